// The points that an answer earns before reversal and weight.

import type { Choice } from '../instrument/choices.ts'
import { choicesOf } from '../instrument/lists.ts'
import type { Instrument } from '../instrument/model.ts'
import type { Choosing, Question } from '../instrument/question.ts'
import type { AnswerValue } from '../wire/response.ts'
import { scaleOf } from './scale.ts'

/** Null when there is nothing to count: no answer, a choice without points, a number outside its limits. */
export function pointsOf(
  instrument: Instrument,
  question: Question,
  answer: AnswerValue | undefined,
): number | null {
  if (question.type === 'integer' || question.type === 'decimal' || question.type === 'range') {
    const scale = scaleOf(instrument, question)
    const counts = typeof answer === 'number' && scale
    return counts && answer >= scale.min && answer <= scale.max ? answer : null
  }
  if (question.type === 'selectOne')
    return pointed(instrument, question).find((choice) => choice.name === answer)?.points ?? null
  if (question.type !== 'selectMany' || !Array.isArray(answer)) return null
  const chosen = new Set<unknown>(answer)
  const earned = pointed(instrument, question).flatMap((choice) =>
    choice.points !== undefined && chosen.has(choice.name) ? [choice.points] : [],
  )
  return earned.length > 0 ? earned.reduce((total, one) => total + one, 0) : null
}

/** Only choices that the version itself holds can give points. */
function pointed(instrument: Instrument, question: Choosing): readonly Choice[] {
  return choicesOf(instrument, question) ?? []
}
