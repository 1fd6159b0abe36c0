// Why there is no score yet, by the missing rule.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Scoring } from '../../core/instrument/scoring.ts'
import { lackingIn } from '../../core/score/open.ts'
import { score } from '../../core/score/score.ts'
import { smallScore } from '../small.ts'

const scoring = smallScore.scoring as Scoring
const by = (missing: Scoring['missing']): Scoring => ({ ...scoring, missing })

test('a strict form names each item that is still to be rated, one that counts zero names none', () => {
  const open = score(smallScore, scoring, { dues: 'p3' })
  expect(lackingIn(open, scoring)).toEqual([{ subscale: 'all', answered: 1, of: 2, missing: 1 }])
  const zero = by({ rule: 'zero' })
  expect(lackingIn(score(smallScore, zero, {}), zero)).toEqual([])
})

test('something is lacking exactly as long as there is no total', () => {
  const level = fc.constantFrom(undefined, 'p1', 'p2', 'p3', 'p4')
  const rule = fc.oneof(
    fc.constant({ rule: 'strict' } as const),
    fc.constant({ rule: 'zero' } as const),
    fc.record({ rule: fc.constant('prorate' as const), atLeast: fc.integer({ min: 1, max: 2 }) }),
  )
  fc.assert(
    fc.property(level, level, rule, (dues, income, missing) => {
      const asked = by(missing)
      const answers = { ...(dues && { dues }), ...(income && { income }) }
      const found = score(smallScore, asked, answers)
      expect(lackingIn(found, asked).length === 0).toBe(found.total !== null)
    }),
  )
})
