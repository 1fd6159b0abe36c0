// The span algebra against the plainest way to say the same.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { quoteOf } from '../../core/coding/join.ts'
import {
  type Clause,
  type Placed,
  retrieve,
  shows,
  standings,
  turnOf,
} from '../../core/coding/retrieve.ts'

const long = 60

function placed(code: string): fc.Arbitrary<Placed> {
  return fc
    .record({
      id: fc.uuid(),
      at: fc.integer({ min: 0, max: long - 1 }),
      size: fc.integer({ min: 1, max: 20 }),
    })
    .map(({ id, at, size }) => ({ id, code, start: at, end: Math.min(long, at + size) }))
}
const some = (code: string) => fc.array(placed(code), { maxLength: 12 })
const clause: fc.Arbitrary<Clause> = fc.record({
  how: fc.constantFrom(...standings),
  turns: fc.integer({ min: 0, max: 4 }),
  not: fc.boolean(),
  codes: fc.constantFrom(['b'], ['b', 'c'], ['a']).map((codes) => new Set(codes)),
})
const borders = fc
  .uniqueArray(fc.integer({ min: 1, max: long - 1 }), { maxLength: 8 })
  .map((all) => [0, ...all.sort((a, b) => a - b)])

/** Said unit by unit and pair by pair. */
function plainly(a: Placed, b: Placed, { how, turns }: Clause, starts: readonly number[]): boolean {
  if (a.id === b.id) return false
  const units = (one: Placed) =>
    new Set(Array.from({ length: one.end - one.start }, (_, at) => one.start + at))
  const [mine, theirs] = [units(a), units(b)]
  const turnsOf = (all: Set<number>) =>
    [...all].map((unit) => starts.filter((start) => start <= unit).length)
  switch (how) {
    case 'source':
      return true
    case 'overlaps':
      return [...mine].some((unit) => theirs.has(unit))
    case 'same':
      return mine.size === theirs.size && [...mine].every((unit) => theirs.has(unit))
    case 'inside':
      return [...mine].every((unit) => theirs.has(unit))
    case 'holds':
      return [...theirs].every((unit) => mine.has(unit))
    default:
      return turnsOf(mine).some((one) =>
        turnsOf(theirs).some((other) => Math.abs(one - other) <= turns),
      )
  }
}

test('every combination of clauses finds what the plain reading finds', () => {
  fc.assert(
    fc.property(
      some('a'),
      some('b'),
      some('c'),
      fc.array(clause, { maxLength: 3 }),
      borders,
      (a, b, c, clauses, starts) => {
        const all = [...a, ...b, ...c]
        const found = retrieve(a, all, clauses, starts, 'segment')
        const expected = a.filter((one) =>
          clauses.every((asked) => {
            const others = all.filter((other) => asked.codes.has(other.code))
            return others.some((other) => plainly(one, other, asked, starts)) !== asked.not
          }),
        )
        expect(found.map(({ id }) => id)).toEqual(expected.map(({ id }) => id))
        for (const { id, by } of found) {
          const one = a.find((other) => other.id === id)
          const partners = all.filter((other) =>
            clauses.some(
              (asked) =>
                !asked.not &&
                asked.codes.has(other.code) &&
                one &&
                plainly(one, other, asked, starts),
            ),
          )
          expect([...by].sort()).toEqual(partners.map((other) => other.id).sort())
        }
      },
    ),
    { numRuns: 400 },
  )
})

test('what is shown lies inside or around the segment, and can be quoted from those it was found by', () => {
  const text = Array.from({ length: long }, (_, at) => String.fromCodePoint(0x61 + (at % 26))).join(
    '',
  )
  fc.assert(
    fc.property(
      some('a'),
      some('b'),
      clause.filter(({ not }) => !not),
      borders,
      fc.constantFrom(...shows),
      (a, b, asked, starts, show) => {
        const all = [...a, ...b]
        for (const { id, start, end, by } of retrieve(a, all, [asked], starts, show)) {
          const own = a.find((one) => one.id === id) as Placed
          expect(start).toBeLessThan(end)
          if (show !== 'union') expect(start >= own.start && end <= own.end).toBe(true)
          else expect(start <= own.start && end >= own.end).toBe(true)
          const quotations = all
            .filter((one) => one.id === id || by.includes(one.id))
            .map((one) => ({ ...one, quote: text.slice(one.start, one.end) }))
          expect(quoteOf({ start, end }, quotations)).toBe(text.slice(start, end))
        }
      },
    ),
  )
})

test('a turn is found by any offset in it', () => {
  expect([0, 4, 5, 9, 10, 99].map((offset) => turnOf([0, 5, 10], offset))).toEqual([
    0, 0, 1, 1, 2, 2,
  ])
  expect(turnOf([], 7)).toBe(0)
})
