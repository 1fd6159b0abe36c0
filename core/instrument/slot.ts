// Where one item stands in an instrument, and what its expressions have to do with the other items.
import type { Parsed, Tree } from '../expression/tree.ts'
import type { Part } from './expressions.ts'
import type { Item } from './model.ts'

/** Where one item stands in the instrument. A repeat's slot stands for its rows too. */
export type Slot = {
  item: Item
  /** In the instrument's JSON: `items.2.items.0`. */
  path: string
  parent: Slot | null
  below: Slot[]
  /** The repeats that it lies in, outermost first; a repeat does not lie in itself. */
  repeats: readonly Slot[]
  /** Its number among the slots of one row, or of the form outside all rows. */
  place: number
  /** A repeat: how many slots one row has. */
  size: number
  parsed: Partial<Record<Part, Parsed>>
  /** The words of "other", a text question that goes with its select. */
  other: Slot | null
  /** It is worked out after everything of a lower rank. */
  rank: number
  /** Whom a change of it concerns. */
  readers: Reader[]
  /** Questions that make it calculate anew when they are answered; null when it always follows what it reads. */
  triggers: Slot[] | null
  /**
   * Parts that the server cannot work out again: they read chance or what lies outside the version; of a calculation
   * also the clock, and when it waits for a trigger.
   */
  fleeting: ReadonlySet<Part>
}

export type Reader = {
  slot: Slot
  /** It may look into other rows than its own. */
  isWide: boolean
  /** What it makes of it others may read in turn; otherwise only its problem, its choices or its words change. */
  isComputed: boolean
  /** It does not follow, but calculates when this is answered. */
  isTriggered: boolean
}

/** The tree of a part, or undefined when there is none or it cannot be read. */
export function treeOf(slot: Slot, part: Part): Tree | undefined {
  const parsed = slot.parsed[part]
  return parsed?.ok ? parsed.tree : undefined
}
