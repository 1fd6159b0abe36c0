// Corrections of a text that is coded: every coding goes along with its words, or its coder is told.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Edit } from '../../core/text/edit.ts'
import type { Coding, Source, SourceVersion } from '../../core/wire/coding.ts'
import { code, coding, finding, link, must, newId, on, source, spoken } from '../analysis.ts'
import type { Person } from '../people.ts'
import { filled, smallGuide } from '../small.ts'
import { type World, world } from '../world.ts'

const replace = (words: string, insert: string, text = spoken): Edit => {
  const start = text.indexOf(words)
  return { start, end: start + words.length, insert }
}
const correction = (edits: Edit[], more: object = {}) => ({
  version: 1,
  kind: 'hearing',
  reason: '',
  edits,
  ...more,
})
const correct = (w: World, id: string, body: object, who: Person = 'coder') =>
  w.as(who).post(`/sources/${id}/corrections`, body)
const read = async (w: World, id: string, version = '') =>
  (await w.as('supervisor').get(`/sources/${id}${version}`)).json as Source
const codingsIn = async (w: World, id: string, version = '') =>
  (await w.as('supervisor').get(`/sources/${id}/codings${version}`)).json as {
    rows: Coding[]
    unfit: Coding[]
  }

test('a correction makes a new version, and the codings of every layer go along with their words', async () => {
  const w = await world()
  const [x, id] = [await code(w, 'x'), await source(w)]
  const put = async (who: Person, words: string) => {
    const [one, start] = [newId(), spoken.indexOf(words)]
    const body = { source: id, code: x, start, end: start + words.length, quote: words }
    must(await w.as(who).put(`/codings/${one}`, body))
    return one
  }
  const [first, typo, last] = [
    await put('supervisor', 'Kami mulai'),
    await put('coder', 'dari sampah'),
    await put('coder', 'Lalu bertambah ramai.'),
  ]
  const edits = [replace('sampah', 'limbah rumah'), replace('Ketua', 'Ibu ketua')]
  expect(await correct(w, id, correction(edits, { reason: 'didengar lagi' }))).toMatchObject({
    status: 201,
    json: { version: 2, unfit: 0 },
  })
  const now = await read(w, id)
  expect(now).toMatchObject({
    version: 2,
    text: 'Kami mulai dari limbah rumah. Ibu ketua yang memutuskan. Lalu bertambah ramai.',
  })
  const { rows, unfit } = await codingsIn(w, id)
  expect(unfit).toEqual([])
  expect(rows.map((one) => [one.id, one.quote, now.text.slice(one.start, one.end)])).toEqual([
    [first, 'Kami mulai', 'Kami mulai'],
    [typo, 'dari limbah rumah', 'dari limbah rumah'],
    [last, 'Lalu bertambah ramai.', 'Lalu bertambah ramai.'],
  ])
  const before = await codingsIn(w, id, '?version=1')
  expect(before.rows.map((one) => one.quote)).toEqual([
    'Kami mulai',
    'dari sampah',
    'Lalu bertambah ramai.',
  ])
  const { rows: versions } = (await w.as('coder').get(`/sources/${id}/versions`)).json as {
    rows: SourceVersion[]
  }
  expect(versions.map(({ number, kind, reason, edits }) => [number, kind, reason, edits])).toEqual([
    [1, null, '', 0],
    [2, 'hearing', 'didengar lagi', 2],
  ])
})

test('a coding whose words are gone waits for its coder, and the finding that rested on it says so', async () => {
  const w = await world()
  const [x, id] = [await code(w, 'x'), await source(w)]
  const one = await coding(w, id, x)
  const claim = await finding(w, [x])
  await link(w, claim, on(one))
  const gone = await correct(w, id, correction([replace('Kami mulai dari sampah. ', '')]))
  expect(gone.json).toMatchObject({ version: 2, unfit: 1 })
  const { rows, unfit } = await codingsIn(w, id)
  expect([rows.length, unfit.map((coding) => coding.id)]).toEqual([0, [one]])
  expect((await w.as('supervisor').get(`/findings/${claim}`)).json).toMatchObject({
    evidence: [{ lost: 'corrected' }],
  })
})

