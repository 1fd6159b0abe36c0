// Memos: a note on anything, open or private, its author's to change.
import { expect, test } from 'vitest'
import { coding, finding, firstWords, code as makeCode, source, spoken } from '../analysis.ts'
import { world } from '../world.ts'

const id = () => crypto.randomUUID()

type Rows = { rows: { id: string; text: string }[]; next: string | null }

const note = (
  target: { kind: string; id: string },
  text = 'Perlu dilihat lagi.',
  isPrivate = false,
) => ({
  target,
  kind: 'analytic',
  text,
  private: isPrivate,
})
const study = { kind: 'study', id: id() }

function code(name: string) {
  return {
    name,
    label: 'Modal awal',
    parent: null,
    definition: '',
    include: '',
    exclude: '',
    example: '',
    hue: 1,
    position: 0,
  }
}

test('a memo is written once, rewritten by its author, and says what it is about', async () => {
  const w = await world()
  const coder = w.as('coder')
  const modal = id()
  await coder.put(`/codes/${modal}`, code('modal'))
  const one = id()
  const target = { kind: 'code', id: modal }
  expect(await coder.put(`/memos/${one}`, note(target))).toMatchObject({
    status: 201,
    json: { id: one, revision: 1 },
  })
  expect((await coder.put(`/memos/${one}`, note(target))).status).toBe(200)
  for (let times = 0; times < 2; times++)
    expect(
      await coder.put(`/memos/${one}?revision=1`, note(target, 'Lebih tepat begini.')),
    ).toMatchObject({ status: 200, json: { id: one, revision: 2 } })
  expect((await w.as('supervisor').get(`/memos?on=code&target=${modal}`)).json).toEqual({
    rows: [
      {
        id: one,
        target,
        kind: 'analytic',
        text: 'Lebih tepat begini.',
        private: false,
        author: expect.any(String),
        mine: false,
        voice: null,
        writtenAt: expect.any(String),
        revision: 2,
        editedAt: expect.any(String),
        about: 'Modal awal',
        source: null,
        code: modal,
        stands: true,
      },
    ],
    next: null,
  })
  expect((await w.as('supervisor').get(`/memos?on=code&target=${id()}`)).json).toMatchObject({
    rows: [],
  })
})

test('a private memo is seen by its author alone, whatever the rank of the other', async () => {
  const w = await world()
  const one = id()
  await w.as('coder').put(`/memos/${one}`, note(study, 'Saya ragu pada diri sendiri.', true))
  expect((await w.as('coder').get('/memos')).json).toMatchObject({
    rows: [{ id: one, mine: true, private: true }],
  })
  for (const who of ['supervisor', 'owner'] as const)
    expect((await w.as(who).get('/memos')).json).toEqual({ rows: [], next: null })
})

test('the count beside the rail follows memos that open, close, go and come back', async () => {
  const w = await world()
  const coder = w.as('coder')
  const one = id()
  const count = async () =>
    ((await coder.get('')).json as { tallies: { memos?: number } }).tallies.memos ?? 0
  await coder.put(`/memos/${one}`, note(study, 'a', true))
  expect(await count()).toBe(0)
  await coder.put(`/memos/${one}?revision=1`, note(study, 'a', false))
  expect(await count()).toBe(1)
  await coder.delete(`/memos/${one}`)
  expect(await count()).toBe(0)
  await coder.put(`/memos/${one}?revision=2`, note(study, 'b', true))
  expect(await count()).toBe(0)
  await coder.put(`/memos/${one}?revision=3`, note(study, 'b', false))
  expect(await count()).toBe(1)
})

