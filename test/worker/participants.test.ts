// Participants are known by code; a name goes in and comes out of one route only.
import { expect, test } from 'vitest'
import { world } from '../world.ts'

const person = (code: string, name: string | null) => ({
  code,
  role: 'anggota',
  case: null,
  attributes: { age: '41' },
  identity: name === null ? null : { name, alsoCalled: [] },
})

test('a name is read from the identity list and from nowhere else', async () => {
  const w = await world()
  const lead = w.as('supervisor')
  expect((await lead.post('/participants', person('P-001', 'Wulandari Contoh'))).status).toBe(201)
  expect((await lead.get('/participants')).text).not.toContain('Wulandari')
  expect((await lead.get('/identities')).json).toMatchObject({
    rows: [{ code: 'P-001', name: 'Wulandari Contoh' }],
  })
  expect((await w.as('researcher').get('/identities')).status).toBe(403)
  expect((await lead.get('/audit')).text).not.toContain('Wulandari')
})

test('a taken code is refused and keeps its first name', async () => {
  const w = await world()
  const lead = w.as('supervisor')
  await lead.post('/participants', person('P-001', 'Satu Contoh'))
  expect(await lead.post('/participants', person('P-001', 'Dua Contoh'))).toMatchObject({
    status: 409,
    json: { error: 'name.taken' },
  })
  expect((await lead.get('/identities')).json).toMatchObject({ rows: [{ name: 'Satu Contoh' }] })
  await lead.post('/participants', person('P-002', null))
  await lead.post('/participants', person('P-002', 'Tiga Contoh'))
  expect(((await lead.get('/identities')).json as { rows: unknown[] }).rows).toHaveLength(1)
})

test('the newest consent that is not withdrawn is in force', async () => {
  const w = await world()
  const lead = w.as('supervisor')
  await lead.post('/participants', person('P-001', null))
  const give = (id: string, givenAt: string, scopes: string[]) =>
    lead.post('/participants/P-001/consents', {
      id,
      textVersion: '1',
      scopes,
      how: 'signed',
      givenAt,
    })
  const [a, b] = [crypto.randomUUID(), crypto.randomUUID()]
  expect((await give(a, '2026-01-01T00:00:00Z', ['record'])).status).toBe(201)
  expect((await give(a, '2026-01-01T00:00:00Z', ['record'])).status).toBe(200)
  expect((await give(a, '2026-01-01T00:00:00Z', ['share'])).status).toBe(409)
  await give(b, '2026-02-01T00:00:00Z', ['record', 'quote'])
  const inForce = async () =>
    ((await lead.get('/participants')).json as { rows: { consent: { id: string } | null }[] })
      .rows[0]?.consent?.id ?? null
  expect(await inForce()).toBe(b)
  await lead.post(`/consents/${b}/withdraw`, {})
  expect(await inForce()).toBe(a)
  expect((await lead.post(`/consents/${crypto.randomUUID()}/withdraw`, {})).status).toBe(404)
})

test('a list is walked page by page, each row once', async () => {
  const w = await world()
  const lead = w.as('supervisor')
  for (let n = 10; n < 17; n++) await lead.post('/participants', person(`P-${n}`, null))
  const seen: string[] = []
  let after = ''
  for (;;) {
    const page = (await lead.get(`/participants?limit=3${after}`)).json as {
      rows: { code: string }[]
      next: string | null
    }
    seen.push(...page.rows.map((row) => row.code))
    if (page.next === null) break
    after = `&after=${page.next}`
  }
  expect(seen).toEqual(['P-10', 'P-11', 'P-12', 'P-13', 'P-14', 'P-15', 'P-16'])
  expect(await lead.get('/participants?after=rubbish!')).toMatchObject({
    status: 400,
    json: { error: 'request.malformed' },
  })
})
