// What a phone hands in is kept once, checked again, and laid beside the transcripts.
import { expect, test } from 'vitest'
import type { ResponseDetail } from '../../core/wire/field.ts'
import type { Receipt } from '../../core/wire/response.ts'
import { sha256 } from '../../worker/secret.ts'
import { filled, smallGuide, smallScore } from '../small.ts'
import { type World, world } from '../world.ts'

const consent = (scopes: string[]) => ({
  id: crypto.randomUUID(),
  textVersion: '1',
  scopes,
  how: 'signed',
  givenAt: '2026-11-01T00:00:00Z',
})

/** A study with one consenting participant, one case, both instruments published, and a phone. */
async function ready() {
  const w = await world()
  const lead = w.as('supervisor')
  await lead.post('/cases', { code: 'KUBE-1', label: 'Kelompok satu', attributes: {} })
  const person = { code: 'P-001', role: 'anggota', case: 'KUBE-1', attributes: {}, identity: null }
  await lead.post('/participants', person)
  await lead.post('/participants/P-001/consents', consent(['record', 'quote', 'archive']))
  const guide = (await lead.post('/instruments', smallGuide)).json as { hash: string }
  const form = (await lead.post('/instruments', smallScore)).json as { hash: string }
  return { w, lead, guide: guide.hash, form: form.hash, phone: await w.device() }
}

async function count(w: World, table: 'responses' | 'sources' | 'response_conflicts', id: string) {
  const column = table === 'response_conflicts' ? 'response_id' : 'id'
  const row = await w.db
    .prepare(`select count(*) as n from ${table} where ${column} = ?`)
    .bind(id)
    .first<{ n: number }>()
  return row?.n
}

test('a response sent twice is kept once, and the second time the phone is told so', async () => {
  const { w, guide, phone } = await ready()
  const response = filled(guide)
  const one = await phone.put(`/responses/${response.id}`, response)
  const two = await phone.put(`/responses/${response.id}`, response)
  expect([one.status, two.status]).toEqual([201, 200])
  expect(one.json).toMatchObject({ id: response.id, outcome: 'kept', state: 'received' })
  expect(two.json).toMatchObject({
    id: response.id,
    outcome: 'had',
    hash: (one.json as { hash: string }).hash,
  })
  expect(await count(w, 'responses', response.id)).toBe(1)
  const lines = await w.db
    .prepare("select count(*) as n from audits where object_id = ? and verb = 'keep'")
    .bind(response.id)
    .first()
  expect(lines).toEqual({ n: 1 })
})

test('twenty phones racing with the same response leave one response', async () => {
  const { w, guide, phone } = await ready()
  const response = filled(guide)
  const sent = await Promise.all(
    Array.from({ length: 20 }, () => phone.put(`/responses/${response.id}`, response)),
  )
  expect(sent.every((answer) => answer.status === 201 || answer.status === 200)).toBe(true)
  expect(await count(w, 'responses', response.id)).toBe(1)
  expect(await count(w, 'sources', response.id)).toBe(1)
})

test('other bytes under a kept id are refused, and both are kept', async () => {
  const { w, guide, phone } = await ready()
  const response = filled(guide)
  await phone.put(`/responses/${response.id}`, response)
  const rival = { ...response, answers: { ...response.answers, story: 'Lain sama sekali.' } }
  const answer = await phone.put(`/responses/${response.id}`, rival)
  expect(answer.status).toBe(409)
  expect(answer.json).toMatchObject({ error: 'response.changed', details: { id: response.id } })
  expect(await count(w, 'responses', response.id)).toBe(1)
  expect(await count(w, 'response_conflicts', response.id)).toBe(1)
})

test('the words of a response are a source that knows its prompt, its speaker and its moment', async () => {
  const { w, guide, phone } = await ready()
  const response = filled(guide)
  await phone.put(`/responses/${response.id}`, response)
  const source = (await w.as('coder').get(`/sources/${response.id}`)).json as {
    text: string
    technique: string
    role: string
    response: string
    blocks: { start: number; end: number; question?: string; speaker?: string; timeMs?: number }[]
  }
  expect(source).toMatchObject({ technique: 'interview', role: 'anggota', response: response.id })
  const [first] = source.blocks
  expect(source.text.slice(first?.start, first?.end)).toBe('Kami mulai dari kebun kecil.')
  expect(first).toMatchObject({ question: 'story', speaker: 'P-001', timeMs: 61_000 })
})

test('a score is computed by the server and kept with the response', async () => {
  const { lead, form, phone } = await ready()
  const response = filled(form, {
    participant: null,
    case: 'KUBE-1',
    answers: { dues: 'p3', income: 'p4' },
    coverage: {},
    probes: {},
  })
  expect((await phone.put(`/responses/${response.id}`, response)).status).toBe(201)
  // 3 × 1 + 4 × 2 = 11, at or above 9: independent.
  expect((await lead.get(`/responses/${response.id}`)).json).toMatchObject({
    score: 11,
    band: 'independent',
  })
})