test('another person neither rewrites nor removes a memo', async () => {
  const w = await world()
  const one = id()
  await w.as('coder').put(`/memos/${one}`, note(study, 'Asli.'))
  for (const seen of ['', '?revision=1'])
    expect(
      await w.as('supervisor').put(`/memos/${one}${seen}`, note(study, 'Ubah.')),
    ).toMatchObject({
      status: 409,
      json: { error: 'id.taken' },
    })
  expect((await w.as('supervisor').delete(`/memos/${one}`)).status).toBe(404)
  expect((await w.as('owner').get('/memos')).json).toMatchObject({ rows: [{ text: 'Asli.' }] })
  expect((await w.as('coder').delete(`/memos/${one}`)).status).toBe(200)
  expect((await w.as('coder').delete(`/memos/${one}`)).status).toBe(200)
  expect((await w.as('owner').get('/memos')).json).toMatchObject({ rows: [] })
})

test('a memo on nothing, or with broken text, is refused', async () => {
  const w = await world()
  const coder = w.as('coder')
  for (const kind of ['source', 'response', 'code', 'coding', 'finding', 'relation', 'event'])
    expect(await coder.put(`/memos/${id()}`, note({ kind, id: id() }))).toMatchObject({
      status: 404,
      json: { error: 'thing.unknown', details: { what: kind } },
    })
  expect((await coder.put(`/memos/${id()}`, note({ kind: 'person', id: id() }))).status).toBe(400)
  expect((await coder.put(`/memos/${id()}`, note(study, ''))).status).toBe(400)
  expect(await coder.put(`/memos/${id()}`, note(study, 'x\udfff'))).toMatchObject({
    json: { error: 'text.ill-formed' },
  })
  for (const half of [
    '?kind=rumour',
    `?target=${id()}`,
    '?on=rumour',
    '?on=code&target=',
    '?from=kemarin',
  ])
    expect((await coder.get(`/memos${half}`)).status).toBe(400)
})

test('memos come newest first, page by page, and keep every character', async () => {
  const w = await world()
  const coder = w.as('coder')
  const texts = [
    'satu',
    '<img src=x onerror=alert(1)>',
    `'; delete from memos; --`,
    '=HYPERLINK("x")',
    '👩‍🌾 \u202e',
  ]
  for (const text of texts) await coder.put(`/memos/${id()}`, note(study, text))
  const seen: string[] = []
  let next: string | null = ''
  while (next !== null) {
    const page: Rows = (await coder.get(`/memos?limit=2${next && `&after=${next}`}`)).json as Rows
    seen.push(...page.rows.map((row) => row.text))
    next = page.next
  }
  expect([...seen].sort()).toEqual([...texts].sort())
})

test('a memo on a passage tells the source where the passage stands', async () => {
  const w = await world()
  const from = await source(w)
  const passage = await coding(w, from, await makeCode(w, 'modal'))
  await w.as('supervisor').put(`/memos/${id()}`, note({ kind: 'coding', id: passage }))
  expect((await w.as('supervisor').get('/memos')).json).toMatchObject({
    rows: [{ target: { kind: 'coding', id: passage }, source: from, about: firstWords }],
  })
})

test("two tabs: the later one is told, both wordings are kept, and what was private stays the author's", async () => {
  const w = await world()
  const coder = w.as('coder')
  const one = id()
  await coder.put(`/memos/${one}`, note(study, 'Ragu pada diri sendiri.', true))
  await coder.put(`/memos/${one}?revision=1`, note(study, 'Dari jendela pertama.'))
  expect(
    await coder.put(`/memos/${one}?revision=1`, note(study, 'Dari jendela kedua.')),
  ).toMatchObject({
    status: 409,
    json: { error: 'thing.changed-meanwhile', details: { what: 'memo', revision: 2 } },
  })
  expect((await coder.put(`/memos/${one}`, note(study, 'Sebagai yang baru.'))).status).toBe(409)
  await coder.put(`/memos/${one}?revision=2`, note(study, 'Dari jendela kedua.'))
  const texts = async (who: 'coder' | 'supervisor') =>
    ((await w.as(who).get(`/memos/${one}/versions`)).json as { rows: { text: string }[] }).rows.map(
      ({ text }) => text,
    )
  expect(await texts('coder')).toEqual(['Dari jendela pertama.', 'Ragu pada diri sendiri.'])
  expect(await texts('supervisor')).toEqual(['Dari jendela pertama.'])
  const hidden = id()
  await coder.put(`/memos/${hidden}`, note(study, 'Hanya saya.', true))
  expect((await w.as('supervisor').get(`/memos/${hidden}/versions`)).status).toBe(404)
})

