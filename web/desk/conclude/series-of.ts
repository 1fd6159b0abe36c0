// Events that tell a figure, gathered into series: one for each name and unit, in the order of their days.
import type { StudyEvent } from '../../../core/wire/finding.ts'
import { spanOf } from './years.ts'

export type Point = {
  event: StudyEvent
  value: number /** Milliseconds: the middle of what is known of its day. */
  at: number
}
export type Series = { of: string; unit: string; points: Point[] }

export function seriesOf(events: readonly StudyEvent[]): Series[] {
  const series = new Map<string, Series>()
  for (const event of events) {
    if (event.figure === null) continue
    const { of, unit, value } = event.figure
    const key = `${of}\n${unit}`
    const one = series.get(key) ?? { of, unit, points: [] }
    const { from, to } = spanOf(event)
    one.points.push({ event, value, at: (from + to) / 2 })
    series.set(key, one)
  }
  return [...series.values()].map((one) => ({
    ...one,
    points: one.points.toSorted((a, b) => a.at - b.at),
  }))
}
