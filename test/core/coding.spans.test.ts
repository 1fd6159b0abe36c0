// Pieces under a text's codings, and lanes beside it: laws that hold for any codings.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { allot } from '../../core/coding/lanes.ts'
import { cut, type Span } from '../../core/coding/spans.ts'

const codings = fc
  .array(fc.record({ start: fc.nat(60), length: fc.integer({ min: 1, max: 30 }) }), {
    maxLength: 25,
  })
  .map((spans) =>
    spans.map(({ start, length }, at): Span => ({ id: `c${at}`, start, end: start + length })),
  )

const covers = (span: Span, at: number) => span.start <= at && at < span.end

test('a passage with two overlapping codes is three pieces, the middle one under both', () => {
  expect(
    cut(0, 20, [
      { id: 'b', start: 8, end: 15 },
      { id: 'a', start: 2, end: 10 },
    ]),
  ).toEqual([
    { start: 0, end: 2, codings: [] },
    { start: 2, end: 8, codings: ['a'] },
    { start: 8, end: 10, codings: ['a', 'b'] },
    { start: 10, end: 15, codings: ['b'] },
    { start: 15, end: 20, codings: [] },
  ])
})

test('pieces tile the window, and each bears exactly the codings that cover it, in reading order', () => {
  fc.assert(
    fc.property(codings, fc.nat(50), fc.nat(50), (spans, start, length) => {
      const pieces = cut(start, start + length, spans)
      expect(pieces.map((piece) => piece.start)).toEqual(
        length === 0 ? [] : [start, ...pieces.slice(0, -1).map((piece) => piece.end)],
      )
      expect(pieces.at(-1)?.end ?? start).toBe(start + length)
      for (const piece of pieces) {
        expect(piece.end).toBeGreaterThan(piece.start)
        for (let at = piece.start; at < piece.end; at++)
          expect([...piece.codings].sort()).toEqual(
            spans
              .filter((s) => covers(s, at))
              .map((s) => s.id)
              .sort(),
          )
      }
    }),
  )
})

test('pieces do not depend on the order in which codings came', () => {
  fc.assert(
    fc.property(codings, (spans) => {
      expect(cut(0, 100, [...spans].reverse())).toEqual(cut(0, 100, spans))
    }),
  )
})

test('stripes in one lane never overlap, and there are no more lanes than codings over one place', () => {
  fc.assert(
    fc.property(codings, (spans) => {
      const { laneOf, count } = allot(spans)
      for (const one of spans)
        for (const other of spans)
          if (one.id !== other.id && one.start < other.end && other.start < one.end)
            expect(laneOf.get(one.id)).not.toBe(laneOf.get(other.id))
      const deepest = spans.reduce(
        (most, { start }) => Math.max(most, spans.filter((s) => covers(s, start)).length),
        0,
      )
      expect(count).toBe(deepest)
    }),
  )
})

test('a coding further down moves no stripe above it', () => {
  fc.assert(
    fc.property(codings, (spans) => {
      const after = allot([...spans, { id: 'new', start: 61, end: 70 }]).laneOf
      for (const [id, lane] of allot(spans).laneOf) {
        const span = spans.find((one) => one.id === id)
        if (span && span.start < 61) expect(after.get(id)).toBe(lane)
      }
    }),
  )
})