test('a memo on a stretch of a text goes along with a correction, and shows nothing of words that are gone', async () => {
  const w = await world()
  const lead = w.as('supervisor')
  const from = await source(w)
  const on = (start: number, end: number) => ({
    kind: 'segment',
    id: from,
    start,
    end,
    quote: spoken.slice(start, end),
  })
  const [gone, kept] = [id(), id()]
  expect(
    (await lead.put(`/memos/${gone}`, { ...note(on(0, 4)), kind: 'theoretical' })).status,
  ).toBe(201)
  expect((await lead.put(`/memos/${kept}`, note(on(24, 29)))).status).toBe(201)
  const wrong = { ...on(24, 29), quote: 'Kedua' }
  expect((await lead.put(`/memos/${id()}`, note(wrong))).json).toMatchObject({
    error: 'segment.quote-wrong',
  })
  const edits = [{ start: 0, end: 5, insert: '' }]
  const fix = { version: 1, kind: 'pseudonym', reason: '', edits }
  expect((await lead.post(`/sources/${from}/corrections`, fix)).status).toBe(201)
  const rows = (
    (await lead.get(`/memos?on=segment&target=${from}`)).json as { rows: { id: string }[] }
  ).rows
  expect(rows.find((row) => row.id === kept)).toMatchObject({
    target: { start: 19, end: 24, quote: 'Ketua' },
    about: 'Ketua',
    stands: true,
  })
  expect(rows.find((row) => row.id === gone)).toMatchObject({
    target: { quote: '' },
    about: '',
    stands: false,
    source: from,
  })
})

test('memos are narrowed by what they are on, their kind, author and day; conclusions are for who reads findings', async () => {
  const w = await world()
  const [coder, lead] = [w.as('coder'), w.as('supervisor')]
  const on = await finding(w, [await makeCode(w, 'modal')])
  const [thought, method, concluded] = [id(), id(), id()]
  await coder.put(`/memos/${thought}`, note(study))
  await coder.put(`/memos/${method}`, { ...note(study), kind: 'methodological' })
  await lead.put(`/memos/${concluded}`, note({ kind: 'finding', id: on }))
  const ids = async (who: 'coder' | 'supervisor', query: string) =>
    ((await w.as(who).get(`/memos?${query}`)).json as Rows).rows.map((row) => row.id).sort()
  expect(await ids('supervisor', 'kind=methodological')).toEqual([method])
  expect(await ids('supervisor', 'on=finding')).toEqual([concluded])
  expect(await ids('supervisor', `author=${w.personId('coder')}`)).toEqual([thought, method].sort())
  expect(await ids('supervisor', 'to=2020-01-01')).toEqual([])
  const today = new Date().toISOString().slice(0, 10)
  expect(await ids('supervisor', `from=${today}&to=${today}`)).toHaveLength(3)
  expect(await ids('coder', '')).toEqual([thought, method].sort())
  const names = async (who: 'coder' | 'supervisor') =>
    ((await w.as(who).get('/memos/authors')).json as { rows: { id: string }[] }).rows
      .map((row) => row.id)
      .sort()
  expect(await names('supervisor')).toEqual([w.personId('coder'), w.personId('supervisor')].sort())
  expect(await names('coder')).toEqual([w.personId('coder')])
  const counted = async (who: 'coder' | 'supervisor') =>
    ((await w.as(who).get('')).json as { tallies: { memos?: number } }).tallies.memos
  expect([await counted('coder'), await counted('supervisor')]).toEqual([2, 3])
})
