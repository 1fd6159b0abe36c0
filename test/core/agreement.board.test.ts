// What the agreement board shows of a round, from codings to rows, places and the consensus.
import { expect, test } from 'vitest'
import {
  agreedIn,
  type BoardQuestion,
  type BoardText,
  boardOf,
  differencesIn,
} from '../../core/agreement/board.ts'
import { cutBoardOf } from '../../core/agreement/cut-board.ts'
import { scoreBoardOf } from '../../core/agreement/score-board.ts'
import type { RoundCoding, ScoreRating } from '../../core/wire/round.ts'

const words = ['satu dua.', 'tiga empat.', 'lima enam.', 'tujuh delapan.']
const text = words.join('\n')
const blocks = words.map((word) => ({
  start: text.indexOf(word),
  end: text.indexOf(word) + word.length,
}))
const on = (coder: string, code: string, word: string): RoundCoding => {
  const start = text.indexOf(word)
  return { coder, code, start, end: start + word.length }
}
const one: BoardText = {
  id: 's1',
  text,
  blocks,
  coders: ['a', 'b'],
  codings: [
    on('a', 'x', 'satu dua'),
    on('b', 'x', 'dua'),
    on('a', 'x', 'lima'),
    on('b', 'y', 'tujuh'),
    on('a', 'y', 'delapan'),
  ],
}
const question: BoardQuestion = {
  texts: [one],
  coders: ['a', 'b'],
  codes: ['x', 'y'],
  unit: 'paragraph',
  cutter: null,
  asks: true,
  by: 'code',
}
const value = (rows: ReturnType<typeof boardOf>, key: string, formula: string) =>
  rows.find((row) => row.key === key)?.measured.find((one) => one.formula === formula)?.outcome

test('each code has its numbers and its confusion; the first row is all codes together', () => {
  const rows = boardOf(question)
  expect(rows.map(({ key }) => key)).toEqual(['', 'x', 'y'])
  expect(rows[1]?.confusion).toEqual({
    both: 1,
    onlyFirst: 1,
    onlySecond: 0,
    neither: 2,
    unpaired: 0,
  })
  expect(value(rows, 'x', 'percent')?.value).toBe(0.75)
  // Cohen: po = 3/4, pe = (2·1 + 2·3)/16 = 1/2.
  expect(value(rows, 'x', 'cohen')?.value).toBeCloseTo(0.5, 12)
  expect(value(rows, 'y', 'cohen')?.value).toBe(1)
  expect(value(rows, '', 'percent')?.value).toBe(7 / 8)
})

test('the unit changes what differs: by words the two disagree where by paragraphs they agree', () => {
  expect(
    differencesIn(question).map(({ code, start, has }) => [
      code,
      text.slice(start, start + 4),
      has,
    ]),
  ).toEqual([['x', 'lima', [true, false]]])
  const byWord = differencesIn({ ...question, unit: 'word' })
  expect(byWord.map(({ code, start, end, has }) => [code, text.slice(start, end), has])).toEqual([
    ['x', 'satu', [true, false]],
    ['x', 'lima', [true, false]],
    ['y', 'tujuh', [false, true]],
    ['y', 'delapan', [true, false]],
  ])
})

test('what all agree on goes into the consensus as the words they share, or as the unit where they share none', () => {
  expect(agreedIn(question).map(({ code, start, end }) => [code, text.slice(start, end)])).toEqual([
    ['x', 'dua'],
    ['y', 'tujuh delapan.'],
  ])
})

test("the researcher's own turns are left out unless they are asked for", () => {
  const asking = {
    ...one,
    blocks: blocks.map((block, at) => (at === 3 ? { ...block, asks: true } : block)),
  }
  const units = (asks: boolean) =>
    boardOf({ ...question, texts: [asking], asks })[1]?.measured[0]?.counts.units
  expect([units(true), units(false)]).toEqual([4, 3])
  expect(differencesIn({ ...question, texts: [asking], unit: 'word', asks: false })).toHaveLength(2)
})

test('a source that only one of them was given counts for nobody, and pairs are compared apart', () => {
  const other: BoardText = { ...one, id: 's2', coders: ['a', 'c'], codings: [on('a', 'x', 'satu')] }
  const rows = boardOf({ ...question, texts: [one, other], coders: ['a', 'b', 'c'], by: 'pair' })
  expect(rows.map(({ key }) => key)).toEqual(['', 'a b', 'a c', 'b c'])
  expect(value(rows, 'a b', 'percent')?.value).toBe(7 / 8)
  expect(value(rows, 'a c', 'percent')?.value).toBe(7 / 8)
  expect(value(rows, 'b c', 'cohen')).toEqual({ value: null, reason: 'too-few-units' })
  expect(rows[0]?.measured.map(({ formula }) => formula)).toContain('conger')
  const bySource = boardOf({ ...question, texts: [one, other], by: 'source' })
  expect(value(bySource, 's2', 'alpha-nominal')?.reason).toBe('too-few-units')
})

test('units that one coder cut are what the others are measured on', () => {
  const rows = boardOf({ ...question, unit: 'given', cutter: 'a', codes: ['x'] })
  expect(rows[1]?.measured[0]?.counts.units).toBe(3)
  expect(rows[1]?.confusion).toEqual({
    both: 1,
    onlyFirst: 1,
    onlySecond: 0,
    neither: 1,
    unpaired: 0,
  })
})

test('coders who cut the text themselves are compared by their stretches', () => {
  const same = { ...one, codings: [...on3('a'), ...on3('b')] }
  const told = cutBoardOf([same], ['x', 'y'], ['a', 'b'], true)
  expect(told.whole.uAlpha.value).toBeCloseTo(1, 12)
  expect(told.whole.cuAlpha.value).toBeCloseTo(1, 12)
  expect(told.codes.map(({ value }) => value.coverage)).toEqual([1, 1])
  const lapped = cutBoardOf(
    [{ ...one, codings: [on('a', 'x', 'satu dua'), on('a', 'y', 'dua')] }],
    ['x', 'y'],
    ['a', 'b'],
    true,
  )
  expect(lapped.whole.uAlpha.reason).toBe('overlap')
  expect(lapped.codes[0]?.uAlpha.reason).toBeNull()
})

function on3(coder: string): RoundCoding[] {
  return [on(coder, 'x', 'satu'), on(coder, 'y', 'lima enam')]
}

test('two raters of one scoring form are compared by item and in total, the last form of each counting', () => {
  const rating = (subject: string, rater: string, dues: number, total: number): ScoreRating => ({
    response: `${subject}${rater}${dues}`,
    subject,
    rater,
    occurredOn: '2026-11-01',
    total,
    band: null,
    subscales: [],
    items: [{ question: 'dues', points: dues }],
  })
  const board = scoreBoardOf(
    [
      rating('K1', 'A', 1, 9),
      rating('K1', 'A', 3, 10),
      rating('K1', 'B', 3, 12),
      rating('K2', 'A', 1, 4),
      rating('K2', 'B', 2, 5),
      rating('K3', 'A', 4, 14),
    ],
    [],
  )
  expect(board.raters).toEqual(['A', 'B'])
  expect(board.rows.map(({ question }) => question)).toEqual([null, 'dues'])
  expect(board.rows[1]?.subjects).toEqual([
    { subject: 'K1', values: [3, 3] },
    { subject: 'K2', values: [1, 2] },
  ])
  const formulas = board.rows[0]?.measured.map(({ formula }) => formula)
  expect(formulas).toContain('icc-2')
  expect(formulas).toContain('cohen-quadratic')
})
