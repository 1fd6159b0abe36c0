// Phones: enrolled once with a code, known by the hash of their token, revoked at once when lost.
import { type SQL, sql } from 'drizzle-orm'
import { markOf } from '../../core/device-mark.ts'
import type { FieldKit, Heartbeat, Holding, Study } from '../../core/wire/field.ts'
import type { Device } from '../../core/wire/people.ts'
import { type Deed, logged } from './audits.ts'
import { type Db, first, rows, together } from './db.ts'
import { goOnAs } from './same-phone.ts'

export async function inviteDevice(
  db: Db,
  deed: Deed,
  invite: { study: string; codeHash: string; label: string; expiresAt: string },
): Promise<void> {
  await together(db, [
    db.run(sql`insert into enrolment_codes (hash, study_id, person_id, label, expires_at)
      values (${invite.codeHash}, ${invite.study}, ${deed.actor}, ${invite.label}, ${invite.expiresAt})`),
    logged(db, deed, 'invite', 'device', null),
  ])
}

export type EnrolledDevice = {
  phone: FieldKit['device']
  study: Study & { id: string }
  /** How many responses the phone held when its storage was erased, which the server never received. */
  lost: number
}

/**
 * Turns a code into a device. The device is inserted only while the code is unused, and the code is marked used only
 * if that device came to be: of two phones with one code, one is enrolled and the other refused. The phone that was
 * enrolled with a code, known by its token's hash, is told so again however often it asks: its answer may have been lost.
 */
export async function enrolDevice(
  db: Db,
  deed: Deed,
  enrolment: {
    id: string
    codeHash: string
    tokenHash: string
    app: string
    /** The phone says that it was this one before its storage was erased. */
    was: string | null
    /** Of the token that it has until now: proof that it is this one, and whole. */
    beforeHash: string | null
  },
): Promise<EnrolledDevice | null> {
  const { id, codeHash, tokenHash, app, was, beforeHash } = enrolment
  await together(db, [
    db.run(sql`insert into devices (id, study_id, hash, label, enrolled_by, enrolled_at, app, number, was, lost)
      select ${id}, c.study_id, ${tokenHash}, c.label, c.person_id, ${deed.at}, ${app},
        (select coalesce(max(d.number), 0) + 1 from devices d where d.study_id = c.study_id), w.id, iif(w.hash = ${beforeHash}, 0, coalesce(w.unsent, 0))
      from enrolment_codes c left join devices w on w.study_id = c.study_id
        and iif(${beforeHash} is null, w.id = ${was}, w.hash = ${beforeHash})
      where c.hash = ${codeHash} and c.used_at is null and c.expires_at > ${deed.at} on conflict (hash) do nothing`),
    db.run(sql`insert into audits (study_id, at, actor_kind, actor_id, verb, what, object_id, details, request_id)
      select study_id, ${deed.at}, 'device', id, 'enrol', 'device', id, '{}', ${deed.request} from devices where id = ${id}`),
    db.run(sql`update enrolment_codes set used_at = ${deed.at}, device_id = ${id}
      where hash = ${codeHash} and exists (select 1 from devices where id = ${id})`),
    ...goOnAs(db, deed, id, beforeHash),
  ])
  const found = await first<
    Study & { study: string; device: string; label: string; number: number; lost: number }
  >(
    db,
    sql`select s.id as study, s.slug, s.title, s.description, s.zone, s.language, d.id as device, d.label, d.number, d.lost
      from enrolment_codes c join devices d on d.id = c.device_id join studies s on s.id = d.study_id
      where c.hash = ${codeHash} and d.hash = ${tokenHash} and d.revoked_at is null`,
  )
  if (!found) return null
  const { device, label, number, lost, study, ...about } = found
  return {
    phone: { id: device, label, mark: markOf(number) },
    study: { id: study, ...about },
    lost,
  }
}

type Row = Omit<Device, 'mark' | 'isKept' | 'was'> & {
  number: number
  isKept: number | null
  wasLabel: string | null
  wasNumber: number | null
}

