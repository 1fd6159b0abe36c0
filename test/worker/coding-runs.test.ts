// Many codings in one step: once each, marked with what made them, taken back and done again as one.
import { expect, test } from 'vitest'
import type { Coding } from '../../core/wire/coding.ts'
import type { CodingRunBody, CodingRunDone } from '../../core/wire/run.ts'
import type { WordHits } from '../../core/wire/search.ts'
import { claim, code, link, must, newId, on, person, source, withdraw } from '../analysis.ts'
import { type World, world } from '../world.ts'

const text = 'Kami membantu.\n\nBantuan datang.\n\nLalu pulang.'

async function begin(w: World) {
  const from = await source(w, { text })
  const [x, y] = [await code(w, 'x'), await code(w, 'y')]
  const { rows } = must(await w.as('coder').get('/search?q=bantu')).json as WordHits
  const add = (codeId: string) =>
    rows.map(({ sentence, version }) => ({
      id: newId(),
      code: codeId,
      source: from,
      version,
      ...sentence,
    }))
  return { from, x, y, add }
}

function run(differs: Partial<CodingRunBody>): CodingRunBody {
  return { how: 'search', origin: 'bantu', add: [], remove: [], ...differs }
}

async function put(w: World, id: string, body: CodingRunBody) {
  return must(await w.as('coder').put(`/coding-runs/${id}`, body)).json as CodingRunDone
}

async function codings(w: World, from: string, who: 'coder' | 'supervisor' = 'coder') {
  return (must(await w.as(who).get(`/sources/${from}/codings`)).json as { rows: Coding[] }).rows
}

test('all hits of a search are coded once, however often it is sent, and say what made them', async () => {
  const w = await world()
  const { from, x, add } = await begin(w)
  const [id, body] = [newId(), run({ add: add(x) })]
  for (let times = 0; times < 2; times++)
    expect(await put(w, id, body)).toEqual({ id, added: 2, removed: 0, left: [], findings: [] })
  expect(await codings(w, from)).toMatchObject([
    { quote: 'Kami membantu.', code: x, layer: 'mine', origin: { how: 'search', origin: 'bantu' } },
    { quote: 'Bantuan datang.', code: x },
  ])
  // The same again by another run finds them there already.
  expect(await put(w, newId(), run({ add: add(x) }))).toMatchObject({ added: 0, left: [] })
  expect(await codings(w, from)).toHaveLength(2)
})

test('a run is taken back and done again as one; what its coder removed by hand stays removed', async () => {
  const w = await world()
  const { from, x, add } = await begin(w)
  const [id, body] = [newId(), run({ add: add(x) })]
  await put(w, id, body)
  const coder = w.as('coder')
  must(await coder.delete(`/codings/${body.add[0]?.id}`))
  for (let times = 0; times < 2; times++) must(await coder.post(`/coding-runs/${id}/undo`, {}))
  expect(await codings(w, from)).toEqual([])
  expect((await coder.put(`/coding-runs/${id}`, body)).status).toBe(409)
  for (let times = 0; times < 2; times++) must(await coder.post(`/coding-runs/${id}/redo`, {}))
  expect(await codings(w, from)).toMatchObject([{ quote: 'Bantuan datang.' }])
  expect((await coder.get('/coding-runs')).json).toMatchObject({
    rows: [{ id, how: 'search', origin: 'bantu', undone: false, added: 1, removed: 0 }],
  })
  expect((await w.as('supervisor').get('/coding-runs')).json).toMatchObject({ rows: [] })
  for (const turn of ['undo', 'redo'])
    expect((await w.as('supervisor').post(`/coding-runs/${id}/${turn}`, {})).status).toBe(404)
})

test("rows of a list are recoded in one step; of others' layers nothing is taken away", async () => {
  const w = await world()
  const { from, x, y, add } = await begin(w)
  const first = add(x)
  await put(w, newId(), run({ add: first }))
  const theirs = newId()
  const body = { source: from, code: x, start: 0, end: 4, quote: 'Kami' }
  must(await w.as('supervisor').put(`/codings/${theirs}`, body))
  const found = newId()
  must(await w.as('supervisor').put(`/findings/${found}`, claim([x])))
  must(await link(w, found, on(first[0]?.id ?? '')))
  const recode = newId()
  const done = await put(
    w,
    recode,
    run({ how: 'list', origin: 'x', add: add(y), remove: [...first.map((one) => one.id), theirs] }),
  )
  expect(done).toEqual({ id: recode, added: 2, removed: 2, left: [], findings: [1] })
  expect((await codings(w, from)).map((one) => one.code)).toEqual([y, y])
  expect((await codings(w, from, 'supervisor')).some((one) => one.id === theirs)).toBe(true)
  must(await w.as('coder').post(`/coding-runs/${recode}/undo`, {}))
  expect((await codings(w, from)).map((one) => one.code)).toEqual([x, x])
  must(await w.as('coder').post(`/coding-runs/${recode}/redo`, {}))
  expect((await codings(w, from)).map((one) => one.code)).toEqual([y, y])
})

test('what was corrected, withdrawn or is not there is left and named, and a wrong code refuses all', async () => {
  const w = await world()
  const { from, x, add } = await begin(w)
  const consent = await person(w, 'P-001', 'member')
  const other = await source(w, { text, participant: 'P-001' })
  const own = add(x)
  const bad = [
    { ...own[0], id: newId(), version: 2 },
    { ...own[0], id: newId(), end: 900 },
    { ...own[0], id: newId(), source: newId() },
    { ...own[0], id: newId(), source: other },
  ] as CodingRunBody['add']
  await withdraw(w, consent)
  expect(await put(w, newId(), run({ add: [...own, ...bad] }))).toMatchObject({
    added: 2,
    left: bad.map((one) => one.id),
  })
  const wrong = run({ add: own.map((one) => ({ ...one, id: newId(), code: newId() })) })
  expect((await w.as('coder').put(`/coding-runs/${newId()}`, wrong)).status).toBe(404)
  const many = Array.from({ length: 21 }, () => ({ ...own[0], id: newId(), source: newId() }))
  expect(
    (await w.as('coder').put(`/coding-runs/${newId()}`, { ...run({}), add: many })).status,
  ).toBe(400)
  expect(await codings(w, from)).toHaveLength(2)
})

test('turns are found by their question and by who speaks, without what the researcher asks', async () => {
  const w = await world()
  const words = 'Siapa memutuskan?\n\nKetua.\n\nYa, ketua.'
  const blocks = [
    { start: 0, end: 17, speaker: 'Peneliti', asks: true, question: 'deciding' },
    { start: 19, end: 25, speaker: 'P-001', question: 'deciding' },
    { start: 27, end: 37, speaker: 'P-002', question: 'deciding' },
  ]
  const from = await source(w, { text: words, blocks })
  await source(w)
  const turns = async (query: string) =>
    (must(await w.as('coder').get(`/turns?${query}`)).json as WordHits).rows.map((row) => row.quote)
  expect(await turns('question=deciding')).toEqual(['Ketua.', 'Ya, ketua.'])
  expect(await turns('speaker=P-002')).toEqual(['Ya, ketua.'])
  expect(await turns(`speaker=Peneliti&source=${from}`)).toEqual(['Siapa memutuskan?'])
  expect(await turns('question=other')).toEqual([])
  expect((await w.as('coder').get('/turns')).status).toBe(400)
})