test('of two people who correct the same text at once the second is told, and nothing is half done', async () => {
  const w = await world()
  const id = await source(w)
  must(await correct(w, id, correction([replace('Ketua', 'Ibu ketua')]), 'supervisor'))
  expect(await correct(w, id, correction([replace('Lalu', 'Kemudian')]))).toMatchObject({
    status: 409,
    json: { error: 'thing.changed-meanwhile' },
  })
  expect((await read(w, id)).version).toBe(2)
})

test('a correction that is sent again, because its answer was lost, is made once', async () => {
  const w = await world()
  const id = await source(w)
  const body = correction([replace('Ketua', 'Ibu ketua')])
  expect((await correct(w, id, body)).status).toBe(201)
  expect(await correct(w, id, body)).toMatchObject({ status: 200, json: { version: 2, unfit: 0 } })
  expect((await read(w, id)).version).toBe(2)
})

test('a correction that says nothing, leaves the text or reaches over a turn is refused with its place', async () => {
  const w = await world()
  const two = 'Peneliti: Siapa?\nP1: Kami.'
  const id = await source(w, { text: two, blocks: null })
  const refused = async (edits: Edit[]) => (await correct(w, id, correction(edits))).json
  const at = (start: number, end: number, insert: string) => [{ start, end, insert }]
  expect(await refused(at(3, 3, ''))).toMatchObject({ details: { reason: 'edits.unsound' } })
  expect(await refused(at(0, 99, 'x'))).toMatchObject({ details: { reason: 'edits.unsound' } })
  expect(await refused(at(12, 23, 'x'))).toMatchObject({
    details: { at: 'edits.0', reason: 'edits.cross-blocks' },
  })
  expect(await refused(at(12, 13, '\r\n'))).toMatchObject({
    details: { reason: 'text.not-normal' },
  })
  const emoji = await source(w, { text: 'Ya 👍 setuju', blocks: null })
  expect(await correct(w, emoji, correction(at(4, 4, 'x')))).toMatchObject({
    status: 400,
    json: { details: { reason: 'text.not-normal' } },
  })
  expect((await read(w, id)).version).toBe(1)
})

test('the words of a response are corrected where they were filled in, not at the desk', async () => {
  const w = await world()
  const phone = await w.device()
  const lead = w.as('supervisor')
  const { hash } = (await lead.post('/instruments', { ...smallGuide, about: 'study', needs: [] }))
    .json as { hash: string }
  const response = filled(hash, { participant: null })
  must(await phone.put(`/responses/${response.id}`, response))
  expect(
    await correct(w, response.id, correction([{ start: 0, end: 1, insert: 'X' }])),
  ).toMatchObject({ status: 409, json: { error: 'source.of-response' } })
})

test('after any corrections each coding quotes the text where it stands, or is listed', async () => {
  const w = await world()
  const x = await code(w, 'x')
  const piece = fc.constantFrom('kata', ' ', '👩‍👧', 'é', '🇮🇩', 'مرحبا', '.')
  const passage = fc.array(piece, { minLength: 6, maxLength: 20 }).map((parts) => parts.join(''))
  await fc.assert(
    fc.asyncProperty(passage, fc.nat(200), fc.nat(200), passage, async (text, a, b, insert) => {
      const clean = `a${text}z`
      const id = await source(w, { text: clean, blocks: [{ start: 0, end: clean.length }] })
      const graphemes = [...new Intl.Segmenter('id').segment(clean)].map(({ index }) => index)
      const cut = (n: number) => graphemes[n % graphemes.length] ?? 0
      const spans = [a, b, a + 3].map((n) => ({ start: cut(n), end: cut(n + 4) }))
      for (const { start, end } of spans)
        if (end > start)
          await w.as('coder').put(`/codings/${newId()}`, {
            source: id,
            code: x,
            start,
            end,
            quote: clean.slice(start, end),
          })
      const [start, end] = [cut(a), cut(b)].toSorted((p, q) => p - q)
      const edits = [{ start: start ?? 0, end: end ?? 0, insert }]
      const told = (await correct(w, id, correction(edits))).json as { unfit: number }
      const now = await read(w, id)
      const { rows, unfit } = await codingsIn(w, id)
      for (const one of rows) expect(now.text.slice(one.start, one.end)).toBe(one.quote)
      expect(unfit).toHaveLength(told.unfit)
      expect(rows.length + unfit.length).toBe(spans.filter((span) => span.end > span.start).length)
    }),
    { numRuns: 25 },
  )
})
