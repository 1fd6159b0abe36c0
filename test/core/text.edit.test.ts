// What happens to codings when a coded text is corrected: their words stay theirs, or a person is told.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { differenceOf } from '../../core/text/difference.ts'
import { applyEdits, areSound, carryBlocks, carrySpan, type Edit } from '../../core/text/edit.ts'

const text = 'Kami mulai dari sampah, lalu kompos.'
const at = (words: string) => {
  const start = text.indexOf(words)
  return { start, end: start + words.length }
}
const after = (words: string, ...edits: Edit[]) => {
  const carried = carrySpan(at(words), edits)
  return carried && applyEdits(text, edits).slice(carried.start, carried.end)
}
const replace = (words: string, insert: string): Edit => ({ ...at(words), insert })
const insert = (place: number, words: string): Edit => ({ start: place, end: place, insert: words })

test('a coding keeps its words when something before it or behind it is corrected', () => {
  expect(after('sampah', replace('Kami', 'Kami semua'))).toBe('sampah')
  expect(after('sampah', replace('kompos', 'pupuk kompos'))).toBe('sampah')
  expect(after('dari sampah', replace('mulai', 'm'), replace('lalu', 'kemudian'))).toBe(
    'dari sampah',
  )
})

test('what is typed inside a coding belongs to it, what is typed at its edge does not', () => {
  expect(after('dari sampah', insert(at('sampah').start, 'sisa '))).toBe('dari sisa sampah')
  expect(after('sampah', insert(at('sampah').start, 'sisa '))).toBe('sampah')
  expect(after('sampah', insert(at('sampah').end, ' basah'))).toBe('sampah')
})

test('a corrected word stays coded, also when it is the whole coding or ends it', () => {
  expect(after('sampah', replace('sampah', 'limbah'))).toBe('limbah')
  expect(after('dari sampah', replace('sampah', 'limbah'))).toBe('dari limbah')
})

test('an edit over the edge of a coding leaves it the words that were not touched', () => {
  expect(after('mulai dari', replace('Kami mulai', 'Kita memulai'))).toBe(' dari')
  expect(after('dari sampah', replace('sampah, lalu', 'limbah'))).toBe('dari ')
})

test('a coding whose words are taken out, or swallowed by a larger change, is given back to a person', () => {
  expect(after('sampah', replace('sampah', ''))).toBeNull()
  expect(after('sampah', replace('dari sampah, lalu', 'dengan'))).toBeNull()
})

test('a turn takes in what is typed at its end, and vanishes when nothing is left of it', () => {
  const blocks = [
    { start: 0, end: 4, speaker: 'P1' },
    { start: 6, end: 9, speaker: 'P2' },
  ]
  expect(carryBlocks(blocks, [insert(4, ' ya')])).toEqual([
    { start: 0, end: 7, speaker: 'P1' },
    { start: 9, end: 12, speaker: 'P2' },
  ])
  expect(carryBlocks(blocks, [{ start: 0, end: 4, insert: '' }])).toEqual([
    { start: 2, end: 5, speaker: 'P2' },
  ])
})

test('edits that overlap, run backwards, leave the text or say nothing are no edits', () => {
  expect(areSound(text, [replace('Kami', 'Kita'), replace('mulai', 'memulai')])).toBe(true)
  expect(areSound(text, [replace('mulai', 'x'), replace('Kami', 'y')])).toBe(false)
  expect(areSound(text, [insert(text.length + 1, 'x')])).toBe(false)
  expect(areSound(text, [insert(3, '')])).toBe(false)
  expect(areSound(text, [])).toBe(false)
})

test('a change is told by its words, so that all other words stay untouched', () => {
  expect(differenceOf('Kami mulay dari sampah.', 'Kami mulai dari sisa sampah.')).toEqual([
    { start: 9, end: 10, insert: 'i' },
    { start: 15, end: 15, insert: ' sisa' },
  ])
  expect(differenceOf('sama', 'sama')).toEqual([])
  expect(differenceOf('', 'baru', 7)).toEqual([{ start: 7, end: 7, insert: 'baru' }])
})

const piece = fc.constantFrom(
  'a',
  'bb',
  ' ',
  '\n',
  'é',
  'e\u0301',
  '👩‍👧',
  '🇮🇩',
  'مرحبا',
  '.',
  'kata',
  '\r\n',
)
const passage = fc.array(piece, { maxLength: 30 }).map((parts) => parts.join(''))

test('the difference of any two passages makes the one of the other, in sound edits', () => {
  fc.assert(
    fc.property(passage, passage, (before, next) => {
      const edits = differenceOf(before, next)
      expect(applyEdits(before, edits)).toBe(next)
      if (before !== next) expect(areSound(before, edits)).toBe(true)
    }),
  )
})

test('whatever is edited, a coding lies on words of its own that nobody changed, or is given back', () => {
  const edited = fc
    .tuple(
      passage,
      fc.array(fc.tuple(fc.nat(60), fc.nat(6), passage), { maxLength: 5 }),
      fc.nat(60),
      fc.nat(20),
    )
    .map(([before, wished, from, length]) => {
      let free = 0
      const edits: Edit[] = []
      for (const [gap, out, insert] of wished) {
        const start = Math.min(free + (gap % 9), before.length)
        const end = Math.min(start + out, before.length)
        if (start === end && insert === '') continue
        edits.push({ start, end, insert })
        // Two edits that touch are one.
        free = end + 1
        if (free > before.length) break
      }
      const start = from % (before.length + 1)
      return { before, edits, span: { start, end: Math.min(start + length + 1, before.length) } }
    })
    .filter(({ span }) => span.end > span.start)
  fc.assert(
    fc.property(edited, ({ before, edits, span }) => {
      const now = applyEdits(before, edits)
      const carried = carrySpan(span, edits)
      const isTouched = edits.some(({ start, end }) => start < span.end && end > span.start)
      if (!carried) {
        expect(isTouched).toBe(true)
        return
      }
      expect(carried.start).toBeGreaterThanOrEqual(0)
      expect(carried.end).toBeLessThanOrEqual(now.length)
      if (!isTouched)
        expect(now.slice(carried.start, carried.end)).toBe(before.slice(span.start, span.end))
      // Each unit that survives inside the span is still inside of it.
      const survivors = Array.from(
        { length: span.end - span.start },
        (_, n) => span.start + n,
      ).filter((unit) => !edits.some(({ start, end }) => unit >= start && unit < end))
      for (const unit of survivors) {
        const place = carrySpan({ start: unit, end: unit + 1 }, edits)
        expect(place).not.toBeNull()
        expect(
          (place?.start ?? -1) >= carried.start && (place?.end ?? Infinity) <= carried.end,
        ).toBe(true)
      }
    }),
  )
})
