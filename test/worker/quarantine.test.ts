// What came from a phone that is not trusted any more, or about somebody whose consent is missing, has a way out.
import { expect, test } from 'vitest'
import type { ResponseDetail } from '../../core/wire/field.ts'
import { filled, smallGuide } from '../small.ts'
import { type World, world } from '../world.ts'

async function ready() {
  const w = await world()
  const lead = w.as('supervisor')
  const published = await lead.post('/instruments', smallGuide)
  const { hash: version } = published.json as { hash: string }
  const role = { role: 'anggota', case: null, attributes: {}, identity: null }
  await lead.post('/participants', { code: 'P-001', ...role })
  return { w, lead, version, phone: await w.device() }
}

async function consents(w: World): Promise<string> {
  const id = crypto.randomUUID()
  const given = await w.as('supervisor').post('/participants/P-001/consents', {
    id,
    textVersion: '1',
    scopes: ['archive'],
    how: 'signed',
    givenAt: '2026-11-01T00:00:00Z',
  })
  expect(given.status).toBe(201)
  return id
}

const source = async (w: World, id: string) => (await w.as('coder').get(`/sources/${id}`)).status
const detail = async (w: World, id: string) =>
  (await w.as('supervisor').get(`/responses/${id}`)).json as ResponseDetail

test('a response without consent is released once the consent is there, and becomes a source like any other', async () => {
  const { w, lead, version, phone } = await ready()
  const one = filled(version)
  expect((await phone.put(`/responses/${one.id}`, one)).json).toMatchObject({
    state: 'quarantined',
  })
  expect(await lead.post(`/responses/${one.id}/release`, {})).toMatchObject({
    status: 409,
    json: { error: 'consent.missing' },
  })
  expect(await source(w, one.id)).toBe(404)
  await consents(w)
  expect((await lead.post(`/responses/${one.id}/release`, {})).status).toBe(200)
  expect(await source(w, one.id)).toBe(200)
  expect(await detail(w, one.id)).toMatchObject({ state: 'received', note: '', source: one.id })
  // Released once is released; the phone that asks again has had it all along.
  expect((await lead.post(`/responses/${one.id}/release`, {})).status).toBe(404)
  expect((await phone.put(`/responses/${one.id}`, one)).json).toMatchObject({
    outcome: 'had',
    state: 'received',
  })
  const { results } = await w.db
    .prepare("select verb from audits where object_id = ? and what = 'response' order by id")
    .bind(one.id)
    .all()
  expect(results).toEqual([{ verb: 'keep' }, { verb: 'release' }])
})

test('what fifty unsent responses a revoked phone held is kept apart, released or rejected with a reason', async () => {
  const { w, lead, version, phone } = await ready()
  await consents(w)
  await lead.post(`/devices/${phone.id}/revoke`, {})
  const all = Array.from({ length: 50 }, () => filled(version))
  const sent = await phone.post('/responses', { responses: all })
  const { receipts } = sent.json as { receipts: { state: string }[] }
  expect(receipts.filter(({ state }) => state === 'quarantined')).toHaveLength(50)
  const [one, two] = all as [(typeof all)[0], (typeof all)[0]]
  expect((await lead.post(`/responses/${two.id}/reject`, { reason: '  ' })).status).toBe(400)
  expect((await lead.post(`/responses/${two.id}/reject`, { reason: 'Ganda' })).status).toBe(200)
  expect(await detail(w, two.id)).toMatchObject({ state: 'quarantined', note: 'Ganda' })
  expect((await detail(w, two.id)).rejectedAt).not.toBe(null)
  expect((await lead.post(`/responses/${one.id}/release`, {})).status).toBe(200)
  expect([await source(w, one.id), await source(w, two.id)]).toEqual([200, 404])
  // A rejection can be taken back.
  expect((await lead.post(`/responses/${two.id}/release`, {})).status).toBe(200)
  expect((await detail(w, two.id)).rejectedAt).toBe(null)
})

test('two supervisors who release at once make one source', async () => {
  const { w, lead, version, phone } = await ready()
  const one = filled(version)
  await phone.put(`/responses/${one.id}`, one)
  await consents(w)
  const both = await Promise.all([
    lead.post(`/responses/${one.id}/release`, {}),
    w.as('owner').post(`/responses/${one.id}/release`, {}),
  ])
  expect(both.some(({ status }) => status === 200)).toBe(true)
  expect(both.every(({ status }) => status < 500)).toBe(true)
  expect(await source(w, one.id)).toBe(200)
  expect((await w.as('coder').post(`/responses/${one.id}/release`, {})).status).toBe(403)
})