test('an answer that the phone should not have let through is refused, naming the question', async () => {
  const { w, guide, phone } = await ready()
  const bad: [string, Partial<ReturnType<typeof filled>>, string][] = [
    ['answer.out-of-range', { answers: { story: 'x', saves: 'yes', amount: -500 } }, 'amount'],
    ['answer.constraint', { answers: { story: 'x', saves: 'yes', amount: 501 } }, 'amount'],
    ['answer.irrelevant', { answers: { story: 'x', saves: 'no', amount: 500 } }, 'amount'],
    ['answer.required', { answers: { saves: 'no' }, coverage: {} }, 'story'],
    ['answer.not-a-choice', { answers: { story: 'x', saves: 'perhaps' } }, 'saves'],
    ['answer.wrong-type', { answers: { story: 7 } }, 'story'],
    ['answer.unknown-question', { answers: { story: 'x', colour: 'red' } }, 'colour'],
  ]
  for (const [code, differs, question] of bad) {
    const response = filled(guide, differs)
    const answer = await phone.put(`/responses/${response.id}`, response)
    expect({ status: answer.status, ...(answer.json as object) }).toMatchObject({
      status: 422,
      error: code,
      details: { question },
    })
    expect(await count(w, 'responses', response.id)).toBe(0)
    expect(await count(w, 'sources', response.id)).toBe(0)
  }
})

test('a bulk keeps each response on its own merits', async () => {
  const { w, guide, phone } = await ready()
  const good = filled(guide)
  const bad = filled(guide, { answers: { story: 'x', saves: 'perhaps' } })
  const late = filled(guide)
  const answer = await phone.post('/responses', {
    responses: [good, bad, { nonsense: true }, late, good],
  })
  const { receipts } = answer.json as { receipts: Receipt[] }
  expect(receipts.map((receipt) => receipt.outcome)).toEqual([
    'kept',
    'refused',
    'refused',
    'kept',
    'had',
  ])
  expect(await count(w, 'responses', good.id)).toBe(1)
  expect(await count(w, 'responses', late.id)).toBe(1)
})

test('a version that was never published is refused by name', async () => {
  const { lead, phone } = await ready()
  const unknown = filled('0'.repeat(64))
  expect(await phone.put(`/responses/${unknown.id}`, unknown)).toMatchObject({
    status: 409,
    json: { error: 'version.unknown' },
  })
  for (const deed of ['retire', 'restore'])
    expect((await lead.post(`/instruments/${'0'.repeat(64)}/${deed}`, {})).status).toBe(404)
})

test('a response is not lost because its version was retired while its phone was away', async () => {
  const { w, lead, guide, phone } = await ready()
  const day = 86_400_000
  const at = (days: number) => new Date(Date.now() + days * day).toISOString().slice(0, 19)
  await lead.post(`/instruments/${guide}/retire`, {})
  const before = filled(guide, { startedAt: `${at(-1)}Z`, finalisedAt: `${at(1)}Z` })
  const after = filled(guide, { startedAt: `${at(1)}Z`, finalisedAt: `${at(1)}Z` })
  for (const response of [before, after]) {
    const sent = await phone.put(`/responses/${response.id}`, response)
    expect(sent).toMatchObject({ status: 201, json: { outcome: 'kept', state: 'received' } })
    expect(await count(w, 'sources', response.id)).toBe(1)
  }
  const remarksOf = async (id: string) =>
    ((await lead.get(`/responses/${id}`)).json as ResponseDetail).remarks
  expect(await remarksOf(before.id)).toEqual([])
  expect(await remarksOf(after.id)).toEqual([{ kind: 'version.retired' }])
  // Brought back, it is as if it had never gone.
  await lead.post(`/instruments/${guide}/restore`, {})
  const later = filled(guide, { startedAt: `${at(2)}Z`, finalisedAt: `${at(2)}Z` })
  await phone.put(`/responses/${later.id}`, later)
  expect(await remarksOf(later.id)).toEqual([])
})

test('what a revoked phone still holds comes in, out of sight', async () => {
  const { w, lead, guide, phone } = await ready()
  const before = filled(guide)
  expect(await phone.put(`/responses/${before.id}`, before)).toMatchObject({
    status: 201,
    json: { state: 'received' },
  })
  const devices = (await lead.get('/devices')).json as { rows: { id: string }[] }
  await lead.post(`/devices/${devices.rows[0]?.id}/revoke`, {})
  const response = filled(guide)
  expect(await phone.put(`/responses/${response.id}`, response)).toMatchObject({
    status: 201,
    json: { state: 'quarantined' },
  })
  expect(await phone.get('/kit')).toMatchObject({ status: 403, json: { error: 'device.revoked' } })
  expect(await count(w, 'sources', response.id)).toBe(0)
})

