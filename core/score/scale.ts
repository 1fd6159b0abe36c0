// The least and the most points that a question can give.
import { choicesOf } from '../instrument/lists.ts'
import type { Instrument } from '../instrument/model.ts'
import type { Question } from '../instrument/question.ts'

export type Scale = { min: number; max: number }

/** Null when the question cannot be scored: a text, a date, choices without points, a number without both limits. */
export function scaleOf(instrument: Instrument, question: Question): Scale | null {
  switch (question.type) {
    case 'selectOne': {
      const points = pointsIn(choicesOf(instrument, question) ?? [])
      return points.length > 0 ? { min: Math.min(...points), max: Math.max(...points) } : null
    }
    case 'selectMany': {
      // Anything from none to all of them may be chosen.
      const points = pointsIn(choicesOf(instrument, question) ?? [])
      if (points.length === 0) return null
      return {
        min: sum(points.filter((one) => one < 0)),
        max: sum(points.filter((one) => one > 0)),
      }
    }
    case 'integer':
    case 'decimal':
      return question.min === undefined || question.max === undefined
        ? null
        : { min: question.min, max: question.max }
    case 'range':
      return {
        min: Math.min(question.min, question.max),
        max: Math.max(question.min, question.max),
      }
    default:
      return null
  }
}

function pointsIn(choices: readonly { points?: number | undefined }[]): number[] {
  return choices.flatMap((choice) => choice.points ?? [])
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0)
}
