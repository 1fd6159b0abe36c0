// A correction keeps every coding whose words still stand at the same question, and never puts one on other words.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { unchanged, type Worded } from '../../core/text/carry.ts'
import type { Block } from '../../core/wire/coding.ts'

/** Answers as a response's words: one block a paragraph. */
function worded(answers: Record<string, string>): Worded {
  const blocks: Block[] = []
  let text = ''
  for (const [question, words] of Object.entries(answers))
    for (const paragraph of words.split('\n').filter((one) => one !== '')) {
      const start = text === '' ? 0 : text.length + 1
      text += (text === '' ? '' : '\n') + paragraph
      const [name = ''] = question.split('/').slice(-1)
      blocks.push({
        start,
        end: text.length,
        question: name,
        ...(name !== question && { ref: question }),
      })
    }
  return { text, blocks }
}

/** The quotation's new place in words, or null when it has none. */
function carried(before: Worded, after: Worded, quote: string): string | null {
  const start = before.text.indexOf(quote)
  const end = start + quote.length
  const on = unchanged(before, after).find((one) => one.start <= start && end <= one.end)
  return on ? after.text.slice(start + on.by, end + on.by) : null
}

test('words before and after a corrected one go along; the corrected ones are listed', () => {
  const before = worded({ story: 'Kami mulai dari kebun.\nLalu bertambah rame.', saves: 'Tidak' })
  const after = worded({ story: 'Kami mulai dari kebun.\nLalu bertambah ramai.', saves: 'Tidak' })
  expect(carried(before, after, 'Kami mulai')).toBe('Kami mulai')
  expect(carried(before, after, 'Lalu bertambah')).toBe('Lalu bertambah')
  expect(carried(before, after, 'rame')).toBe(null)
  expect(carried(before, after, 'Tidak')).toBe('Tidak')
})

test('the same words at another question are other words', () => {
  const before = worded({ leader: 'Pak Dul', helper: 'Bu Sri' })
  const after = worded({ leader: 'Bu Sri', helper: 'Pak Dul' })
  expect(unchanged(before, after)).toEqual([])
})

test('a row keeps its codings when the row before it is taken away', () => {
  const before = worded({ 'members/r1/job': 'petani', 'members/r2/job': 'petani' })
  const after = worded({ 'members/r2/job': 'petani' })
  expect(unchanged(before, after)).toEqual([{ start: 7, end: 13, by: -7 }])
})

test('a coding over two answers goes along while both stand as they stood', () => {
  const before = worded({ one: 'Pertama.', two: 'Kedua.', three: 'Ketiga.' })
  const after = worded({ zero: 'Baru.', one: 'Pertama.', two: 'Kedua.', three: 'Lain.' })
  expect(carried(before, after, 'Pertama.\nKedua.')).toBe('Pertama.\nKedua.')
  expect(carried(before, after, 'Kedua.\nKetiga.')).toBe(null)
})

test('one letter that was replaced by one other does not stand', () => {
  const [before, after] = [worded({ a: 'ibu Ani' }), worded({ a: 'ibu Ali' })]
  expect(carried(before, after, 'ibu Ani')).toBe(null)
  expect(carried(before, after, 'ibu')).toBe('ibu')
})

const words = fc
  .array(fc.constantFrom('satu', 'dua', '😀', 'kémah', 'é', ' ', '\n', 'a'), { maxLength: 12 })
  .map((parts) => parts.join(''))
const answers = fc.dictionary(fc.constantFrom('a', 'b', 'c', 'm/r1/d', 'm/r2/d'), words)

test('law: whatever was changed, a stretch that is carried has the same words, and stretches do not overlap', () => {
  fc.assert(
    fc.property(answers, answers, (one, two) => {
      const [before, after] = [worded(one), worded(two)]
      let last = 0
      for (const { start, end, by } of unchanged(before, after)) {
        expect(before.text.slice(start, end)).toBe(after.text.slice(start + by, end + by))
        expect(start).toBeGreaterThanOrEqual(last)
        last = end
      }
    }),
  )
})

test('law: a text that was not changed carries everything', () => {
  fc.assert(
    fc.property(answers, (one) => {
      const same = worded(one)
      const expected = same.text === '' ? [] : [{ start: 0, end: same.text.length, by: 0 }]
      expect(unchanged(same, same)).toEqual(expected)
    }),
  )
})
