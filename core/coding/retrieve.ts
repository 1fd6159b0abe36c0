// The span algebra of retrieval: which segments of one set stand to segments of others as was asked, within one source.

/** A coding as it stands in a text: half-open UTF-16 units. */
export type Placed = { id: string; code: string; start: number; end: number }

/**
 * How a segment stands to another: it shares text with it, has the very same span, lies inside it, holds it, comes near it
 * (at most `turns` turn borders between them; 0 is the same turn), or is merely in the same source.
 */
export const standings = ['overlaps', 'same', 'inside', 'holds', 'near', 'source'] as const
export type Standing = (typeof standings)[number]

export type Clause = {
  how: Standing
  /** Of `near`. */
  turns: number
  /** The segment is wanted when there is no such other. */
  not: boolean
  /** The codes of the others, those below them among them. */
  codes: ReadonlySet<string>
}

/** What of a found segment is shown: itself, what it shares with the other, or both together. */
export const shows = ['segment', 'overlap', 'union'] as const
export type Show = (typeof shows)[number]

export type Retrieved = {
  id: string
  /** The span to be shown. */
  start: number
  end: number
  /** The others that it was found by, in reading order; none for a clause of what is not there. */
  by: string[]
}

/** `turns` are the starts of the source's turns, in order. `all` holds every coding of the codes that the clauses name. */
export function retrieve(
  wanted: readonly Placed[],
  all: readonly Placed[],
  clauses: readonly Clause[],
  turns: readonly number[],
  show: Show,
): Retrieved[] {
  const looks = clauses.map((clause) => ({
    clause,
    others: shelf(all.filter((one) => clause.codes.has(one.code))),
  }))
  return wanted.flatMap((segment) => {
    const met = looks.map(({ clause, others }) => partners(segment, others, clause, turns))
    if (met.some((found, at) => found.length > 0 === clauses[at]?.not)) return []
    const by = met.flat()
    const ids = [...new Set(by.map(({ id }) => id))]
    return spans(segment, by, show).map((span) => ({ id: segment.id, ...span, by: ids }))
  })
}

type Shelf = {
  /** By their starts. */
  sorted: readonly Placed[]
  /** The furthest end among the first, the first two, … */
  reach: readonly number[]
}

function shelf(all: readonly Placed[]): Shelf {
  const sorted = [...all].sort((a, b) => a.start - b.start || b.end - a.end)
  let furthest = 0
  const reach = sorted.map(({ end }) => {
    furthest = Math.max(furthest, end)
    return furthest
  })
  return { sorted, reach }
}

function partners(
  segment: Placed,
  { sorted, reach }: Shelf,
  { how, turns }: Clause,
  starts: readonly number[],
): Placed[] {
  const isOther = (one: Placed) => one.id !== segment.id
  if (how === 'source') return sorted.filter(isOther)
  const window = how === 'near' ? widened(segment, turns, starts) : segment
  const found: Placed[] = []
  // From the last that begins before the window's end back to where none reaches into it any more.
  for (let at = firstFrom(sorted, window.end) - 1; at >= 0; at--) {
    if ((reach[at] ?? 0) <= window.start) break
    const one = sorted[at]
    if (one && isOther(one) && one.end > window.start && stands(segment, one, how)) found.push(one)
  }
  return found.reverse()
}

/** Both share text already, or come into each other's turns. */
function stands(a: Placed, b: Placed, how: Exclude<Standing, 'source'>): boolean {
  switch (how) {
    case 'overlaps':
    case 'near':
      return true
    case 'same':
      return a.start === b.start && a.end === b.end
    case 'inside':
      return b.start <= a.start && a.end <= b.end
    case 'holds':
      return a.start <= b.start && b.end <= a.end
    default:
      return how satisfies never
  }
}

/** From the first unit of the turn so many before the segment's first to the last of the one so many after its last. */
function widened(
  { start, end }: Placed,
  turns: number,
  starts: readonly number[],
): { start: number; end: number } {
  const first = Math.max(0, turnOf(starts, start) - turns)
  const last = turnOf(starts, end - 1) + turns
  return {
    start: turnOf(starts, start) - turns < 0 ? 0 : (starts[first] ?? 0),
    end: starts[last + 1] ?? Number.POSITIVE_INFINITY,
  }
}

/** The number of the last turn that begins at or before the offset; 0 before the first. */
export function turnOf(starts: readonly number[], offset: number): number {
  let low = 0
  let high = starts.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((starts[middle] ?? 0) <= offset) low = middle + 1
    else high = middle
  }
  return Math.max(0, low - 1)
}

/** The first that begins at or after the offset. */
function firstFrom(sorted: readonly Placed[], offset: number): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle]?.start ?? 0) < offset) low = middle + 1
    else high = middle
  }
  return low
}

/** Each span once. What shares no text has no overlap to show; what lies apart is not shown as one. */
function spans(
  segment: Placed,
  by: readonly Placed[],
  show: Show,
): { start: number; end: number }[] {
  const own = { start: segment.start, end: segment.end }
  const touching = by.filter((one) => one.start < segment.end && segment.start < one.end)
  if (show === 'segment' || touching.length === 0) return [own]
  if (show === 'union')
    return [
      {
        start: Math.min(segment.start, ...touching.map(({ start }) => start)),
        end: Math.max(segment.end, ...touching.map(({ end }) => end)),
      },
    ]
  const shared = touching.map((one) => ({
    start: Math.max(segment.start, one.start),
    end: Math.min(segment.end, one.end),
  }))
  return [...new Map(shared.map((span) => [`${span.start} ${span.end}`, span])).values()]
}
