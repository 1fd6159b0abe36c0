// Where two coders differ about one code: the four cells, and the places to look at.
import type { Run } from './runs.ts'
import { missing } from './tally.ts'
import type { Place, Units } from './units.ts'

export type Confusion = {
  both: number
  onlyFirst: number
  onlySecond: number
  neither: number
  /** Units that one of the two, or neither, was given. */
  unpaired: number
}

export type Difference = Place & { units: number; values: readonly number[] }

/** Of runs over presence; `first` and `second` are places in the runs' values. */
export function confusionOf(runs: Iterable<Run>, first: number, second: number): Confusion {
  const cells = { both: 0, onlyFirst: 0, onlySecond: 0, neither: 0, unpaired: 0 }
  for (const { from, to, values } of runs) {
    const [a, b] = [values[first] ?? missing, values[second] ?? missing]
    if (a === missing || b === missing) cells.unpaired += to - from
    else if (a > 0) cells[b > 0 ? 'both' : 'onlyFirst'] += to - from
    else cells[b > 0 ? 'onlySecond' : 'neither'] += to - from
  }
  return cells
}

/** The stretches over which coders who both rated gave different values, in the order of the text; touching units with the same difference are one. */
export function differencesOf(units: Units, runs: Iterable<Run>): Difference[] {
  const found: Difference[] = []
  for (const { from, to, values } of runs) {
    const given = values.filter((value) => value !== missing)
    if (given.every((value) => value === given[0])) continue
    found.push({ ...units.placeOf(from, to), units: to - from, values })
  }
  return found
}
