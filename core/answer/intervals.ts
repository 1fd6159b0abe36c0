// Interval recording: a signal every so many seconds asks what is seen at that moment. What was noted until the next
// signal answers it; a signal that nothing answers was missed, which a count of events alone would hide.
import type { MarksAnswer } from '../wire/response.ts'

export type Interval = {
  /** Counted over all stretches, from 1. */
  number: number
  /** When its signal came, and when the next one does. */
  atMs: number
  untilMs: number
  marks: string[]
  /** No more can be noted for it. */
  isOver: boolean
}

/** The signals given until `nowMs`; the first comes one interval after the beginning. */
export function intervalsOf(
  { marks, watched = [] }: MarksAnswer,
  everySeconds: number,
  nowMs: number,
): Interval[] {
  const everyMs = everySeconds * 1_000
  const intervals: Interval[] = []
  for (const [from, to] of watched) {
    const end = Math.min(to ?? nowMs, nowMs)
    for (let atMs = from + everyMs; atMs <= end; atMs += everyMs)
      intervals.push({
        number: intervals.length + 1,
        atMs,
        untilMs: atMs + everyMs,
        marks: [],
        isOver: to !== null || atMs + everyMs <= nowMs,
      })
  }
  for (const [name, atMs] of marks) {
    const asked = intervals.findLast((one) => one.atMs <= atMs)
    if (asked && atMs < asked.untilMs) asked.marks.push(name)
  }
  return intervals
}

export function missedOf(intervals: readonly Interval[]): Interval[] {
  return intervals.filter((one) => one.isOver && one.marks.length === 0)
}
