// Evidence weighed along time, investigators and theories; judged by hand; and asked of the scores of many cases.
import { expect, test } from 'vitest'
import { memberCheckOf, questionOf } from '../../core/triangulate/member-check.ts'
import type { EvidenceBody, Finding } from '../../core/wire/finding.ts'
import {
  code,
  coding,
  finding,
  firstWords,
  link,
  matrix,
  must,
  newId,
  on,
  person,
  publish,
  row,
  scored,
  sheet,
  source,
  spoken,
} from '../analysis.ts'
import type { Person } from '../people.ts'
import { filled, smallScore } from '../small.ts'
import { type World, world } from '../world.ts'

const read = async (w: World, id: string) =>
  must(await w.as('supervisor').get(`/findings/${id}`)).json as Finding

async function codeAs(w: World, who: Person, where: string, what: string): Promise<string> {
  const id = newId()
  const body = { source: where, code: what, start: 0, end: firstWords.length, quote: firstWords }
  must(await w.as(who).put(`/codings/${id}`, body))
  return id
}

test('time: each period speaks, was asked in vain, was not asked, or waits; an unknown day stands apart', async () => {
  const w = await world()
  const [x, y] = [await code(w, 'x'), await code(w, 'y')]
  const id = await finding(w, [x])
  const version = await publish(w, sheet('notes', 'fgd', ['x']))
  const blocks = [{ start: 0, end: spoken.length, question: 'deciding' }]
  const in2016 = await source(w, { occurredOn: '2016-05-02' })
  const asked2017 = await source(w, {
    technique: 'fgd',
    role: 'anggota',
    version,
    blocks,
    occurredOn: '2017-11-20',
  })
  const in2018 = await source(w, { occurredOn: '2018-03-01' })
  await source(w, { occurredOn: '2019-01-09' })
  const undated = await source(w)
  await link(w, id, on(await coding(w, in2016, x)))
  await link(w, id, on(await coding(w, undated, x)))
  for (const one of [asked2017, in2018]) await coding(w, one, y)
  const faces = async () => {
    const { cells } = await row(w, id, ['time'])
    return Object.entries(cells.time).map(([name, { verdict, silence }]) => [
      name,
      silence ?? verdict,
    ])
  }
  expect(await faces()).toEqual([
    ['2016', 'agreement'],
    ['2017', 'nothing-said'],
    ['2018', 'not-asked'],
    ['2019', 'not-coded'],
    ['', 'agreement'],
  ])
  const { along } = await row(w, id, ['time'])
  expect(along.time).toBe('agreement')
  must(await w.as('supervisor').put('/matrix/settings', { period: 'month' }))
  expect((await matrix(w, ['time'])).groups.time.map(({ name }) => name)).toEqual([
    '2016-05',
    '2017-11',
    '2018-03',
    '2019-01',
    '',
  ])
  // What was not asked for is not laid out.
  expect((await row(w, id)).cells.time).toEqual({})
  expect(await w.as('supervisor').get('/matrix?by=place')).toMatchObject({ status: 400 })
  expect(await w.as('supervisor').put('/matrix/settings', { period: 'week' })).toMatchObject({
    status: 400,
  })
})

test('two coders of one passage are two investigators, and one source', async () => {
  const w = await world()
  await person(w, 'P-1', 'anggota')
  const [x, y] = [await code(w, 'x'), await code(w, 'y')]
  const talk = await source(w, { participant: 'P-1' })
  const id = await finding(w, [x])
  const theirs = await codeAs(w, 'coder', talk, x)
  await link(w, id, on(theirs))
  const now = async () => {
    const { cells, overall } = await row(w, id, ['investigator'])
    const shown = Object.values(cells.investigator).map(
      ({ verdict, silence }) => silence ?? verdict,
    )
    return { shown, overall, informants: cells.role.anggota?.informants }
  }
  await codeAs(w, 'coder2', await source(w), y)
  // In the order of their names: Kadek carries it; Komang has not read that source.
  expect(await now()).toEqual({
    shown: ['agreement', 'not-coded'],
    overall: 'one-sided',
    informants: 1,
  })
  await codeAs(w, 'coder2', talk, y)
  expect((await now()).shown).toEqual(['agreement', 'nothing-said'])
  await codeAs(w, 'coder2', talk, x)
  expect(await now()).toEqual({
    shown: ['agreement', 'agreement'],
    overall: 'one-sided',
    informants: 1,
  })
  expect((await read(w, id)).evidence[0]?.coders.map(({ name }) => name)).toEqual([
    'Kadek Coder',
    'Komang Coder',
  ])
})

