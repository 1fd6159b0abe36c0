// Names made from labels: short, in letters that every expression can spell, and free in the instrument.
import type { Instrument } from '../../../core/instrument/model.ts'
import { placesIn } from './place.ts'

const longest = 40

/** `nameFrom('Bagaimana kelompok mulai?')` is `bagaimana_kelompok_mulai`; what no Latin letter is left of becomes `fallback`. */
export function nameFrom(label: string, fallback = 'q'): string {
  const words = label
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '')
  let name = ''
  for (const word of words) {
    if (name !== '' && name.length + 1 + word.length > longest) break
    name = name === '' ? word.slice(0, longest) : `${name}_${word}`
  }
  if (name === '') return fallback
  return /^\d/.test(name) ? `${fallback}_${name}` : name
}

/** The name itself when it is free, else with the first number that makes it so: `umur_2`. */
export function freeName(name: string, taken: ReadonlySet<string>): string {
  if (!taken.has(name)) return name
  const stem = name.replace(/_\d+$/, '')
  let number = 2
  while (taken.has(`${stem}_${number}`)) number += 1
  return `${stem}_${number}`
}

export function takenNames(instrument: Instrument): Set<string> {
  return new Set(placesIn(instrument).map(({ item }) => item.name))
}

/** Whether a name is still the one that its label made, so that it may follow the label. */
export function isMadeFrom(name: string, label: string): boolean {
  const made = nameFrom(label)
  return name === made || (name.startsWith(`${made}_`) && /^\d+$/.test(name.slice(made.length + 1)))
}
