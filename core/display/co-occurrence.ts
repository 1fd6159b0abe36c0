// Which codes stand together: over each other, or within a few turns of each other.
import type { CodedSegment } from './coded.ts'

export type Meeting = { a: string; b: string }
export type CoOccurrence = {
  /** The two codes, in the order of their ids. */
  codes: [string, string]
  /** Pairs of segments, one of each code, that meet; both ids, to open them side by side. */
  meetings: Meeting[]
  /**
   * n12 / (n1 + n2 − n12): the Jaccard index over segments, from 0 (never together) to 1 (never apart). n12 is the smaller of the two
   * counts of segments that meet the other code, so that one long segment over many short ones does not pass 1.
   */
  coefficient: number
}

/** Two segments meet when they share a unit of text; with `turns` also when so many turns or fewer lie from one to the other. */
export type Nearness = { turns: number } | 'overlap'

/**
 * Every pair of codes that meets at least once, the most meetings first.
 * It costs the segments, sorted, and the pairs that meet, never all pairs of segments.
 */
export function coOccurrences(
  segments: readonly CodedSegment[],
  codesOf: (code: string) => string[],
  nearness: Nearness,
): CoOccurrence[] {
  const counts = new Map<string, Set<string>>()
  for (const segment of segments)
    for (const code of codesOf(segment.code)) {
      const ids = counts.get(code) ?? new Set()
      counts.set(code, ids.add(segment.id))
    }
  const pairs = new Map<string, CoOccurrence>()
  for (const inSource of Map.groupBy(segments, (segment) => segment.source).values())
    for (const [one, other] of meetingsIn(inSource, nearness))
      for (const a of codesOf(one.code))
        for (const b of codesOf(other.code)) {
          // What stands in a branch is in it, and does not meet it.
          if (codesOf(a).includes(b) || codesOf(b).includes(a)) continue
          const swapped = b < a
          const key = swapped ? `${b} ${a}` : `${a} ${b}`
          const pair: CoOccurrence = pairs.get(key) ?? {
            codes: swapped ? [b, a] : [a, b],
            meetings: [],
            coefficient: 0,
          }
          pair.meetings.push(swapped ? { a: other.id, b: one.id } : { a: one.id, b: other.id })
          pairs.set(key, pair)
        }
  return [...pairs.values()]
    .map((pair) => ({ ...pair, coefficient: coefficientOf(pair, counts) }))
    .sort(
      (x, y) =>
        y.meetings.length - x.meetings.length || (x.codes.join(' ') < y.codes.join(' ') ? -1 : 1),
    )
}

function coefficientOf(
  { codes: [a, b], meetings }: CoOccurrence,
  counts: ReadonlyMap<string, ReadonlySet<string>>,
): number {
  const together = Math.min(
    new Set(meetings.map((one) => one.a)).size,
    new Set(meetings.map((one) => one.b)).size,
  )
  return together / ((counts.get(a)?.size ?? 0) + (counts.get(b)?.size ?? 0) - together)
}

/** In order of where they begin, each is held against those that may still reach it. */
function* meetingsIn(
  segments: readonly CodedSegment[],
  nearness: Nearness,
): Generator<[CodedSegment, CodedSegment]> {
  const sorted = [...segments].sort((x, y) => x.start - y.start || (x.id < y.id ? -1 : 1))
  const overlap = (before: CodedSegment, after: CodedSegment) => before.end > after.start
  const meet =
    nearness === 'overlap'
      ? overlap
      : (before: CodedSegment, after: CodedSegment) =>
          overlap(before, after) || after.firstBlock - before.lastBlock <= nearness.turns
  let open: CodedSegment[] = []
  for (const segment of sorted) {
    // Whoever no longer reaches this one reaches none after it.
    open = open.filter((before) => meet(before, segment))
    for (const before of open) yield [before, segment]
    open.push(segment)
  }
}
