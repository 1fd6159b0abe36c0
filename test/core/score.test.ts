// Points, weights, reversed items, the missing rule, rounding and bands.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Scoring } from '../../core/instrument/scoring.ts'
import { bandOf } from '../../core/score/band.ts'
import { reverse } from '../../core/score/reverse.ts'
import { roundHalf } from '../../core/score/round.ts'
import { score } from '../../core/score/score.ts'
import { form, many, number, one, says, yesNo } from './scenario.ts'

const agree = { never: 1, seldom: 2, sometimes: 3, often: 4, always: 5, unknown: null }
const kube = form(
  one('cooperates', agree),
  one('quarrels', agree),
  one('plans', agree),
  many('products', { compost: 1, pesticide: 1, husk: 1, none: 0 }),
  number('partners').between(0, 10),
)
const scoring: Scoring = {
  subscales: [
    {
      name: 'social',
      label: says('social'),
      items: [
        { question: 'cooperates', weight: 2 },
        { question: 'quarrels', reversed: true },
        { question: 'plans' },
      ],
    },
    {
      name: 'economic',
      label: says('economic'),
      items: [{ question: 'products' }, { question: 'partners', weight: 0.5 }],
    },
  ],
  missing: { rule: 'strict' },
  decimals: 1,
  bands: [
    { name: 'tumbuh', label: says('tumbuh'), from: 0 },
    { name: 'pengembangan', label: says('pengembangan'), from: 14 },
    { name: 'mandiri', label: says('mandiri'), from: 22 },
  ],
}
const answers = {
  cooperates: 'often',
  quarrels: 'seldom',
  plans: 'sometimes',
  products: ['compost', 'husk'],
  partners: 7,
}

// By hand: cooperates 4 × 2 = 8; quarrels 2 reversed on 1 to 5 is 4; plans 3; social 15 of 10 + 5 + 5 = 20.
// products 1 + 1 = 2 of 3; partners 7 × 0.5 = 3.5 of 5; economic 5.5 of 8. Total 20.5 of 28: 14 ≤ 20.5 < 22.
test('a group is scored as one would with a pencil', () => {
  expect(score(kube, scoring, answers)).toEqual({
    total: 20.5,
    max: 28,
    band: 'pengembangan',
    subscales: [
      {
        name: 'social',
        total: 15,
        max: 20,
        items: [
          { question: 'cooperates', points: 4, weighted: 8 },
          { question: 'quarrels', points: 4, weighted: 4 },
          { question: 'plans', points: 3, weighted: 3 },
        ],
      },
      {
        name: 'economic',
        total: 5.5,
        max: 8,
        items: [
          { question: 'products', points: 2, weighted: 2 },
          { question: 'partners', points: 7, weighted: 3.5 },
        ],
      },
    ],
  })
})

const totals = (missing: Scoring['missing'], given: Record<string, string | number | string[]>) => {
  const { total, band, subscales } = score(kube, { ...scoring, missing }, given)
  return { total, band, subscales: subscales.map((subscale) => subscale.total) }
}

test('strict: one answer missing leaves its sub-scale and the total open', () => {
  const { plans: _, ...rest } = answers
  expect(totals({ rule: 'strict' }, rest)).toEqual({
    total: null,
    band: null,
    subscales: [null, 5.5],
  })
})

test('zero: a missing answer earns nothing', () => {
  const { plans: _, ...rest } = answers
  expect(totals({ rule: 'zero' }, rest)).toEqual({
    total: 17.5,
    band: 'pengembangan',
    subscales: [12, 5.5],
  })
})

// By hand: social earned 8 + 4 = 12 of the 15 that cooperates and quarrels can give; of all 20 that is 16.
test('prorated: the answered items stand for the missing one', () => {
  const { plans: _, ...rest } = answers
  expect(totals({ rule: 'prorate', atLeast: 2 }, rest)).toEqual({
    total: 21.5,
    band: 'pengembangan',
    subscales: [16, 5.5],
  })
  expect(totals({ rule: 'prorate', atLeast: 3 }, rest)).toEqual({
    total: null,
    band: null,
    subscales: [null, 5.5],
  })
})

test('a choice without points, and a number outside its limits, count as unanswered', () => {
  const odd = score(kube, scoring, { ...answers, plans: 'unknown', partners: 11 })
  expect(odd.subscales.map((subscale) => subscale.items.at(-1)?.points)).toEqual([null, null])
})

test('"none of these" is an answer worth nothing, and no answer is none', () => {
  const points = (products: string[]) =>
    score(kube, scoring, { ...answers, products }).subscales[1]?.items[0]?.points
  expect(points(['none'])).toBe(0)
  expect(points([])).toBeNull()
})

