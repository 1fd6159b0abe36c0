// The whole matrix of who may do what: every route × every kind of asker × the own, another and no study at all.
// What is expected follows from the route's permission word and core/permission.ts, so a new route is held at once.
import { expect, test } from 'vitest'
import {
  devicePermissions,
  openPermissions,
  roleMay,
  type StudyPermission,
  sendPermissions,
  studyPermissions,
} from '../../core/permission.ts'
import { routeTable } from '../../worker/index.ts'
import { newSecret, sha256 } from '../../worker/secret.ts'
import { type Answer, type Client, client, origin } from '../client.ts'
import { insert } from '../insert.ts'
import { type Person, people } from '../people.ts'
import { type World, world } from '../world.ts'

type Route = ReturnType<typeof routeTable>[number]
/** What the gate says, told by the code of the refusal; behind the gate anything but a fault may happen. */
type Verdict = 'through' | 'unknown' | 'forbidden' | 'no study'
type Asker = { name: string; client: Client; kind: Kind }
type Kind =
  | { kind: 'nobody' }
  | { kind: 'person'; person: Person }
  | { kind: 'device'; isRevoked: boolean }
  | { kind: 'token'; scope: StudyPermission }
type Where = 'own' | 'other' | 'missing'

// Signing out ends the sessions that the other routes are asked with, so it comes last.
const routes = routeTable().sort((a, b) => Number(isSignOut(a)) - Number(isSignOut(b)))

function isSignOut({ method, path }: Route): boolean {
  return (method === 'DELETE' && path === '/api/session') || path === '/api/field/sign-out'
}

test('every route names a permission that is known', () => {
  const known: string[] = [
    ...Object.keys(studyPermissions),
    ...devicePermissions,
    ...openPermissions,
  ]
  expect(routes.length).toBeGreaterThan(30)
  expect(routes.filter(({ permission }) => !permission || !known.includes(permission))).toEqual([])
})

test('a study permission is asked of routes below a study, and only of those', () => {
  const misplaced = routes.filter(
    ({ path, permission }) =>
      path.startsWith('/api/studies/:study') !== (permission ?? '') in studyPermissions,
  )
  expect(misplaced).toEqual([])
})

test('each asker gets through where the permission says so, and nowhere else', async () => {
  const w = await world()
  const wrong: string[] = []
  for (const route of routes) {
    const askers = await askersOf(w, route)
    const places = route.path.includes(':study')
      ? (['own', 'other', 'missing'] as const)
      : (['own'] as const)
    // None of these requests changes anything, so they need not wait for each other.
    await Promise.all(
      places.flatMap((where) =>
        askers.map(async (asker) => {
          const answer = await ask(asker.client, route, slugOf(w, where))
          const expected = expectedOf(route.permission ?? '', asker.kind, where)
          const verdict = verdictOf(answer)
          if (verdict !== expected || answer.status >= 500)
            wrong.push(
              `${asker.name}, ${where} study: ${route.method} ${route.path}: ${verdict} (${answer.status}), not ${expected}`,
            )
        }),
      ),
    )
  }
  expect(wrong).toEqual([])
}, 120_000)

test('another study and one that never was are answered alike, byte for byte', async () => {
  const w = await world()
  const differing: string[] = []
  for (const route of routes.filter(({ path }) => path.includes(':study'))) {
    const [other, missing] = [
      await ask(w.as('owner'), route, w.other),
      await ask(w.as('owner'), route, 'never-was'),
    ]
    if (bare(other) !== bare(missing))
      differing.push(`${route.method} ${route.path}: ${bare(other)} / ${bare(missing)}`)
  }
  expect(differing).toEqual([])
}, 60_000)

test('a thing of another study and one that never was are answered alike', async () => {
  const w = await world()
  const theirs = w.as('outsider')
  const below = `/api/studies/${w.other}`
  const phone = await w.device('Telepon lain', w.other)
  const source = crypto.randomUUID()
  const code = crypto.randomUUID()
  const memo = crypto.randomUUID()
  const made = [
    await theirs.post(`${below}/sources`, {
      id: source,
      title: 'Catatan',
      technique: 'document',
      participant: null,
      role: 'dokumen',
      case: null,
      occurredOn: null,
      origin: null,
      version: null,
      file: null,
      text: 'Kata-kata studi lain.',
      blocks: null,
    }),
    await theirs.put(`${below}/codes/${code}`, {
      name: 'lain',
      label: 'Lain',
      parent: null,
      definition: '',
      include: '',
      exclude: '',
      example: '',
      hue: 1,
      position: 0,
    }),
    await theirs.put(`${below}/memos/${memo}`, {
      target: { kind: 'source', id: source },
      kind: 'analytic',
      text: 'Memo studi lain.',
      private: false,
    }),
  ]
  expect(made.map(({ status, json }) => ({ status, ...(status >= 300 ? { json } : {}) }))).toEqual([
    { status: 201 },
    { status: 201 },
    { status: 201 },
  ])
  const asked: [string, string, string][] = [
    ['GET', '/sources/:id', source],
    ['GET', '/sources/:id/codings', source],
    ['GET', '/codes/:id/segments', code],
    ['POST', '/codes/:id/retire', code],
    ['DELETE', '/memos/:id', memo],
    ['POST', '/devices/:id/revoke', phone.id],
  ]
  const owner = w.as('owner')
  for (const [method, path, id] of asked) {
    const other = await owner.raw(method, path.replace(':id', id))
    const never = await owner.raw(method, path.replace(':id', crypto.randomUUID()))
    expect(bare(other), `${method} ${path}`).toBe(bare(never))
    expect(other.text).not.toContain('lain')
  }
})