test('a response of somebody without the consent it needs is kept out of sight', async () => {
  const { w, lead, guide, phone } = await ready()
  await lead.post('/participants', {
    code: 'P-002',
    role: 'anggota',
    case: null,
    attributes: {},
    identity: null,
  })
  await lead.post('/participants/P-002/consents', consent(['record']))
  const response = filled(guide, { participant: 'P-002' })
  expect(await phone.put(`/responses/${response.id}`, response)).toMatchObject({
    status: 201,
    json: { state: 'quarantined' },
  })
  expect(await count(w, 'sources', response.id)).toBe(0)
})

test('a withdrawn consent hides what was said at once', async () => {
  const { w, lead, guide, phone } = await ready()
  const response = filled(guide)
  await phone.put(`/responses/${response.id}`, response)
  const given = consent(['archive'])
  await lead.post('/participants/P-001/consents', given)
  const rows = ((await lead.get('/participants')).json as { rows: { consent: { id: string } }[] })
    .rows
  expect(rows[0]?.consent.id).toBe(given.id)
  const all = await w.db
    .prepare('select id from consents where study_id = (select id from studies where slug = ?)')
    .bind(w.study)
    .all<{ id: string }>()
  for (const { id } of all.results) await lead.post(`/consents/${id}/withdraw`, {})
  expect((await lead.get(`/responses/${response.id}`)).status).toBe(404)
  expect((await w.as('coder').get(`/sources/${response.id}`)).status).toBe(404)
  expect(((await lead.get('/responses')).json as { rows: unknown[] }).rows).toEqual([])
})

test('malformed JSON, a lone surrogate, a body too large and another id in the path are refused', async () => {
  const { w, guide, phone } = await ready()
  const response = filled(guide)
  const send = (text: string, id = response.id) => phone.raw('PUT', `/responses/${id}`, text)
  expect(await send('{"id":')).toMatchObject({ status: 400, json: { error: 'json.malformed' } })
  const broken = JSON.stringify(response).replace('kebun kecil', 'kebun \\ud800')
  expect(await send(broken)).toMatchObject({
    status: 400,
    json: { error: 'text.ill-formed', details: { at: 'answers.story' } },
  })
  const huge = JSON.stringify({ ...response, app: 'x'.repeat(1_100_000) })
  expect(await send(huge)).toMatchObject({ status: 413, json: { error: 'body.too-large' } })
  expect(await send(JSON.stringify(response), crypto.randomUUID())).toMatchObject({
    status: 400,
    json: { error: 'request.malformed' },
  })
  expect(await count(w, 'responses', response.id)).toBe(0)
})

test('nothing that a respondent said reaches a log or a refusal', async () => {
  const { w, guide, phone } = await ready()
  const secret = 'rahasia-anggrek-ungu'
  const refused = filled(guide, { answers: { story: secret, saves: secret.replaceAll('-', '_') } })
  const answer = await phone.put(`/responses/${refused.id}`, refused)
  expect(answer.status).toBe(422)
  const kept = filled(guide, { answers: { story: secret } })
  await phone.put(`/responses/${kept.id}`, kept)
  await phone.raw('PUT', `/responses/${kept.id}`, `{"id": "${secret}`)
  expect(answer.text).not.toContain('rahasia')
  expect(w.logs.join('\n')).not.toContain('rahasia')
})

test('a recorded document is a source under its own title', async () => {
  const w = await world()
  const label = { id: 'Judul', en: 'Title' }
  const checklist = {
    ...smallGuide,
    slug: 'dokumen',
    kind: 'document',
    technique: 'document',
    about: 'study',
    needs: [],
    items: [
      { type: 'text', name: 'heading', label, records: 'title' },
      { type: 'text', name: 'words', label },
    ],
  }
  const { hash } = (await w.as('supervisor').post('/instruments', checklist)).json as {
    hash: string
  }
  const phone = await w.device()
  const record = (answers: object) => ({
    ...filled(hash),
    id: crypto.randomUUID(),
    participant: null,
    answers,
    coverage: {},
    probes: {},
  })
  const titled = record({ heading: 'Notulen rapat\nlembar 2', words: 'Hadir 12 orang.' })
  const untitled = record({ words: 'Tanpa judul.' })
  for (const one of [titled, untitled])
    expect((await phone.put(`/responses/${one.id}`, one)).status).toBe(201)
  const titleOf = async (id: string) =>
    ((await w.as('coder').get(`/sources/${id}`)).json as { title: string }).title
  expect(await titleOf(titled.id)).toBe(`Notulen rapat, ${titled.occurredOn}`)
  expect(await titleOf(untitled.id)).toBe(`Pedoman kecil, ${untitled.occurredOn}`)
})

test('a response that was damaged on its way is not kept in other words, and is taken when it comes again', async () => {
  const { guide, phone } = await ready()
  const one = filled(guide)
  const text = JSON.stringify(one)
  const headers = { 'content-type': 'application/json', 'x-body-sha256': await sha256(text) }
  const damaged = text.replace('kebun', 'kebum')
  expect(await phone.raw('PUT', `/responses/${one.id}`, damaged, headers)).toMatchObject({
    status: 422,
    json: { error: 'request.damaged' },
  })
  expect((await phone.raw('PUT', `/responses/${one.id}`, text, headers)).status).toBe(201)
})
