// The nominal coefficients of two coders or more; units may lack some coders' values.
import { beyondChance, come, type Outcome, undefinedFor } from './outcome.ts'
import { type Shares, sharesOf } from './shares.ts'
import { missing, type Tally } from './tally.ts'

/** The share of coder pairs that agree, averaged over the units that two or more rated. Nothing is taken off for chance. */
export function percent(tally: Tally): Outcome {
  return over(tally, ({ agreed }) => come(agreed))
}

/** Fleiss 1971, "Measuring nominal scale agreement among many raters"; with missing values as Gwet 2014 generalises it. */
export function fleiss(tally: Tally): Outcome {
  return over(tally, ({ agreed, use }) => beyondChance(agreed, squares(use)))
}

/** Brennan and Prediger 1981, "Coefficient kappa: some uses, misuses, and alternatives": each value equally likely by chance. */
export function brennanPrediger(tally: Tally): Outcome {
  return over(tally, ({ agreed }) => beyondChance(agreed, 1 / tally.values.length))
}

/** Gwet 2008, "Computing inter-rater reliability and its variance in the presence of high agreement" (AC1). */
export function gwet(tally: Tally): Outcome {
  return over(tally, ({ agreed, use }) =>
    use.length < 2
      ? undefinedFor('no-variation')
      : beyondChance(agreed, (1 - squares(use)) / (use.length - 1)),
  )
}

/** Conger 1980, "Integration and generalization of kappas for multiple raters": each coder keeps their own shares; Cohen's for two. */
export function conger(tally: Tally): Outcome {
  return over(tally, ({ agreed }) => {
    const own = ownShares(tally)
    if (own.length < 2) return undefinedFor('one-coder')
    let expected = 0
    for (let c = 0; c < tally.values.length; c++) {
      const shares = own.map((share) => share[c] ?? 0)
      const mean = shares.reduce((sum, share) => sum + share, 0) / own.length
      const spread = shares.reduce((sum, share) => sum + (share - mean) ** 2, 0) / (own.length - 1)
      expected += mean ** 2 - spread / own.length
    }
    return beyondChance(agreed, expected)
  })
}

function over(tally: Tally, formula: (shares: Shares) => Outcome): Outcome {
  if (tally.coders < 2) return undefinedFor('one-coder')
  const shares = sharesOf(tally)
  return shares.units === 0 ? undefinedFor('too-few-units') : formula(shares)
}

function squares(use: Float64Array): number {
  return use.reduce((sum, share) => sum + share ** 2, 0)
}

/** Of each coder who rated anything, how often they used each value. */
function ownShares({ coders, values, patterns, counts }: Tally): Float64Array[] {
  const all = Array.from({ length: coders }, () => new Float64Array(values.length))
  const rated = new Float64Array(coders)
  for (let pattern = 0; pattern < counts.length; pattern++)
    for (let coder = 0; coder < coders; coder++) {
      const value = patterns[pattern * coders + coder] ?? missing
      const mine = all[coder]
      if (value === missing || !mine) continue
      mine[value] = (mine[value] ?? 0) + (counts[pattern] ?? 0)
      rated[coder] = (rated[coder] ?? 0) + (counts[pattern] ?? 0)
    }
  return all
    .map((share, coder) => share.map((times) => times / (rated[coder] ?? 1)))
    .filter((_, coder) => (rated[coder] ?? 0) > 0)
}
