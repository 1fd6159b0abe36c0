// A table of a dataset, described once for every format: what each column holds, how it is measured and what its values
// are called. Rows come in pieces, so that a table of any length is never held.
import type { Label } from '../instrument/names.ts'

/**
 * `code` is one of a closed list of values; `flag` is yes or no; a `date` is `2026-11-03`; a `datetime` is local time
 * with its offset, `2026-11-03T09:15:00+08:00`.
 */
export const columnTypes = [
  'text',
  'code',
  'flag',
  'integer',
  'number',
  'date',
  'datetime',
] as const
export type ColumnType = (typeof columnTypes)[number]

/** How statistics may treat it (Stevens): a name, an order, or a distance. */
export type Measure = 'nominal' | 'ordinal' | 'scale'

/** Why there is no value where one could be. A plain null says nothing about why. */
export const missingKinds = ['notAsked', 'skipped', 'refused'] as const
export type MissingKind = (typeof missingKinds)[number]
export type Missing = { missing: MissingKind }

/** One object for each kind, so that millions of cells cost nothing. */
export const missing: Record<MissingKind, Missing> = {
  notAsked: { missing: 'notAsked' },
  skipped: { missing: 'skipped' },
  refused: { missing: 'refused' },
}

/** What stands for each kind in formats that only know values: no plausible answer, and never a choice's name by chance. */
export const missingCodes: Record<MissingKind, number> = {
  notAsked: -9997,
  skipped: -9998,
  refused: -9999,
}

export const missingLabels: Record<MissingKind, Label> = {
  notAsked: { id: 'tidak ditanyakan', en: 'not asked' },
  skipped: { id: 'dilewati', en: 'skipped' },
  refused: { id: 'menolak menjawab', en: 'refused' },
}

export type Value = string | number | boolean | null | Missing

export type NamedValue = { value: string; label: Label }

export type Column = {
  /** Unique in its table. */
  name: string
  label: Label
  type: ColumnType
  measure: Measure
  /** Of a `code`: every value that may stand there. */
  values?: readonly NamedValue[]
  /** The kinds of missing that may stand there. */
  missing?: readonly MissingKind[]
}

export type Table = {
  /** The file's name without its ending; unique in its export. */
  name: string
  label: Label
  columns: readonly Column[]
}

/** How a table is written, whatever the format. */
export type Shape = {
  /** Of labels. */
  language: string
  /** Whether a `code` is written as its label rather than as its value, in formats that cannot carry both. */
  labels: boolean
  /** Whether missing kinds are told apart by `missingCodes` or left blank, in formats that cannot declare them. */
  missing: 'blank' | 'coded'
}

export const flagLabels: readonly NamedValue[] = [
  { value: '0', label: { id: 'Tidak', en: 'No' } },
  { value: '1', label: { id: 'Ya', en: 'Yes' } },
]

export function isMissing(value: Value): value is Missing {
  return typeof value === 'object' && value !== null
}

/** Every value is a whole number as it is usually written, so that the column may hold numbers: `01` is none. */
export function isNumbered(column: Column): boolean {
  if (column.type !== 'code') return false
  const values = column.values ?? []
  return values.length > 0 && values.every(({ value }) => /^(?:0|-?[1-9]\d{0,14})$/.test(value))
}

/** What a column's values are called, in the order of the list. */
export function namedValues(column: Column): readonly NamedValue[] {
  return column.type === 'flag' ? flagLabels : (column.values ?? [])
}
