// The columns of the matrix: the groups of each dimension that is shown, each with its word and its cell in a row.
import {
  type Cell,
  type Dimension,
  dimensions,
  type Matrix,
  type MatrixRow,
} from '../../../core/wire/triangulation.ts'
import { type Technique, techniques } from '../../../core/wire/words.ts'
import type { Messages } from '../messages/id.ts'

export type Column = { dimension: Dimension; name: string; word: string; isFirst: boolean }

/** What the matrix shows unless the address says otherwise. */
export const usualDimensions: readonly Dimension[] = ['role', 'technique']

/** The dimensions that an address asks for, `?by=role,time`, in their own order. */
export function shownIn(search: string): readonly Dimension[] {
  const by = new URLSearchParams(search).get('by')?.split(',') ?? []
  const asked = dimensions.filter((one) => by.includes(one))
  return asked.length === 0 ? usualDimensions : asked
}

/** The query of an address: which dimensions are shown, and which cell is open. Nothing where it is as usual. */
export function searchOf(shown: readonly Dimension[], open?: string): string {
  const query = new URLSearchParams()
  if (shown.join() !== usualDimensions.join()) query.set('by', shown.join(','))
  if (open !== undefined) query.set('group', open)
  return query.size === 0 ? '' : `?${query}`
}

export function columnsOf(
  matrix: Matrix,
  shown: readonly Dimension[],
  words: Messages,
  language: string,
): Column[] {
  return shown.flatMap((dimension) =>
    matrix.groups[dimension].map(({ name, label }, at) => ({
      dimension,
      name,
      word: wordOf(dimension, label, words, language),
      isFirst: at === 0,
    })),
  )
}

function wordOf(dimension: Dimension, label: string, words: Messages, language: string): string {
  if (dimension === 'technique') return isTechnique(label) ? words.shell.techniques[label] : label
  if (dimension !== 'time') return label
  return label === '' ? words.weigh.noDay : periodWord(label, language)
}

/** A year as it is, a month by its short name. */
function periodWord(period: string, language: string): string {
  if (period.length === 4) return period
  const form = new Intl.DateTimeFormat(language, {
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  })
  return form.format(new Date(`${period}-01T00:00:00Z`))
}

function isTechnique(name: string): name is Technique {
  return (techniques as readonly string[]).includes(name)
}

export function cellOf(
  row: MatrixRow,
  column: Pick<Column, 'dimension' | 'name'>,
): Cell | undefined {
  return row.cells[column.dimension][column.name]
}

/** `role:anggota`: how the address says which cell was opened. */
export function keyOf(column: Pick<Column, 'dimension' | 'name'>): string {
  return `${column.dimension}:${column.name}`
}
