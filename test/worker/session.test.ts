// Signing in, enrolling a phone, tokens, and what is refused at the door.
import { expect, test } from 'vitest'
import { networkOf } from '../../worker/knock.ts'
import { sha256 } from '../../worker/secret.ts'
import { world } from '../world.ts'

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
  const both = await Promise.all(
    [1, 2].map(() => w.anyone().post('/api/enrol', { code, app: 'test' })),
  )
  expect(both.map((answer) => answer.status).sort()).toEqual([200, 403])
  expect(both.find((answer) => answer.status === 403)?.json).toMatchObject({
    error: 'enrolment.code-unknown',
  })
  expect(await w.anyone().post('/api/enrol', { code: 'pde_nothing', app: 'test' })).toMatchObject({
    status: 403,
  })
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
