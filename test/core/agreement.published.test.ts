// Our coefficients against the numbers that their authors and others printed.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { alpha, type Metric } from '../../core/agreement/alpha.ts'
import { fQuantile } from '../../core/agreement/f-distribution.ts'
import { coefficient, type Formula } from '../../core/agreement/formulas.ts'
import { type IccForm, icc } from '../../core/agreement/icc.ts'
import type { Outcome } from '../../core/agreement/outcome.ts'
import { pairFrom, tallyOfPair } from '../../core/agreement/pair.ts'
import { byCoder, countsOf, type Tally } from '../../core/agreement/tally.ts'
import { cohen, scott, weightedCohen } from '../../core/agreement/two-coders.ts'
import { root } from '../../scripts/root.ts'
import {
  abstractors,
  cohen1960p37,
  cohen1960p45,
  cohen1968weights,
  fleiss1971,
  gwetRaters,
  hayes2007,
  krippendorff2011,
  shroutFleiss,
  wikipediaAlpha,
  wikipediaFleiss,
} from './agreement.tables.ts'

const table = (rows: number[][]) => tallyOfPair(pairFrom(rows))
const of = (tally: Tally, formula: Formula) => coefficient(tally, formula).value
const rounded = (outcome: Outcome, digits: number) =>
  outcome.value === null ? outcome.reason : Number(outcome.value.toFixed(digits))

test('alpha is what Krippendorff printed in 2011, on all four scales, with missing values', () => {
  expect(rounded(alpha(krippendorff2011.a, 'nominal'), 3)).toBe(0.095)
  expect(rounded(alpha(krippendorff2011.b, 'nominal'), 3)).toBe(0.692)
  const scales: [Metric, number][] = [
    ['nominal', 0.743],
    ['ordinal', 0.815],
    ['interval', 0.849],
    ['ratio', 0.797],
  ]
  for (const [metric, printed] of scales)
    expect(rounded(alpha(krippendorff2011.c, metric), 3)).toBe(printed)
  expect(countsOf(krippendorff2011.c)).toEqual({ units: 12, coders: 4, pairable: 40, missing: 7 })
})

test('alpha is what Wikipedia prints for three coders, and Hayes and Krippendorff for five observers', () => {
  expect(rounded(alpha(wikipediaAlpha, 'nominal'), 3)).toBe(0.691)
  expect(rounded(alpha(wikipediaAlpha, 'interval'), 3)).toBe(0.811)
  expect(rounded(alpha(hayes2007, 'ordinal'), 4)).toBe(0.7598)
  expect(rounded(alpha(hayes2007, 'nominal'), 4)).toBe(0.4765)
  expect(rounded(alpha(hayes2007, 'interval'), 4)).toBe(0.7574)
})

test('a table with missing values gives what irrCAC gives', () => {
  expect(of(krippendorff2011.c, 'percent')).toBeCloseTo(0.81818, 5)
  expect(of(krippendorff2011.c, 'gwet-ac1')).toBeCloseTo(0.77544, 5)
  expect(of(krippendorff2011.c, 'fleiss')).toBeCloseTo(0.76117, 5)
  expect(of(gwetRaters, 'conger')).toBeCloseTo(0.76282, 5)
})

test("Cohen's table of 1960 gives his kappa, and the other chances their own numbers", () => {
  const tally = table(cohen1960p45)
  expect(of(tally, 'percent')).toBeCloseTo(0.7, 10)
  expect(of(tally, 'cohen')).toBeCloseTo(0.492, 3)
  expect(of(tally, 'scott')).toBeCloseTo(0.487, 3)
  expect(of(tally, 'brennan-prediger')).toBeCloseTo(0.55, 10)
  expect(of(tally, 'gwet-ac1')).toBeCloseTo(0.576, 3)
  expect(cohen(pairFrom(cohen1960p37)).value).toBeCloseTo((0.29 - 0.35) / (1 - 0.35), 10)
})

test("Cohen's weights of 1968 give his weighted kappa; linear and quadratic ones are between", () => {
  const pair = pairFrom(cohen1960p45)
  expect(rounded(weightedCohen(pair, cohen1968weights), 3)).toBe(0.348)
  expect(rounded(weightedCohen(pair, 'linear'), 3)).toBe(0.474)
  expect(rounded(weightedCohen(pair, 'quadratic'), 3)).toBe(0.455)
})

test('the same percent may be much or little: the two tables of 60 % and the prevalence paradox', () => {
  expect(
    rounded(
      cohen(
        pairFrom([
          [20, 5],
          [10, 15],
        ]),
      ),
      3,
    ),
  ).toBe(0.4)
  expect(
    rounded(
      scott(
        pairFrom([
          [20, 5],
          [10, 15],
        ]),
      ),
      4,
    ),
  ).toBe(0.3939)
  expect(
    rounded(
      cohen(
        pairFrom([
          [45, 15],
          [25, 15],
        ]),
      ),
      4,
    ),
  ).toBe(0.1304)
  expect(
    rounded(
      cohen(
        pairFrom([
          [25, 35],
          [5, 35],
        ]),
      ),
      4,
    ),
  ).toBe(0.2593)
  const rare = table([
    [118, 5],
    [2, 0],
  ])
  expect(of(rare, 'percent')).toBeCloseTo(0.944, 3)
  expect(of(rare, 'cohen')).toBeCloseTo(-0.023, 3)
  expect(of(rare, 'gwet-ac1')).toBeCloseTo(0.941, 3)
})

