// What holds of agreement whatever the ratings are, and a slow, plain computation beside the fast one.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { alpha, type Metric } from '../../core/agreement/alpha.ts'
import { binomial } from '../../core/agreement/binomial.ts'
import { bootstrap } from '../../core/agreement/bootstrap.ts'
import { coefficient, type Formula, formulaNames, measure } from '../../core/agreement/formulas.ts'
import { drawSome, generator } from '../../core/agreement/generator.ts'
import { byCoder, countsOf, tallyCells } from '../../core/agreement/tally.ts'
import { coders, fleiss1971, krippendorff2011 } from './agreement.tables.ts'

type Rows = (number | null)[][]

/** Coders' rows of equal length over the values 1 … 4, some missing. */
function ratings(coders: fc.Arbitrary<number>, missing: boolean): fc.Arbitrary<Rows> {
  const value = fc.integer({ min: 1, max: 4 })
  return fc.tuple(coders, fc.integer({ min: 1, max: 14 })).chain(([count, length]) =>
    fc.array(
      fc.array(missing ? fc.option(value, { freq: 4 }) : value, {
        minLength: length,
        maxLength: length,
      }),
      { minLength: count, maxLength: count },
    ),
  )
}

const many = ratings(fc.integer({ min: 2, max: 5 }), true)
const two = ratings(fc.constant(2), false)
const symmetric: Formula[] = formulaNames.filter((name) => name !== 'alpha-ratio')
const nominal: Formula[] = [
  'percent',
  'holsti',
  'cohen',
  'scott',
  'fleiss',
  'conger',
  'gwet-ac1',
  'alpha-nominal',
]

/** All pairs of values within units against all pairs over the table, straight from the definition. */
function slowAlpha(rows: Rows, metric: Metric): number | null {
  const units = (rows[0] ?? []).map((_, unit) =>
    rows.map((row) => row[unit] ?? null).filter((value) => value !== null),
  )
  const pairable = units.filter((unit) => unit.length > 1)
  const all = pairable.flat()
  const distance = (c: number, k: number) => {
    if (metric === 'nominal') return c === k ? 0 : 1
    if (metric === 'interval') return (c - k) ** 2
    if (metric === 'ratio') return ((c - k) / (c + k)) ** 2
    const [low, high] = [Math.min(c, k), Math.max(c, k)]
    const times = (value: number) => all.filter((one) => one === value).length
    const between = all.filter((one) => one >= low && one <= high).length
    return c === k ? 0 : (between - (times(c) + times(k)) / 2) ** 2
  }
  const pairs = (values: number[]) => {
    let sum = 0
    values.forEach((a, i) => {
      values.forEach((b, j) => {
        if (i !== j) sum += distance(a, b)
      })
    })
    return sum
  }
  const expected = pairs(all) / (all.length * (all.length - 1))
  const observed =
    pairable.reduce((sum, unit) => sum + pairs(unit) / (unit.length - 1), 0) / all.length
  return all.length > 0 && expected > 0 ? 1 - observed / expected : null
}

test('alpha from value counts is alpha from all pairs, on every scale', () => {
  fc.assert(
    fc.property(
      many,
      fc.constantFrom<Metric>('nominal', 'ordinal', 'interval', 'ratio'),
      (rows, metric) => {
        const slow = slowAlpha(rows, metric)
        const { value } = alpha(byCoder(rows), metric)
        if (slow === null) expect(value).toBeNull()
        else expect(value).toBeCloseTo(slow, 9)
      },
    ),
  )
})

test('every coefficient is a number of at most one or says why not; percent, Holsti and Gwet know their floors', () => {
  fc.assert(
    fc.property(many, fc.constantFrom(...formulaNames), (rows, formula) => {
      const { value, reason } = coefficient(byCoder(rows), formula)
      expect(value === null).toBe(reason !== null)
      if (value === null) return
      expect(Number.isFinite(value)).toBe(true)
      expect(value).toBeLessThanOrEqual(1 + 1e-12)
      if (formula === 'percent' || formula === 'holsti') expect(value).toBeGreaterThanOrEqual(0)
      if (formula === 'gwet-ac1') expect(value).toBeGreaterThanOrEqual(-1 - 1e-12)
    }),
  )
})

