// One worksheet's XML: rows and cells, wherever the file says or leaves out where they stand.
import { columnAt, columnLimit, rowLimit } from '../../table/spreadsheet.ts'
import type { Attributes, XmlSink } from '../../xml/read.ts'
import { numberText, serialDate } from './formats.ts'
import type { Cell, Row } from './model.ts'
import { Unreadable } from './refusal.ts'
import { gatherText, unescapeXstring } from './strings.ts'

/** What cells point into. */
export type Shared = { strings: string[]; dated: boolean[]; from1904: boolean }

/** Cells that are only styled say nothing, and there can be billions of them: they never reach the parser. */
export function dropBlank(xml: string): string {
  if (xml.includes('<![CDATA[')) return xml
  return xml
    .replaceAll(/<c r="[A-Z]+\d+"[^<>]*\/>|<row r="\d+"[^<>]*\/>/g, '')
    .replaceAll(/<row r="\d+"[^<>]*>\s*<\/row>/g, '')
}

export function sheetSink(part: string, rows: Row[], shared: Shared): XmlSink {
  const gathered = gatherText()
  let row: Row = { number: 0, cells: [] }
  let column = -1
  let cell: { column: number; type: string; style: number; value: string } | undefined
  let inValue = false
  let inString = false

  const startRow = ({ r }: Attributes) => {
    const number = r === undefined ? row.number + 1 : Number(r)
    if (!Number.isInteger(number) || number <= row.number || number > rowLimit)
      throw new Unreadable('workbook-broken', part)
    row = { number, cells: [] }
    column = -1
  }
  const startCell = ({ r = '', t = 'n', s = '0' }: Attributes) => {
    column = r === '' ? column + 1 : columnAt(r.replace(/\d+$/, ''))
    if (column < 0 || column >= columnLimit) throw new Unreadable('workbook-broken', part)
    cell = { column, type: t, style: Number(s), value: '' }
  }
  const endCell = () => {
    if (!cell) return
    const text = cell.type === 'inlineStr' ? gathered.take() : said(cell)
    if (text === undefined) throw new Unreadable('workbook-broken', part)
    if (text !== '') row.cells.push(asCell(cell.column, text, cell.type))
    cell = undefined
  }
  const said = ({ type, style, value }: { type: string; style: number; value: string }) => {
    if (value === '') return ''
    if (type === 's') return shared.strings[Number(value)]
    if (type === 'b') return value.trim() === '1' || value.trim() === 'true' ? 'TRUE' : 'FALSE'
    if (type !== 'n') return unescapeXstring(value)
    return sayNumber(value, shared.dated[style] ?? false, shared.from1904)
  }

  return {
    open(name, attributes) {
      if (name === 'row') startRow(attributes)
      else if (name === 'c') startCell(attributes)
      else if (name === 'v') inValue = true
      else if (name === 'is') inString = true
      else if (inString) gathered.open(name)
    },
    text(text) {
      if (inString) gathered.text(text)
      else if (cell && inValue) cell.value += text
    },
    close(name) {
      if (name === 'v') inValue = false
      else if (name === 'is') inString = false
      else if (inString) gathered.close(name)
      else if (name === 'c') endCell()
      else if (name === 'row' && row.cells.length > 0) rows.push(inOrder(row))
    },
  }
}

function sayNumber(value: string, isDated: boolean, from1904: boolean): string {
  const number = Number(value)
  if (!Number.isFinite(number)) return value
  return (isDated ? serialDate(number, from1904) : undefined) ?? numberText(number)
}

function asCell(column: number, text: string, type: string): Cell {
  return type === 'e' ? { column, text, isError: true } : { column, text }
}

function inOrder(row: Row): Row {
  return { number: row.number, cells: row.cells.toSorted((a, b) => a.column - b.column) }
}
