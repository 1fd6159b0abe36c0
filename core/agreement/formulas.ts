// Every coefficient by its name, with what it can be asked of, and a measurement that carries all a reader needs beside the number.
import { alpha } from './alpha.ts'
import { bootstrap, type Resampling } from './bootstrap.ts'
import { type IccForm, type Interval, icc, iccForms } from './icc.ts'
import { brennanPrediger, conger, fleiss, gwet, percent } from './many-coders.ts'
import { type Outcome, undefinedFor } from './outcome.ts'
import { type Pair, pairOf } from './pair.ts'
import { type Counts, countsOf, missing, type Tally } from './tally.ts'
import { cohen, holsti, scott, weightedCohen } from './two-coders.ts'
import type { UnitKind } from './units.ts'

export const formulaNames = [
  'percent',
  'holsti',
  'cohen',
  'cohen-linear',
  'cohen-quadratic',
  'scott',
  'fleiss',
  'conger',
  'brennan-prediger',
  'gwet-ac1',
  'alpha-nominal',
  'alpha-ordinal',
  'alpha-interval',
  'alpha-ratio',
] as const
export type Formula = (typeof formulaNames)[number]

/** `score` is the unit when a case is rated by filling a scoring form. */
export type MeasuredUnit = UnitKind | 'score'
export type Measured = {
  formula: Formula | `icc-${IccForm}`
  unit: MeasuredUnit
  outcome: Outcome
  interval: Interval | null
  counts: Counts
}

const coefficients: Record<Formula, (tally: Tally) => Outcome> = {
  percent,
  holsti: (tally) =>
    ofTwo(tally, (pair) => holsti(pair, [decisions(tally, 0), decisions(tally, 1)])),
  cohen: (tally) => ofTwo(tally, cohen),
  'cohen-linear': (tally) => ofTwo(tally, (pair) => weightedCohen(pair, 'linear')),
  'cohen-quadratic': (tally) => ofTwo(tally, (pair) => weightedCohen(pair, 'quadratic')),
  scott: (tally) => ofTwo(tally, scott),
  fleiss,
  conger,
  'brennan-prediger': brennanPrediger,
  'gwet-ac1': gwet,
  'alpha-nominal': (tally) => alpha(tally, 'nominal'),
  'alpha-ordinal': (tally) => alpha(tally, 'ordinal'),
  'alpha-interval': (tally) => alpha(tally, 'interval'),
  'alpha-ratio': (tally) => alpha(tally, 'ratio'),
}

export function coefficient(tally: Tally, formula: Formula): Outcome {
  return coefficients[formula](tally)
}

/** Neighbouring characters are no independent draws: an interval over them would promise far too much, so there is none. */
export function measure(
  tally: Tally,
  formula: Formula,
  unit: MeasuredUnit,
  resampling?: Resampling,
): Measured {
  const outcome = coefficient(tally, formula)
  const interval =
    outcome.value === null || unit === 'character'
      ? null
      : bootstrap(tally, coefficients[formula], resampling)
  return { formula, unit, outcome, interval, counts: countsOf(tally) }
}

/** All six forms; their intervals are exact under normal errors, so nothing is resampled. */
export function measureIcc(tally: Tally): Measured[] {
  const counts = countsOf(tally)
  return iccForms.map((form) => ({
    formula: `icc-${form}`,
    unit: 'score',
    ...icc(tally, form),
    counts,
  }))
}

function ofTwo(tally: Tally, formula: (pair: Pair) => Outcome): Outcome {
  if (tally.coders < 2) return undefinedFor('one-coder')
  return tally.coders > 2 ? undefinedFor('two-coders-only') : formula(pairOf(tally, 0, 1))
}

function decisions({ coders, patterns, counts }: Tally, coder: number): number {
  return counts.reduce(
    (sum, units, pattern) =>
      (patterns[pattern * coders + coder] ?? missing) === missing ? sum : sum + units,
    0,
  )
}
