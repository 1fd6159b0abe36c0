// What makes an instrument unsound, and the small means to find it.
import type { Item } from './model.ts'

/** `at` is a place in the instrument's JSON; an expression that cannot be read adds `:` and the position in it. */
export type Fault = { at: string; reason: string }

/** A group, a repeat or a question, and where it stands: `items.2.items.0`. */
export type Placed = { item: Item; at: string }

/** The second and later of names that are alike. */
export function twice(
  names: readonly string[],
  place: (index: number) => string,
  reason: string,
): Fault[] {
  const seen = new Set<string>()
  return names.flatMap((name, index) => {
    const again = seen.has(name)
    seen.add(name)
    return again ? [{ at: place(index), reason }] : []
  })
}
