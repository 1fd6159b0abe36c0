// From codings to ratings: units of every kind, and runs that say what a walk over all units would say.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { confusionOf, differencesOf } from '../../core/agreement/confusion.ts'
import { drawnBlocks } from '../../core/agreement/draw.ts'
import { coefficient } from '../../core/agreement/formulas.ts'
import type { Mark, Rating } from '../../core/agreement/line.ts'
import { type Run, rowsOf, runsOf, scaleOf } from '../../core/agreement/runs.ts'
import { tally } from '../../core/agreement/tally.ts'
import { cutUnits, givenUnits, type UnitKind, type Units } from '../../core/agreement/units.ts'
import { findBlocks } from '../../core/text/blocks.ts'

const text = [
  'Peneliti: Bagaimana mulanya?',
  'P-001: Kami berkumpul. Modal dari iuran!',
  '',
  'Lalu ada pelatihan.',
  'Peneliti: Siapa yang melatih?',
  'P-001: Dinas. Semua 👩🏽‍🌾 ikut.',
].join('\n')
const blocks = findBlocks(text)
const places = (units: Units) =>
  Array.from({ length: units.count }, (_, at) => {
    const { start, end } = units.placeOf(at, at + 1)
    return text.slice(start, end)
  })
const at = (words: string, code = 'a'): Mark => {
  const start = text.indexOf(words)
  return { start, end: start + words.length, code }
}

test('a transcript is cut into turns, paragraphs, sentences, words, or stays whole', () => {
  expect(places(cutUnits('turn', text, blocks))).toEqual([
    'Bagaimana mulanya?',
    'Kami berkumpul. Modal dari iuran!\n\nLalu ada pelatihan.',
    'Siapa yang melatih?',
    'Dinas. Semua 👩🏽‍🌾 ikut.',
  ])
  expect(places(cutUnits('paragraph', text, blocks))).toHaveLength(5)
  expect(places(cutUnits('sentence', text, blocks))).toEqual([
    'Bagaimana mulanya?',
    'Kami berkumpul.',
    'Modal dari iuran!',
    'Lalu ada pelatihan.',
    'Siapa yang melatih?',
    'Dinas.',
    'Semua 👩🏽‍🌾 ikut.',
  ])
  expect(places(cutUnits('word', text, blocks)).slice(-2)).toEqual(['Semua', 'ikut'])
  expect(places(cutUnits('document', text, blocks))).toEqual([text])
  const characters = cutUnits('character', text, blocks)
  expect(characters.count).toBe(blocks.reduce((sum, block) => sum + block.end - block.start, 0))
  expect(places(characters).join('')).toBe(
    blocks.map(({ start, end }) => text.slice(start, end)).join(''),
  )
})

test('a text without blocks is one paragraph', () => {
  expect(places(cutUnits('paragraph', text, []))).toEqual([text])
})

test('units that somebody cut by hand do not overlap: the earlier stays, and the longer of two that begin together', () => {
  const units = givenUnits([
    { start: 10, end: 12 },
    { start: 0, end: 4 },
    { start: 0, end: 6 },
    { start: 5, end: 9 },
    { start: 6, end: 8 },
  ])
  expect(Array.from({ length: units.count }, (_, unit) => units.placeOf(unit, unit + 1))).toEqual([
    { start: 0, end: 6 },
    { start: 6, end: 8 },
    { start: 10, end: 12 },
  ])
})

test('a turn counts as coded when any of it is; what was not given to a coder is missing', () => {
  const units = cutUnits('turn', text, blocks)
  const presence: Rating = { kind: 'presence', code: 'a' }
  const layers = [[at('Modal')], [at('pelatihan'), at('Dinas')], null]
  const runs = runsOf(units, layers, presence)
  expect(runs.map(({ from, to, values }) => [from, to, ...values])).toEqual([
    [0, 1, 0, 0, -1],
    [1, 2, 1, 1, -1],
    [2, 3, 0, 0, -1],
    [3, 4, 0, 1, -1],
  ])
  expect(confusionOf(runs, 0, 1)).toEqual({
    both: 1,
    onlyFirst: 0,
    onlySecond: 1,
    neither: 2,
    unpaired: 0,
  })
  expect(confusionOf(runs, 0, 2).unpaired).toBe(4)
  expect(differencesOf(units, runs).map(({ start, end }) => text.slice(start, end))).toEqual([
    'Dinas. Semua 👩🏽‍🌾 ikut.',
  ])
  const sentences = cutUnits('sentence', text, blocks)
  expect(confusionOf(runsOf(sentences, layers, presence), 0, 1)).toMatchObject({
    both: 0,
    onlyFirst: 1,
    onlySecond: 2,
  })
})

test('of codes that exclude each other a unit bears the one that covers most of it', () => {
  const rating: Rating = { kind: 'one-of', codes: ['a', 'b'] }
  const layers = [
    [at('Kami'), at('Modal dari iuran!', 'b'), at('Lalu', 'other')],
    [at('Kami', 'b'), at('Moda', 'a')],
  ]
  const runs = runsOf(cutUnits('turn', text, blocks), layers, rating)
  // Of equals the one that begins earlier.
  expect(runs.map(({ values }) => values)).toEqual([
    [0, 0],
    [2, 2],
    [0, 0],
  ])
  expect(scaleOf(rating)).toEqual(['', 'a', 'b'])
})

