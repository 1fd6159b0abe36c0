// The ratings of several coders over one text: stretches of units over which none of them changes.
import { type Line, lineOf, type Mark, type Rating } from './line.ts'
import { missing, type Row, type Scale } from './tally.ts'
import type { Units } from './units.ts'

/** One category for each coder, `missing` where a coder did not read the text or gave no weight. */
export type Run = { from: number; to: number; values: readonly number[] }

/** What the categories of a rating stand for. */
export function scaleOf(rating: Rating): Scale {
  switch (rating.kind) {
    case 'presence':
      return [0, 1]
    case 'one-of':
      return ['', ...rating.codes]
    case 'weight':
      return rating.weights
  }
}

/** `layers` holds each coder's codings, or `null` for a coder whom this text was not given to. */
export function runsOf(
  units: Units,
  layers: readonly (readonly Mark[] | null)[],
  rating: Rating,
): Run[] {
  const resting = rating.kind === 'weight' ? missing : 0
  const lines = layers.map((marks): Line | null => marks && lineOf(units, marks, rating))
  const borders = [
    ...new Set([0, units.count, ...lines.flatMap((line) => line?.flatMap(ends) ?? [])]),
  ].sort((a, b) => a - b)
  const at = lines.map(() => 0)
  return borders.slice(0, -1).map((from, place) => ({
    from,
    to: borders[place + 1] ?? from,
    values: lines.map((line, coder) => {
      if (!line) return missing
      let index = at[coder] ?? 0
      while ((line[index]?.to ?? Number.POSITIVE_INFINITY) <= from) index++
      at[coder] = index
      const stretch = line[index]
      return stretch && stretch.from <= from ? stretch.value : resting
    }),
  }))
}

export function* rowsOf(runs: Iterable<Run>): Iterable<Row> {
  for (const { from, to, values } of runs) yield { values, count: to - from }
}

function ends({ from, to }: Line[number]): [number, number] {
  return [from, to]
}
