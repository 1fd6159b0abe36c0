// A codebook as a table: one row for each code, which people edit in a spreadsheet and bring in again
// (core/import/tables/codebook.ts).
import { byteOrderMark, csvLines } from '../table/csv.ts'
import type { Code } from '../wire/coding.ts'
import { hueOnPaper } from './hues.ts'

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

/** As it was before `quoted`. */
export function unquoted(text: string): string {
  return defused.test(text) ? text.slice(1) : text
}
