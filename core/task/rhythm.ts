// Visits that come again: the days of a rhythm, and which of a phone's tasks are for now. Each visit is a task of its own,
// made beforehand, so that a phone knows months of them without a network, and one that was missed stays to be seen.
import type { Task } from '../wire/finding.ts'

export const rhythms = ['week', 'fortnight', 'month'] as const
export type Rhythm = (typeof rhythms)[number]

/** Two years of months, half a year of weeks. */
export const mostVisits = 26

const dayMs = 86_400_000

/** `count` days from `first` (YYYY-MM-DD) on. A month that has no such day has its last: 31 January, 28 February, 31 March. */
export function visitDays(first: string, rhythm: Rhythm, count: number): string[] {
  return Array.from({ length: Math.min(count, mostVisits) }, (_, at) =>
    rhythm === 'month'
      ? monthsAfter(first, at)
      : daysAfter(first, at * (rhythm === 'week' ? 7 : 14)),
  )
}

function daysAfter(day: string, days: number): string {
  return new Date(Date.parse(day) + days * dayMs).toISOString().slice(0, 10)
}

function monthsAfter(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate()
  const at = new Date(Date.UTC(year, month - 1 + months, Math.min(date, last)))
  return at.toISOString().slice(0, 10)
}

/**
 * In the order of their days, those without one last. Of visits that ask the same of the same, what is due up to `today` and
 * the next one are for now; those beyond it come later.
 */
export function forNow<T extends Task>(
  tasks: readonly T[],
  today: string,
): { now: T[]; later: T[] } {
  const ordered = tasks.toSorted((a, b) => (a.dueOn ?? '9').localeCompare(b.dueOn ?? '9'))
  const hasNext = new Set<string>()
  const now: T[] = []
  const later: T[] = []
  for (const task of ordered) {
    const series = JSON.stringify([task.instrument, task.participant, task.case, task.what])
    const isAhead = task.dueOn !== null && task.dueOn > today
    const isLater = isAhead && task.state === 'open' && hasNext.has(series)
    if (isAhead) hasNext.add(series)
    ;(isLater ? later : now).push(task)
  }
  return { now, later }
}