test('every write from a foreign page is refused before anything else is asked', async () => {
  const w = await world()
  const writes = routes.filter(({ method }) => method !== 'GET' && method !== 'HEAD')
  for (const route of writes) {
    const answer = await ask(w.as('owner', { origin: 'https://elsewhere.example' }), route, w.study)
    expect(answer, `${route.method} ${route.path}`).toMatchObject({
      status: 403,
      json: { error: 'origin.foreign' },
    })
  }
})

function expectedOf(permission: string, asker: Kind, where: Where): Verdict {
  if (permission === 'public') return 'through'
  if (permission === 'self') return asker.kind === 'person' ? 'through' : 'unknown'
  if (permission === 'study.create') {
    if (asker.kind !== 'person') return 'unknown'
    return people[asker.person].isOwner ? 'through' : 'forbidden'
  }
  if ((devicePermissions as readonly string[]).includes(permission)) {
    if (asker.kind !== 'device') return 'unknown'
    // What a lost phone still holds is let in, to quarantine; it reads nothing more.
    const isSending = (sendPermissions as readonly string[]).includes(permission)
    return asker.isRevoked && !isSending ? 'forbidden' : 'through'
  }
  if (asker.kind === 'nobody' || asker.kind === 'device') return 'unknown'
  const home = asker.kind === 'person' && asker.person === 'outsider' ? 'other' : 'own'
  if (where !== home) return 'no study'
  if (asker.kind === 'token') return asker.scope === permission ? 'through' : 'forbidden'
  return roleMay(people[asker.person].role, permission as StudyPermission) ? 'through' : 'forbidden'
}

function verdictOf({ status, json }: Answer): Verdict {
  const { error, details } = (json ?? {}) as { error?: string; details?: { what?: string } }
  if (status === 401) return 'unknown'
  if (error === 'permission.missing' || error === 'device.revoked') return 'forbidden'
  if (status === 404 && details?.what === 'study') return 'no study'
  return 'through'
}

const phones = new WeakMap<World, Promise<Asker[]>>()

async function askersOf(w: World, { permission }: Route): Promise<Asker[]> {
  const cached = phones.get(w) ?? withPhones(w)
  phones.set(w, cached)
  const persons = (Object.keys(people) as Person[]).map(
    (person): Asker => ({ name: person, client: w.as(person), kind: { kind: 'person', person } }),
  )
  const scopes = Object.keys(studyPermissions) as StudyPermission[]
  const fitting = scopes.find((scope) => scope === permission)
  const unfitting = scopes.find((scope) => scope !== permission) ?? 'study.read'
  return [
    { name: 'anybody', client: w.anyone(), kind: { kind: 'nobody' } },
    ...persons,
    ...(await cached),
    ...(fitting ? [await tokenHolder(w, fitting)] : []),
    await tokenHolder(w, unfitting),
  ]
}

async function withPhones(w: World): Promise<Asker[]> {
  const revoked = await w.device('hilang')
  await w.as('supervisor').post(`/devices/${revoked.id}/revoke`, {})
  const expired = newSecret('pds')
  await w.db
    .prepare('insert into sessions (hash, person_id, created_at, expires_at) values (?, ?, ?, ?)')
    .bind(
      await sha256(expired),
      w.personId('owner'),
      '2026-01-01T00:00:00.000Z',
      '2026-01-08T00:00:00.000Z',
    )
    .run()
  const { mf } = w.local
  return [
    {
      name: 'an expired session',
      client: client(mf, '', async () => ({ origin, cookie: `pedoman=${expired}` })),
      kind: { kind: 'nobody' },
    },
    { name: 'a phone', client: await w.device(), kind: { kind: 'device', isRevoked: false } },
    { name: 'a revoked phone', client: revoked, kind: { kind: 'device', isRevoked: true } },
    {
      name: 'a phone of the other study',
      client: await w.device('lain', w.other),
      kind: { kind: 'device', isRevoked: false },
    },
  ]
}

const holders = new WeakMap<World, Map<StudyPermission, Promise<Asker>>>()

function tokenHolder(w: World, scope: StudyPermission): Promise<Asker> {
  const known = holders.get(w) ?? new Map<StudyPermission, Promise<Asker>>()
  holders.set(w, known)
  const holder = known.get(scope) ?? newHolder(w, scope)
  known.set(scope, holder)
  return holder
}

async function newHolder(w: World, scope: StudyPermission): Promise<Asker> {
  const token = newSecret('pdt')
  await w.db.exec(
    insert('api_tokens (hash, id, study_id, person_id, name, scope, expires_at)', [
      await sha256(token),
      crypto.randomUUID(),
      w.study,
      w.personId('owner'),
      'test',
      scope,
      '2099-01-01T00:00:00.000Z',
    ]),
  )
  return { name: `a token for ${scope}`, client: w.bearer(token), kind: { kind: 'token', scope } }
}

function slugOf(w: World, where: Where): string {
  return { own: w.study, other: w.other, missing: 'never-was' }[where]
}

/** With an empty body: what comes through the gate is refused for its shape or finds nothing, and changes nothing. */
function ask(asker: Client, { method, path }: Route, study: string): Promise<Answer> {
  const full = path
    .replace(':study', study)
    .replace(':hash', '0'.repeat(64))
    .replace(':code', 'P-404')
    .replaceAll(/:(id|evidence|query|message)/g, () => crypto.randomUUID())
  return method === 'GET' || method === 'DELETE'
    ? asker.raw(method, full)
    : asker.raw(method, full, '{}', { 'content-type': 'application/json' })
}

/** An answer without what is its own in every request. */
function bare({ status, text, headers }: Answer): string {
  const names = [...headers.keys()].filter(
    (name) => !name.startsWith('x-rows') && name !== 'x-queries',
  )
  return `${status} ${names.sort().join(' ')} ${text.replace(/"requestId":"[^"]*"/, '')}`
}
