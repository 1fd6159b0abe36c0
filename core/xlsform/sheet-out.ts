// Rows that each know their cells by header, laid out as one sheet: XLSForm's columns in their usual order, then the rest.
import type { Cell } from '../table/csv.ts'
import type { Column, WholeSheet } from '../table/xlsx.ts'

/** By header; null makes the column without filling it. */
export type OutRow = Map<string, Cell>

export function sheetOf(
  name: string,
  rows: readonly OutRow[],
  order: readonly string[],
): WholeSheet {
  const headers = [...new Set(rows.flatMap((row) => [...row.keys()]))]
  const place = (header: string) => {
    const [first = ''] = header.split('::')
    const own = header.startsWith('media::')
      ? 'media'
      : header.startsWith('pedoman::')
        ? 'pedoman'
        : first
    const at = order.indexOf(own)
    return at < 0 ? order.length : at
  }
  const sorted = headers.toSorted((a, b) => place(a) - place(b))
  return {
    name,
    columns: sorted.map((header): Column => ({ name: header, width: widthOf(header) })),
    rows: rows.map((row) => sorted.map((header) => row.get(header) ?? null)),
  }
}

function widthOf(header: string): number {
  if (/^(label|hint|guidance_hint)/.test(header)) return 50
  return /^(relevant|constraint|calculation|choice_filter)/.test(header) ? 30 : 16
}

/** Excel keeps fifteen digits of a number; one that needs more is written as text. */
export function numberCell(value: number): Cell {
  return Number(value.toPrecision(15)) === value ? value : String(value)
}
