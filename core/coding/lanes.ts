// The margin beside a text: each coding a stripe, stripes that overlap side by side.
import { inReadingOrder, type Span } from './spans.ts'

export type Lanes = { laneOf: Map<string, number>; count: number }

/**
 * Each stripe takes the first lane that is free where it begins, in reading order. That needs no more lanes than the most codings
 * that overlap anywhere, and a new coding never moves the stripes that come before it.
 */
export function allot(codings: readonly Span[]): Lanes {
  const laneOf = new Map<string, number>()
  const freeFrom: number[] = []
  for (const span of [...codings].sort(inReadingOrder)) {
    const free = freeFrom.findIndex((end) => end <= span.start)
    const lane = free === -1 ? freeFrom.length : free
    freeFrom[lane] = span.end
    laneOf.set(span.id, lane)
  }
  return { laneOf, count: freeFrom.length }
}
