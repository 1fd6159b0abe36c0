// Rounds of coding: who codes what, how far they are, and that nobody who codes blind hears anything of the others.
import { expect, test } from 'vitest'
import type { Code } from '../../core/wire/coding.ts'
import type { Round, RoundBody, RoundRow } from '../../core/wire/round.ts'
import { code, firstWords, must, newId, source, spoken } from '../analysis.ts'
import type { Person } from '../people.ts'
import { type World, world } from '../world.ts'

type Rows<Row> = { rows: Row[]; next: string | null }

/** A blind round of two coders over one source with one code; say what differs. */
async function begin(
  w: World,
  differs: Partial<RoundBody> = {},
): Promise<{ id: string; text: string; x: string; body: RoundBody }> {
  const x = differs.codes?.[0] ?? (await code(w, 'x'))
  const text = differs.sources?.[0]?.source ?? (await source(w))
  const body: RoundBody = {
    title: 'Putaran 1',
    mode: 'blind',
    from: '2026-11-01',
    to: '2026-11-30',
    codes: [x],
    sources: [{ source: text, coders: [w.personId('coder'), w.personId('coder2')] }],
    draw: null,
    ...differs,
  }
  const id = newId()
  must(await w.as('supervisor').put(`/rounds/${id}`, body))
  return { id, text, x, body }
}

async function put(w: World, who: Person, text: string, x: string, start = 0, end = 22) {
  const id = newId()
  const quote = spoken.slice(start, end)
  must(await w.as(who).put(`/codings/${id}`, { source: text, code: x, start, end, quote }))
  return id
}

const rounds = async (w: World, who: Person) =>
  ((await w.as(who).get('/rounds')).json as Rows<RoundRow>).rows

test('a round is made once however often it is sent, and shows who is to do what', async () => {
  const w = await world()
  const { id, body, text, x } = await begin(w)
  const lead = w.as('supervisor')
  expect((await lead.put(`/rounds/${id}`, body)).status).toBe(200)
  expect(await lead.put(`/rounds/${id}`, { ...body, title: 'Lain' })).toMatchObject({
    status: 409,
    json: { error: 'id.taken' },
  })
  const [row] = await rounds(w, 'supervisor')
  expect(row).toEqual({
    id,
    title: 'Putaran 1',
    mode: 'blind',
    from: '2026-11-01',
    to: '2026-11-30',
    draw: null,
    codebook: null,
    sources: 1,
    codes: 1,
    madeAt: expect.any(String),
    closedAt: null,
    coders: ['coder', 'coder2'].map((who) => ({
      id: w.personId(who as Person),
      name: expect.any(String),
      parts: 1,
      done: 0,
      isOpen: true,
    })),
  })
  const round = (await lead.get(`/rounds/${id}`)).json as Round
  expect(round.frozen.map((one) => [one.id, one.name, one.revision])).toEqual([[x, 'x', 1]])
  expect(round.parts.map((part) => part.source)).toEqual([text, text])
})

test('a round of people, sources or codes that the study does not have is refused by name', async () => {
  const w = await world()
  const { body, text } = await begin(w)
  const lead = w.as('supervisor')
  const refused: [Partial<RoundBody>, string][] = [
    [{ codes: [newId()] }, 'code'],
    [{ sources: [{ source: newId(), coders: [w.personId('coder')] }] }, 'source'],
    [{ sources: [{ source: text, coders: [w.personId('outsider')] }] }, 'coder'],
    [{ sources: [{ source: text, coders: [w.personId('researcher')] }] }, 'coder'],
  ]
  for (const [differs, what] of refused)
    expect(await lead.put(`/rounds/${newId()}`, { ...body, ...differs })).toMatchObject({
      status: 422,
      json: { error: 'round.unsound', details: { what } },
    })
  for (const differs of [
    { to: '2026-10-01' },
    { sources: [] },
    { codes: [body.codes[0], body.codes[0]] },
  ])
    expect((await lead.put(`/rounds/${newId()}`, { ...body, ...differs })).status).toBe(400)
  expect(await rounds(w, 'supervisor')).toHaveLength(1)
  const there = `/api/studies/${w.other}/rounds`
  expect(await w.as('outsider').put(`${there}/${newId()}`, body)).toMatchObject({ status: 422 })
})

