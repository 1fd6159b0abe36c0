// Finding words in sources and memos: their forms, where they stand, and nothing of what may not be read.
import { expect, test } from 'vitest'
import type { WordHits } from '../../core/wire/search.ts'
import { code, must, newId, person, source, withdraw } from '../analysis.ts'
import { type World, world } from '../world.ts'

const talk =
  'Pak Ketua membantu kami. Bantuan itu datang dari desa.\n\nAnak-anak dibantu juga 👩‍🌾, lalu pulang.'

async function find(w: World, query: string, who: 'coder' | 'supervisor' = 'coder') {
  return must(await w.as(who).get(`/search?${query}`)).json as WordHits
}

test('a word is found in all its forms, with its sentence and turn, or only as it is spelled', async () => {
  const w = await world()
  const id = await source(w, { text: talk, technique: 'fgd', role: 'anggota' })
  const { rows, next, behind } = await find(w, 'q=bantu')
  expect({ next, behind }).toEqual({ next: null, behind: 0 })
  expect(rows.map(({ quote, words }) => [quote, words])).toEqual([
    ['membantu', ['membantu']],
    ['Bantuan', ['bantuan']],
    ['dibantu', ['dibantu']],
  ])
  for (const { start, end, quote, before, after, sentence, turn } of rows) {
    expect(talk.slice(start, end)).toBe(quote)
    expect(talk.slice(turn.start, turn.end)).toContain(before + quote + after)
    expect(sentence.start >= turn.start && sentence.end <= turn.end).toBe(true)
  }
  expect(rows[1]).toMatchObject({
    source: { id, title: 'Sumber', technique: 'fgd' },
    role: 'anggota',
    version: 1,
    before: 'Pak Ketua membantu kami. ',
    after: ' itu datang dari desa.',
    sentence: { start: 25, end: 54 },
    turn: { start: 0, end: 54 },
  })
  expect((await find(w, 'q=bantu&forms=0')).rows).toEqual([])
  expect((await find(w, 'q=DIBANTU&forms=0')).rows).toHaveLength(1)
  expect((await find(w, `q=${encodeURIComponent('"datang dari"')}`)).rows).toHaveLength(1)
  expect((await find(w, 'q=ketua%20anak')).rows).toEqual([])
  expect((await find(w, 'q=anak')).rows).toMatchObject([{ quote: 'Anak-anak' }])
})

test('hits are paged through one long text and over many, each once, and narrowed by whose they are', async () => {
  const w = await world()
  const long = Array.from({ length: 30 }, (_, at) => `Usaha ke-${at} berusaha.`).join('\n')
  await source(w, { text: long })
  const blocks = [
    { start: 0, end: 14, speaker: 'P-001' },
    { start: 15, end: 29, speaker: 'Peneliti', asks: true },
  ]
  const two = await source(w, {
    text: 'Usaha sampah.\n\nUsaha apa itu?',
    blocks,
    technique: 'document',
  })
  const seen: string[] = []
  let after = ''
  for (let pages = 0; ; pages++) {
    expect(pages).toBeLessThan(20)
    const { rows, next } = await find(w, `q=usaha&limit=7${after && `&after=${after}`}`)
    seen.push(...rows.map((row) => `${row.source.id} ${row.start}`))
    if (next === null) break
    after = next
  }
  expect(seen).toHaveLength(62)
  expect(new Set(seen).size).toBe(62)
  expect((await find(w, `q=usaha&source=${two}`)).rows).toHaveLength(2)
  expect((await find(w, 'q=usaha&technique=document&speaker=P-001')).rows).toMatchObject([
    { start: 0, speaker: 'P-001' },
  ])
  expect((await find(w, 'q=usaha&case=LAIN')).rows).toEqual([])
})

test('what was corrected is found as it is now, and what was withdrawn not at all', async () => {
  const w = await world()
  const consent = await person(w, 'P-001', 'member')
  const id = await source(w, { text: 'Budi mengirim sampah.', participant: 'P-001' })
  expect((await find(w, 'q=kirim')).rows).toHaveLength(1)
  const edits = [{ start: 0, end: 4, insert: 'P-001' }]
  const fix = { version: 1, kind: 'pseudonym', reason: '', edits }
  must(await w.as('supervisor').post(`/sources/${id}/corrections`, fix))
  expect((await find(w, 'q=budi')).rows).toEqual([])
  expect((await find(w, 'q=kirim')).rows).toMatchObject([{ start: 6, version: 2 }])
  const left = await w.db
    .prepare("select key from search_keys where study_id = ? and key = 'budi'")
    .bind(w.study)
    .all()
  expect(left.results).toEqual([])
  await withdraw(w, consent)
  expect((await find(w, 'q=kirim')).rows).toEqual([])
  expect((await find(w, 'q=kirim', 'supervisor')).rows).toEqual([])
})