test('Fleiss gives his own 0.430, and the 0.210 that Wikipedia works out', () => {
  expect(of(fleiss1971, 'percent')).toBeCloseTo(0.5556, 4)
  expect(of(fleiss1971, 'fleiss')).toBeCloseTo(0.43, 3)
  expect(of(wikipediaFleiss, 'percent')).toBeCloseTo(0.378, 3)
  expect(of(wikipediaFleiss, 'fleiss')).toBeCloseTo(0.21, 3)
})

test('two abstractors of one hundred pregnancies agree as irrCAC says', () => {
  const tally = table(abstractors)
  expect(of(tally, 'cohen')).toBeCloseTo(0.7964, 4)
  expect(of(tally, 'scott')).toBeCloseTo(0.7962, 4)
  expect(of(tally, 'gwet-ac1')).toBeCloseTo(0.8493, 4)
  expect(of(tally, 'brennan-prediger')).toBeCloseTo(0.835, 3)
  expect(of(tally, 'alpha-nominal')).toBeCloseTo(0.7973, 4)
})

test('the six intraclass correlations are those of Shrout and Fleiss, with the bounds that R psych prints', () => {
  const printed: Record<IccForm, [number, number, number]> = {
    '1': [0.17, -0.133, 0.72],
    '2': [0.29, 0.019, 0.76],
    '3': [0.71, 0.342, 0.95],
    '1k': [0.44, -0.884, 0.91],
    '2k': [0.62, 0.071, 0.93],
    '3k': [0.91, 0.676, 0.99],
  }
  for (const [form, [value, low, high]] of Object.entries(printed)) {
    const { outcome, interval } = icc(shroutFleiss, form as IccForm)
    expect(rounded(outcome, 2)).toBe(value)
    expect(interval?.low).toBeCloseTo(low, 3)
    expect(interval?.high).toBeCloseTo(high, 2)
  }
})

test('quantiles of F are those of scipy.stats.f.ppf', () => {
  const known: [p: number, a: number, b: number, x: number][] = [
    [0.975, 5, 18, 3.381967805875243],
    [0.975, 18, 5, 6.361883204654352],
    [0.95, 5, 15, 2.9012945362361573],
    [0.975, 5, 3.3, 12.553549787381687],
    [0.975, 1, 1, 647.7890114778442],
    [0.5, 100, 200, 0.9966621877712015],
    [0.975, 199, 398, 1.2665506147184613],
  ]
  for (const [p, a, b, x] of known) expect(fQuantile(p, a, b) / x).toBeCloseTo(1, 9)
})

type Case = {
  id: string
  counts?: number[][]
  coders?: (number | string | null)[][]
  units?: (number | null)[][]
  table?: number[][]
  weights?: number[][]
  computed: Record<string, number>
}
const file = join(root, '..', '..', 'shared', 'data', 'agreement-published-values.json')
const beside = [file, join(root, '..', 'shared', 'data', 'agreement-published-values.json')].find(
  existsSync,
)

test.skipIf(!beside)(
  'an independent computation of every published table gives the same digits',
  () => {
    const { cases } = JSON.parse(readFileSync(beside ?? '', 'utf8')) as { cases: Case[] }
    const named: Record<string, (one: { tally: Tally; given: Case }) => Outcome> = {
      alpha_nominal: ({ tally }) => alpha(tally, 'nominal'),
      alpha_ordinal: ({ tally }) => alpha(tally, 'ordinal'),
      alpha_interval: ({ tally }) => alpha(tally, 'interval'),
      alpha_ratio: ({ tally }) => alpha(tally, 'ratio'),
      alpha_ratio_0_over_0_is_0: ({ tally }) => alpha(tally, 'ratio'),
      fleiss_kappa: ({ tally }) => coefficient(tally, 'fleiss'),
      kappa: ({ tally }) => coefficient(tally, 'cohen'),
      scott_pi: ({ tally }) => coefficient(tally, 'scott'),
      brennan_prediger: ({ tally }) => coefficient(tally, 'brennan-prediger'),
      gwet_ac1: ({ tally }) => coefficient(tally, 'gwet-ac1'),
      weighted_kappa_linear: ({ tally }) => coefficient(tally, 'cohen-linear'),
      weighted_kappa_quadratic: ({ tally }) => coefficient(tally, 'cohen-quadratic'),
      weighted_kappa: ({ given }) =>
        weightedCohen(pairFrom(given.table ?? []), given.weights ?? []),
    }
    let compared = 0
    for (const given of cases) {
      const rows = given.coders ?? turned(given.units ?? given.counts?.map(spread) ?? [])
      const tally = given.table ? table(given.table) : byCoder(rows)
      for (const [name, value] of Object.entries(given.computed)) {
        const ours = named[name]
        if (!ours) continue
        expect(ours({ tally, given }).value, `${given.id} ${name}`).toBeCloseTo(value, 12)
        compared++
      }
    }
    expect(compared).toBeGreaterThan(20)
  },
)

function turned(units: (number | null)[][]): (number | null)[][] {
  return Array.from({ length: units[0]?.length ?? 0 }, (_, coder) =>
    units.map((unit) => unit[coder] ?? null),
  )
}

function spread(counts: number[]): number[] {
  return counts.flatMap((count, value) => Array<number>(count).fill(value))
}
