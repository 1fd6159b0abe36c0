// Findings and their evidence: numbered once, edited by who has read them, supported only when that was earned.
import { expect, test } from 'vitest'
import type { Finding, FindingBody } from '../../core/wire/finding.ts'
import {
  claim,
  code,
  coding,
  finding,
  firstWords,
  link,
  newId,
  on,
  person,
  publish,
  row,
  scored,
  scoreOf,
  sheet,
  source,
  spoken,
  twoTurns,
  withdraw,
} from '../analysis.ts'
import { filled } from '../small.ts'
import { type World, world } from '../world.ts'

const read = async (w: World, id: string) =>
  (await w.as('supervisor').get(`/findings/${id}`)).json as Finding

test('twenty findings made at once have twenty numbers', async () => {
  const w = await world()
  const made = await Promise.all(
    Array.from({ length: 20 }, () => w.as('supervisor').put(`/findings/${newId()}`, claim([]))),
  )
  const numbers = made.map((answer) => (answer.json as { number: number }).number)
  expect(numbers.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, at) => at + 1))
})

test('a finding sent twice is made once, and another under its id is refused', async () => {
  const w = await world()
  const [lead, id, x] = [w.as('supervisor'), newId(), await code(w, 'x')]
  const put = (body: FindingBody) => lead.put(`/findings/${id}`, body)
  expect(await put(claim([x]))).toMatchObject({ status: 201, json: { id, number: 1, revision: 1 } })
  expect(await put(claim([x]))).toMatchObject({ status: 200, json: { id, number: 1, revision: 1 } })
  expect(await put(claim([x], { claim: 'Lain' }))).toMatchObject({
    status: 409,
    json: { error: 'id.taken' },
  })
})

test('an edit names what it saw, may be sent twice, and exchanges the codes', async () => {
  const w = await world()
  const [x, y] = [await code(w, 'x'), await code(w, 'y')]
  const id = await finding(w, [x])
  const edit = (revision: number, body: FindingBody) =>
    w.as('supervisor').put(`/findings/${id}?revision=${revision}`, body)
  const done = { status: 200, json: { id, number: 1, revision: 2 } }
  expect(await edit(1, claim([y], { claim: 'Baru' }))).toMatchObject(done)
  expect(await edit(1, claim([y], { claim: 'Baru' }))).toMatchObject(done)
  expect(await edit(1, claim([x]))).toMatchObject({
    status: 409,
    json: { error: 'thing.changed-meanwhile' },
  })
  expect(await edit(2, claim([newId()]))).toMatchObject({
    status: 404,
    json: { details: { what: 'code' } },
  })
  expect(await read(w, id)).toMatchObject({ claim: 'Baru', codes: [y], revision: 2 })
  const { rows } = (await w.as('supervisor').get('/audit')).json as { rows: { object: string }[] }
  expect(rows.filter((one) => one.object === id)).toHaveLength(2)
})

test('a finding is supported by two roles and two techniques, with every contradiction answered', async () => {
  const w = await world()
  await person(w, 'P-1', 'pengelola')
  await person(w, 'P-2', 'anggota')
  const x = await code(w, 'x')
  const talk = await source(w, { participant: 'P-1' })
  const group = await source(w, { technique: 'fgd', participant: 'P-2' })
  const id = await finding(w, [x])
  const call = () =>
    w.as('supervisor').put(`/findings/${id}?revision=1`, claim([x], { state: 'supported' }))
  const refused = (reason: string) => ({
    status: 409,
    json: { error: 'finding.unsupported', details: { reason } },
  })
  expect(await call()).toMatchObject(refused('no-evidence'))
  await link(w, id, on(await coding(w, talk, x)))
  expect(await call()).toMatchObject(refused('one-source'))
  const other = await source(w, { participant: 'P-2' })
  await link(w, id, on(await coding(w, other, x)))
  expect(await call()).toMatchObject(refused('one-technique'))
  await link(w, id, on(await coding(w, group, x)))
  const against = { ...on(await coding(w, group, x, [24, 46])), stance: 'contradicts' as const }
  const contradiction = newId()
  await link(w, id, against, contradiction)
  expect(await call()).toMatchObject(refused('unanswered-negative'))
  await link(w, id, { ...against, note: 'Hanya untuk lomba.' }, contradiction)
  expect((await call()).status).toBe(200)
})

test('qualifications alone support nothing', async () => {
  const w = await world()
  await person(w, 'P-1', 'pengelola')
  await person(w, 'P-2', 'anggota')
  const x = await code(w, 'x')
  const id = await finding(w, [x])
  for (const where of [{ participant: 'P-1' }, { participant: 'P-2', technique: 'fgd' }]) {
    const one = await coding(w, await source(w, where), x)
    await link(w, id, { ...on(one), stance: 'qualifies' })
  }
  expect(
    await w.as('supervisor').put(`/findings/${id}?revision=1`, claim([x], { state: 'supported' })),
  ).toMatchObject({ json: { details: { reason: 'no-evidence' } } })
})

