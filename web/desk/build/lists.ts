// Choices that several questions share: a question's own become a list, a list's become a question's own again.
import type { Choice } from '../../../core/instrument/choices.ts'
import type { Instrument } from '../../../core/instrument/model.ts'
import { freeName } from './naming.ts'
import { itemAt, placesIn, put } from './place.ts'

/** The list is called like the question, or nearly so when that name is a list already. */
export function shareChoices(instrument: Instrument, at: string): Instrument {
  const item = itemAt(instrument, at)
  if (!item || !('choices' in item) || typeof item.choices === 'string') return instrument
  const { lists = {} } = instrument
  const name = freeName(item.name, new Set(Object.keys(lists)))
  const shared = {
    ...instrument,
    lists: { ...lists, [name]: { from: 'choices' as const, choices: [...item.choices] } },
  }
  return put(shared, `${at}.choices`, name)
}

/** Choices that lie outside cannot be copied; the question then begins with one of its own. */
export function unshareChoices(instrument: Instrument, at: string): Instrument {
  const item = itemAt(instrument, at)
  if (!item || !('choices' in item) || typeof item.choices !== 'string') return instrument
  const list = instrument.lists?.[item.choices]
  const own: Choice[] = list?.from === 'choices' ? list.choices : [{ name: 'q', label: {} }]
  return put(instrument, `${at}.choices`, own)
}

export function usersOf(instrument: Instrument, list: string): string[] {
  return placesIn(instrument).flatMap(({ item, at }) =>
    'choices' in item && item.choices === list ? [at] : [],
  )
}

/** Questions, and look-ups in expressions, go along with a list's new name. */
export function renameList(instrument: Instrument, from: string, to: string): Instrument {
  const { lists = {} } = instrument
  if (from === to || Object.hasOwn(lists, to) || !Object.hasOwn(lists, from)) return instrument
  const renamed = Object.fromEntries(
    Object.entries(lists).map(([name, list]) => [name === from ? to : name, list]),
  )
  return usersOf(instrument, from).reduce<Instrument>((now, at) => put(now, `${at}.choices`, to), {
    ...instrument,
    lists: renamed,
  })
}

export function removeList(instrument: Instrument, name: string): Instrument {
  const kept = usersOf(instrument, name).reduce(unshareChoices, instrument)
  const { [name]: _, ...lists } = kept.lists ?? {}
  const { lists: __, ...rest } = kept
  return Object.keys(lists).length > 0 ? { ...rest, lists } : rest
}
