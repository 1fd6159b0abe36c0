// Responses that were collected elsewhere, as tables, whatever file they came in: a row for each submission, and beside
// that a table for each repeat, whose rows name the row that they belong to.
import { columnLetters } from '../../table/spreadsheet.ts'
import type { Row, Sheet } from '../../xlsform/workbook/model.ts'

export type Line = {
  /** As the spreadsheet numbers it; in JSON and XML which one it is, from 1. */
  row: number
  /** By the grid's columns; what is missing or '' was not answered. */
  cells: readonly (string | undefined)[]
  /** What rows below it call it; unique over all grids of one export. */
  self: string
  /** The `self` of the row that it belongs to; '' for a submission. */
  parent: string
}

export type Grid = {
  /** Of the sheet or the file: a repeat's grid is called by its repeat where the program does so. */
  name: string
  columns: readonly string[]
  lines: readonly Line[]
}

/** What a program says of a submission beside its answers. */
export type About = {
  /** `uuid:…`, the same whenever the submission is exported again, corrected or not. */
  key: string
  /** As the file has them, in any spelling of `momentOf`; '' when it does not say. */
  submittedAt: string
  /** What somebody there has made of it; null while nobody has. */
  judged: 'accepted' | 'returned' | null
  /** The form's version as its author called it; '' when it does not say. */
  version: string
  /** What somebody there noted of it: there is no place for it here, so it is counted. */
  notes: string
}

export type Submission = Line & { about: About }

export type Collected = {
  format: 'kobo' | 'central' | 'spreadsheet'
  /** As far as the file tells: "KoboToolbox". */
  product: string
  /** What is said of its service columns has gone into `about`. */
  main: Omit<Grid, 'lines'> & { lines: readonly Submission[] }
  repeats: readonly Grid[]
}

/** A sheet as its header and its rows, by the order of its columns. */
export type Rows = {
  name: string
  columns: string[]
  rows: { number: number; cells: (string | undefined)[] }[]
}

/** The first row with anything in it holds the headers; a column without one is called by its letter. */
export function rowsIn({ name, rows: [head, ...body] }: Sheet): Rows {
  const width = Math.max(0, ...[head, ...body].map((row) => (row?.cells.at(-1)?.column ?? -1) + 1))
  const told = head ? spread(head) : []
  const columns = Array.from({ length: width }, (_, at) => told[at]?.trim() || columnLetters(at))
  return { name, columns, rows: body.map((row) => ({ number: row.number, cells: spread(row) })) }
}

function spread({ cells }: Row): (string | undefined)[] {
  const texts: (string | undefined)[] = []
  // An error of a formula says nothing.
  for (const { column, text, isError } of cells) if (!isError) texts[column] = text
  return texts
}

/** The same rows without these columns. */
export function without(
  { columns }: Pick<Rows, 'columns'>,
  isOut: (header: string) => boolean,
): { columns: string[]; pick: (row: Rows['rows'][number]) => (string | undefined)[] } {
  const kept = columns.flatMap((header, at) => (isOut(header) ? [] : [at]))
  return {
    columns: kept.map((at) => columns[at] ?? ''),
    pick: ({ cells }) => kept.map((at) => cells[at]),
  }
}

/** What stands in a column, '' when there is no such column or nothing in it. */
export function cellIn(rows: Pick<Rows, 'columns'>, header: string) {
  const at = rows.columns.indexOf(header)
  return ({ cells }: Rows['rows'][number]): string => (at < 0 ? '' : (cells[at]?.trim() ?? ''))
}

/** `ABC` and `uuid:abc` are one id. */
export function uuidKey(id: string): string {
  const plain = id.trim().toLowerCase()
  return plain === '' || plain.startsWith('uuid:') ? plain : `uuid:${plain}`
}
