// A table as a workbook: typed cells, names always in view, and its dictionary as a second sheet.
import { cellsOf } from './cells.ts'
import { dayNumber, excelSerial, wallMs } from './dates.ts'
import { dictionaryColumns, dictionaryRows, languagesOf } from './dictionary.ts'
import type { RowWriter, Writer } from './format.ts'
import { columnLimit } from './spreadsheet.ts'
import type { Column, Shape, Table, Value } from './table.ts'
import { writeXlsx, type XlsxCell, type XlsxState, type XlsxWriter } from './xlsx.ts'
import { dayStyle, momentStyle } from './xlsx-parts.ts'

const dayMs = 86_400_000

export const xlsx: Writer = {
  ending: 'xlsx',
  mime: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  isMeasured: false,
  begin(emit, table, shape, _size, packing) {
    const book = writeXlsx(emit, undefined, packing)
    book.sheet(
      table.name,
      shown(table).map(({ name }) => ({ name })),
    )
    return typed(book, table, shape)
  },
  resume: (emit, table, shape, _size, state, packing) =>
    typed(writeXlsx(emit, state as XlsxState, packing), table, shape),
}

/** A sheet has so many columns and no more; the dictionary still tells of all of them. */
function shown({ columns }: Table): readonly Column[] {
  return columns.slice(0, columnLimit)
}

function typed(book: XlsxWriter, table: Table, shape: Shape): RowWriter {
  const cells = cellsOf(shown(table), shape)
  const columns = shown(table).map(({ type }, at) => {
    const plain = cells[at] as (value: Value) => XlsxCell
    if (type === 'date') return (value: Value) => day(value) ?? plain(value)
    if (type === 'datetime') return (value: Value) => moment(value) ?? plain(value)
    return plain
  })
  return {
    rows: (rows) =>
      book.rows(rows.map((row) => columns.map((written, at) => written(row[at] ?? null)))),
    pause: () => book.pause(),
    end() {
      const languages = languagesOf([table])
      book.sheet(
        'dictionary',
        dictionaryColumns(languages).map((name) => ({ name })),
      )
      book.rows(dictionaryRows(table, languages))
      const { cutCells } = book.end()
      const dropped = table.columns.length - shown(table).length
      return { ...(cutCells > 0 && { cut: cutCells }), ...(dropped > 0 && { dropped }) }
    },
  }
}

function day(value: Value): XlsxCell | null {
  const days = typeof value === 'string' ? dayNumber(value) : null
  const serial = days === null ? null : excelSerial(days)
  return serial === null ? null : { serial, style: dayStyle }
}

/** A spreadsheet knows no offset: its clock shows what the clock on the wall showed. */
function moment(value: Value): XlsxCell | null {
  const ms = typeof value === 'string' ? wallMs(value) : null
  const serial = ms === null ? null : excelSerial(ms / dayMs)
  return serial === null ? null : { serial, style: momentStyle }
}
