// Scores of many cases over time: how they are spread, in which band each case is, and where it moved.
import type { Band } from '../instrument/scoring.ts'
import { bandOf } from '../score/band.ts'
import type { ScoreRating } from '../wire/round.ts'

/** What the raters of one case say in one period: of several forms of one rater the last counts, and raters count alike. */
export type Assessment = {
  subject: string
  period: string
  /** Mean of the raters' totals, null where none has one. */
  total: number | null
  band: string | null
  /** Mean of each sub-scale over those raters who have it. */
  subscales: { name: string; total: number | null; max: number }[]
  raters: number
  /** From the lowest rater's total to the highest's; null for one rater. */
  spread: number | null
  responses: string[]
}

/** A period is a year or a month of the day that the form tells. */
export type Period = 'year' | 'month'

export function periodOf(day: string, period: Period): string {
  return day.slice(0, period === 'year' ? 4 : 7)
}

/** By period, then by case. */
export function assessments(
  ratings: readonly ScoreRating[],
  period: Period,
  bands: readonly Band[],
): Assessment[] {
  const groups = Map.groupBy(
    ratings,
    (rating) => `${periodOf(rating.occurredOn, period)}\n${rating.subject}`,
  )
  return [...groups]
    .map(([key, group]) => {
      const [when = '', subject = ''] = key.split('\n')
      return assessmentOf(subject, when, lastOfEach(group), bands)
    })
    .sort(
      (a, b) =>
        compare(a.period, b.period) || a.subject.localeCompare(b.subject, 'id', { numeric: true }),
    )
}

/** Ratings come in the order they arrived; the day that the form tells goes before that. */
function lastOfEach(group: readonly ScoreRating[]): ScoreRating[] {
  const last = new Map<string, ScoreRating>()
  for (const rating of group) {
    const had = last.get(rating.rater)
    if (!had || had.occurredOn <= rating.occurredOn) last.set(rating.rater, rating)
  }
  return [...last.values()]
}

function assessmentOf(
  subject: string,
  period: string,
  ratings: readonly ScoreRating[],
  bands: readonly Band[],
): Assessment {
  const totals = ratings.flatMap(({ total }) => (total === null ? [] : [total]))
  const total = mean(totals)
  const names = new Map(
    ratings.flatMap((rating) => rating.subscales.map((one) => [one.name, one.max] as const)),
  )
  return {
    subject,
    period,
    total,
    band: total === null ? null : bandOf(bands, total),
    subscales: [...names].map(([name, max]) => ({
      name,
      max,
      total: mean(
        ratings.flatMap((rating) =>
          rating.subscales.flatMap((one) =>
            one.name === name && one.total !== null ? [one.total] : [],
          ),
        ),
      ),
    })),
    raters: ratings.length,
    spread: totals.length < 2 ? null : Math.max(...totals) - Math.min(...totals),
    responses: ratings.map((rating) => rating.response),
  }
}

/** How many cases each band holds in each period; '' is the band of those without one. */
export function bandCounts(found: readonly Assessment[]): Map<string, ReadonlyMap<string, number>> {
  const counts = new Map<string, Map<string, number>>()
  for (const { period, band } of found) {
    const row = counts.get(period) ?? new Map<string, number>()
    row.set(band ?? '', (row.get(band ?? '') ?? 0) + 1)
    counts.set(period, row)
  }
  return counts
}

export type Movement = { subject: string; first: Assessment; last: Assessment; change: number }

/** Cases with a total in two periods or more, the greatest rise first. */
export function movements(found: readonly Assessment[]): Movement[] {
  const bySubject = Map.groupBy(
    found.filter((one) => one.total !== null),
    (one) => one.subject,
  )
  return [...bySubject.values()]
    .flatMap((own): Movement[] => {
      const [first, last] = [own[0], own.at(-1)]
      if (!first || !last || first === last) return []
      return [
        { subject: first.subject, first, last, change: (last.total ?? 0) - (first.total ?? 0) },
      ]
    })
    .sort((a, b) => b.change - a.change || compare(a.subject, b.subject))
}

function mean(values: readonly number[]): number | null {
  if (values.length === 0) return null
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
