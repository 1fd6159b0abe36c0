// What a workbook says, whatever file it came in: sheets of rows of cells, as the text that its author sees.

/** Columns count from 0. Cells of a row stand in the order of their columns; empty ones are left out. */
export type Cell = { column: number; text: string; isError?: true }

/** Rows are numbered as the spreadsheet numbers them, from 1; rows without any text are left out. */
export type Row = { number: number; cells: Cell[] }

export type Sheet = { name: string; hidden: boolean; rows: Row[] }

export type Workbook = {
  sheets: Sheet[]
  /** A CSV that was no UTF-8 and was read as Windows-1252: a guess that somebody should look at. */
  isWindows?: true
}