test('theory: a label on the evidence makes a group, and its silence is silence', async () => {
  const w = await world()
  const x = await code(w, 'x')
  const talk = await source(w)
  const [one, two] = [await finding(w, [x]), await finding(w, [x])]
  const evidence = newId()
  await link(w, one, { ...on(await coding(w, talk, x)), theory: ' modal sosial ' }, evidence)
  expect((await row(w, one, ['theory'])).cells.theory).toMatchObject({
    'modal sosial': { verdict: 'agreement' },
  })
  expect((await row(w, two, ['theory'])).cells.theory).toMatchObject({
    'modal sosial': { verdict: 'silence', silence: 'silent' },
  })
  expect((await read(w, one)).evidence).toMatchObject([{ theory: 'modal sosial' }])
})

test('a judgement by hand needs a reason, stays beside what is derived, and can be taken back', async () => {
  const w = await world()
  const x = await code(w, 'x')
  const id = await finding(w, [x])
  await link(w, id, on(await coding(w, await source(w, { role: 'anggota' }), x)))
  const lead = w.as('supervisor')
  const path = `/findings/${id}/assessment`
  const group = { dimension: 'role', group: 'anggota' }
  const byHand = { meaning: 'partly', examples: 'same', reason: 'Hanya satu dusun.' }
  expect(await lead.put(path, { ...group, byHand: { ...byHand, reason: '  ' } })).toMatchObject({
    status: 400,
    json: { details: { reason: 'reason.missing' } },
  })
  must(await lead.put(path, { ...group, byHand }))
  must(await lead.put(path, { ...group, byHand }))
  expect((await row(w, id)).cells.role.anggota).toMatchObject({
    verdict: 'partial',
    derived: { meaning: 'same', examples: 'same' },
    byHand: { ...byHand, by: 'Sari Supervisor' },
  })
  must(await lead.put(path, { ...group, byHand: null }))
  expect((await row(w, id)).cells.role.anggota).toMatchObject({
    verdict: 'agreement',
    byHand: null,
  })
  const trail = (await lead.get('/audit')).json as { rows: { verb: string }[] }
  const verbs = trail.rows.map(({ verb }) => verb).filter((verb) => verb.endsWith('assess'))
  expect(verbs).toEqual(['unassess', 'assess'])
  const elsewhere = `/findings/${newId()}/assessment`
  expect((await lead.put(elsewhere, { ...group, byHand })).status).toBe(404)
})

test('a sentence about the scores of many cases counts while enough of them meet it, and is asked again', async () => {
  const w = await world()
  const lead = w.as('supervisor')
  const phone = await w.device()
  const { hash } = must(await lead.post('/instruments', smallScore)).json as { hash: string }
  const rate = async (about: string, occurredOn: string, dues: string) => {
    must(await lead.post('/cases', { code: about, label: about, attributes: {} }))
    const answers = { dues, income: 'p2' }
    const rest = { participant: null, coverage: {}, probes: {}, occurredOn }
    const response = filled(hash, { ...rest, case: about, answers })
    must(await phone.put(`/responses/${response.id}`, response))
  }
  const again = async (about: string, occurredOn: string, dues: string) => {
    const answers = { dues, income: 'p2' }
    const rest = { participant: null, coverage: {}, probes: {}, occurredOn }
    const response = filled(hash, { ...rest, case: about, answers })
    must(await phone.put(`/responses/${response.id}`, response))
  }
  await rate('KUBE-1', '2018-03-01', 'p1')
  await rate('KUBE-2', '2018-03-02', 'p2')
  await rate('KUBE-3', '2018-03-03', 'p4')
  const id = await finding(w, [])
  const evidence = newId()
  const asked = (differs: object = {}): EvidenceBody => ({
    target: {
      kind: 'scores',
      instrument: 'small-score',
      test: { of: 'dues', op: '<=', value: 2 },
      least: 2,
      from: null,
      to: null,
      ...differs,
    },
    stance: 'supports',
    strength: 2,
    note: '',
    theory: '',
  })
  expect((await link(w, id, asked(), evidence)).status).toBe(201)
  const results = async () =>
    (await read(w, id)).evidence.map(({ lost, results: all }) => [
      lost,
      ...all.map(({ met, of, holds }) => [met, of, holds]),
    ])
  expect(await results()).toEqual([[null, [2, 3, true]]])
  expect((await row(w, id)).cells.technique.score).toMatchObject({ segments: 1, informants: 1 })
  // Rated anew, and better: only the newest response of a case is asked.
  await again('KUBE-1', '2018-09-01', 'p4')
  expect(await results()).toEqual([[null, [2, 3, true]]])
  const path = `/findings/${id}/evidence/${evidence}`
  must(await lead.post(`${path}/ask`, {}))
  expect(await results()).toEqual([['unmet', [1, 3, false], [2, 3, true]]])
  expect((await row(w, id)).cells.technique.score).toMatchObject({ verdict: 'silence' })
  // Of the first round it still holds.
  expect((await link(w, id, asked({ to: '2018-06-30' }), evidence)).status).toBe(200)
  expect((await results())[0]?.slice(0, 2)).toEqual([null, [2, 3, true]])
  expect(await link(w, id, asked({ instrument: 'none' }))).toMatchObject({
    status: 400,
    json: { details: { reason: 'score.unknown' } },
  })
  const words = newId()
  await link(w, id, on(await coding(w, await source(w), await code(w, 'x'))), words)
  expect((await lead.post(`/findings/${id}/evidence/${words}/ask`, {})).status).toBe(404)
})

