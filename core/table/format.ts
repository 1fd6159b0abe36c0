// What every format has in common: a writer that is fed rows, can be laid down and taken up again from plain JSON, and
// tells at the end what it could not carry.

import type { Packing } from '../zip/packing.ts'
import type { Shape, Table, Value } from './table.ts'
import { utf8Bytes } from './utf8.ts'

export const formats = ['csv', 'xlsx', 'sav', 'stata', 'parquet', 'jsonl'] as const
export type Format = (typeof formats)[number]

export type Emit = (bytes: Uint8Array) => void

/** What was lost on the way into the format, counted: texts that were cut, values that were no number where one belongs. */
export type Losses = { cut?: number; dropped?: number }

export type RowWriter = {
  rows(rows: readonly (readonly Value[])[]): void
  /** Everything so far is emitted; another writer goes on from what is returned. */
  pause(): unknown
  end(): Losses
}

/** Known before the first row is written: how many rows there are, and how many bytes of UTF-8 each text takes at most. */
export type Size = { rows: number; widths: number[] }

export type Writer = {
  ending: string
  mime: string
  /** Its head depends on the rows, so they are read once before: for `Size`. */
  isMeasured: boolean
  begin(emit: Emit, table: Table, shape: Shape, size: Size, packing?: Packing): RowWriter
  resume(
    emit: Emit,
    table: Table,
    shape: Shape,
    size: Size,
    state: unknown,
    packing?: Packing,
  ): RowWriter
  /** A second file that goes with it, such as the syntax that reads it: its ending and its text. */
  beside?(table: Table, shape: Shape, file: string): { ending: string; text: string }
}

export const nothingMeasured: Size = { rows: 0, widths: [] }

/** Goes on measuring: pieces of a table may be measured one after another. */
export function measure(size: Size, rows: readonly (readonly Value[])[]): Size {
  const widths = [...size.widths]
  for (const row of rows)
    for (let at = 0; at < row.length; at++) {
      const value = row[at]
      if (typeof value === 'string') {
        const had = widths[at] ?? 0
        // No text takes more than three bytes a unit, so most are known to be no wider without being counted.
        if (value.length * 3 > had) widths[at] = Math.max(had, utf8Bytes(value))
      }
    }
  return { rows: size.rows + rows.length, widths: Array.from(widths, (width) => width ?? 0) }
}
