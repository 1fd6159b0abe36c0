// The points that an answer earns before reversal and weight.
import type { Question } from '../instrument/model.ts'
import type { AnswerValue } from '../wire/response.ts'
import { scaleOf } from './scale.ts'

/** Null when there is nothing to count: no answer, a choice without points, a number outside its limits. */
export function pointsOf(question: Question, answer: AnswerValue | undefined): number | null {
  if (question.type === 'integer' || question.type === 'decimal') {
    const scale = scaleOf(question)
    const counts = typeof answer === 'number' && scale
    return counts && answer >= scale.min && answer <= scale.max ? answer : null
  }
  if (question.type === 'selectOne')
    return question.choices.find((choice) => choice.name === answer)?.points ?? null
  if (question.type !== 'selectMany' || !Array.isArray(answer)) return null
  const earned = question.choices.flatMap((choice) =>
    choice.points !== undefined && answer.includes(choice.name) ? [choice.points] : [],
  )
  return earned.length > 0 ? earned.reduce((total, one) => total + one, 0) : null
}
