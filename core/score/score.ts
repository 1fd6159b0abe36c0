// Scores a response by its instrument's scoring part: points, weights, reversed items, sub-scales,
// the missing rule, rounding and bands. The same code runs on the phone and in the Worker.
import { type Form, openForm } from '../answer/form.ts'
import { bare } from '../answer/surroundings.ts'
import type { Instrument } from '../instrument/model.ts'
import type { ScoreItem, Scoring } from '../instrument/scoring.ts'
import type { Answers } from '../wire/response.ts'
import { bandOf } from './band.ts'
import { pointsOf } from './points.ts'
import { reverse } from './reverse.ts'
import { roundHalf } from './round.ts'
import { scaleOf } from './scale.ts'

/** `points` after reversal, null when unanswered; `weighted` is weight × points. */
export type ItemScore = { question: string; points: number | null; weighted: number | null }
export type SubscaleScore = { name: string; total: number | null; max: number; items: ItemScore[] }
/** `total` is null while the missing rule leaves it undefined; `band` is then null too. */
export type Score = {
  total: number | null
  max: number
  band: string | null
  subscales: SubscaleScore[]
}

/**
 * A question that is not relevant counts as unanswered. `now` matters only to instruments whose relevance asks for
 * it; null is right for answers that were pruned. The total is the sum of the sub-scales before they are rounded,
 * so that rounding happens once.
 */
export function score(
  instrument: Instrument,
  scoring: Scoring,
  answers: Answers,
  now: string | null = null,
): Score {
  return scoreForm(openForm(instrument, answers, bare(now, { isSent: true })), scoring)
}

/** The same of a form that is open already. */
export function scoreForm(form: Form, scoring: Scoring): Score {
  const rounded = (value: number) => roundHalf(value, scoring.decimals)
  const sums = scoring.subscales.map(({ name, items }) => {
    const scored = items.map((item) => scoreItem(form, item))
    return { name, scored, max: sum(scored.map((one) => one.max)), total: totalOf(scored, scoring) }
  })
  const totals = sums.flatMap((one) => one.total ?? [])
  const total = totals.length === sums.length ? rounded(sum(totals)) : null
  return {
    total,
    max: rounded(sum(sums.map((one) => one.max))),
    band: total === null ? null : bandOf(scoring.bands, total),
    subscales: sums.map(({ name, scored, max, total }) => ({
      name,
      total: total === null ? null : rounded(total),
      max: rounded(max),
      items: scored.map(({ question, points, weighted }) => ({ question, points, weighted })),
    })),
  }
}

type Scored = ItemScore & { max: number }

function scoreItem(
  form: Form,
  { question: name, weight = 1, reversed = false }: ScoreItem,
): Scored {
  const node = form.at(name)
  const question = node && !('items' in node.item) ? node.item : null
  const scale = question ? scaleOf(form.instrument, question) : null
  if (!node || !question || !scale) return { question: name, points: null, weighted: null, max: 0 }
  // Twelve decimals: 0.1 × 3 is 0.3.
  const weigh = (points: number) => roundHalf(weight * points, 12)
  const max = weigh(scale.max)
  const raw = node.isRelevant ? pointsOf(form.instrument, question, node.value) : null
  if (raw === null) return { question: name, points: null, weighted: null, max }
  const points = reversed ? reverse(raw, scale) : raw
  return { question: name, points, weighted: weigh(points), max }
}

function totalOf(items: readonly Scored[], { missing }: Scoring): number | null {
  const answered = items.filter((item) => item.weighted !== null)
  const earned = sum(answered.map((item) => item.weighted ?? 0))
  if (answered.length === items.length || missing.rule === 'zero') return earned
  if (missing.rule === 'strict' || answered.length < missing.atLeast) return null
  // Scaled up by what could have been earned, so unequal items keep their share and the total keeps its bound.
  const reachable = sum(answered.map((item) => item.max))
  return reachable === 0 ? earned : (earned * sum(items.map((item) => item.max))) / reachable
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0)
}
