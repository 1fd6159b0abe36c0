// Why there is no score yet: what each sub-scale still needs by the missing rule.
import type { Scoring } from '../instrument/scoring.ts'
import type { Score } from './score.ts'

/** `missing` items must still be answered before the sub-scale has a total. */
export type Lacking = { subscale: string; answered: number; of: number; missing: number }

/** Empty once there is a total. */
export function lackingIn(score: Score, { missing }: Scoring): Lacking[] {
  if (missing.rule === 'zero') return []
  return score.subscales.flatMap(({ name, items }) => {
    const answered = items.filter((item) => item.points !== null).length
    // Fewer items than the rule asks for can only all be answered.
    const needed =
      missing.rule === 'strict' ? items.length : Math.min(missing.atLeast, items.length)
    return answered >= needed
      ? []
      : [{ subscale: name, answered, of: items.length, missing: needed - answered }]
  })
}