test('evidence opens the whole chain down to the consent', async () => {
  const w = await world()
  await person(w, 'P-1', 'pengelola')
  const x = await code(w, 'x')
  const hash = await publish(w, sheet('guide', 'interview', ['x']))
  const blocks = [
    { start: 0, end: 23, question: 'deciding', heading: 'Siapa?', asks: true, timeMs: 4_000 },
    { start: 24, end: spoken.length, question: 'deciding', speaker: 'P-1' },
  ]
  const from = await source(w, { participant: 'P-1', version: hash, blocks })
  const id = await finding(w, [x])
  const one = await coding(w, from, x, [24, 46])
  const evidence = newId()
  expect((await link(w, id, on(one), evidence)).status).toBe(201)
  expect((await link(w, id, on(one), evidence)).status).toBe(200)
  expect((await read(w, id)).evidence).toEqual([
    {
      ...on(one),
      id: evidence,
      lost: null,
      score: null,
      results: [],
      coders: [{ id: w.personId('supervisor'), name: 'Sari Supervisor' }],
      by: 'Sari Supervisor',
      at: expect.any(String),
      quote: spoken.slice(24, 46),
      place: {
        source: from,
        title: 'Sumber',
        technique: 'interview',
        participant: 'P-1',
        role: 'pengelola',
        occurredOn: null,
        start: 24,
        question: 'Siapa?',
        timeMs: 4_000,
        instrument: { title: { id: 'Judul guide' }, version: hash },
        consent: { scopes: ['quote', 'archive'], textVersion: '1' },
      },
    },
  ])
})

test('evidence is removed, brought back and changed, and stays on what it rests on', async () => {
  const w = await world()
  const x = await code(w, 'x')
  const from = await source(w)
  const [one, other] = [await coding(w, from, x), await coding(w, from, x, [24, 46])]
  const [id, evidence] = [await finding(w, [x]), newId()]
  await link(w, id, on(one), evidence)
  const path = `/findings/${id}/evidence/${evidence}`
  for (let times = 0; times < 2; times++)
    expect((await w.as('supervisor').delete(path)).status).toBe(200)
  expect((await read(w, id)).evidence).toEqual([])
  expect((await link(w, id, { ...on(one), strength: 3 }, evidence)).status).toBe(200)
  expect((await read(w, id)).evidence).toMatchObject([{ id: evidence, strength: 3 }])
  expect(await link(w, id, on(other), evidence)).toMatchObject({
    status: 409,
    json: { error: 'id.taken' },
  })
  expect((await w.as('supervisor').delete(`/findings/${id}/evidence/${newId()}`)).status).toBe(404)
})

test('what was taken away, or who withdrew, can neither be linked nor count', async () => {
  const w = await world()
  const consent = await person(w, 'P-1', 'anggota')
  const x = await code(w, 'x')
  const theirs = await coding(w, await source(w, { participant: 'P-1' }), x)
  const gone = await coding(w, await source(w, { technique: 'document' }), x)
  const id = await finding(w, [x])
  await link(w, id, on(theirs))
  await link(w, id, on(gone))
  await w.as('supervisor').delete(`/codings/${gone}`)
  await withdraw(w, consent)
  expect((await read(w, id)).evidence).toMatchObject([
    { target: { coding: gone }, lost: 'removed' },
  ])
  expect((await read(w, id)).withheld).toBe(1)
  expect(await row(w, id)).toMatchObject({ overall: 'silence' })
  for (const one of [theirs, gone]) expect((await link(w, id, on(one))).status).toBe(404)
})

test('a score is judged when it is linked, and an untrue sentence is no evidence', async () => {
  const w = await world()
  await person(w, 'P-1', 'anggota')
  const response = await scored(w, 'P-1')
  const [id, evidence] = [await finding(w, []), newId()]
  const cell = async () => (await row(w, id)).cells.technique.score
  expect((await link(w, id, scoreOf(response, 'total', 12), evidence)).status).toBe(201)
  expect(await cell()).toMatchObject({ verdict: 'agreement', segments: 1, informants: 1 })
  expect((await link(w, id, scoreOf(response, 'total', 13), evidence)).status).toBe(200)
  expect(await cell()).toMatchObject({ verdict: 'silence' })
  expect((await read(w, id)).evidence).toMatchObject([
    {
      lost: 'unmet',
      score: 12,
      quote: null,
      target: { test: { value: 13 } },
      place: { technique: 'score' },
    },
  ])
  expect((await link(w, id, scoreOf(response, 'all', 12), evidence)).status).toBe(200)
  expect(await cell()).toMatchObject({ verdict: 'agreement' })
  expect(await link(w, id, scoreOf(response, 'nothing', 1))).toMatchObject({
    status: 400,
    json: { details: { at: 'target.test.of', reason: 'score.unknown' } },
  })
  expect((await link(w, id, scoreOf(newId(), 'total', 1))).status).toBe(404)
})

