// Codes by cases, roles, techniques or an attribute of whoever speaks: how often, and by how many.
import type { CodedSegment } from './coded.ts'

export type Tally = {
  segments: number
  /** Words inside the segments; one that lies in two of them counts twice. */
  words: number
  sources: number
  informants: number
}
/** By code, then by group; only what is not empty. */
export type Crosstab = ReadonlyMap<string, ReadonlyMap<string, Tally>>

type Open = { segments: number; words: number; sources: Set<string>; informants: Set<string> }

/**
 * @param codesOf the codes that a segment counts for: its own, or its whole branch
 * @param groupOf the column it stands in; null leaves it out
 */
export function crosstab(
  segments: readonly CodedSegment[],
  codesOf: (code: string) => string[],
  groupOf: (segment: CodedSegment) => string | null,
): Crosstab {
  const open = new Map<string, Map<string, Open>>()
  // A branch counts a span once in each column, however many of its codes stand on it.
  const counted = new Set<string>()
  for (const segment of segments) {
    const group = groupOf(segment)
    if (group === null) continue
    for (const code of codesOf(segment.code)) {
      const span = `${code} ${group} ${segment.source} ${segment.start} ${segment.end}`
      if (counted.has(span)) continue
      counted.add(span)
      const row = at(open, code, () => new Map<string, Open>())
      const cell = at(row, group, () => ({
        segments: 0,
        words: 0,
        sources: new Set<string>(),
        informants: new Set<string>(),
      }))
      cell.segments += 1
      cell.words += segment.words
      cell.sources.add(segment.source)
      cell.informants.add(segment.informant)
    }
  }
  return new Map(
    [...open].map(([code, row]) => [
      code,
      new Map(
        [...row].map(([group, cell]) => [
          group,
          { ...cell, sources: cell.sources.size, informants: cell.informants.size },
        ]),
      ),
    ]),
  )
}

function at<K, V>(map: Map<K, V>, key: K, made: () => V): V {
  const had = map.get(key)
  if (had !== undefined) return had
  const fresh = made()
  map.set(key, fresh)
  return fresh
}