test('a round taken away and put again is the same round, with what was done in it', async () => {
  const w = await world()
  const { id, body, text } = await begin(w)
  const done = `/rounds/${id}/sources/${text}/done`
  must(await w.as('coder').put(done, { done: true }))
  const lead = w.as('supervisor')
  expect((await lead.delete(`/rounds/${id}`)).status).toBe(200)
  expect(await rounds(w, 'supervisor')).toEqual([])
  expect((await w.as('coder').put(done, { done: false })).status).toBe(404)
  for (let times = 0; times < 2; times++)
    expect((await lead.post(`/rounds/${id}/restore`, {})).status).toBe(200)
  must(await lead.delete(`/rounds/${id}`))
  expect((await lead.put(`/rounds/${id}`, body)).status).toBe(200)
  expect((await lead.post(`/rounds/${newId()}/restore`, {})).status).toBe(404)
  expect((await rounds(w, 'supervisor'))[0]?.coders).toMatchObject([{ done: 1 }, { done: 0 }])
})

/** Every list and thing that a coder can ask for, as bytes. */
async function seenBy(w: World, who: Person, ids: { text: string; x: string; round: string }) {
  const paths = [
    '',
    '/overview',
    '/rounds',
    `/rounds/${ids.round}`,
    '/sources',
    `/sources/${ids.text}`,
    `/sources/${ids.text}/codings`,
    `/sources/${ids.text}/pulse`,
    '/codes',
    `/codes/${ids.x}/segments`,
    `/codes/${ids.x}/segments?limit=1`,
    `/codes/${ids.x}/history`,
    `/codes/${ids.x}/segments?wording=${ids.x}@1`,
    '/codebook/versions',
    '/memos',
    `/memos?on=source&target=${ids.text}`,
    `/memos?on=code&target=${ids.x}`,
    '/memos/authors',
    '/memos?q=ragu',
    '/search?q=sampah',
    `/segments?q=${encodeURIComponent(JSON.stringify({ of: { codes: [ids.x], below: true }, clauses: [], show: 'segment', where: {} }))}`,
    '/queries?kind=segments',
    '/coding-runs',
    '/instruments',
    '/participants',
    '/cases',
    '/responses',
    '/tasks',
  ]
  const answers = await Promise.all(paths.map((path) => w.as(who).get(path)))
  return answers.map(({ text, status }, at) => `${paths[at]} ${status} ${text}`)
}

test('who codes blind sees the same to the byte, whatever the others in the round do', async () => {
  const w = await world()
  const { id: round, text, x } = await begin(w)
  await put(w, 'coder', text, x)
  const seen = () => seenBy(w, 'coder', { text, x, round })
  const before = await seen()
  const other = w.as('coder2')
  const theirs = await put(w, 'coder2', text, x, 24, 46)
  const memo = (kind: string, target: string) =>
    other.put(`/memos/${newId()}`, {
      target: { kind, id: target },
      kind: 'analytic',
      text: 'Ragu.',
      private: false,
    })
  must(await memo('coding', theirs))
  must(await memo('source', text))
  must(await memo('code', x))
  must(await memo('study', newId()))
  const fresh = newId()
  const body = {
    name: 'baru',
    label: 'Baru',
    parent: null,
    definition: '',
    include: '',
    exclude: '',
    example: '',
    hue: 3,
    position: 1,
  }
  must(await other.put(`/codes/${fresh}`, body))
  await put(w, 'coder2', text, fresh, 0, 10)
  must(await other.put(`/rounds/${round}/sources/${text}/done`, { done: true }))
  expect(await seen()).toEqual(before)
  // Nor does what a supervisor settles from the layers show before the round is closed.
  const after = { coding: newId(), code: x, start: 0, end: 22, quote: firstWords }
  const place = { id: newId(), code: x, start: 0, end: 22, before: [], outcome: 'agreed', after }
  const has = [{ coder: w.personId('coder'), has: true }]
  const lead = w.as('supervisor')
  const settled = { rows: [{ ...place, before: has }] }
  must(await lead.put(`/rounds/${round}/sources/${text}/adjudications`, settled))
  expect(await seen()).toEqual(before)
  must(await lead.post(`/rounds/${round}/close`, {}))
  const codes = ((await w.as('coder').get('/codes')).json as { rows: Code[] }).rows
  expect(codes.map((one) => [one.name, one.codings])).toEqual([
    ['x', 2],
    ['baru', 0],
  ])
  // And back again: opening takes the closing back.
  must(await lead.post(`/rounds/${round}/open`, {}))
  expect(await seen()).toEqual(before)
})

test('in an open round coders see each other, unless one of them has a blind one to finish', async () => {
  const w = await world()
  const { text, x } = await begin(w, { mode: 'open' })
  await put(w, 'coder2', text, x)
  const sees = async () =>
    (
      (await w.as('coder').get(`/sources/${text}/codings`)).json as Rows<{ layer: string }>
    ).rows.map((row) => row.layer)
  expect(await sees()).toEqual(['other'])
  expect((await w.as('coder').get(`/codes/${x}/segments`)).json).toMatchObject({
    rows: { length: 1 },
  })
  expect((await w.as('coder').get('/sources')).json).toMatchObject({ rows: [{ codings: 1 }] })
  const blind = await begin(w, {
    codes: [x],
    sources: [{ source: text, coders: [w.personId('coder')] }],
  })
  expect(await sees()).toEqual([])
  must(await w.as('supervisor').delete(`/rounds/${blind.id}`))
  expect(await sees()).toEqual(['other'])
})

