// Signing in, enrolling a phone, tokens, and what is refused at the door.
import { expect, test } from 'vitest'
import type { FieldKit } from '../../core/wire/field.ts'
import type { Device } from '../../core/wire/people.ts'
import { networkOf } from '../../worker/knock.ts'
import { newSecret, sha256 } from '../../worker/secret.ts'
import { client } from '../client.ts'
import { world } from '../world.ts'

const asking = async (code: string, token: string) => ({
  code,
  tokenHash: await sha256(token),
  app: 'test',
})

test('a sign-in link works once', async () => {
  const w = await world()
  const invited = await w.as('owner').post('/members', { name: 'Tari', role: 'coder' })
  expect(invited.status).toBe(201)
  const code = (invited.json as { link: string }).link.split('#c=')[1]
  const first = await w.anyone().post('/api/sign-in', { code })
  expect(first).toMatchObject({ status: 200, json: { name: 'Tari' } })
  const cookie = first.headers.get('set-cookie') ?? ''
  expect(cookie).toMatch(/HttpOnly/)
  expect(cookie).toMatch(/SameSite=Strict/)
  expect(await w.anyone().post('/api/sign-in', { code })).toMatchObject({
    status: 403,
    json: { error: 'sign-in.code-unknown' },
  })
})

test('of two phones with one code, one is enrolled and the other refused', async () => {
  const w = await world()
  const { code } = (await w.as('supervisor').post('/enrolments', { label: 'Telepon satu' }))
    .json as { code: string }
  const enrol = async (by: string, token: string) =>
    w.anyone().post('/api/enrol', await asking(by, token))
  const both = await Promise.all(['pdd_one', 'pdd_two'].map((token) => enrol(code, token)))
  expect(both.map((answer) => answer.status).sort()).toEqual([200, 403])
  expect(both.find((answer) => answer.status === 403)?.json).toMatchObject({
    error: 'enrolment.code-unknown',
  })
  expect(await enrol('pde_nothing', 'pdd_one')).toMatchObject({ status: 403 })
})

test('a phone whose enrolment was answered into the void asks again and is the same phone; nobody else is', async () => {
  const w = await world()
  const lead = w.as('supervisor')
  const invite = async () =>
    ((await lead.post('/enrolments', { label: 'Telepon satu' })).json as { code: string }).code
  const code = await invite()
  const token = newSecret('pdd')
  const enrol = async (by: string, own: string) =>
    w.anyone().post('/api/enrol', await asking(by, own))
  const devices = async () => ((await lead.get('/devices')).json as { rows: Device[] }).rows
  const twins = await Promise.all([enrol(code, token), enrol(code, token)])
  const again = await enrol(code, token)
  expect(twins.map(({ json }) => json)).toEqual([again.json, again.json])
  expect(again.status).toBe(200)
  const lines = (await lead.get('/audit')).text.match(/"verb":"enrol"/g)
  expect([(await devices()).length, lines?.length]).toEqual([1, 1])
  // The code with another phone's token, and this phone's token with a code that is not its own.
  expect((await enrol(code, newSecret('pdd'))).status).toBe(403)
  const fresh = await invite()
  expect((await enrol(fresh, token)).status).toBe(403)
  expect((await enrol(fresh, newSecret('pdd'))).status).toBe(200)
  const { id } = (again.json as { device: { id: string } }).device
  await lead.post(`/devices/${id}/revoke`, {})
  expect((await enrol(code, token)).status).toBe(403)
})

test('a phone has the kit with its enrolment, as it would fetch it', async () => {
  const w = await world()
  await w.as('supervisor').post('/cases', { code: 'KUBE-1', label: 'KUBE Satu', attributes: {} })
  const { code } = (await w.as('supervisor').post('/enrolments', { label: 'Telepon satu' }))
    .json as { code: string }
  const token = newSecret('pdd')
  const enrolled = await w.anyone().post('/api/enrol', await asking(code, token))
  const { kit, tag } = enrolled.json as { kit: FieldKit; tag: string }
  expect(kit.cases).toMatchObject([{ code: 'KUBE-1' }])
  const authorization = `Bearer ${token}`
  const bare = client(w.local.mf, '/api/field', async () => ({ authorization }))
  const fetched = await bare.get('/kit')
  expect([kit, tag]).toEqual([fetched.json, fetched.headers.get('etag')])
})

test('no token can be read back out of the database', async () => {
  const w = await world()
  const expiresAt = new Date(Date.now() + 86_400_000).toISOString()
  const minted = await w
    .as('supervisor')
    .post('/tokens', { name: 'R', scope: 'dataset.export', expiresAt })
  const { token } = minted.json as { token: string }
  const row = await w.db
    .prepare('select * from api_tokens where hash = ?')
    .bind(await sha256(token))
    .first()
  expect(JSON.stringify(row)).not.toContain(token)
})

test('an API token does what its scope says, in its study, and no more', async () => {
  const w = await world()
  const expiresAt = new Date(Date.now() + 86_400_000).toISOString()
  const minted = await w
    .as('supervisor')
    .post('/tokens', { name: 'R', scope: 'participant.read', expiresAt })
  const { token } = minted.json as { token: string }
  expect((await w.bearer(token).get('/participants')).status).toBe(200)
  expect(await w.bearer(token).get('/responses')).toMatchObject({
    status: 403,
    json: { error: 'permission.missing' },
  })
  expect(
    await w.as('supervisor').post('/tokens', { name: 'R', scope: 'member.invite', expiresAt }),
  ).toMatchObject({ status: 403 })
})

