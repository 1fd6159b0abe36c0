// A document of many pages: a repeat whose rows are one photo each and nothing else. Its rows are taken, shown and
// put in order as pages; in answers, tables and exports they are rows like any others.
import type { Item } from './model.ts'
import type { Question } from './question.ts'

export type PageQuestion = Extract<Question, { type: 'image' }>

/** The photo that is a page; null where rows hold more, or where the answers say how many there are. */
export function pageQuestion(item: Item): PageQuestion | null {
  if (item.type !== 'repeat' || item.count !== undefined) return null
  const [only, ...more] = item.items
  return only?.type === 'image' && more.length === 0 ? only : null
}
