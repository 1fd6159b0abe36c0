// Two coders' table: how often one said this and the other that, over the units that both rated.
import { missing, type Scale, type Tally } from './tally.ts'

export type Pair = {
  values: Scale
  /** Row by row: the first coder's category, then the second's. */
  table: Float64Array
  rows: Float64Array
  columns: Float64Array
  both: number
}

export function pairOf(tally: Tally, first: number, second: number): Pair {
  const k = tally.values.length
  const table = new Float64Array(k * k)
  for (let pattern = 0; pattern < tally.counts.length; pattern++) {
    const a = tally.patterns[pattern * tally.coders + first] ?? missing
    const b = tally.patterns[pattern * tally.coders + second] ?? missing
    if (a !== missing && b !== missing)
      table[a * k + b] = (table[a * k + b] ?? 0) + (tally.counts[pattern] ?? 0)
  }
  return withMargins(tally.values, table)
}

/** From a table as papers print it: `pairFrom([[20, 5], [10, 15]])`. */
export function pairFrom(rows: readonly (readonly number[])[]): Pair {
  return withMargins(
    rows.map((_, at) => at),
    Float64Array.from(rows.flat()),
  )
}

/** The two coders' table alone, as patterns: what many-coder formulas read. */
export function tallyOfPair({ values, table }: Pair): Tally {
  const k = values.length
  const patterns = new Int32Array(table.length * 2)
  for (let cell = 0; cell < table.length; cell++) {
    patterns[cell * 2] = Math.floor(cell / k)
    patterns[cell * 2 + 1] = cell % k
  }
  return { coders: 2, values, patterns, counts: table }
}

export function agreedOf({ values, table }: Pair): number {
  let agreed = 0
  for (let c = 0; c < values.length; c++) agreed += table[c * values.length + c] ?? 0
  return agreed
}

function withMargins(values: Scale, table: Float64Array): Pair {
  const k = values.length
  const rows = new Float64Array(k)
  const columns = new Float64Array(k)
  let both = 0
  for (let cell = 0; cell < table.length; cell++) {
    const units = table[cell] ?? 0
    const row = Math.floor(cell / k)
    rows[row] = (rows[row] ?? 0) + units
    columns[cell % k] = (columns[cell % k] ?? 0) + units
    both += units
  }
  return { values, table, rows, columns, both }
}