test('many passages are attached in one step, those that can be, and taken away in one', async () => {
  const w = await world()
  const lead = w.as('supervisor')
  const x = await code(w, 'x')
  const [one, two, gone] = [
    await coding(w, await source(w), x),
    // An observation and a document are sources like any other.
    await coding(w, await source(w, { technique: 'observation' }), x),
    await coding(w, await source(w, { technique: 'document' }), x),
  ]
  must(await lead.delete(`/codings/${gone}`))
  const id = await finding(w, [x])
  await link(w, id, on(one))
  const rows = [one, two, gone].map((made) => ({ id: newId(), coding: made }))
  const body = { rows, stance: 'qualifies', strength: 1, note: '', theory: '' }
  const attached = async () =>
    (must(await lead.post(`/findings/${id}/evidence`, body)).json as { attached: string[] })
      .attached
  expect(await attached()).toEqual([rows[1]?.id])
  // Sent again after a lost answer.
  expect(await attached()).toEqual([rows[1]?.id])
  expect((await row(w, id)).cells.technique).toMatchObject({
    interview: { verdict: 'agreement' },
    observation: { verdict: 'partial', segments: 1 },
  })
  must(await lead.post(`/findings/${id}/evidence/detach`, { ids: [rows[1]?.id] }))
  expect((await read(w, id)).evidence).toHaveLength(1)
  expect((await lead.post(`/findings/${newId()}/evidence`, body)).status).toBe(404)
})

test('findings are read back to a participant: the answer is a source of its own, and the finding says what they said', async () => {
  const w = await world()
  const lead = w.as('supervisor')
  const consent = await person(w, 'P-1', 'anggota')
  const x = await code(w, 'x')
  const id = await finding(w, [x])
  const words = {
    title: 'Pengecekan anggota',
    isItRight: 'Benarkah?',
    confirmed: 'Benar',
    qualified: 'Sebagian',
    disagreed: 'Tidak',
    why: 'Mengapa?',
  }
  const back = [{ finding: id, number: 1, summary: 'Ketua yang memutuskan.', codes: ['x'] }]
  const version = await publish(w, memberCheckOf('member-check-1', 'id', back, words))
  const check = newId()
  const body = {
    instrument: 'member-check-1',
    findings: [{ finding: id, question: questionOf(1) }],
  }
  expect((await lead.put(`/member-checks/${check}`, body)).status).toBe(201)
  expect((await lead.put(`/member-checks/${check}`, body)).status).toBe(200)
  expect((await lead.put(`/member-checks/${newId()}`, body)).status).toBe(200)
  const other = { ...body, instrument: 'none' }
  expect((await lead.put(`/member-checks/${newId()}`, other)).status).toBe(404)
  const answers = { finding_1: 'qualified', finding_1_words: 'Hanya kalau rapat sepi.' }
  const response = filled(version, { participant: 'P-1', answers, coverage: {}, probes: {} })
  must(await (await w.device()).put(`/responses/${response.id}`, response))
  expect((await read(w, id)).checks).toEqual([
    {
      check,
      participant: 'P-1',
      role: 'anggota',
      said: 'qualified',
      words: 'Hanya kalau rapat sepi.',
      source: response.id,
      at: '2026-11-02',
    },
  ])
  // What was said is coded and attached like any other source.
  const text = (await lead.get(`/sources/${response.id}`)).json as { text: string }
  const start = text.text.indexOf('Hanya')
  const quote = 'Hanya kalau rapat sepi.'
  const made = newId()
  const span = { source: response.id, code: x, start, end: start + quote.length, quote }
  must(await lead.put(`/codings/${made}`, span))
  must(await link(w, id, { ...on(made), stance: 'qualifies' }))
  expect((await row(w, id)).cells.role.anggota).toMatchObject({ verdict: 'partial' })
  must(await lead.post(`/consents/${consent}/withdraw`, {}))
  expect((await read(w, id)).checks).toEqual([])
})

