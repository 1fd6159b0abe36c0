// Whether a value is of its question's kind: type, choices and range.

import { daysOf } from '../expression/value.ts'
import type { Question } from '../instrument/model.ts'
import { type Problem, problems } from '../problem.ts'
import type { AnswerValue } from '../wire/response.ts'

/** The first thing that is wrong with a value that is not empty, or null. */
export function misfit(question: Question, value: AnswerValue): Problem | null {
  if (!hasType(question, value))
    return problems.answerWrongType({ question: question.name, expected: question.type })
  switch (question.type) {
    case 'text':
      // A lone surrogate would shift every offset after it.
      return typeof value === 'string' && !value.isWellFormed()
        ? problems.textIllFormed({ at: question.name })
        : null
    case 'integer':
    case 'decimal':
      return outOfRange(question, value)
    case 'selectOne':
    case 'selectMany': {
      const names = new Set(question.choices.map((choice) => choice.name))
      const chosen = Array.isArray(value) ? value : [value]
      return chosen.every((name) => typeof name === 'string' && names.has(name))
        ? null
        : problems.answerNotAChoice({ question: question.name })
    }
    case 'date':
    case 'note':
      return null
    default:
      return question satisfies never
  }
}

function hasType(question: Question, value: AnswerValue): boolean {
  switch (question.type) {
    case 'text':
    case 'selectOne':
      return typeof value === 'string'
    case 'integer':
      return Number.isSafeInteger(value)
    case 'decimal':
      return Number.isFinite(value)
    case 'date':
      return typeof value === 'string' && !Number.isNaN(daysOf(value))
    case 'selectMany':
      // A choice is chosen once.
      return Array.isArray(value) && new Set(value).size === value.length
    case 'note':
      return false
    default:
      return question satisfies never
  }
}

function outOfRange(
  question: Extract<Question, { type: 'integer' | 'decimal' }>,
  value: AnswerValue,
): Problem | null {
  const { name, min = null, max = null } = question
  const number = Number(value)
  const inside = (min === null || number >= min) && (max === null || number <= max)
  return inside ? null : problems.answerOutOfRange({ question: name, min, max })
}
