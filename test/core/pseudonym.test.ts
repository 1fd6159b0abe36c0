// Names in a text: found as people say them, replaced by codes that stand for them, and nothing that was coded is lost.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { occurrenceFinder } from '../../core/pseudonym/find.ts'
import { numbersIn } from '../../core/pseudonym/numbers.ts'
import { newLabels, withLabels } from '../../core/pseudonym/relabel.ts'
import { nextCode, type Subject } from '../../core/pseudonym/subject.ts'
import { findBlocks } from '../../core/text/blocks.ts'
import { applyEdits, carryBlocks, carryOver, type Edit } from '../../core/text/edit.ts'

const person = (id: string, ...names: string[]): Subject => ({
  id,
  kind: 'person',
  names,
  participant: id,
  code: null,
})
const subjects: Subject[] = [
  person('P-1', 'Siti Aminah', 'Mamah Ita'),
  person('P-2', 'Lastri'),
  person('P-3', 'Budi Santoso'),
  { id: 'Desa A', kind: 'place', names: ['Sukamaju'], participant: null, code: 'Desa A' },
]
const find = occurrenceFinder(subjects)
const told = (text: string) =>
  find(text).map(
    ({ start, end, means, isSure }) =>
      `${text.slice(start, end)} = ${means.join('/')}${isSure ? '' : '?'}`,
  )

test('a name is found with its titles, its clitics stay in the text, and no word that only holds it is taken', () => {
  expect(told('Kata Bu Lastrilah, rumah Hj. Siti Aminahnya di Sukamaju; Lastrini bukan.')).toEqual([
    'Bu Lastri = P-2',
    'Hj. Siti Aminah = P-1',
    'Sukamaju = Desa A',
  ])
  expect(told('BAPAK H. BUDI SANTOSO dan mamah ita')).toEqual([
    'BAPAK H. BUDI SANTOSO = P-3',
    'mamah ita = P-1?',
  ])
})

test('a part of a name is a suggestion to be looked at, where it is written as a name', () => {
  expect(told('Pak Budi, Aminah, dan budi pekerti')).toEqual(['Pak Budi = P-3?', 'Aminah = P-1?'])
})

test('telephone and identity numbers are found; prices, years and dates are not', () => {
  const kinds = (text: string) =>
    numbersIn(text).map(({ start, end, kind }) => `${kind} ${text.slice(start, end)}`)
  expect(
    kinds('WA 0812-3456-7890, +62 813 9876 5432, 62 811 234 5678, telp (0274) 512345, 021-5551234'),
  ).toEqual([
    'phone 0812-3456-7890',
    'phone +62 813 9876 5432',
    'phone 62 811 234 5678',
    'phone (0274) 512345',
    'phone 021-5551234',
  ])
  expect(kinds('NIK 3404125505800003, bukan 3404127713800003')).toEqual(['nik 3404125505800003'])
  expect(
    kinds('Rp 1.250.000, Rp12.500.000,00, tahun 2018/2019, 17-08-1945, 1998 2004 2010, 123456789'),
  ).toEqual([])
})

test('codes go on where they stopped, people by number, places by letter', () => {
  expect(nextCode('pengurus', 'person', [])).toBe('Pengurus 1')
  expect(nextCode('pengurus', 'person', ['pengurus 1', 'Pengurus 3'])).toBe('Pengurus 2')
  expect(nextCode('desa', 'place', ['Desa A'])).toBe('Desa B')
  expect(nextCode('[]', 'person', [])).toBe('Orang 1')
  const many = Array.from({ length: 30 }).reduce<string[]>(
    (taken) => [...taken, nextCode('Desa', 'place', taken)],
    [],
  )
  expect([many[25], many[26], new Set(many).size]).toEqual(['Desa Z', 'Desa AA', 30])
})

test('a label that is a name gets its code wherever that person speaks', () => {
  const text = 'Bu Lastri: Kami mulai.\nT: Kapan?\nBu Lastri: Kata Siti Aminah dulu.'
  const blocks = findBlocks(text)
  const found = find(text, blocks)
  const edits = found.map(({ start, end, means }) => ({ start, end, insert: `[${means[0]}]` }))
  const labels = newLabels(text, blocks, edits)
  expect([...labels]).toEqual([['Bu Lastri', 'P-2']])
  expect(applyEdits(text, edits)).toBe('[P-2]: Kami mulai.\nT: Kapan?\n[P-2]: Kata [P-1] dulu.')
  expect(withLabels(carryBlocks(blocks, edits), labels).map(({ speaker }) => speaker)).toEqual([
    'P-2',
    'T',
    'P-2',
  ])
})

const words = fc.array(
  fc.constantFrom(
    'Siti Aminah',
    'Bu Lastri',
    'lastri',
    'Budi',
    '😀',
    'é',
    'kami',
    'di',
    '\n',
    'Pak',
  ),
  { maxLength: 30 },
)

test('whatever stands around them, names are found in order and apart, and what is found says a name', () => {
  fc.assert(
    fc.property(words, (parts) => {
      const text = parts.join(' ')
      let at = 0
      for (const { start, end } of find(text)) {
        expect(start).toBeGreaterThanOrEqual(at)
        expect(text.slice(start, end)).toMatch(/siti|aminah|lastri|budi/i)
        at = end
      }
    }),
  )
})

test('replaced by codes, no sure name is left, and every span keeps its words or holds the code', () => {
  fc.assert(
    fc.property(words, fc.nat(200), fc.integer({ min: 1, max: 40 }), (parts, from, long) => {
      const text = parts.join(' ')
      const edits: Edit[] = find(text).map(({ start, end }, at) => ({
        start,
        end,
        insert: `[Orang ${at}]`,
      }))
      const after = applyEdits(text, edits)
      expect(find(after)).toEqual([])
      const start = Math.min(from, Math.max(text.length - 1, 0))
      const span = { start, end: Math.min(start + long, text.length) }
      if (span.end <= span.start) return
      const carried = carryOver(span, edits)
      const touched = edits.filter((edit) => edit.start < span.end && edit.end > span.start)
      const left = Math.min(span.start, touched[0]?.start ?? span.start)
      const right = Math.max(span.end, touched.at(-1)?.end ?? span.end)
      const within = touched.map((edit) => ({
        ...edit,
        start: edit.start - left,
        end: edit.end - left,
      }))
      expect(carried && after.slice(carried.start, carried.end)).toBe(
        applyEdits(text.slice(left, right), within),
      )
    }),
  )
})