test('an indicator tells what its codes and scored items come to', async () => {
  const w = await world()
  const lead = w.as('supervisor')
  await person(w, 'P-1', 'anggota')
  const x = await code(w, 'x')
  await coding(w, await source(w), x)
  await scored(w, 'P-1')
  const id = newId()
  const body = {
    name: 'Iuran tertib',
    definition: 'Iuran dibayar tiap bulan.',
    level: 'kelompok',
    codes: [x],
    items: [
      { instrument: 'small-score', of: 'dues' },
      { instrument: 'small-score', of: 'nothing' },
    ],
    position: 0,
  }
  expect((await lead.put(`/indicators/${id}`, body)).status).toBe(201)
  expect((await lead.put(`/indicators/${id}`, body)).status).toBe(200)
  expect((await lead.get('/indicators')).json).toEqual({ rows: [{ id, ...body, codings: 1 }] })
  expect((await lead.get(`/indicators/${id}/scores`)).json).toEqual({
    rows: [
      { instrument: 'small-score', of: 'dues', cases: 1, mean: 4 },
      { instrument: 'small-score', of: 'nothing', cases: 0, mean: null },
    ],
  })
  must(await lead.delete(`/indicators/${id}`))
  expect((await lead.get('/indicators')).json).toEqual({ rows: [] })
  must(await lead.put(`/indicators/${id}`, body))
  // A code that is merged is the one that it became, here too.
  const y = await code(w, 'y')
  const ends = { from: { id: x, revision: 1 }, into: { id: y, revision: 1 } }
  must(await lead.put(`/codebook/changes/${newId()}`, { kind: 'merge', ...ends }))
  expect((await lead.get('/indicators')).json).toEqual({
    rows: [{ id, ...body, codes: [y], codings: 1 }],
  })
  const foreign = { ...body, codes: [newId()] }
  expect((await lead.put(`/indicators/${newId()}`, foreign)).status).toBe(404)
})

test('what an indicator reads does not grow with the rounds that its cases were scored in', async () => {
  const w = await world()
  const lead = w.as('supervisor')
  const version = await publish(w, smallScore)
  must(await lead.post('/cases', { code: 'K-1', label: 'K', attributes: {} }))
  const phone = await w.device()
  const score = async (year: number, dues: string) => {
    const form = filled(version, {
      ...{ participant: null, case: 'K-1', occurredOn: `${year}-05-01`, coverage: {}, probes: {} },
      answers: { dues, income: 'p1' },
    })
    must(await phone.put(`/responses/${form.id}`, form))
  }
  await score(2024, 'p4')
  const id = newId()
  const items = [{ instrument: 'small-score', of: 'dues' }]
  const words = { name: 'Iuran', definition: '', level: '', codes: [], position: 0 }
  must(await lead.put(`/indicators/${id}`, { ...words, items }))
  const ask = async () => {
    const told = must(await lead.get(`/indicators/${id}/scores`))
    return { rows: Number(told.headers.get('x-rows-read')), json: told.json }
  }
  const before = await ask()
  expect(before.json).toEqual({ rows: [{ ...items[0], cases: 1, mean: 4 }] })
  for (let year = 2004; year < 2024; year++) await score(year, 'p1')
  const after = await ask()
  expect(after.json).toEqual(before.json)
  // One row more, by which it is seen that no other form is of the newest day.
  expect(after.rows).toBeLessThanOrEqual(before.rows + 1)
})