test('a weight is the value where a code bears one; without a weight there is no rating', () => {
  const rating: Rating = { kind: 'weight', code: 'a', weights: [1, 2, 3] }
  const layers: Mark[][] = [
    [{ ...at('Kami'), weight: 1 }, { ...at('Modal'), weight: 3 }, at('Dinas')],
    [
      { ...at('Kami'), weight: 2 },
      { ...at('Dinas'), weight: 2 },
    ],
  ]
  const runs = runsOf(cutUnits('turn', text, blocks), layers, rating)
  expect(runs.map(({ values }) => values)).toEqual([
    [-1, -1],
    [2, 1],
    [-1, -1],
    [-1, 1],
  ])
})

const codings = fc.array(
  fc
    .record({
      start: fc.nat(text.length - 1),
      length: fc.integer({ min: 1, max: 40 }),
      code: fc.constantFrom('a', 'b', 'c'),
    })
    .map(
      ({ start, length, code }): Mark => ({
        start,
        end: Math.min(text.length, start + length),
        code,
      }),
    ),
  { maxLength: 12 },
)
const kinds: Exclude<UnitKind, 'given'>[] = [
  'turn',
  'paragraph',
  'sentence',
  'word',
  'character',
  'document',
]

test('runs are what a walk over every unit and every coding gives, for every kind of unit', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...kinds),
      fc.array(fc.option(codings, { freq: 6 }), { minLength: 2, maxLength: 4 }),
      (kind, layers) => {
        const units = cutUnits(kind, text, blocks)
        const runs = runsOf(units, layers, { kind: 'presence', code: 'a' })
        expect(runs.flatMap(({ from, to }) => [from, to])).toEqual(tiling(runs, units.count))
        for (const { from, to, values } of runs)
          for (let unit = from; unit < to; unit++) {
            const place = units.placeOf(unit, unit + 1)
            const touched = layers.map((marks) => {
              if (!marks) return -1
              return marks.some(
                ({ start, end, code }) => code === 'a' && start < place.end && end > place.start,
              )
                ? 1
                : 0
            })
            expect(values).toEqual(touched)
          }
      },
    ),
  )
})

test('of exclusive codes each unit bears what most of it bears, the earlier of equals', () => {
  fc.assert(
    fc.property(fc.constantFrom(...kinds), codings, (kind, marks) => {
      const units = cutUnits(kind, text, blocks)
      const codes = ['a', 'b', 'c']
      const [runs] = [runsOf(units, [marks], { kind: 'one-of', codes })]
      for (const { from, to, values } of runs)
        for (let unit = from; unit < to; unit++) {
          const place = units.placeOf(unit, unit + 1)
          const covers = new Map<string, number>()
          for (const mark of marks) {
            const length = Math.min(mark.end, place.end) - Math.max(mark.start, place.start)
            if (length > 0) covers.set(mark.code, (covers.get(mark.code) ?? 0) + length)
          }
          const most = Math.max(0, ...covers.values())
          const value = values[0] ?? -1
          if (covers.size === 0) expect(value).toBe(0)
          else if (kind === 'character') expect(covers.has(codes[value - 1] ?? '')).toBe(true)
          else expect(covers.get(codes[value - 1] ?? '')).toBe(most)
        }
    }),
  )
})

test('a longer text with the same codings costs no more rows, and both readings of it agree', () => {
  const long = text + '\n'.repeat(1_000_000)
  const units = cutUnits('character', long, [{ start: 0, end: long.length }])
  const runs = runsOf(units, [[at('Modal')], [at('Modal dari')]], { kind: 'presence', code: 'a' })
  expect(runs).toHaveLength(4)
  const told = tally(2, [0, 1], rowsOf(runs))
  expect(coefficient(told, 'percent').value).toBeCloseTo(1 - 5 / long.length, 12)
})

function tiling(runs: readonly Run[], count: number): number[] {
  const borders = [0, ...runs.map(({ to }) => to)]
  expect(borders.at(-1)).toBe(count)
  return runs.flatMap(({ to }, at) => [borders[at] ?? -1, to])
}

test('the blocks drawn for a round are the same each time, only answers, and differ from source to source', () => {
  const many = Array.from({ length: 60 }, (_, n) => ({
    start: n * 10,
    end: n * 10 + 9,
    ...(n % 3 === 0 ? { asks: true } : {}),
  }))
  const draw = { seed: 7, blocks: 10 }
  const one = drawnBlocks(many, draw, 'a')
  expect(drawnBlocks(many, draw, 'a')).toEqual(one)
  expect(one).toHaveLength(10)
  expect(one.some((block) => block.asks)).toBe(false)
  expect(one.map(({ start }) => start)).toEqual(one.map(({ start }) => start).sort((a, b) => a - b))
  expect(drawnBlocks(many, draw, 'b')).not.toEqual(one)
  expect(drawnBlocks(many, { seed: 7, blocks: 500 }, 'a')).toHaveLength(40)
  expect(drawnBlocks(many, null, 'a')).toEqual(many)
})