test('the score of a response that was given back counts again only when it is accepted', async () => {
  const w = await world()
  await person(w, 'P-1', 'anggota')
  const response = await scored(w, 'P-1')
  const id = await finding(w, [])
  await link(w, id, scoreOf(response, 'total', 12))
  const now = async () => [
    (await row(w, id)).cells.technique.score?.verdict,
    (await read(w, id)).evidence.map(({ lost }) => lost),
  ]
  const review = (state: string) =>
    w.as('supervisor').post(`/responses/${response}/review`, { state, note: 'Dusun mana?' })
  await review('returned')
  expect(await now()).toEqual(['silence', ['returned']])
  await review('accepted')
  expect(await now()).toEqual(['agreement', [null]])
})

test('the score of somebody who withdrew does not count', async () => {
  const w = await world()
  const consent = await person(w, 'P-1', 'anggota')
  const id = await finding(w, [])
  await link(w, id, scoreOf(await scored(w, 'P-1'), 'total', 1))
  await withdraw(w, consent)
  expect((await row(w, id)).overall).toBe('silence')
  expect(await read(w, id)).toMatchObject({ evidence: [], withheld: 1 })
})

test('in a focus group each speaker informs, agrees to be quoted, and withdraws for themselves', async () => {
  const w = await world()
  await person(w, 'P-1', 'anggota', ['archive'])
  const consent = await person(w, 'P-2', 'anggota')
  const x = await code(w, 'x')
  const group = await source(w, {
    technique: 'fgd',
    role: 'anggota',
    blocks: twoTurns('P-1', 'P-2'),
  })
  const alone = await source(w, { participant: 'P-2' })
  const id = await finding(w, [x])
  await link(w, id, on(await coding(w, group, x)))
  await link(w, id, on(await coding(w, group, x, [24, 46])))
  await link(w, id, on(await coding(w, alone, x)))
  expect((await row(w, id)).cells.role.anggota).toMatchObject({ segments: 3, informants: 2 })
  const quotes = async () =>
    (await read(w, id)).evidence.map(({ quote, place }) => [place.participant, quote])
  expect(await quotes()).toEqual([
    ['P-1', null],
    ['P-2', spoken.slice(24, 46)],
    ['P-2', firstWords],
  ])
  await withdraw(w, consent)
  expect(await quotes()).toEqual([['P-1', null]])
  expect((await row(w, id)).cells.role.anggota).toMatchObject({ segments: 1, bestQuote: null })
})

test('an override needs a reason, says whose it is, and can be taken back', async () => {
  const w = await world()
  const id = await finding(w, [])
  const override = (body: object) => w.as('supervisor').put(`/findings/${id}/override`, body)
  expect((await override({ verdict: 'partial', reason: ' ' })).status).toBe(400)
  await override({ verdict: 'partial', reason: 'Dokumen hilang' })
  expect(await row(w, id)).toMatchObject({
    overall: 'silence',
    override: { verdict: 'partial', reason: 'Dokumen hilang', by: 'Sari Supervisor' },
  })
  await override({ verdict: null, reason: '' })
  expect((await row(w, id)).override).toBeNull()
})

test("another study's findings and codings are as if they had never been", async () => {
  const w = await world()
  const x = await code(w, 'x')
  const one = await coding(w, await source(w), x)
  const id = await finding(w, [x])
  const there = `/api/studies/${w.other}`
  const outsider = w.as('outsider')
  const nothing = { status: 404, json: { error: 'thing.unknown' } }
  expect(await outsider.get(`${there}/findings/${id}`)).toMatchObject(nothing)
  expect(await outsider.put(`${there}/findings/${id}?revision=1`, claim([]))).toMatchObject(nothing)
  expect(await outsider.put(`${there}/findings/${newId()}`, claim([x]))).toMatchObject(nothing)
  const override = { verdict: null, reason: '' }
  expect(await outsider.put(`${there}/findings/${id}/override`, override)).toMatchObject(nothing)
  const own = newId()
  expect((await outsider.put(`${there}/findings/${own}`, claim([]))).status).toBe(201)
  for (const where of [id, own])
    expect(
      await outsider.put(`${there}/findings/${where}/evidence/${newId()}`, on(one)),
    ).toMatchObject(nothing)
})

test('a finding costs the same however many responses there are', async () => {
  const w = await world()
  const x = await code(w, 'x')
  const id = await finding(w, [x])
  await link(w, id, on(await coding(w, await source(w), x)))
  const version = await publish(w, sheet('watching', 'observation', ['x']))
  const phone = await w.device()
  const grow = async (n: number) => {
    const answers = { deciding: 'Ketua.' }
    const responses = Array.from({ length: n }, () =>
      filled(version, { participant: null, answers, coverage: {}, probes: {} }),
    )
    expect((await phone.post('/responses', { responses })).status).toBe(200)
  }
  const cost = async () =>
    Number((await w.as('supervisor').get(`/findings/${id}`)).headers.get('x-rows-read'))
  await grow(2)
  const before = await cost()
  await grow(150)
  expect(before).toBeGreaterThan(0)
  // A range is read to its end, and whether a neighbour stands there is chance.
  expect(Math.abs((await cost()) - before)).toBeLessThanOrEqual(1)
})
