// A sheet by its headers: lines that can be asked what stands in which column, and that remember what nobody asked for.
import { columnLetters } from '../table/spreadsheet.ts'
import { isForPeople, readHeader, type SheetKind, writeHeader } from './header.ts'
import type { Report, Where } from './remark.ts'
import type { Sheet } from './workbook/model.ts'

export type Column = {
  at: number
  header: string
  key: string | null
  language: string | null
}

export type Line = {
  sheet: string
  row: number
  /** The text under a column without a language, trimmed; undefined when there is none. */
  said(key: string): string | undefined
  /** The same as it stands, for texts that spaces belong to. */
  exactly(key: string): string | undefined
  /** The texts of a column in all its languages; null is the one without a name. */
  texts(key: string): { language: string | null; text: string; where: Where }[]
  /** What no question has asked for: the author's own columns, and XLSForm's where they say nothing. */
  rest(): [header: string, text: string][]
  where(key?: string): Where
  /** Whether the sheet has such a column, filled or not. */
  has(key: string): boolean
}

export type Table = {
  sheet: string
  columns: Column[]
  lines: Line[]
  headerRow: number
  /** Languages that at least one text is in, in the order of their columns; null is the one without a name. */
  spoken: (string | null)[]
  /** Every label, to tell by what language it is in. */
  labels: { language: string | null; text: string }[]
}

type Told = { column: Column; text: string }

/** The first row with anything in it holds the headers. */
export function readTable(sheet: Sheet, kind: SheetKind, report: Report): Table {
  const [head, ...body] = sheet.rows
  const columns = (head?.cells ?? []).map(({ column: at, text }): Column => {
    const header = text.trim()
    return { at, header, ...readHeader(kind, header) }
  })
  const headerRow = head?.number ?? 1
  refuseTwice(sheet.name, headerRow, columns, report)
  const byPlace = new Map(columns.map((column) => [column.at, column]))
  const spoken = new Set<Column>()
  const labels: Table['labels'] = []
  const lines = body.flatMap((row) => {
    const told = row.cells.flatMap((cell): Told[] => {
      const column = byPlace.get(cell.column)
      if (!column || column.header === '' || cell.text.trim() === '') return []
      if (cell.isError)
        report.refuse(placeOf(sheet.name, row.number, column), 'cell.error', cell.text)
      if (isForPeople(column.key)) spoken.add(column)
      if (column.key === 'label') labels.push({ language: column.language, text: cell.text })
      return [{ column, text: cell.text }]
    })
    return told.length === 0 ? [] : [lineOf(sheet.name, row.number, columns, told)]
  })
  const languages = columns.filter((column) => spoken.has(column)).map(({ language }) => language)
  return { sheet: sheet.name, columns, lines, headerRow, spoken: [...new Set(languages)], labels }
}

function refuseTwice(sheet: string, row: number, columns: readonly Column[], report: Report): void {
  const seen = new Set<string>()
  for (const column of columns) {
    if (column.header === '') continue
    const name = column.key === null ? column.header : `${column.key}\n${column.language ?? ''}`
    if (seen.has(name)) report.refuse(placeOf(sheet, row, column), 'column.twice', column.header)
    seen.add(name)
  }
}

function lineOf(
  sheet: string,
  row: number,
  columns: readonly Column[],
  told: readonly Told[],
): Line {
  const used = new Set<Column>()
  const find = (key: string) => {
    const found = told.find(({ column }) => column.key === key && column.language === null)
    if (found) used.add(found.column)
    return found
  }
  return {
    sheet,
    row,
    said: (key) => find(key)?.text.trim(),
    exactly: (key) => find(key)?.text,
    texts: (key) =>
      told
        .filter(({ column }) => column.key === key)
        .map(({ column, text }) => {
          used.add(column)
          return { language: column.language, text, where: placeOf(sheet, row, column) }
        }),
    rest: () =>
      told
        .filter(({ column }) => !used.has(column))
        .map(({ column: { key, language, header }, text }) => [
          key === null ? header : writeHeader(key, language ?? ''),
          text,
        ]),
    where(key) {
      const column = columns.find((one) => one.key === key)
      return key === undefined || !column ? { sheet, row } : placeOf(sheet, row, column)
    },
    has: (key) => columns.some((column) => column.key === key),
  }
}

function placeOf(sheet: string, row: number, column: Column): Where {
  return { sheet, row, column: columnLetters(column.at), header: column.header }
}
