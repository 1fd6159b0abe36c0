// Reversed items: agreeing with "the group quarrels often" must not count for cohesion.
import type { Scale } from './scale.ts'

/** Counts from the other end of the scale: on 1 to 5, 2 becomes 4. */
export function reverse(points: number, scale: Scale): number {
  return scale.max + scale.min - points
}