test('a question that is not put counts as unanswered', () => {
  const instrument = form(yesNo('sells'), one('income', agree).when("${sells} = 'yes'"))
  const rule: Scoring = {
    ...scoring,
    subscales: [{ name: 's', label: says('s'), items: [{ question: 'income' }] }],
  }
  expect(score(instrument, rule, { sells: 'yes', income: 'often' }).total).toBe(4)
  expect(score(instrument, rule, { sells: 'no', income: 'often' }).total).toBeNull()
})

test('relevance that asks for the day loses no answer where the day is unknown', () => {
  const instrument = form(one('income', agree).when("today() > '2026-01-01'"))
  const rule: Scoring = {
    ...scoring,
    subscales: [{ name: 's', label: says('s'), items: [{ question: 'income' }] }],
  }
  expect(score(instrument, rule, { income: 'often' }).total).toBe(4)
  expect(score(instrument, rule, { income: 'often' }, '2025-01-01').total).toBeNull()
})

test('a total on the edge of two bands is in the upper one', () => {
  const found = [-1, 0, 13.9, 14, 21.9, 22, 100].map((total) => bandOf(scoring.bands, total))
  expect(found).toEqual([
    null,
    'tumbuh',
    'tumbuh',
    'pengembangan',
    'pengembangan',
    'mandiri',
    'mandiri',
  ])
})

test.each([
  [1.005, 2, 1.01],
  [-1.005, 2, -1.01],
  [2.5, 0, 3],
  [-2.5, 0, -3],
  [0.1 + 0.2, 1, 0.3],
  [1.1 + 2.2, 6, 3.3],
  [8.345, 2, 8.35],
  [1.0049, 2, 1],
  [0.0000005, 6, 0.000001],
  [-0.4, 0, 0],
  [1e21, 2, 1e21],
  [123456789012.345, 2, 123456789012.35],
  [15, -1, 20],
])('%d rounded to %d decimals is %d', (value, decimals, expected) => {
  expect(roundHalf(value, decimals)).toBe(expected)
})

test('rounding is stable, keeps the order, and mirrors at zero', () => {
  const sane = fc.double({ min: -1e9, max: 1e9, noNaN: true })
  fc.assert(
    fc.property(sane, sane, fc.integer({ min: 0, max: 6 }), (a, b, decimals) => {
      const rounded = roundHalf(a, decimals)
      expect(roundHalf(rounded, decimals)).toBe(rounded)
      expect(Math.abs(rounded - a)).toBeLessThanOrEqual(0.5 * 10 ** -decimals + 1e-6)
      expect(roundHalf(-a, decimals) + rounded).toBe(0)
      if (a <= b) expect(rounded).toBeLessThanOrEqual(roundHalf(b, decimals))
    }),
  )
})

test('reversing twice is no reversing, and stays on the scale', () => {
  fc.assert(
    fc.property(fc.integer(), fc.nat(), fc.nat(), (min, width, above) => {
      const scale = { min, max: min + width }
      const points = min + (above % (width + 1))
      expect(reverse(reverse(points, scale), scale)).toBe(points)
      expect(reverse(points, scale)).toBeGreaterThanOrEqual(min)
      expect(reverse(points, scale)).toBeLessThanOrEqual(scale.max)
    }),
  )
})

test('a score lies between nothing and its highest, under every rule', () => {
  const choice = fc.constantFrom('never', 'seldom', 'sometimes', 'often', 'always', 'unknown')
  const given = fc.record(
    {
      cooperates: choice,
      quarrels: choice,
      plans: choice,
      products: fc.subarray(['compost', 'pesticide', 'husk', 'none']),
      partners: fc.integer({ min: 0, max: 10 }),
    },
    { requiredKeys: [] },
  )
  const missing = fc.constantFrom<Scoring['missing']>(
    { rule: 'strict' },
    { rule: 'zero' },
    { rule: 'prorate', atLeast: 1 },
  )
  const weights = fc.array(fc.double({ min: 0, max: 1_000, noNaN: true }), {
    minLength: 5,
    maxLength: 5,
  })
  fc.assert(
    fc.property(given, missing, weights, fc.nat(6), (given, missing, weights, decimals) => {
      let next = 0
      const subscales = scoring.subscales.map((subscale) => ({
        ...subscale,
        items: subscale.items.map((item) => ({ ...item, weight: weights[next++] ?? 1 })),
      }))
      const {
        total,
        max,
        subscales: parts,
      } = score(
        kube,
        { ...scoring, subscales, missing, decimals },
        given as Record<string, string | number | string[]>,
      )
      for (const part of [{ total, max }, ...parts]) {
        expect(part.total ?? 0).toBeGreaterThanOrEqual(0)
        expect(part.total ?? 0).toBeLessThanOrEqual(part.max)
      }
    }),
  )
})
