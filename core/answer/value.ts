// An answer as it lies in a response: whether there is one, and how expressions read it.
import { toText } from '../expression/value.ts'
import type { Answers, AnswerValue } from '../wire/response.ts'

/** The value at a question, undefined when there is none. `answers.toString` is no answer. */
export function answerAt(answers: Answers, name: string): AnswerValue | undefined {
  return Object.hasOwn(answers, name) ? answers[name] : undefined
}

/** No value, no choice, or nothing but white space: a blank answers nothing. */
export function isEmpty(value: AnswerValue | undefined): boolean {
  if (value === undefined) return true
  if (typeof value === 'number') return false
  return typeof value === 'string' ? value.trim() === '' : value.length === 0
}

/** Several choices are one text with spaces between, as XLSForm has it. */
export function asText(value: AnswerValue | undefined): string {
  if (value === undefined || isEmpty(value)) return ''
  return Array.isArray(value) ? value.join(' ') : toText(value)
}
