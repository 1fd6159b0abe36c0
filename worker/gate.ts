// Who may: finds out who asks, in one look-up, and holds a route's permission against them.
// A study that is not the asker's answers like one that never was.
import { sql } from 'drizzle-orm'
import type { Context, MiddlewareHandler } from 'hono'
import { getCookie } from 'hono/cookie'
import { markOf } from '../core/device-mark.ts'
import {
  type Permission,
  roleMay,
  type StudyPermission,
  sendPermissions,
  studyPermissions,
} from '../core/permission.ts'
import { problems, Refusal } from '../core/problem.ts'
import type { Role } from '../core/wire/people.ts'
import type { App } from './env.ts'
import { sha256 } from './secret.ts'
import type { Deed } from './store/audits.ts'
import { first } from './store/db.ts'

export type Actor =
  | { kind: 'nobody' }
  | {
      kind: 'person'
      id: string
      name: string
      isOwner: boolean
      session: string
      signedInAt: string
    }
  | { kind: 'token'; id: string; person: string; name: string; scope: string[] }
  | { kind: 'device'; id: string; label: string; mark: string }

export type StudyRef = {
  id: string
  slug: string
  title: string
  description: string
  zone: string
  language: string
  /** The asker's role in it; a phone has none. */
  role: Role | null
}

type Gate = MiddlewareHandler<App> & { permission: Permission }

/** Every route begins with one: the words that `routeTable` and the matrix test read. */
export function may(permission: Permission): Gate {
  const gate: MiddlewareHandler<App> = async (c, next) => {
    if (permission === 'public') c.set('actor', { kind: 'nobody' })
    else if (permission === 'self' || permission === 'study.create')
      await mustBePerson(c, permission)
    else if (permission in studyPermissions) await mustHold(c, permission as StudyPermission)
    else await mustBeDevice(c, permission)
    await next()
  }
  return Object.assign(gate, { permission })
}

/** Whether whoever passed a study's gate holds this permission too, for answers that tell some more than others. */
export function alsoMay(c: Context<App>, permission: StudyPermission): boolean {
  const { role } = c.var.study
  const { actor } = c.var
  const isInScope = actor.kind !== 'token' || actor.scope.includes(permission)
  return role !== null && isInScope && roleMay(role, permission)
}

/** Who does it and when, for the audit line of a change. */
export function deedOf(c: Context<App>): Deed {
  const actor = c.var.actor
  return {
    study: c.var.study?.id ?? null,
    actorKind: actor.kind === 'nobody' ? 'system' : actor.kind,
    actor: actor.kind === 'nobody' ? '' : actor.kind === 'token' ? actor.person : actor.id,
    at: new Date().toISOString(),
    request: c.var.requestId,
  }
}

/** The person behind a session or a personal API token. */
export function personOf(c: Context<App>): string {
  const actor = c.var.actor
  if (actor.kind === 'person') return actor.id
  if (actor.kind === 'token') return actor.person
  throw new Refusal(problems.signInNeeded({}))
}

const freshMinutes = 10

/** What must not be done from a session that somebody left open, nor by a script. */
export function mustBeFresh(c: Context<App>): void {
  const { actor } = c.var
  const since = actor.kind === 'person' ? Date.parse(actor.signedInAt) : Number.NaN
  if (!(Date.now() - since < freshMinutes * 60_000))
    throw new Refusal(problems.signInStale({ minutes: freshMinutes }))
}

/** `__Host-` wants https; on plain http (localhost only) the same cookie goes without it. */
export function cookieName(c: Context<App>): string {
  return new URL(c.req.url).protocol === 'https:' ? '__Host-pedoman' : 'pedoman'
}

export function bearer(c: Context<App>): string | null {
  const header = c.req.header('authorization')
  return header?.startsWith('Bearer ') ? header.slice(7) : null
}

async function mustBePerson(c: Context<App>, permission: 'self' | 'study.create'): Promise<void> {
  const cookie = getCookie(c, cookieName(c))
  if (!cookie) throw new Refusal(problems.signInNeeded({}))
  const found = await first<{ id: string; name: string; is_owner: number; created_at: string }>(
    c.var.db,
    sql`select p.id, p.name, p.is_owner, s.created_at from sessions s join people p on p.id = s.person_id
      where s.hash = ${await sha256(cookie)} and s.expires_at > ${new Date().toISOString()}`,
  )
  if (!found) throw new Refusal(problems.signInNeeded({}))
  const isOwner = found.is_owner === 1
  if (permission === 'study.create' && !isOwner)
    throw new Refusal(problems.notAllowed({ permission }))
  const { id, name, created_at: signedInAt } = found
  c.set('actor', { kind: 'person', id, name, isOwner, session: cookie, signedInAt })
}

type StudyFound = {
  person: string
  name: string
  is_owner: number
  scope: string | null
  token: string | null
  /** Null of a token. */
  signed_in_at: string | null
  id: string | null
  slug: string
  title: string
  description: string
  zone: string
  language: string
  role: Role | null
}

