// The alpha family for coders who cut the text themselves (Krippendorff, Mathet, Bouvry and Widlöcher 2016, "On the reliability of
// unitizing textual continua: further developments", Quality & Quantity 50; Krippendorff 2019, section 12.6).
import { come, type Outcome, undefinedFor } from './outcome.ts'
import type { Overlaps } from './unitizing.ts'

type Square = { size: number; together: Float64Array; own: Float64Array }

/** u-alpha: are the same stretches cut out and given the same value, gaps counting as one value more. */
export function uAlpha(overlaps: Overlaps): Outcome {
  return fits(overlaps, (whole) => alphaOf(expectedOf(whole)))
}

/** |u-alpha: are the same stretches taken for relevant, whatever their value. */
export function binaryUAlpha(overlaps: Overlaps): Outcome {
  return fits(overlaps, ({ size, together, own }) => {
    const seen = new Float64Array(4)
    const side = (value: number) => (value === size - 1 ? 1 : 0)
    // The expectations are of the many values; only then are all that are no gap added together.
    const { expected } = expectedOf({ size, together, own })
    const chance = new Float64Array(4)
    for (let c = 0; c < size; c++)
      for (let k = 0; k < size; k++) {
        const cell = side(c) * 2 + side(k)
        seen[cell] = (seen[cell] ?? 0) + (together[c * size + k] ?? 0)
        chance[cell] = (chance[cell] ?? 0) + (expected[c * size + k] ?? 0)
      }
    return alphaOf({ size: 2, together: seen, expected: chance })
  })
}

/** cu-alpha: where two coders both coded, did they give the same value. What one left out says nothing here. */
export function cuAlpha(overlaps: Overlaps): Outcome {
  return fits(overlaps, () => {
    const inner = innerOf(overlaps)
    return sum(inner.together) === 0 ? undefinedFor('nothing-shared') : alphaOf(expectedOf(inner))
  })
}

export type ValueAlpha = {
  outcome: Outcome
  /** Of all that was given this value, the share that another coder coded at all: what the alpha speaks of. */
  coverage: number | null
}

/** (k)u-alpha: of the stretches given the value k where others coded too, do the others say k. */
export function valueUAlpha(overlaps: Overlaps, value: number): ValueAlpha {
  const whole = wholeOf(overlaps)
  const given = rowOf(whole.together, whole.size, value)
  if (overlaps.coders < 2) return { outcome: undefinedFor('one-coder'), coverage: null }
  if (given === 0) return { outcome: undefinedFor('nothing-coded'), coverage: null }
  const { size, together, expected } = expectedOf(innerOf(overlaps))
  const shared = rowOf(together, size, value)
  const coverage = shared / given
  if (shared === 0) return { outcome: undefinedFor('nothing-shared'), coverage }
  const chance = rowOf(expected, size, value)
  const chanceApart = (chance - (expected[value * size + value] ?? 0)) / chance
  if (!(chanceApart > 1e-12)) return { outcome: undefinedFor('no-variation'), coverage }
  const apart = (shared - (together[value * size + value] ?? 0)) / shared
  return { outcome: come(1 - apart / chanceApart), coverage }
}

function fits(overlaps: Overlaps, formula: (whole: Square) => Outcome): Outcome {
  if (overlaps.coders < 2) return undefinedFor('one-coder')
  const whole = wholeOf(overlaps)
  const coded = sum(whole.own.subarray(0, overlaps.values))
  return coded === 0 ? undefinedFor('nothing-coded') : formula(whole)
}

function wholeOf({ values, together, own }: Overlaps): Square {
  return { size: values + 1, together, own }
}

/** Without the gap's row and column. */
function innerOf({ values, together, ownShared }: Overlaps): Square {
  const inner = new Float64Array(values * values)
  for (let c = 0; c < values; c++)
    for (let k = 0; k < values; k++) inner[c * values + k] = together[c * (values + 1) + k] ?? 0
  return { size: values, together: inner, own: ownShared }
}

/** ε_ck = (ℓ_c ℓ_k − [c = k] q_c) / (ℓ − Σq / ℓ). */
function expectedOf({ size, together, own }: Square) {
  const lengths = Float64Array.from({ length: size }, (_, c) => rowOf(together, size, c))
  const whole = sum(lengths)
  const divisor = whole - sum(own.subarray(0, size)) / whole
  const expected = new Float64Array(size * size)
  for (let c = 0; c < size; c++)
    for (let k = 0; k < size; k++)
      expected[c * size + k] =
        ((lengths[c] ?? 0) * (lengths[k] ?? 0) - (c === k ? (own[c] ?? 0) : 0)) / divisor
  return { size, together, expected }
}

function alphaOf(square: {
  size: number
  together: Float64Array
  expected: Float64Array
}): Outcome {
  const { size, together, expected } = square
  let apart = 0
  let chance = 0
  for (let c = 0; c < size; c++)
    for (let k = 0; k < size; k++)
      if (c !== k) {
        apart += together[c * size + k] ?? 0
        chance += expected[c * size + k] ?? 0
      }
  return chance > 1e-9 ? come(1 - apart / chance) : undefinedFor('no-variation')
}

function rowOf(matrix: Float64Array, size: number, row: number): number {
  return sum(matrix.subarray(row * size, row * size + size))
}

function sum(list: Float64Array): number {
  return list.reduce((so, one) => so + one, 0)
}
