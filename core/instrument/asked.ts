// Which questions somebody is asked. Apart from the schema, so that a phone does not carry the schema for one look-up.
import type { Asked, Question, QuestionType } from './question.ts'

const unasked: ReadonlySet<QuestionType> = new Set(['note', 'calculate', 'hidden', 'meta'])

export function isAsked(question: Question): question is Asked {
  return !unasked.has(question.type)
}