test('signing out ends the session', async () => {
  const w = await world()
  const coder = w.as('coder')
  expect((await coder.get('')).status).toBe(200)
  expect((await coder.raw('DELETE', '/api/session')).status).toBe(200)
  expect(await coder.get('')).toMatchObject({ status: 401, json: { error: 'sign-in.needed' } })
})

test('a write from a foreign page is refused even with the right cookie', async () => {
  const w = await world()
  const stranger = w.as('owner', { origin: 'https://elsewhere.example' })
  expect(await stranger.post('/cases', { code: 'K', label: 'K', attributes: {} })).toMatchObject({
    status: 403,
    json: { error: 'origin.foreign' },
  })
})

test('every answer of the API is never stored and names its request', async () => {
  const w = await world()
  for (const answer of [await w.as('coder').get(''), await w.as('coder').get('/nothing-here')]) {
    expect(answer.headers.get('cache-control')).toBe('no-store')
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
    expect(answer.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/)
  }
})

test('guesses are counted by network: a /64 of IPv6, a /24 of IPv4', () => {
  expect(networkOf('2001:db8:1:2:3:4:5:6')).toBe(networkOf('2001:0db8:1:2:ffff::1'))
  expect(networkOf('2001:db8::1')).toBe(networkOf('2001:db8:0:0:9::9'))
  expect(networkOf('203.0.113.7')).toBe('203.0.113')
})

test('phones of a study get their letters in the order of enrolment, and the kit carries them', async () => {
  const w = await world()
  const phones = [await w.device(), await w.device('Telepon kedua')]
  const other = await w.device('Telepon lain', w.other)
  const marks = await Promise.all(
    [...phones, other].map(
      async (phone) => ((await phone.get('/kit')).json as FieldKit).device.mark,
    ),
  )
  expect(marks).toEqual(['A', 'B', 'A'])
  // Two that come in the same moment are told apart all the same.
  const more = await Promise.all([1, 2, 3, 4].map((n) => w.device(`Telepon ${n}`)))
  expect(new Set(more.map(({ id }) => id)).size).toBe(4)
  const { rows } = (await w.as('supervisor').get('/devices')).json as { rows: Device[] }
  expect(rows.map(({ mark }) => mark).sort()).toEqual(['A', 'B', 'C', 'D', 'E', 'F'])
})

test('a phone tells how it stands, and a clock that is a year wrong is seen', async () => {
  const w = await world()
  const phone = await w.device()
  const now = new Date(Date.now() + 365 * 86_400_000).toISOString()
  const told = {
    unsent: 7,
    drafts: 2,
    oldestUnsentAt: '2026-11-20T01:00:00.000Z',
    freeBytes: 1_000,
    isKept: false,
    app: 'field 9',
    now,
  }
  const held = {
    id: crypto.randomUUID(),
    version: 'a'.repeat(64),
    participant: 'P-001',
    case: null,
    finalisedAt: '2026-11-20T01:00:00.000Z',
    state: 'refused',
    filesHeld: 1,
    files: 2,
    bytesLeft: 3_000,
    problem: { code: 'answer.required', details: { question: 'seen' } },
  }
  expect((await phone.post('/heartbeat', { ...told, holding: [held] })).status).toBe(200)
  const holding = async (study = w.study) => {
    const lead = w.as('owner')
    return (await lead.get(`/api/studies/${study}/devices/${phone.id}/holding`)).json
  }
  expect(await holding()).toEqual({ rows: [held] })
  expect(await holding(w.other)).toMatchObject({ error: 'thing.unknown' })
  const listed = async () =>
    ((await w.as('supervisor').get('/devices')).json as { rows: Device[] }).rows[0]
  const { now: _, ...shown } = told
  expect(await listed()).toMatchObject({ ...shown, was: null, lost: 0, mark: 'A' })
  expect(Math.round(((await listed())?.skewMs ?? 0) / 86_400_000)).toBe(365)
  // An earlier app tells less; what it does not tell is unknown again.
  await phone.post('/heartbeat', { unsent: 1, app: 'field 1' })
  expect(await holding()).toEqual({ rows: [] })
  expect(await listed()).toMatchObject({ unsent: 1, freeBytes: null, isKept: null, skewMs: null })
})

test('a phone whose storage was erased is known again, and what it held is told as lost', async () => {
  const w = await world()
  const before = await w.device('Telepon Rina')
  await before.post('/heartbeat', { unsent: 3, app: 'x' })
  const enrol = async (was: string | null | undefined, cookie?: string) => {
    const invited = await w.as('supervisor').post('/enrolments', { label: 'Telepon Rina lagi' })
    const { code } = invited.json as { code: string }
    const body = JSON.stringify({ ...(await asking(code, newSecret('pdd'))), was })
    const more = { 'content-type': 'application/json', ...(cookie && { cookie }) }
    return w.anyone().raw('POST', '/api/enrol', body, more)
  }
  expect((await enrol(before.id)).json).toMatchObject({ lost: 3 })
  const { rows } = (await w.as('supervisor').get('/devices')).json as { rows: Device[] }
  expect(rows[0]).toMatchObject({ lost: 3, was: { label: 'Telepon Rina', mark: 'A' } })
  // With nothing left on the phone, the server's own cookie remembers; a phone that is whole has lost nothing.
  expect((await enrol(null, `pedoman-phone=${before.id}`)).json).toMatchObject({ lost: 3 })
  expect((await enrol(undefined, `pedoman-phone=${before.id}`)).json).toMatchObject({ lost: 0 })
  expect((await enrol(null)).json).toMatchObject({ lost: 0 })
  const stranger = await w.device('Telepon lain', w.other)
  await stranger.post('/heartbeat', { unsent: 9, app: 'x' })
  expect((await enrol(stranger.id)).json).toMatchObject({ lost: 0 })
})