test('neither the order of the coders nor that of the units changes anything', () => {
  fc.assert(
    fc.property(many, fc.constantFrom(...symmetric), (rows, formula) => {
      const before = coefficient(byCoder(rows), formula)
      for (const turned of [[...rows].reverse(), rows.map((row) => [...row].reverse())]) {
        const after = coefficient(byCoder(turned), formula)
        expect(after.reason).toBe(before.reason)
        expect(after.value ?? 0).toBeCloseTo(before.value ?? 0, 9)
      }
    }),
  )
})

test('names of values do not matter to a nominal coefficient, nor do places on a line to interval alpha', () => {
  fc.assert(
    fc.property(many, fc.constantFrom(...nominal), (rows, formula) => {
      const named = (value: number | null) => value && (value * 7) % 5
      const before = coefficient(byCoder(rows), formula).value
      const after = coefficient(byCoder(rows.map((row) => row.map(named))), formula).value
      expect(after ?? 0).toBeCloseTo(before ?? 0, 9)
      const moved = (value: number | null) => value && value * 3 + 100
      expect(alpha(byCoder(rows.map((row) => row.map(moved))), 'interval').value ?? 0).toBeCloseTo(
        alpha(byCoder(rows), 'interval').value ?? 0,
        9,
      )
    }),
  )
})

test('of two coders without gaps alpha is 1 − (1 − 1/n)(1 − π), Fleiss is Scott, Conger is Cohen, Holsti is percent', () => {
  fc.assert(
    fc.property(two, (rows) => {
      const tally = byCoder(rows)
      const of = (formula: Formula) => coefficient(tally, formula)
      const pi = of('scott').value
      const n = 2 * (rows[0]?.length ?? 0)
      if (pi !== null) expect(of('alpha-nominal').value).toBeCloseTo(1 - (1 - 1 / n) * (1 - pi), 9)
      expect(of('fleiss').value ?? 0).toBeCloseTo(pi ?? 0, 9)
      expect(of('conger').value ?? 0).toBeCloseTo(of('cohen').value ?? 0, 9)
      expect(of('holsti').value).toBeCloseTo(of('percent').value ?? 0, 9)
    }),
  )
})

test('with two values the weights of weighted kappa make no difference', () => {
  fc.assert(
    fc.property(two, (rows) => {
      const tally = byCoder(rows.map((row) => row.map((value) => (value ?? 0) % 2)))
      const kappa = coefficient(tally, 'cohen').value
      expect(coefficient(tally, 'cohen-linear').value ?? 0).toBeCloseTo(kappa ?? 0, 9)
      expect(coefficient(tally, 'cohen-quadratic').value ?? 0).toBeCloseTo(kappa ?? 0, 9)
    }),
  )
})

test('a unit that one coder alone rated changes no alpha', () => {
  fc.assert(
    fc.property(many, fc.integer({ min: 1, max: 4 }), (rows, value) => {
      const longer = rows.map((row, coder) => [...row, coder === 0 ? value : null])
      for (const metric of ['nominal', 'ordinal', 'interval', 'ratio'] as const)
        expect(alpha(byCoder(longer), metric)).toEqual(alpha(byCoder(rows), metric))
    }),
  )
})

