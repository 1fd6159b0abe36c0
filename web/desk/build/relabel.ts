// A new label, and the name that follows it as long as nobody has chosen a name and no response knows it.
import type { Instrument } from '../../../core/instrument/model.ts'
import type { Label } from '../../../core/instrument/names.ts'
import { freeName, isMadeFrom, nameFrom, takenNames } from './naming.ts'
import { itemAt, put, valueAt } from './place.ts'
import { renameChoice, renameItem } from './rename.ts'

/** An empty text takes the language away; `optional` texts leave altogether when no language is left. */
export function setText(
  instrument: Instrument,
  at: string,
  language: string,
  text: string,
  optional = false,
): Instrument {
  const next = put(instrument, `${at}.${language}`, text === '' ? undefined : text)
  const isBare = Object.keys((valueAt(next, at) as Label | undefined) ?? {}).length === 0
  return isBare && optional ? put(next, at, undefined) : next
}

/** `frozen` names stand in published versions: answers were given under them. */
export function relabelItem(
  instrument: Instrument,
  at: string,
  language: string,
  text: string,
  frozen: ReadonlySet<string>,
): Instrument {
  const item = itemAt(instrument, at)
  if (!item) return instrument
  const labelled = setText(instrument, `${at}.label`, language, text)
  const [first = language] = instrument.languages
  if (language !== first || frozen.has(item.name)) return labelled
  if (!isMadeFrom(item.name, item.label?.[first] ?? '')) return labelled
  const taken = takenNames(instrument)
  taken.delete(item.name)
  return renameItem(labelled, at, freeName(nameFrom(text), taken))
}

export function relabelChoice(
  instrument: Instrument,
  at: string,
  index: number,
  language: string,
  text: string,
  frozen: ReadonlySet<string>,
): Instrument {
  const item = itemAt(instrument, at)
  if (!item || !('choices' in item) || typeof item.choices === 'string') return instrument
  const choice = item.choices[index]
  if (!choice) return instrument
  const labelled = setText(instrument, `${at}.choices.${index}.label`, language, text)
  const [first = language] = instrument.languages
  if (language !== first || frozen.has(`${item.name}/${choice.name}`)) return labelled
  if (!isMadeFrom(choice.name, choice.label[first] ?? '')) return labelled
  const others = item.choices.filter((other) => other !== choice)
  const taken = new Set(others.map(({ name }) => name))
  return renameChoice(labelled, at, index, freeName(nameFrom(text), taken))
}
