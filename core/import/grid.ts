// A sheet as columns with names and rows below them, whatever stands above: what a person maps, and readers read.
import { columnLetters } from '../table/spreadsheet.ts'
import type { Row, Sheet } from '../xlsform/workbook/model.ts'

export type Grid = {
  /** By their place in the sheet, from 0; one without a heading goes by its letters. */
  columns: string[]
  /** Cells by column, `''` where there is none; `number` is the row's in the spreadsheet. */
  rows: { number: number; cells: string[] }[]
}

/** A title or a note above the table is a row with fewer cells than the rows below it. Looked for this far down. */
const headingsWithin = 10
/** More columns than any table that people code or list in; what lies to the right of them is not read. */
const mostColumns = 2_000

/**
 * The first of the upper rows that has more than half as many cells as the fullest of them is the headings. Null where nothing stands below.
 *
 * `Daftar peserta` / *(empty)* / `Kode | Peran` / `P-001 | anggota` → columns `Kode`, `Peran` and one row.
 */
export function gridOf(sheet: Sheet): Grid | null {
  const upper = sheet.rows.slice(0, headingsWithin)
  const widest = Math.max(0, ...upper.map(filled))
  const at = upper.findIndex((row) => filled(row) > widest / 2)
  const head = sheet.rows[at]
  const below = sheet.rows.slice(at + 1)
  if (!head || below.length === 0) return null
  const width = below.reduce((most, row) => Math.max(most, end(row)), end(head))
  const names = cellsOf(head, Math.min(width, mostColumns))
  return {
    columns: names.map((name, column) => name.trim() || columnLetters(column)),
    rows: below.map((row) => ({ number: row.number, cells: cellsOf(row, names.length) })),
  }
}

function filled(row: Row): number {
  return row.cells.filter(({ text }) => text.trim() !== '').length
}

function end(row: Row): number {
  return (row.cells.at(-1)?.column ?? -1) + 1
}

function cellsOf(row: Row, width: number): string[] {
  const cells = new Array<string>(width).fill('')
  for (const { column, text, isError } of row.cells)
    if (column < width && !isError) cells[column] = text
  return cells
}
