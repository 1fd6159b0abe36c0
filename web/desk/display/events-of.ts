// The events of data collection that saturation is judged over.
import type { CodedSegment } from '../../../core/display/coded.ts'
import type { Event } from '../../../core/display/saturation.ts'
import type { Coded } from './reads.ts'

/** One event for each source, in the order of collection. */
export function eventsOf(
  segments: readonly CodedSegment[],
  coded: Coded,
  codesOf: (code: string) => string[],
): (Event & { title: string })[] {
  const bySource = Map.groupBy(segments, (segment) => segment.source)
  return [...coded.sources.values()]
    .filter((source) => bySource.has(source.id))
    .sort((a, b) => {
      const [first, second] = [a.occurredOn ?? a.addedAt, b.occurredOn ?? b.addedAt]
      return first < second ? -1 : first > second ? 1 : a.addedAt < b.addedAt ? -1 : 1
    })
    .map(({ id, title }) => ({
      id,
      title,
      codes: new Set((bySource.get(id) ?? []).flatMap((segment) => codesOf(segment.code))),
    }))
}
