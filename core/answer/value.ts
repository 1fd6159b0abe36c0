// An answer as it lies in a response: whether there is one, and how expressions read it.
import { toText } from '../expression/value.ts'
import type { Answers, AnswerValue } from '../wire/response.ts'

/** The value at a question, undefined when there is none. `answers.toString` is no answer. */
export function answerAt(answers: Answers, name: string): AnswerValue | undefined {
  return Object.hasOwn(answers, name) ? answers[name] : undefined
}

/** No value, no choice, or nothing but white space: a blank answers nothing. Having watched and seen nothing does. */
export function isEmpty(value: AnswerValue | undefined): boolean {
  if (value === undefined) return true
  if (typeof value === 'number') return false
  if (typeof value === 'string') return value.trim() === ''
  if ('marks' in value) return value.marks.length === 0 && !value.watched?.length
  return Array.isArray(value) && value.length === 0
}

/**
 * Several choices are one text with spaces between, as XLSForm has it; a file is its name; a tally is its events in
 * order. A repeat's rows have no text of their own.
 */
export function asText(value: AnswerValue | undefined): string {
  if (value === undefined || isEmpty(value)) return ''
  if (typeof value !== 'object') return toText(value)
  if (Array.isArray(value)) return value.filter((one) => typeof one === 'string').join(' ')
  return 'marks' in value ? value.marks.map(([name]) => name).join(' ') : value.name
}