test('the codes of a blind round stay as they were defined when it began', async () => {
  const w = await world()
  const { x, id } = await begin(w)
  const now = async (who: Person) =>
    ((await w.as(who).get('/codes')).json as { rows: Code[] }).rows.find((one) => one.id === x)
  const body = {
    name: 'x',
    label: 'Lebih jelas',
    parent: null,
    definition: 'Diperjelas.',
    include: '',
    exclude: '',
    example: '',
    hue: 0,
    position: 0,
  }
  for (const path of [`/codes/${x}?revision=1`])
    expect(await w.as('coder').put(path, body)).toMatchObject({
      status: 409,
      json: { error: 'code.frozen' },
    })
  expect(await w.as('coder').post(`/codes/${x}/retire`, {})).toMatchObject({
    status: 409,
    json: { error: 'code.frozen' },
  })
  must(await w.as('supervisor').put(`/codes/${x}?revision=1`, body))
  expect(await now('supervisor')).toMatchObject({ label: 'Lebih jelas', revision: 2 })
  expect(await now('coder')).toMatchObject({ definition: '', revision: 1 })
  // Their own codes they may still put right.
  const own = newId()
  must(await w.as('coder').put(`/codes/${own}`, { ...body, name: 'sendiri' }))
  expect(
    (await w.as('coder').put(`/codes/${own}?revision=1`, { ...body, name: 'sendiri', hue: 2 }))
      .status,
  ).toBe(200)
  must(await w.as('supervisor').post(`/rounds/${id}/close`, {}))
  expect(await now('coder')).toMatchObject({ definition: 'Diperjelas.', revision: 2 })
})

test('a coder marks a source done and not done; a closed round takes no more unless it is reopened for them', async () => {
  const w = await world()
  const { id, text } = await begin(w)
  const mark = (who: Person, done: boolean) =>
    w.as(who).put(`/rounds/${id}/sources/${text}/done`, { done })
  const told = async () =>
    (await rounds(w, 'supervisor'))[0]?.coders.map(({ done, isOpen }) => [done, isOpen])
  expect((await mark('coder', true)).status).toBe(200)
  expect((await mark('coder', true)).status).toBe(200)
  expect(await told()).toEqual([
    [1, true],
    [0, true],
  ])
  expect((await mark('coder', false)).status).toBe(200)
  expect((await mark('coder', true)).status).toBe(200)
  expect((await mark('supervisor', true)).status).toBe(404)
  const lead = w.as('supervisor')
  must(await lead.post(`/rounds/${id}/close`, {}))
  expect(await told()).toEqual([
    [1, false],
    [0, false],
  ])
  expect(await mark('coder2', true)).toMatchObject({
    status: 409,
    json: { error: 'round.closed' },
  })
  const reopen = (coder: string) => lead.post(`/rounds/${id}/sources/${text}/reopen`, { coder })
  expect((await reopen(w.personId('coder'))).status).toBe(200)
  expect(await told()).toEqual([
    [0, true],
    [0, false],
  ])
  expect((await reopen(w.personId('supervisor'))).status).toBe(404)
  expect((await mark('coder', true)).status).toBe(200)
  expect(await told()).toEqual([
    [1, false],
    [0, false],
  ])
})

test('agreement reads the spans of the round and nothing of anybody or any code outside it', async () => {
  const w = await world()
  const y = await code(w, 'y')
  const { id, text, x } = await begin(w)
  await put(w, 'coder', text, x, 0, 22)
  await put(w, 'coder2', text, x, 5, 22)
  await put(w, 'coder2', text, y, 5, 22)
  await put(w, 'supervisor', text, x, 0, 5)
  const read = (who: Person) => w.as(who).get(`/rounds/${id}/sources/${text}/codings`)
  expect((await read('supervisor')).json).toEqual({
    rows: [
      { coder: w.personId('coder'), code: x, start: 0, end: 22 },
      { coder: w.personId('coder2'), code: x, start: 5, end: 22 },
    ],
  })
  expect((await read('coder')).status).toBe(403)
  const elsewhere = await source(w)
  expect((await w.as('supervisor').get(`/rounds/${id}/sources/${elsewhere}/codings`)).status).toBe(
    404,
  )
  const there = `/api/studies/${w.other}/rounds/${id}`
  for (const path of [there, `${there}/sources/${text}/codings`])
    expect((await w.as('outsider').get(path)).status).toBe(404)
})
