// How far a coefficient could have come out otherwise had other units of the same kind been rated.
import { binomial } from './binomial.ts'
import { generator } from './generator.ts'
import type { Interval } from './icc.ts'
import type { Outcome } from './outcome.ts'
import type { Tally } from './tally.ts'

export type Resampling = { seed: number; resamples: number; level: number }

export const usualResampling: Resampling = { seed: 1, resamples: 1_000, level: 0.95 }

/**
 * Efron 1979's bootstrap by percentiles over units, as Hayes and Krippendorff 2007 advise for reliability. A resample of N units
 * is one multinomial draw of the patterns' counts. `null` where one resample in twenty has no value of its own.
 */
export function bootstrap(
  tally: Tally,
  coefficient: (tally: Tally) => Outcome,
  { seed, resamples, level }: Resampling = usualResampling,
): Interval | null {
  const units = tally.counts.reduce((sum, count) => sum + count, 0)
  if (units < 2) return null
  const random = generator(seed)
  const drawn: number[] = []
  for (let resample = 0; resample < resamples; resample++) {
    const { value } = coefficient({ ...tally, counts: redrawn(tally.counts, units, random) })
    if (value !== null) drawn.push(value)
  }
  if (drawn.length < resamples * 0.95) return null
  drawn.sort((a, b) => a - b)
  return {
    low: quantile(drawn, (1 - level) / 2),
    high: quantile(drawn, (1 + level) / 2),
    level,
  }
}

function redrawn(counts: Float64Array, units: number, random: () => number): Float64Array {
  const next = new Float64Array(counts.length)
  let unitsLeft = units
  let countsLeft = units
  for (let pattern = 0; pattern < counts.length && unitsLeft > 0; pattern++) {
    const count = counts[pattern] ?? 0
    const hits = binomial(unitsLeft, Math.min(1, count / countsLeft), random)
    next[pattern] = hits
    unitsLeft -= hits
    countsLeft -= count
  }
  return next
}

/** Hyndman and Fan's seventh definition, the usual one. */
function quantile(sorted: readonly number[], share: number): number {
  const place = (sorted.length - 1) * share
  const below = sorted[Math.floor(place)] ?? Number.NaN
  const above = sorted[Math.ceil(place)] ?? below
  return below + (above - below) * (place - Math.floor(place))
}
