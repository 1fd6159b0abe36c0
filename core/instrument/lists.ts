// Where a question's choices lie. Apart from the schema, so that a phone does not carry the schema for a look-up.
import type { Choice, ChoiceList, ChoiceSource } from './choices.ts'

/**
 * The choices that the instrument itself holds: a question's own, or those of the list it names. Null when they lie
 * outside, in a file or in the study: then `Surroundings.entries` has them.
 */
export function choicesOf(
  instrument: { lists?: Record<string, ChoiceList> | undefined },
  question: { choices: ChoiceSource },
): readonly Choice[] | null {
  const { choices } = question
  if (typeof choices !== 'string') return choices
  const list = listOf(instrument, choices)
  return list?.from === 'choices' ? list.choices : null
}

export function listOf(
  instrument: { lists?: Record<string, ChoiceList> | undefined },
  name: string,
): ChoiceList | undefined {
  const { lists = {} } = instrument
  return Object.hasOwn(lists, name) ? lists[name] : undefined
}
