// Intraclass correlations: how much of the spread of scores lies between the cases rather than between the raters.
import { fQuantile } from './f-distribution.ts'
import { come, type Outcome, undefinedFor } from './outcome.ts'
import { missing, numbersOf, type Tally } from './tally.ts'

/** 1: raters differ from case to case; 2: a sample of raters rates all; 3: these raters and no others. k: the mean of all of them. */
export const iccForms = ['1', '2', '3', '1k', '2k', '3k'] as const
export type IccForm = (typeof iccForms)[number]
export type Interval = { low: number; high: number; level: number }
export type Icc = { outcome: Outcome; interval: Interval | null }

type Variance = {
  n: number
  k: number
  between: number
  within: number
  judges: number
  error: number
  varies: boolean
}

/**
 * Shrout and Fleiss 1979, "Intraclass correlations: uses in assessing rater reliability"; the intervals from F as given there,
 * that of form 2 after McGraw and Wong 1996. A case that one rater left out is left out.
 */
export function icc(tally: Tally, form: IccForm, level = 0.95): Icc {
  const numbers = numbersOf(tally)
  if (!numbers) return { outcome: undefinedFor('not-numbers'), interval: null }
  if (tally.coders < 2) return { outcome: undefinedFor('one-coder'), interval: null }
  const variance = varianceOf(tally, numbers)
  if (variance.n < 2) return { outcome: undefinedFor('too-few-units'), interval: null }
  if (!variance.varies) return { outcome: undefinedFor('no-variation'), interval: null }
  const value = formOf(variance, form)
  if (!Number.isFinite(value)) return { outcome: undefinedFor('no-variation'), interval: null }
  return { outcome: come(value), interval: intervalOf(variance, form, level) }
}

/** Mean squares between cases, within cases, between raters, and what is left. */
function varianceOf({ coders: k, patterns, counts }: Tally, numbers: number[]): Variance {
  let n = 0
  let total = 0
  const perJudge = new Float64Array(k)
  const whole: number[] = []
  const used = new Set<number>()
  for (let pattern = 0; pattern < counts.length; pattern++) {
    const count = counts[pattern] ?? 0
    const row = patterns.subarray(pattern * k, pattern * k + k)
    if (count === 0 || row.includes(missing)) continue
    whole.push(pattern)
    n += count
    row.forEach((value, judge) => {
      used.add(value)
      perJudge[judge] = (perJudge[judge] ?? 0) + count * (numbers[value] ?? 0)
      total += count * (numbers[value] ?? 0)
    })
  }
  const mean = total / (n * k)
  let betweenSum = 0
  let withinSum = 0
  for (const pattern of whole) {
    const count = counts[pattern] ?? 0
    const row = Array.from(
      patterns.subarray(pattern * k, pattern * k + k),
      (value) => numbers[value] ?? 0,
    )
    const own = row.reduce((sum, value) => sum + value, 0) / k
    betweenSum += count * k * (own - mean) ** 2
    for (const value of row) withinSum += count * (value - own) ** 2
  }
  const judgeSum = perJudge.reduce((sum, judge) => sum + n * (judge / n - mean) ** 2, 0)
  return {
    n,
    k,
    between: betweenSum / (n - 1),
    within: withinSum / (n * (k - 1)),
    judges: judgeSum / (k - 1),
    error: Math.max(0, withinSum - judgeSum) / ((n - 1) * (k - 1)),
    varies: used.size > 1,
  }
}

function formOf({ n, k, between, within, judges, error }: Variance, form: IccForm): number {
  switch (form) {
    case '1':
      return (between - within) / (between + (k - 1) * within)
    case '1k':
      return (between - within) / between
    case '2':
      return (between - error) / (between + (k - 1) * error + (k * (judges - error)) / n)
    case '2k':
      return (between - error) / (between + (judges - error) / n)
    case '3':
      return (between - error) / (between + (k - 1) * error)
    case '3k':
      return (between - error) / between
  }
}

function intervalOf(variance: Variance, form: IccForm, level: number): Interval | null {
  const { n, k, between, within, error } = variance
  const upper = (1 + level) / 2
  if (form === '2' || form === '2k') return secondForm(variance, form, level)
  const isFirst = form === '1' || form === '1k'
  const ratio = between / (isFirst ? within : error)
  if (!Number.isFinite(ratio)) return null
  const freedom = isFirst ? n * (k - 1) : (n - 1) * (k - 1)
  const low = ratio / fQuantile(upper, n - 1, freedom)
  const high = ratio * fQuantile(upper, freedom, n - 1)
  return form === '1' || form === '3'
    ? { low: (low - 1) / (low + k - 1), high: (high - 1) / (high + k - 1), level }
    : { low: 1 - 1 / low, high: 1 - 1 / high, level }
}

/** Satterthwaite's degrees of freedom, since two variances are estimated at once. */
function secondForm(variance: Variance, form: '2' | '2k', level: number): Interval | null {
  const { n, k, between, judges, error } = variance
  const value = formOf(variance, '2')
  if (error === 0) return null
  const ratio = judges / error
  const inner = n * (1 + (k - 1) * value) - k * value
  const freedom =
    ((k - 1) * (n - 1) * (k * value * ratio + inner) ** 2) /
    ((n - 1) * k ** 2 * value ** 2 * ratio ** 2 + inner ** 2)
  const upper = (1 + level) / 2
  const f = fQuantile(upper, n - 1, freedom)
  const g = fQuantile(upper, freedom, n - 1)
  const rest = k * judges + (k * n - k - n) * error
  const low = (n * (between - f * error)) / (f * rest + n * between)
  const high = (n * (g * between - error)) / (rest + n * g * between)
  const raised = (bound: number) => (form === '2' ? bound : (bound * k) / (1 + bound * (k - 1)))
  return { low: raised(low), high: raised(high), level }
}