async function mustHold(c: Context<App>, permission: StudyPermission): Promise<void> {
  const slug = c.req.param('study') ?? ''
  const token = bearer(c)
  const found = token ? await byToken(c, token, slug) : await bySession(c, slug)
  if (!found) throw new Refusal(token ? problems.tokenUnknown({}) : problems.signInNeeded({}))
  const { id, role } = found
  if (id === null || role === null) throw new Refusal(problems.notFound({ what: 'study' }))
  const scope = found.scope?.split(' ') ?? null
  if (!roleMay(role, permission) || (scope && !scope.includes(permission)))
    throw new Refusal(problems.notAllowed({ permission }))
  c.set('study', { ...found, id, role })
  c.set(
    'actor',
    scope
      ? { kind: 'token', id: found.token ?? '', person: found.person, name: found.name, scope }
      : {
          kind: 'person',
          id: found.person,
          name: found.name,
          isOwner: found.is_owner === 1,
          session: '',
          signedInAt: found.signed_in_at ?? '',
        },
  )
}

async function bySession(c: Context<App>, slug: string): Promise<StudyFound | null> {
  const cookie = getCookie(c, cookieName(c))
  if (!cookie) return null
  return first<StudyFound>(
    c.var.db,
    sql`select p.id as person, p.name, p.is_owner, null as scope, null as token, s.created_at as signed_in_at,
        st.id, st.slug, st.title, st.description, st.zone, st.language, m.role
      from sessions s join people p on p.id = s.person_id
      left join studies st on st.slug = ${slug}
      left join members m on m.study_id = st.id and m.person_id = p.id
      where s.hash = ${await sha256(cookie)} and s.expires_at > ${new Date().toISOString()}`,
  )
}

/** A personal API token speaks for its owner in one study, and only as long as the owner is a member. */
async function byToken(c: Context<App>, token: string, slug: string): Promise<StudyFound | null> {
  if (!token.startsWith('pdt_')) return null
  return first<StudyFound>(
    c.var.db,
    sql`select p.id as person, p.name, 0 as is_owner, t.scope, t.id as token, null as signed_in_at,
        st.id, st.slug, st.title, st.description, st.zone, st.language, m.role
      from api_tokens t join people p on p.id = t.person_id
      left join studies st on st.id = t.study_id and st.slug = ${slug}
      left join members m on m.study_id = st.id and m.person_id = p.id
      where t.hash = ${await sha256(token)} and t.revoked_at is null and t.expires_at > ${new Date().toISOString()}`,
  )
}

type DeviceFound = StudyRef & {
  device: string
  label: string
  number: number
  revoked_at: string | null
}

async function mustBeDevice(c: Context<App>, permission: Permission): Promise<void> {
  const token = bearer(c) ?? ''
  const isSending = sendPermissions.includes(permission)
  // Whoever takes in a phone's file sends in its place.
  const isPass = isSending && token.startsWith('pdh_')
  if (!isPass && !token.startsWith('pdd_')) throw new Refusal(problems.tokenUnknown({}))
  const hash = await sha256(token)
  const found = isPass
    ? await byPass(c, hash)
    : (isSending && met.get(hash)) || (await byDevice(c, hash))
  if (!found) throw new Refusal(problems.tokenUnknown({}))
  // A revoked phone may still hand in what it holds: the statement that keeps it asks again, and sets it apart.
  if (found.revoked_at !== null && !isSending) throw new Refusal(problems.deviceRevoked({}))
  const { device: id, label } = found
  c.set('actor', { kind: 'device', id, label, mark: markOf(found.number) })
  c.set('study', found)
}

/**
 * Phones that this isolate has met. Whose a token is never changes, nor its study's zone and language, and sending
 * needs no more; so of a phone that sends one response after another it is asked once.
 */
const met = new Map<string, DeviceFound>()
const metAtMost = 1_000

async function byDevice(c: Context<App>, hash: string): Promise<DeviceFound | null> {
  const found = await first<DeviceFound>(
    c.var.db,
    sql`select ${deviceColumns} from devices d join studies st on st.id = d.study_id where d.hash = ${hash}`,
  )
  if (found) {
    if (met.size >= metAtMost) met.clear()
    met.set(hash, found)
  }
  return found
}

const deviceColumns = sql`d.id as device, d.label, d.number, d.revoked_at,
  st.id, st.slug, st.title, st.description, st.zone, st.language, null as role`

function byPass(c: Context<App>, hash: string): Promise<DeviceFound | null> {
  return first<DeviceFound>(
    c.var.db,
    sql`select ${deviceColumns} from handover_passes h join devices d on d.id = h.device_id
      join studies st on st.id = d.study_id
      where h.hash = ${hash} and h.expires_at > ${new Date().toISOString()}`,
  )
}
