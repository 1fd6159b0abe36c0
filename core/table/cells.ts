// What a value is in formats that know only texts and numbers: CSV, spreadsheets, JSON.
import { say } from '../instrument/label.ts'
import type { Cell } from './csv.ts'
import {
  type Column,
  isMissing,
  isNumbered,
  missingCodes,
  type Shape,
  type Value,
} from './table.ts'

export type CellOf = (value: Value) => Cell

/** One function for each column, so that what a column is is asked once and not for every row. */
export function cellsOf(columns: readonly Column[], shape: Shape): CellOf[] {
  return columns.map((column) => cellOf(column, shape))
}

function cellOf(column: Column, shape: Shape): CellOf {
  const plain = plainOf(column, shape)
  return (value) => {
    if (value === null) return null
    if (isMissing(value)) return shape.missing === 'coded' ? missingCodes[value.missing] : null
    return plain(value)
  }
}

function plainOf(
  column: Column,
  { language, labels }: Shape,
): (value: string | number | boolean) => Cell {
  if (column.type === 'flag') return (value) => Number(value)
  if (column.type !== 'code') return (value) => (typeof value === 'boolean' ? Number(value) : value)
  if (labels) {
    const called = new Map(column.values?.map(({ value, label }) => [value, say(label, language)]))
    return (value) => called.get(String(value)) ?? String(value)
  }
  if (!isNumbered(column)) return String
  return (value) => {
    const number = Number(value)
    return Number.isSafeInteger(number) ? number : String(value)
  }
}
