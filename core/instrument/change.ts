// What can differ between two versions of an instrument: names and places, never an answer.
import type { Item } from './model.ts'
import type { Label } from './names.ts'

export type ItemType = Item['type']

/** Whose entries: a question's own choices, its probes, or a list that several questions share. */
export type EntriesOf = { in: 'choices' | 'probes' | 'list'; name: string }

/**
 * `name` is the item's; null speaks of the instrument itself. A group or repeat that an item lies in is named, null is the top.
 * What was absent, or is now, is null.
 */
export type Change =
  | { kind: 'added'; name: string; type: ItemType; label: Label | null; to: string | null }
  | { kind: 'removed'; name: string; type: ItemType; label: Label | null; from: string | null }
  /** Into another group, or, where both are the same, to another place in it. */
  | { kind: 'moved'; name: string; from: string | null; to: string | null }
  | { kind: 'retyped'; name: string; from: ItemType; to: ItemType }
  | ({ kind: 'text'; name: string | null; part: string; language: string } & FromTo)
  | ({ kind: 'logic'; name: string; part: LogicPart } & FromTo)
  | ({ kind: 'part'; name: string | null; part: string } & FromTo)
  /** From choices of its own (null) to a list by name, from a list to another. */
  | ({ kind: 'choices-from'; name: string } & FromTo)
  | { kind: 'entry-added' | 'entry-removed'; of: EntriesOf; entry: string; label: Label }
  /** The same words under another stored name. */
  | { kind: 'entry-renamed'; of: EntriesOf; from: string; to: string; label: Label }
  | ({ kind: 'entry-text'; of: EntriesOf; entry: string; language: string } & FromTo)
  | { kind: 'entry-points'; of: EntriesOf; entry: string; from: number | null; to: number | null }
  | ({ kind: 'entry-part'; of: EntriesOf; entry: string; part: string } & FromTo)
  | { kind: 'entries-reordered'; of: EntriesOf }
  | { kind: 'list-added' | 'list-removed' | 'list-changed'; list: string }
  | { kind: 'scoring'; part: ScoringPart }

/** Long or composed values are told as their JSON. */
type FromTo = { from: string | null; to: string | null }

export const logicParts = [
  'relevant',
  'constraint',
  'min',
  'max',
  'step',
  'required',
  'readOnly',
  'calculation',
  'trigger',
  'default',
  'choiceFilter',
  'count',
] as const
export type LogicPart = (typeof logicParts)[number]

export const scoringParts = ['whole', 'subscales', 'missing', 'decimals', 'bands'] as const
export type ScoringPart = (typeof scoringParts)[number]
