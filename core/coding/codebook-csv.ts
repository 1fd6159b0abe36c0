// A codebook as a table: one row for each code, which people edit in a spreadsheet and bring in again.
import { byteOrderMark, csvLines } from '../table/csv.ts'
import type { Code } from '../wire/coding.ts'
import type { Row, Workbook } from '../xlsform/workbook/model.ts'
import type { WorkbookReason, WorkbookRefusal } from '../xlsform/workbook/refusal.ts'
import { hueOnPaper, nearestHue } from './hues.ts'
import type { FileCode } from './import-plan.ts'

const columns = [
  'id',
  'name',
  'label',
  'parent',
  'definition',
  'include',
  'exclude',
  'example',
  'colour',
  'retired',
] as const
type Column = (typeof columns)[number]

/** Parents are named by their short name. */
export function writeCodebookCsv(codes: readonly Code[]): string {
  const names = new Map(codes.map((code) => [code.id, code.name]))
  const rows = codes.map((code) => {
    const cells: Record<Column, string> = {
      id: code.guid ?? code.id,
      name: code.name,
      label: code.label,
      parent: names.get(code.parent ?? '') ?? '',
      definition: code.definition,
      include: code.include,
      exclude: code.exclude,
      example: code.example,
      colour: hueOnPaper[code.hue] ?? '',
      retired: code.retiredAt === null ? '' : 'yes',
    }
    return columns.map((column) => quoted(cells[column]))
  })
  return byteOrderMark + csvLines([[...columns], ...rows])
}

// core/table/csv.ts puts an apostrophe before what a spreadsheet would take for a formula; one that was there is doubled.
const defused = /^'+[=+\-@\t\r\n＝＋－＠]/

function quoted(text: string): string {
  return defused.test(text) ? `'${text}` : text
}

function unquoted(text: string): string {
  return defused.test(text) ? text.slice(1) : text
}

export type TableFault = WorkbookReason | 'no-name' | 'no-codes'

/**
 * The first sheet that has codes. Column names in English or Indonesian, in any order; `name`, `label` or `tag` has to be
 * there. Taguette's (export.py `codebook_csv`) are tag, from 1.5 on parent, description, number of highlights.
 */
export function readCodebookTable(
  book: Workbook | WorkbookRefusal,
): { codes: FileCode[] } | { fault: TableFault } {
  if ('refused' in book) return { fault: book.refused }
  let fault: TableFault = 'no-codes'
  for (const sheet of book.sheets.filter(({ hidden }) => !hidden)) {
    const read = readSheet(sheet.rows)
    if ('codes' in read) return read
    if (sheet.rows.length > 0) fault = read.fault
  }
  return { fault }
}

function readSheet(
  rows: readonly Row[],
): { codes: FileCode[] } | { fault: 'no-name' | 'no-codes' } {
  const [head, ...rest] = rows
  const at = new Map<Column, number>()
  for (const { column, text } of head?.cells ?? []) {
    const known = alias[text.trim().toLowerCase()]
    if (known && !at.has(known)) at.set(known, column)
  }
  if (!at.has('name') && !at.has('label')) return { fault: 'no-name' }
  const codes = rest.map(({ cells }, index) => {
    const cell = (column: Column) => {
      const text = cells.find((one) => one.column === at.get(column))?.text ?? ''
      return unquoted(text)
    }
    return rowOf(cell, index)
  })
  if (codes.length === 0) return { fault: 'no-codes' }
  const byName = new Map(codes.map((code) => [code.name ?? code.label, code.key]))
  return {
    codes: codes.map((code) => ({
      ...code,
      // One that this file does not have may be in the codebook; the plan looks for it there.
      parent: code.parent === null ? null : (byName.get(code.parent) ?? code.parent),
    })),
  }
}

function rowOf(cell: (column: Column) => string, position: number): FileCode {
  const guid = /^[0-9a-f-]{36}$/i.test(cell('id').trim()) ? cell('id').trim().toLowerCase() : null
  const name = cell('name').trim()
  return {
    key: guid ?? `row ${position}`,
    guid,
    parent: cell('parent').trim() || null,
    name: /^[a-z0-9][a-z0-9-]{0,62}$/.test(name) ? name : null,
    label: cell('label').trim() === '' ? name : cell('label'),
    definition: cell('definition'),
    include: cell('include'),
    exclude: cell('exclude'),
    example: cell('example'),
    hue: nearestHue(cell('colour').trim()),
    position,
  }
}

const alias: Record<string, Column> = {
  id: 'id',
  guid: 'id',
  name: 'name',
  'nama pendek': 'name',
  label: 'label',
  code: 'label',
  tag: 'label',
  path: 'label',
  kode: 'label',
  nama: 'label',
  parent: 'parent',
  induk: 'parent',
  definition: 'definition',
  description: 'definition',
  definisi: 'definition',
  include: 'include',
  'use when': 'include',
  'pakai bila': 'include',
  exclude: 'exclude',
  'do not use when': 'exclude',
  'jangan pakai bila': 'exclude',
  example: 'example',
  contoh: 'example',
  colour: 'colour',
  color: 'colour',
  warna: 'colour',
}
