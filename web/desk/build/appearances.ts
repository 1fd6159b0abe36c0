// How a question may look, as far as the phone knows it, by type of question: the words of XLSForm behind words of ours.
import type { ItemType } from './kinds.ts'

export const appearances = [
  'minimal',
  'autocomplete',
  'columns',
  'likert',
  'quick',
  'multiline',
  'numbers',
  'thousands-sep',
  'vertical',
  'no-ticks',
  'picker',
  'rating',
  'counter',
  'month-year',
  'year',
  'no-calendar',
  'new',
  'signature',
  'draw',
  'annotate',
  'keep-place',
  'maps',
  'placement-map',
  'field-list',
  'table-list',
] as const
export type Appearance = (typeof appearances)[number]

const offered: Partial<Record<ItemType, readonly Appearance[]>> = {
  text: ['multiline', 'numbers'],
  integer: ['thousands-sep', 'counter'],
  decimal: ['thousands-sep'],
  range: ['vertical', 'no-ticks', 'picker', 'rating'],
  selectOne: ['minimal', 'autocomplete', 'columns', 'likert', 'quick'],
  selectMany: ['minimal', 'autocomplete', 'columns'],
  date: ['month-year', 'year', 'no-calendar'],
  image: ['new', 'signature', 'draw', 'annotate', 'keep-place'],
  geopoint: ['maps', 'placement-map'],
  group: ['field-list', 'table-list'],
  repeat: ['field-list'],
}

export function appearancesFor(type: ItemType): readonly Appearance[] {
  return offered[type] ?? []
}

/** Words that are not offered stay as their author wrote them. */
export function toggled(standing: string | undefined, word: Appearance): string | undefined {
  const words = (standing ?? '').split(/\s+/).filter(Boolean)
  const next = words.includes(word) ? words.filter((one) => one !== word) : [...words, word]
  return next.length > 0 ? next.join(' ') : undefined
}
