// One coder's ratings of all units of a text, told as stretches of units rated alike; what lies between has the resting value.
import type { Place, Units } from './units.ts'

export type Mark = Place & { code: string; weight?: number }

/** What is read from the codings of a unit. */
export type Rating =
  /** 1 where the code touches the unit, 0 where it does not. */
  | { kind: 'presence'; code: string }
  /** Which of the codes, as 1 + its place in the list; 0 for none of them. */
  | { kind: 'one-of'; codes: readonly string[] }
  /** The place of the code's weight in the list; of several, the highest. Without a weight the coder has not rated. */
  | { kind: 'weight'; code: string; weights: readonly number[] }

export type Line = { from: number; to: number; value: number }[]

type Bid = { from: number; to: number; value: number; mark: Mark }

/**
 * Costs by the codings and not by the units. Where a unit bears several codes of a set that should exclude each other,
 * it counts as the one that covers most of it, and of two that cover alike as the one that begins earlier.
 */
export function lineOf(units: Units, marks: readonly Mark[], rating: Rating): Line {
  const bids = marks.flatMap((mark): Bid[] => {
    const value = valueIn(mark, rating)
    const { from, to } = units.touched(mark)
    return value === null || from >= to ? [] : [{ from, to, value, mark }]
  })
  bids.sort((a, b) => a.from - b.from || a.mark.start - b.mark.start || a.value - b.value)
  const borders = [...new Set(bids.flatMap(({ from, to }) => [from, to]))].sort((a, b) => a - b)
  const line: Line = []
  let open: Bid[] = []
  let next = 0
  for (const [at, border] of borders.slice(0, -1).entries()) {
    const end = borders[at + 1] ?? border
    open = open.filter((bid) => bid.to > border)
    for (let bid = bids[next]; bid && bid.from <= border; bid = bids[++next]) open.push(bid)
    if (open.length === 0) continue
    if (new Set(open.map(({ value }) => value)).size === 1)
      extend(line, border, end, open[0]?.value ?? 0)
    else if (rating.kind === 'weight')
      extend(line, border, end, Math.max(...open.map(({ value }) => value)))
    else if (units.kind === 'character') extend(line, border, end, open[0]?.value ?? 0)
    else
      for (let unit = border; unit < end; unit++)
        extend(line, unit, unit + 1, mostOf(open, units.placeOf(unit, unit + 1)))
  }
  return line
}

function valueIn(mark: Mark, rating: Rating): number | null {
  switch (rating.kind) {
    case 'presence':
      return mark.code === rating.code ? 1 : null
    case 'one-of': {
      const place = rating.codes.indexOf(mark.code)
      return place === -1 ? null : place + 1
    }
    case 'weight': {
      if (mark.code !== rating.code || mark.weight === undefined) return null
      const place = rating.weights.indexOf(mark.weight)
      return place === -1 ? null : place
    }
  }
}

function extend(line: Line, from: number, to: number, value: number): void {
  const last = line.at(-1)
  if (last && last.to === from && last.value === value) last.to = to
  else line.push({ from, to, value })
}

function mostOf(open: readonly Bid[], unit: Place): number {
  const covers = new Map<number, number>()
  for (const { value, mark } of open) {
    const length = Math.min(mark.end, unit.end) - Math.max(mark.start, unit.start)
    covers.set(value, (covers.get(value) ?? 0) + length)
  }
  // The bids stand in the order of their beginnings, and the first of the most wins.
  let most = { value: 0, length: -1 }
  for (const [value, length] of covers) if (length > most.length) most = { value, length }
  return most.value
}
