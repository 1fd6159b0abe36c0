// Coders who cut the text themselves: the published example, and what must hold of any layers.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { partition, type Stretch } from '../../core/agreement/partition.ts'
import { binaryUAlpha, cuAlpha, uAlpha, valueUAlpha } from '../../core/agreement/u-alpha.ts'
import { type Continuum, type Overlaps, overlapsOf } from '../../core/agreement/unitizing.ts'

/** Krippendorff 2019, "Content analysis", figure 12.11: a continuum of 60, the values 1 to 7 here as 0 to 6. */
const published: Continuum = {
  length: 60,
  layers: [
    stretches([0, 7, 1], [7, 13, 2], [30, 32, 5], [32, 37, 6], [37, 44, 6], [44, 60, 7]),
    stretches([0, 7, 1], [7, 13, 3], [13, 21, 5], [32, 44, 6]),
    stretches([0, 7, 1], [7, 13, 4], [13, 21, 5], [32, 37, 6], [37, 41, 6], [41, 44, 6]),
  ],
}

function stretches(...told: [start: number, end: number, value: number][]): Stretch[] {
  return told.map(([start, end, value]) => ({ start, end, value: value - 1 }))
}

function overlaps(continua: Continuum[], coders: number, values: number): Overlaps {
  const found = overlapsOf(continua, coders, values)
  if (!found) throw new Error('a layer overlaps itself')
  return found
}

test("Krippendorff's figure gives the alphas that he printed", () => {
  const found = overlaps([published], 3, 7)
  expect(uAlpha(found).value).toBeCloseTo(0.51, 3)
  expect(binaryUAlpha(found).value).toBeCloseTo(0.4136, 4)
  expect(cuAlpha(found).value).toBeCloseTo(0.72417, 5)
})

test('each value of the figure has its own alpha and the share of its text that the alpha speaks of', () => {
  const found = overlaps([published], 3, 7)
  const told = Array.from({ length: 7 }, (_, value) => valueUAlpha(found, value))
  expect(told.map(({ outcome }) => outcome.value ?? outcome.reason)).toEqual([
    1,
    0,
    0,
    0,
    1,
    1,
    'nothing-shared',
  ])
  expect(told[4]?.coverage).toBeCloseTo(0.444, 3)
  expect(told[6]?.coverage).toBe(0)
})

test('coders who cut apart from each other come below chance, never to one', () => {
  const apart: Continuum = {
    length: 100,
    layers: [stretches([0, 30, 1]), stretches([60, 90, 1])],
  }
  expect(uAlpha(overlaps([apart], 2, 1)).value).toBeLessThan(0)
  expect(cuAlpha(overlaps([apart], 2, 1))).toEqual({ value: null, reason: 'nothing-shared' })
})

test('what cannot be told is named: nothing coded, one coder, one value only', () => {
  const of = (...layers: Stretch[][]) => overlaps([{ length: 50, layers }], layers.length, 2)
  expect(uAlpha(of([], []))).toEqual({ value: null, reason: 'nothing-coded' })
  expect(uAlpha(of(stretches([0, 5, 1])))).toEqual({ value: null, reason: 'one-coder' })
  const same = stretches([10, 20, 1])
  expect(cuAlpha(of(same, same))).toEqual({ value: null, reason: 'no-variation' })
  const whole = stretches([0, 50, 1])
  expect(uAlpha(of(whole, whole))).toEqual({ value: null, reason: 'no-variation' })
})

test('overlapping stretches of one value are one, touching ones stay two, two values over one place are no partition', () => {
  expect(partition(stretches([2, 6, 1], [4, 8, 1], [8, 9, 1]), 10)).toEqual([
    { start: 0, end: 2, value: -1 },
    { start: 2, end: 8, value: 0 },
    { start: 8, end: 9, value: 0 },
    { start: 9, end: 10, value: -1 },
  ])
  expect(partition(stretches([2, 6, 1], [4, 8, 2]), 10)).toBeNull()
})

const layer = fc
  .array(
    fc.record({
      skip: fc.nat(6),
      length: fc.integer({ min: 1, max: 8 }),
      value: fc.nat(2),
    }),
    { maxLength: 6 },
  )
  .map((steps) => {
    let at = 0
    return steps.map(({ skip, length, value }): Stretch => {
      const start = at + skip
      at = start + length
      return { start, end: at, value }
    })
  })
const continuum = fc
  .array(layer, { minLength: 2, maxLength: 4 })
  .map((layers): Continuum => ({ length: 100, layers }))

test('the sweep gives what a walk over every single place gives', () => {
  fc.assert(
    fc.property(continuum, (given) => {
      const coders = given.layers.length
      const found = overlaps([given], coders, 3)
      const slow = new Float64Array(16)
      const valueAt = (stretches: readonly Stretch[], at: number) =>
        stretches.find(({ start, end }) => start <= at && at < end)?.value ?? 3
      for (let at = 0; at < given.length; at++)
        given.layers.forEach((mine, i) => {
          given.layers.forEach((theirs, j) => {
            const cell = valueAt(mine, at) * 4 + valueAt(theirs, at)
            if (i !== j) slow[cell] = (slow[cell] ?? 0) + 1 / (coders - 1)
          })
        })
      found.together.forEach((length, cell) => {
        expect(length).toBeCloseTo(slow[cell] ?? 0, 9)
      })
    }),
  )
})

test('text that nobody coded changes neither cu-alpha nor any value of it', () => {
  fc.assert(
    fc.property(continuum, fc.nat(5_000), (given, more) => {
      const before = overlaps([given], given.layers.length, 3)
      const after = overlaps([{ ...given, length: given.length + more }], given.layers.length, 3)
      expect(cuAlpha(after)).toEqual(cuAlpha(before))
      for (const value of [0, 1, 2])
        expect(valueUAlpha(after, value).outcome).toEqual(valueUAlpha(before, value).outcome)
    }),
  )
})

test('no order of the coders matters, and no alpha is above one', () => {
  fc.assert(
    fc.property(continuum, (given) => {
      const turned = { ...given, layers: [...given.layers].reverse() }
      for (const formula of [uAlpha, binaryUAlpha, cuAlpha]) {
        const one = formula(overlaps([given], given.layers.length, 3))
        const other = formula(overlaps([turned], given.layers.length, 3))
        expect(one.reason).toBe(other.reason)
        expect(one.value ?? 0).toBeCloseTo(other.value ?? 0, 9)
        expect(one.value ?? 0).toBeLessThanOrEqual(1 + 1e-9)
      }
    }),
  )
})

test('coders with the same stretches come to one wherever it can be told', () => {
  fc.assert(
    fc.property(layer, (mine) => {
      const found = overlaps([{ length: 100, layers: [mine, mine] }], 2, 3)
      for (const { value } of [uAlpha(found), binaryUAlpha(found), cuAlpha(found)])
        if (value !== null) expect(value).toBeCloseTo(1, 9)
    }),
  )
})
