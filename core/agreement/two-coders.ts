// The coefficients of two coders. Each reads their table; a unit that only one of them rated is not in it.
import { beyondChance, come, type Outcome, undefinedFor } from './outcome.ts'
import { agreedOf, type Pair } from './pair.ts'

/** Cohen 1960, "A coefficient of agreement for nominal scales": chance from each coder's own shares. */
export function cohen(pair: Pair): Outcome {
  if (pair.both === 0) return undefinedFor('too-few-units')
  let expected = 0
  for (let c = 0; c < pair.values.length; c++)
    expected += (pair.rows[c] ?? 0) * (pair.columns[c] ?? 0)
  return beyondChance(agreedOf(pair) / pair.both, expected / pair.both ** 2)
}

export type Weights = 'linear' | 'quadratic' | readonly (readonly number[])[]

/**
 * Cohen 1968, "Weighted kappa: nominal scale agreement with provision for scaled disagreement or partial credit".
 * Weights are of disagreement: 0 on the diagonal; linear |i − j|, quadratic (i − j)², by rank. Given ones as they are printed.
 */
export function weightedCohen(pair: Pair, weights: Weights): Outcome {
  if (pair.both === 0) return undefinedFor('too-few-units')
  const k = pair.values.length
  let observed = 0
  let expected = 0
  for (let i = 0; i < k; i++)
    for (let j = 0; j < k; j++) {
      const weight = weightOf(weights, i, j)
      observed += weight * (pair.table[i * k + j] ?? 0)
      expected += (weight * (pair.rows[i] ?? 0) * (pair.columns[j] ?? 0)) / pair.both
    }
  return expected === 0 ? undefinedFor('no-variation') : come(1 - observed / expected)
}

/** Scott 1955, "Reliability of content analysis: the case of nominal scale coding": chance from the shares of both together. */
export function scott(pair: Pair): Outcome {
  if (pair.both === 0) return undefinedFor('too-few-units')
  let expected = 0
  for (let c = 0; c < pair.values.length; c++)
    expected += (((pair.rows[c] ?? 0) + (pair.columns[c] ?? 0)) / (2 * pair.both)) ** 2
  return beyondChance(agreedOf(pair) / pair.both, expected)
}

/**
 * Holsti 1969, "Content analysis for the social sciences and humanities": 2M / (N1 + N2), where N counts each coder's decisions,
 * also those on units that the other left out. It equals percent agreement when both rated the same units.
 */
export function holsti(pair: Pair, decisions: readonly [number, number]): Outcome {
  const [first, second] = decisions
  return first + second === 0
    ? undefinedFor('too-few-units')
    : come((2 * agreedOf(pair)) / (first + second))
}

function weightOf(weights: Weights, i: number, j: number): number {
  if (weights === 'linear') return Math.abs(i - j)
  if (weights === 'quadratic') return (i - j) ** 2
  return weights[i]?.[j] ?? 0
}