export async function listDevices(db: Db, study: string, now: string): Promise<Device[]> {
  const found = await rows<Row>(
    db,
    sql`select d.id, d.label, d.number, d.enrolled_at as enrolledAt, d.seen_at as seenAt, d.revoked_at as revokedAt,
        d.signed_out_at as signedOutAt,
        d.app, d.unsent, d.oldest_unsent_at as oldestUnsentAt, d.drafts, d.free_bytes as freeBytes, d.is_kept as isKept,
        d.skew_ms as skewMs, d.lost, w.label as wasLabel, w.number as wasNumber, ${worry(now)} as worry
      from devices d left join devices w on w.id = d.was
      where d.study_id = ${study} and d.import_id is null order by d.enrolled_at desc limit 500`,
  )
  return found.map(({ number, isKept, wasLabel, wasNumber, ...device }) => ({
    ...device,
    mark: markOf(number),
    isKept: isKept === null ? null : isKept === 1,
    was: wasLabel === null ? null : { label: wasLabel, mark: markOf(wasNumber ?? 0) },
  }))
}

const unsentDays = 3
const silentDays = 7

/** Why device `d` should be looked after, or null. One that was enrolled again as another is looked after as that. */
export function worry(now: string): SQL {
  const ago = (days: number) => new Date(Date.parse(now) - days * 86_400_000).toISOString()
  return sql`case
    when d.revoked_at is not null or d.signed_out_at is not null
      or exists (select 1 from devices n where n.study_id = d.study_id and n.was = d.id) then null
    when d.lost > 0 and d.enrolled_at > ${ago(silentDays)} then 'lost'
    when coalesce(d.seen_at, d.enrolled_at) < ${ago(silentDays)} then 'silent'
    when d.unsent > 0 and coalesce(d.oldest_unsent_at, d.seen_at) < ${ago(unsentDays)} then 'unsent' end`
}

/** False when there is no such phone in the study. Revoking twice keeps the first time. */
export async function revokeDevice(
  db: Db,
  deed: Deed,
  study: string,
  id: string,
): Promise<boolean> {
  await together(db, [
    db.run(sql`update devices set revoked_at = ${deed.at}
      where id = ${id} and study_id = ${study} and revoked_at is null`),
    logged(db, deed, 'revoke', 'device', id),
  ])
  return (
    (await first(db, sql`select id from devices where id = ${id} and study_id = ${study}`)) !== null
  )
}

/** Whoever carried it has wiped it: the token is dead, and its hash makes room. */
export async function signOutDevice(db: Db, deed: Deed, id: string): Promise<void> {
  await together(db, [
    db.run(sql`update devices set signed_out_at = ${deed.at}, hash = 'signed out ' || id, unsent = 0, holding = '[]'
      where id = ${id} and signed_out_at is null`),
    logged(db, deed, 'sign-out', 'device', id),
  ])
}

/** A sign of life. Not a change anybody made, so it leaves no audit line. What an earlier app does not tell is unknown. */
export async function sawDevice(db: Db, id: string, at: string, told: Heartbeat): Promise<void> {
  const { unsent, app, drafts = 0, oldestUnsentAt = null, freeBytes = null, isKept } = told
  const { holding = [] } = told
  const skewMs = told.now === undefined ? null : Date.parse(told.now) - Date.parse(at)
  await db.run(
    sql`update devices set seen_at = ${at}, unsent = ${unsent}, app = ${app}, drafts = ${drafts},
      oldest_unsent_at = ${oldestUnsentAt}, free_bytes = ${freeBytes},
      is_kept = ${isKept === undefined ? null : Number(isKept)}, skew_ms = ${skewMs},
      holding = ${JSON.stringify(holding)} where id = ${id}`,
  )
}

/** What the phone told that it still holds; null when there is no such phone in the study. */
export async function holdingOf(db: Db, study: string, id: string): Promise<Holding[] | null> {
  const found = await first<{ holding: string }>(
    db,
    sql`select holding from devices where id = ${id} and study_id = ${study}`,
  )
  return found && JSON.parse(found.holding)
}

/** False when there is no such phone in the study. A phone that was revoked or signed out may have handed a file over before. */
export async function passFor(
  db: Db,
  deed: Deed,
  study: string,
  id: string,
  pass: { hash: string; expiresAt: string },
): Promise<boolean> {
  const [made] = await together(db, [
    db.run(sql`insert into handover_passes (hash, device_id, person_id, expires_at)
      select ${pass.hash}, id, ${deed.actor}, ${pass.expiresAt} from devices where id = ${id} and study_id = ${study}`),
    logged(db, deed, 'take-in', 'device', id),
  ])
  return made === true
}
