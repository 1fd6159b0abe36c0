// The named range that a total lies in.
import type { Band } from '../instrument/scoring.ts'

/** Half-open: a total that equals a band's `from` is in that band. Null below the first band. */
export function bandOf(bands: readonly Band[], total: number): string | null {
  return bands.findLast((band) => band.from <= total)?.name ?? null
}
