// A table of ratings, told by its patterns: which coders said what, and of how many units.
// Every coefficient follows from that, so a million units cost no more than the patterns they fall into.

/** A value of the scale; the place in the list is its category, and for an ordinal scale its rank. */
export type Scale = readonly number[] | readonly string[]

export const missing = -1

export type Tally = {
  coders: number
  values: Scale
  /** `coders` categories a pattern, one pattern after the other; `missing` where a coder has none. */
  patterns: Int32Array
  /** How many units fell into each pattern. */
  counts: Float64Array
}

export type Counts = {
  units: number
  coders: number
  /** Values that stand beside another coder's value of the same unit: all that agreement is read from. */
  pairable: number
  missing: number
}

export type Row = { values: ArrayLike<number>; count: number }

/** `tally(2, ['no', 'yes'], rows)`: rows are patterns already, or units one by one with a count of 1. */
export function tally(coders: number, values: Scale, rows: Iterable<Row>): Tally {
  const place = placeOf(coders, values.length)
  const patterns: number[] = []
  const counts: number[] = []
  for (const row of rows) {
    const at = place(row.values, 0)
    if (at === counts.length) {
      for (let coder = 0; coder < coders; coder++) patterns.push(row.values[coder] ?? missing)
      counts.push(0)
    }
    counts[at] = (counts[at] ?? 0) + row.count
  }
  return {
    coders,
    values,
    patterns: Int32Array.from(patterns),
    counts: Float64Array.from(counts),
  }
}

/** The same from a long flat table, unit after unit, without an object for each. */
export function tallyCells(coders: number, values: Scale, cells: Int32Array): Tally {
  const place = placeOf(coders, values.length)
  const units = Math.floor(cells.length / coders)
  const patterns: number[] = []
  const counts: number[] = []
  for (let from = 0; from < units * coders; from += coders) {
    const at = place(cells, from)
    if (at === counts.length) {
      for (let coder = 0; coder < coders; coder++) patterns.push(cells[from + coder] ?? missing)
      counts.push(0)
    }
    counts[at] = (counts[at] ?? 0) + 1
  }
  return {
    coders,
    values,
    patterns: Int32Array.from(patterns),
    counts: Float64Array.from(counts),
  }
}

/** Coders' own rows of values, `null` where one has none: `byCoder([[1, 2], [1, null]])`. Values are put in order. */
export function byCoder(rows: readonly (readonly (number | string | null)[])[]): Tally {
  const used = [...new Set(rows.flat().filter((value) => value !== null))]
  const values = used.every((value) => typeof value === 'number')
    ? used.sort((a, b) => a - b)
    : used.map(String).sort()
  const category = new Map(values.map((value, at) => [value, at]))
  const units = Math.max(0, ...rows.map((row) => row.length))
  const cells = new Int32Array(units * rows.length).fill(missing)
  for (const [coder, row] of rows.entries())
    for (const [unit, value] of row.entries())
      if (value !== null)
        cells[unit * rows.length + coder] =
          category.get(typeof values[0] === 'number' ? value : String(value)) ?? missing
  return tallyCells(rows.length, values, cells)
}

export function countsOf({ coders, patterns, counts }: Tally): Counts {
  const told: Counts = { units: 0, coders, pairable: 0, missing: 0 }
  for (let pattern = 0; pattern < counts.length; pattern++) {
    const units = counts[pattern] ?? 0
    let given = 0
    for (let coder = 0; coder < coders; coder++)
      if ((patterns[pattern * coders + coder] ?? missing) !== missing) given++
    told.units += units
    told.missing += units * (coders - given)
    if (given > 1) told.pairable += units * given
  }
  return told
}

/** Numbers as they are; of names, their ranks are not numbers, so `null`. */
export function numbersOf({ values }: Tally): number[] | null {
  return values.every((value): value is number => typeof value === 'number') ? [...values] : null
}

/** Where a pattern stands: the next free place for one not seen before. */
function placeOf(
  coders: number,
  values: number,
): (cells: ArrayLike<number>, from: number) => number {
  const base = values + 1
  const isExact = base ** coders < Number.MAX_SAFE_INTEGER
  const places = new Map<number | string, number>()
  return (cells, from) => {
    const key = isExact ? numbered(cells, from, coders, base) : worded(cells, from, coders)
    const known = places.get(key)
    if (known !== undefined) return known
    places.set(key, places.size)
    return places.size - 1
  }
}

function numbered(cells: ArrayLike<number>, from: number, coders: number, base: number): number {
  let key = 0
  for (let coder = 0; coder < coders; coder++)
    key = key * base + ((cells[from + coder] ?? missing) + 1)
  return key
}

function worded(cells: ArrayLike<number>, from: number, coders: number): string {
  let key = ''
  for (let coder = 0; coder < coders; coder++) key += `${cells[from + coder] ?? missing},`
  return key
}
