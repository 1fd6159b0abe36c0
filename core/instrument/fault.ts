// What makes an instrument unsound, and the small means to find it.
import type { CheckReason } from '../expression/check.ts'
import type { SyntaxReason } from '../expression/tree.ts'
import type { Item } from './model.ts'

/** Every reason there is, so that a reason without words for people does not compile. */
export type FaultReason =
  | SyntaxReason
  | CheckReason
  | 'expression.own-answer'
  | 'expression.cycle'
  | 'language.twice'
  | 'label.missing-language'
  | 'name.reserved'
  | 'name.twice'
  | 'choice.twice'
  | 'probe.twice'
  | 'range.reversed'
  | 'range.empty'
  | 'default.unfit'
  | 'trigger.unknown'
  | 'list.unknown'
  | 'file.missing'
  | 'file.twice'
  | 'repeat.too-deep'
  | 'subscale.twice'
  | 'band.twice'
  | 'band.not-ascending'
  | 'score.unknown-question'
  | 'score.item-twice'
  | 'score.not-scorable'
  | 'score.no-range'
  | 'score.in-repeat'
  | 'score.at-least-too-many'
  // What only the study knows.
  | 'type.answered'
  | 'repeat.answered'
  | 'file.not-held'

/** `at` is a place in the instrument's JSON; an expression that cannot be read adds `:` and the position in it. */
export type Fault = { at: string; reason: FaultReason }

/** A group, a repeat or a question, and where it stands: `items.2.items.0`. */
export type Placed = { item: Item; at: string }

/** The second and later of names that are alike. */
export function twice(
  names: readonly string[],
  place: (index: number) => string,
  reason: FaultReason,
): Fault[] {
  const seen = new Set<string>()
  return names.flatMap((name, index) => {
    const again = seen.has(name)
    seen.add(name)
    return again ? [{ at: place(index), reason }] : []
  })
}
