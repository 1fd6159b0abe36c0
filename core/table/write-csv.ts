// A table as CSV and as JSON lines.
import { strToU8 } from 'fflate'
import { cellsOf } from './cells.ts'
import { byteOrderMark, type Cell, csvLines } from './csv.ts'
import type { Emit, RowWriter, Writer } from './format.ts'
import type { Shape, Table } from './table.ts'

export const csv: Writer = {
  ending: 'csv',
  mime: 'text/csv; charset=utf-8',
  isMeasured: false,
  begin(emit, table, shape) {
    emit(strToU8(byteOrderMark + csvLines([table.columns.map((column) => column.name)])))
    return lines(emit, table, shape, csvLines)
  },
  resume: (emit, table, shape) => lines(emit, table, shape, csvLines),
}

/** One object a line, with the column's names as keys. */
export const jsonl: Writer = {
  ending: 'jsonl',
  mime: 'application/x-ndjson',
  isMeasured: false,
  begin: (emit, table, shape) => lines(emit, table, shape, jsonLines(table)),
  resume: (emit, table, shape) => lines(emit, table, shape, jsonLines(table)),
}

type Lines = (rows: readonly (readonly Cell[])[]) => string

function jsonLines({ columns }: Table): Lines {
  const keys = columns.map(({ name }) => JSON.stringify(name))
  return (rows) =>
    rows
      .map((row) => `{${row.map((cell, at) => `${keys[at]}:${JSON.stringify(cell)}`).join(',')}}\n`)
      .join('')
}

function lines(emit: Emit, { columns }: Table, shape: Shape, written: Lines): RowWriter {
  const cells = cellsOf(columns, shape)
  return {
    rows(rows) {
      if (rows.length > 0)
        emit(
          strToU8(written(rows.map((row) => row.map((value, at) => cells[at]?.(value) ?? null)))),
        )
    },
    pause: () => null,
    end: () => ({}),
  }
}
