// The scoring part rests on questions of the instrument that give points, each counted once.
import { scaleOf } from '../score/scale.ts'
import { type Fault, twice } from './fault.ts'
import type { Instrument } from './model.ts'
import { type Plan, planOf } from './plan.ts'
import type { Scoring } from './scoring.ts'

export function scoringFaults(instrument: Instrument): Fault[] {
  const { scoring } = instrument
  if (!scoring) return []
  const plan = planOf(instrument)
  const { subscales, bands } = scoring
  const items = subscales.flatMap((subscale, index) =>
    subscale.items.map((item, place) => ({
      question: item.question,
      at: `scoring.subscales.${index}.items.${place}.question`,
    })),
  )
  return [
    ...twice(
      subscales.map(({ name }) => name),
      (index) => `scoring.subscales.${index}.name`,
      'subscale.twice',
    ),
    ...twice(
      items.map(({ question }) => question),
      (index) => items[index]?.at ?? 'scoring',
      'score.item-twice',
    ),
    ...items.flatMap(({ question, at }) => itemFault(plan, question, at)),
    ...missingFault(scoring),
    ...twice(
      bands.map(({ name }) => name),
      (index) => `scoring.bands.${index}.name`,
      'band.twice',
    ),
    ...bands.flatMap(({ from }, index): Fault[] => {
      const before = bands[index - 1]
      return before && before.from >= from
        ? [{ at: `scoring.bands.${index}.from`, reason: 'band.not-ascending' }]
        : []
    }),
  ]
}

function itemFault(plan: Plan, name: string, at: string): Fault[] {
  const slot = plan.named.get(name)
  const question = slot?.item
  if (!question || 'items' in question) return [{ at, reason: 'score.unknown-question' }]
  // A total over rows would hang on how many there are.
  if (slot.repeats.length > 0) return [{ at, reason: 'score.in-repeat' }]
  if (scaleOf(plan.instrument, question)) return []
  // A number has a highest score only within limits.
  const isNumber = question.type === 'integer' || question.type === 'decimal'
  return [{ at, reason: isNumber ? 'score.no-range' : 'score.not-scorable' }]
}

/** More answers asked for than there are items: the sub-scale would need them all, and say so less plainly. */
function missingFault({ missing, subscales }: Scoring): Fault[] {
  if (missing.rule !== 'prorate') return []
  const { atLeast } = missing
  return subscales.some(({ items }) => items.length < atLeast)
    ? [{ at: 'scoring.missing.atLeast', reason: 'score.at-least-too-many' }]
    : []
}
