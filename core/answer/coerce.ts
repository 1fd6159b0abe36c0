// What an expression gives, as the answer that its question keeps.
import { dayOf } from '../expression/moment.ts'
import { toText, type Value } from '../expression/value.ts'
import type { Question } from '../instrument/question.ts'
import type { AnswerValue } from '../wire/response.ts'
import { asText } from './value.ts'

/** Undefined when it is empty. What does not fit its question is kept as text, and told there. */
export function coerced({ type }: Question, value: Value): AnswerValue | undefined {
  if (type === 'date' && typeof value === 'number') return dayOf(value) ?? undefined
  const text = toText(value)
  if (text === '') return undefined
  switch (type) {
    case 'integer':
    case 'decimal':
    case 'range': {
      const number = Number(text)
      return text.trim() !== '' && Number.isFinite(number) ? number : text
    }
    case 'selectMany':
    case 'rank':
      return text.split(/\s+/).filter((name) => name !== '')
    case 'date':
      // A moment is on a day.
      return /^\d{4}-\d{2}-\d{2}T/.test(text) ? text.slice(0, 10) : text
    case 'calculate':
    case 'hidden':
    case 'meta':
      return typeof value === 'number' && Number.isFinite(value) ? value : text
    default:
      return text
  }
}

/**
 * Whether two workings of one calculation agree. Engines may differ in the last digit of a root or a sine, so numbers
 * agree when they are that close.
 */
export function isSame(a: AnswerValue | undefined, b: AnswerValue | undefined): boolean {
  const [left, right] = [asText(a), asText(b)]
  if (left === right) return true
  const [x, y] = [Number(left), Number(right)]
  if (left === '' || right === '' || !Number.isFinite(x) || !Number.isFinite(y)) return false
  return Math.abs(x - y) <= 1e-9 * Math.max(Math.abs(x), Math.abs(y))
}
