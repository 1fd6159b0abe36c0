// The timeline's arithmetic: when an event may have begun and ended, and on which line of the picture it fits.
import type { StudyEvent } from '../../../core/wire/finding.ts'

export type Span = { from: number; to: number }
/** `x` and `width` are shares of the whole axis, 0 to 1; `line` counts from the top. */
export type Placed = { event: StudyEvent; x: number; width: number; line: number }
export type Axis = { years: { year: number; x: number }[]; events: Placed[]; lines: number }

const dayMs = 86_400_000

/** Precision as length: a day is a day, a month its month, a year its year, "about" half a year to each side of it. */
export function spanOf(event: Pick<StudyEvent, 'from' | 'to' | 'precision'>): Span {
  const first = unitOf(event.from, event.precision)
  const last = event.to === null ? first : unitOf(event.to, event.precision)
  return { from: Math.min(first.from, last.from), to: Math.max(first.to, last.to) }
}

function unitOf(day: string, precision: StudyEvent['precision']): Span {
  const at = new Date(`${day}T00:00:00Z`)
  const [year, month] = [at.getUTCFullYear(), at.getUTCMonth()]
  if (precision === 'day') return { from: at.getTime(), to: at.getTime() + dayMs }
  if (precision === 'month')
    return { from: Date.UTC(year, month, 1), to: Date.UTC(year, month + 1, 1) }
  const whole = { from: Date.UTC(year, 0, 1), to: Date.UTC(year + 1, 0, 1) }
  if (precision === 'year') return whole
  return { from: Date.UTC(year - 1, 6, 1), to: Date.UTC(year + 1, 6, 1) }
}

/**
 * Happenings that are dated in several ways: events of one name, with other dates. All versions of each, by the id of any of them.
 */
export function versionsOf(events: readonly StudyEvent[]): Map<string, StudyEvent[]> {
  const named = Map.groupBy(events, ({ label }) => label.trim().toLocaleLowerCase())
  const dates = ({ from, to, precision }: StudyEvent) => `${from} ${to} ${precision}`
  return new Map(
    [...named.values()].flatMap((all) =>
      new Set(all.map(dates)).size < 2 ? [] : all.map(({ id }) => [id, all] as const),
    ),
  )
}

/** In time, with the versions of one happening after each other. */
export function byTime(events: readonly StudyEvent[]): StudyEvent[] {
  const versions = versionsOf(events)
  const first = (event: StudyEvent) =>
    (versions.get(event.id) ?? [event]).reduce((a, b) => (b.from < a.from ? b : a))
  return events.toSorted((a, b) => {
    const [x, y] = [first(a), first(b)]
    return x.from.localeCompare(y.from) || x.id.localeCompare(y.id) || a.from.localeCompare(b.from)
  })
}

/** `labelShare`: how much of the axis an event's words take at least, so that neighbours do not run into each other. */
export function axisOf(events: readonly StudyEvent[], labelShare: number): Axis {
  const spans = events.map((event) => ({ event, span: spanOf(event) }))
  const firstYear = Math.min(...spans.map(({ span }) => new Date(span.from).getUTCFullYear()))
  const lastYear = Math.max(...spans.map(({ span }) => new Date(span.to - 1).getUTCFullYear())) + 1
  if (spans.length === 0) return { years: [], events: [], lines: 0 }
  const start = Date.UTC(firstYear, 0, 1)
  const whole = Date.UTC(lastYear, 0, 1) - start
  const share = (at: number) => (at - start) / whole
  const ends: number[] = []
  const versions = versionsOf(events)
  const spanIn = new Map(spans.map(({ event, span }) => [event.id, span]))
  const done = new Set<string>()
  const placed = spans
    .toSorted((a, b) => a.span.from - b.span.from || b.span.to - a.span.to)
    .flatMap(({ event }): Placed[] => {
      if (done.has(event.id)) return []
      // Versions of one happening take lines below each other, so that they are seen side by side.
      const group = versions.get(event.id) ?? [event]
      for (const { id } of group) done.add(id)
      const bars = group.flatMap((one) => {
        const span = spanIn.get(one.id)
        return span
          ? [{ event: one, x: share(span.from), width: share(span.to) - share(span.from) }]
          : []
      })
      let line = 0
      const fits = () => bars.every(({ x }, at) => (ends[line + at] ?? 0) <= x)
      while (!fits()) line++
      bars.forEach(({ x, width }, at) => {
        ends[line + at] = x + Math.max(width, Math.min(labelShare, 1 - x))
      })
      return bars.map((bar, at) => ({ ...bar, line: line + at }))
    })
  const years = Array.from({ length: lastYear - firstYear + 1 }, (_, index) => ({
    year: firstYear + index,
    x: share(Date.UTC(firstYear + index, 0, 1)),
  }))
  return { years, events: placed, lines: ends.length }
}
