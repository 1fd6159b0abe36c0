// An answer in the words that a person reads: labels for names, days and numbers as they are written here.
import type { FormNode } from '../../../core/answer/form.ts'
import { asText, isEmpty } from '../../../core/answer/value.ts'
import { day, numberOf } from '../../kit/format.ts'
import type { Language } from '../../kit/language.ts'
import { isPut } from './pages.ts'

/** '' when there is none. */
export function valueWords(node: FormNode, language: Language): string {
  const { item, value } = node
  if (value === undefined || isEmpty(value)) return ''
  if (typeof value === 'number') return numberOf(value, language)
  if (item.type === 'date' && typeof value === 'string')
    return /^\d{4}-\d{2}-\d{2}$/.test(value) ? day(value, language) : value
  if (item.type === 'dateTime' && typeof value === 'string')
    return `${day(value.slice(0, 10), language)} ${value.slice(11, 16)}`
  if (item.type === 'time' && typeof value === 'string') return value.slice(0, 5)
  if (item.type === 'tally' && typeof value === 'object' && 'marks' in value)
    return counted(value.marks.map(([name]) => node.labelOf(name)))
  if (!('choices' in item)) return asText(value)
  const names = Array.isArray(value) ? value : [value]
  const labels = names.flatMap((name) => (typeof name === 'string' ? node.labelOf(name) : []))
  const other = node.other && !isEmpty(node.other.value) ? `: ${asText(node.other.value)}` : ''
  return labels.join(item.type === 'rank' ? ' › ' : ', ') + other
}

const mostParts = 2

/** What a row is known by: the first of its answers; '' while there are none. */
export function rowWords(row: FormNode, language: Language): string {
  const parts: string[] = []
  const look = (node: FormNode): void => {
    if (parts.length >= mostParts || !isPut(node) || node.item.type === 'repeat') return
    if (node.item.type === 'group') node.children.forEach(look)
    const words = valueWords(node, language)
    if (words !== '') parts.push(words.length > 60 ? `${words.slice(0, 60)} …` : words)
  }
  row.children.forEach(look)
  return parts.join(' · ')
}

function counted(labels: readonly string[]): string {
  const counts = new Map<string, number>()
  for (const label of labels) counts.set(label, (counts.get(label) ?? 0) + 1)
  return Array.from(counts, ([label, n]) => `${label} ${n}`).join(', ')
}