test('no variation, one coder, no common unit: the reason is named and percent still speaks where it can', () => {
  const same = coders('1111', '1111')
  expect(coefficient(same, 'percent')).toEqual({ value: 1, reason: null })
  for (const formula of ['cohen', 'scott', 'fleiss', 'alpha-nominal'] as const)
    expect(coefficient(same, formula)).toEqual({ value: null, reason: 'no-variation' })
  expect(coefficient(coders('12'), 'alpha-nominal')).toEqual({ value: null, reason: 'one-coder' })
  expect(coefficient(coders('1.', '.2'), 'alpha-nominal').reason).toBe('too-few-units')
  expect(coefficient(coders('12', '12', '11'), 'cohen').reason).toBe('two-coders-only')
  expect(coefficient(coders('ab', 'aa'), 'alpha-interval').reason).toBe('not-numbers')
})

test('Holsti also counts what the other coder left out', () => {
  // Four decisions and three, two of them alike: 2 · 2 / (4 + 3).
  expect(coefficient(coders('1212', '11.2'), 'holsti').value).toBeCloseTo(4 / 7, 10)
  expect(coefficient(coders('1212', '11.2'), 'percent').value).toBeCloseTo(2 / 3, 10)
})

test('a table of cells, unit after unit, is the same table', () => {
  expect(tallyCells(2, [0, 1], Int32Array.of(0, 0, 0, 1, 0, 0, -1, 1))).toEqual({
    coders: 2,
    values: [0, 1],
    patterns: Int32Array.of(0, 0, 0, 1, -1, 1),
    counts: Float64Array.of(2, 1, 1),
  })
})

test('an interval is the same each time, holds the value, and narrows when there are more units', () => {
  const of = (tally: typeof fleiss1971) => bootstrap(tally, (drawn) => coefficient(drawn, 'fleiss'))
  const first = of(fleiss1971)
  expect(of(fleiss1971)).toEqual(first)
  expect(first?.low).toBeLessThan(0.43)
  expect(first?.high).toBeGreaterThan(0.43)
  const hundredfold = { ...fleiss1971, counts: fleiss1971.counts.map((count) => count * 100) }
  const narrow = of(hundredfold)
  const width = (interval: typeof first) => (interval ? interval.high - interval.low : 0)
  expect(width(narrow)).toBeCloseTo(width(first) / 10, 1)
})

test('where most resamples have no value, no interval is pretended', () => {
  const rare = coders('1111111111', '1111111112')
  expect(measure(rare, 'alpha-nominal', 'turn').interval).toBeNull()
  expect(measure(krippendorff2011.c, 'alpha-nominal', 'turn')).toMatchObject({
    formula: 'alpha-nominal',
    unit: 'turn',
    counts: countsOf(krippendorff2011.c),
  })
  expect(measure(krippendorff2011.c, 'alpha-nominal', 'character').interval).toBeNull()
})

test('draws of a binomial have its mean and its spread, few hits or many', () => {
  for (const [n, p] of [
    [20, 0.1],
    [1_000, 0.3],
    [1_000_000, 0.8],
  ] as const) {
    const random = generator(7)
    const drawn = Array.from({ length: 20_000 }, () => binomial(n, p, random))
    const mean = drawn.reduce((sum, hits) => sum + hits, 0) / drawn.length
    const spread = drawn.reduce((sum, hits) => sum + (hits - mean) ** 2, 0) / drawn.length
    const variance = n * p * (1 - p)
    // Five standard errors: with a fixed seed this either holds for ever or never.
    expect(Math.abs(mean - n * p)).toBeLessThan(5 * Math.sqrt(variance / drawn.length))
    expect(spread / variance).toBeCloseTo(1, 1)
  }
})

test('a random choice is the same for the same seed, and takes each one once', () => {
  fc.assert(
    fc.property(fc.integer(), fc.nat(20), fc.nat(20), (seed, size, count) => {
      const list = Array.from({ length: size }, (_, at) => at)
      const drawn = drawSome(list, count, generator(seed))
      expect(drawSome(list, count, generator(seed))).toEqual(drawn)
      expect(new Set(drawn).size).toBe(Math.min(size, count))
      expect(drawn.every((one) => list.includes(one))).toBe(true)
    }),
  )
})
