// Krippendorff's alpha for units given beforehand: any number of coders, missing values, four scales.
import { come, type Outcome, undefinedFor } from './outcome.ts'
import { missing, numbersOf, type Tally } from './tally.ts'

export type Metric = 'nominal' | 'ordinal' | 'interval' | 'ratio'

/**
 * Krippendorff 2011, "Computing Krippendorff's alpha-reliability", with value counts in place of pairs: what a unit disagrees
 * within itself over what the values would disagree if they were shuffled over all units. Units with one value do not count.
 */
export function alpha(tally: Tally, metric: Metric): Outcome {
  if (tally.coders < 2) return undefinedFor('one-coder')
  const uses = pairableUses(tally)
  const total = uses.reduce((sum, times) => sum + times, 0)
  if (total === 0) return undefinedFor('too-few-units')
  if (uses.filter((times) => times > 0).length < 2) return undefinedFor('no-variation')
  const scale = scaleOf(tally, metric, uses)
  if (scale === null) return undefinedFor('not-numbers')
  const distance = distances[metric]
  const expected = expectedOf(metric, scale, uses, total) / (total * (total - 1))
  return come(1 - observedOf(tally, scale, distance) / total / expected)
}

/** Squared differences. Ordinal is interval over mid-ranks, for Σ n_g from c to k less half of both ends is their distance. */
const distances: Record<Metric, (a: number, b: number) => number> = {
  nominal: (a, b) => (a === b ? 0 : 1),
  ordinal: (a, b) => (a - b) ** 2,
  interval: (a, b) => (a - b) ** 2,
  ratio: (a, b) => (a + b === 0 ? 0 : ((a - b) / (a + b)) ** 2),
}

/** How often each value stands in a unit beside another value. */
function pairableUses({ coders, values, patterns, counts }: Tally): Float64Array {
  const uses = new Float64Array(values.length)
  for (let pattern = 0; pattern < counts.length; pattern++) {
    const from = pattern * coders
    if (givenAt(patterns, from, coders) < 2) continue
    for (let coder = 0; coder < coders; coder++) {
      const value = patterns[from + coder] ?? missing
      if (value !== missing) uses[value] = (uses[value] ?? 0) + (counts[pattern] ?? 0)
    }
  }
  return uses
}

function givenAt(patterns: Int32Array, from: number, coders: number): number {
  let given = 0
  for (let coder = 0; coder < coders; coder++)
    if ((patterns[from + coder] ?? missing) !== missing) given++
  return given
}

/** The number that each category counts as under the metric. */
function scaleOf(tally: Tally, metric: Metric, uses: Float64Array): Float64Array | null {
  if (metric === 'nominal') return uses.map((_, at) => at)
  if (metric === 'ordinal') {
    let below = 0
    return uses.map((times) => {
      below += times
      return below - times / 2
    })
  }
  const numbers = numbersOf(tally)
  return numbers && Float64Array.from(numbers)
}

function observedOf(
  { coders, patterns, counts }: Tally,
  scale: Float64Array,
  distance: (a: number, b: number) => number,
): number {
  let observed = 0
  for (let pattern = 0; pattern < counts.length; pattern++) {
    const from = pattern * coders
    const given = givenAt(patterns, from, coders)
    const count = counts[pattern] ?? 0
    if (given < 2 || count === 0) continue
    let apart = 0
    for (let i = 0; i < coders; i++) {
      const a = patterns[from + i] ?? missing
      if (a === missing) continue
      for (let j = i + 1; j < coders; j++) {
        const b = patterns[from + j] ?? missing
        if (b !== missing && b !== a) apart += distance(scale[a] ?? 0, scale[b] ?? 0)
      }
    }
    observed += (count * 2 * apart) / (given - 1)
  }
  return observed
}

/** Σ n_c n_k δ²_ck over ordered pairs of values. All but the ratio scale have it in one walk over the values. */
function expectedOf(
  metric: Metric,
  scale: Float64Array,
  uses: Float64Array,
  total: number,
): number {
  if (metric === 'nominal') return total ** 2 - uses.reduce((sum, times) => sum + times ** 2, 0)
  if (metric === 'ratio') return ratioExpected(scale, uses)
  let mean = 0
  for (let c = 0; c < uses.length; c++) mean += ((uses[c] ?? 0) * (scale[c] ?? 0)) / total
  let spread = 0
  for (let c = 0; c < uses.length; c++) spread += (uses[c] ?? 0) * ((scale[c] ?? 0) - mean) ** 2
  return 2 * total * spread
}

function ratioExpected(scale: Float64Array, uses: Float64Array): number {
  let expected = 0
  for (let c = 0; c < uses.length; c++)
    for (let k = c + 1; k < uses.length; k++)
      expected +=
        2 * (uses[c] ?? 0) * (uses[k] ?? 0) * distances.ratio(scale[c] ?? 0, scale[k] ?? 0)
  return expected
}
