// The numbers a reader counts questions by: through all themes, leaving out what has no answer.
import type { Item, Question } from '../../../core/instrument/model.ts'

export function questionsOf(items: readonly Item[]): Question[] {
  return items.flatMap((item) => (item.type === 'group' ? questionsOf(item.items) : [item]))
}

export function numbersOf(items: readonly Item[]): Map<string, number> {
  const asked = questionsOf(items).filter((question) => question.type !== 'note')
  return new Map(asked.map((question, index) => [question.name, index + 1]))
}
