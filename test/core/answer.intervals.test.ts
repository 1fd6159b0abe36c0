// Interval recording: which signals were given, what answered each, and which were missed.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { intervalsOf, missedOf } from '../../core/answer/intervals.ts'
import { isEmpty } from '../../core/answer/value.ts'

test('a signal is answered by what is noted before the next one, and missed when nothing is', () => {
  const answer = {
    marks: [
      ['talk', 2_000],
      ['talk', 31_000],
      ['help', 32_000],
      ['rest', 125_000],
    ] as [string, number][],
    watched: [[1_000, null]] as [number, null][],
  }
  const intervals = intervalsOf(answer, 30, 130_000)
  expect(intervals).toEqual([
    { number: 1, atMs: 31_000, untilMs: 61_000, marks: ['talk', 'help'], isOver: true },
    { number: 2, atMs: 61_000, untilMs: 91_000, marks: [], isOver: true },
    { number: 3, atMs: 91_000, untilMs: 121_000, marks: [], isOver: true },
    { number: 4, atMs: 121_000, untilMs: 151_000, marks: ['rest'], isOver: false },
  ])
  expect(missedOf(intervals).map(({ number }) => number)).toEqual([2, 3])
})

test('a pause between two stretches is not missed, and signals are counted on over both', () => {
  const watched: [number, number | null][] = [
    [0, 25_000],
    [100_000, null],
  ]
  const intervals = intervalsOf({ marks: [], watched }, 10, 111_000)
  expect(intervals.map(({ number, atMs }) => [number, atMs])).toEqual([
    [1, 10_000],
    [2, 20_000],
    [3, 110_000],
  ])
  // The last one still waits for its answer.
  expect(missedOf(intervals)).toHaveLength(2)
})

test('having watched and seen nothing is an answer; having done neither is none', () => {
  expect(isEmpty({ marks: [], watched: [[0, 60_000]] })).toBe(false)
  expect(isEmpty({ marks: [], watched: [] })).toBe(true)
  expect(isEmpty({ marks: [] })).toBe(true)
})

test('however it was watched, a mark answers one signal at most, and none is both answered and missed', () => {
  const ms = fc.integer({ min: 0, max: 500_000 })
  fc.assert(
    fc.property(
      fc.array(ms, { maxLength: 30 }),
      fc.array(fc.tuple(ms, ms), { maxLength: 4 }),
      fc.integer({ min: 5, max: 60 }),
      (marks, spans, every) => {
        const ends = spans.flat().sort((a, b) => a - b)
        const watched = ends.flatMap((from, n): [number, number][] =>
          n % 2 === 0 ? [[from, ends[n + 1] ?? from]] : [],
        )
        const answer = {
          marks: marks.sort((a, b) => a - b).map((at): [string, number] => ['x', at]),
          watched,
        }
        const intervals = intervalsOf(answer, every, 600_000)
        const answered = intervals.filter((one) => one.marks.length > 0)
        expect(answered.length + missedOf(intervals).length).toBe(intervals.length)
        expect(intervals.flatMap((one) => one.marks).length).toBeLessThanOrEqual(marks.length)
        const signals = watched.map(([from, to]) => Math.floor((to - from) / (every * 1_000)))
        expect(intervals.length).toBe(signals.reduce((sum, n) => sum + n, 0))
      },
    ),
  )
})