test('memos are found by their words, private ones by their author alone, and never from another study', async () => {
  const w = await world()
  const [open, mine] = [newId(), newId()]
  const body = (text: string, isPrivate: boolean) => ({
    target: { kind: 'study', id: newId() },
    kind: 'reflexive',
    text,
    private: isPrivate,
  })
  must(await w.as('coder').put(`/memos/${open}`, body('Pembantu ketua diam.', false)))
  must(await w.as('coder').put(`/memos/${mine}`, body('Saya dibantu ketua.', true)))
  const ids = async (who: 'coder' | 'supervisor', query: string) =>
    (must(await w.as(who).get(`/memos?${query}`)).json as { rows: { id: string }[] }).rows
      .map((row) => row.id)
      .sort()
  expect(await ids('coder', 'q=bantu')).toEqual([open, mine].sort())
  expect(await ids('supervisor', 'q=bantu')).toEqual([open])
  expect(await ids('coder', 'q=bantu&kind=analytic')).toEqual([])
  must(await w.as('coder').put(`/memos/${open}?revision=1`, body('Lain sama sekali.', false)))
  expect(await ids('supervisor', 'q=bantu')).toEqual([])
  await source(w, { text: talk })
  const theirs = must(await w.as('outsider').get(`/api/studies/${w.other}/search?q=bantu`))
  expect(theirs.json).toMatchObject({ rows: [] })
})

test('a question that asks for nothing, or is not one, is refused by name', async () => {
  const w = await world()
  for (const query of [
    '',
    'q=',
    'q=%3F%21',
    'q=a&forms=2',
    'q=a&after=zzz',
    'q=a&technique=rumour',
  ])
    expect((await w.as('coder').get(`/search?${query}`)).status).toBe(400)
  expect((await w.as('coder').get('/search?q=%3F%21')).json).toMatchObject({
    details: { at: 'q', reason: 'query.empty' },
  })
})

test("in a group each turn is its speaker's: found by their role, and gone when they alone withdraw", async () => {
  const w = await world()
  await person(w, 'P-001', 'pengelola')
  const consent = await person(w, 'P-002', 'anggota')
  const words = 'Ketua membantu.\n\nKami dibantu.'
  const blocks = [
    { start: 0, end: 15, speaker: 'P-001' },
    { start: 17, end: 30, speaker: 'P-002' },
  ]
  const group = await source(w, { text: words, blocks, technique: 'fgd', role: 'anggota' })
  const help = await code(w, 'tolong')
  const lead = w.as('supervisor')
  const coded: string[] = []
  for (const [start, end] of [
    [0, 15],
    [17, 30],
  ] as const) {
    const id = newId()
    const body = { source: group, code: help, start, end, quote: words.slice(start, end) }
    must(await lead.put(`/codings/${id}`, body))
    must(
      await lead.put(`/memos/${newId()}`, {
        target: { kind: 'coding', id },
        kind: 'analytic',
        text: 'Lihat lagi.',
        private: false,
      }),
    )
    coded.push(id)
  }
  const asked = (where: object) =>
    encodeURIComponent(
      JSON.stringify({ of: { codes: [help], below: false }, clauses: [], show: 'segment', where }),
    )
  const segments = async (where: object) =>
    (
      must(await lead.get(`/segments?q=${asked(where)}`)).json as {
        rows: { id: string; role: string }[]
      }
    ).rows
  const memos = async () =>
    (must(await lead.get('/memos?on=coding')).json as { rows: { target: { id: string } }[] }).rows
  expect((await find(w, 'q=bantu&role=pengelola')).rows).toMatchObject([
    { quote: 'membantu', participant: 'P-001', role: 'pengelola' },
  ])
  expect((await find(w, 'q=bantu&participant=P-002')).rows).toMatchObject([{ quote: 'dibantu' }])
  expect(await segments({ role: 'anggota' })).toMatchObject([
    { id: coded[1], participant: 'P-002' },
  ])
  expect(await segments({})).toHaveLength(2)
  expect(await memos()).toHaveLength(2)
  await withdraw(w, consent)
  expect((await find(w, 'q=bantu')).rows).toMatchObject([{ quote: 'membantu' }])
  expect(must(await lead.get('/turns?speaker=P-002')).json).toMatchObject({ rows: [] })
  expect(await segments({})).toMatchObject([{ id: coded[0] }])
  expect((await memos()).map((row) => row.target.id)).toEqual([coded[0]])
})
