// An answer in words that can be coded, as the person was asked; '' when it has none.
import type { FormNode } from '../answer/form.ts'
import { asText, isEmpty } from '../answer/value.ts'
import type { QuestionType } from '../instrument/question.ts'

/** Nobody said these: what was computed or recorded, places, files and ticks. */
const wordless: ReadonlySet<QuestionType> = new Set([
  'calculate',
  'hidden',
  'meta',
  'acknowledge',
  'geopoint',
  'geotrace',
  'geoshape',
  'image',
  'audio',
  'video',
  'file',
  'signature',
])

export function inWords(node: FormNode): string {
  const { item, value } = node
  if ('items' in item || value === undefined || isEmpty(value) || wordless.has(item.type)) return ''
  const chosen = asText(value).split(' ').filter(Boolean)
  switch (item.type) {
    case 'selectOne':
    case 'selectMany':
      return chosen.map((name) => labelOf(node, name)).join('; ')
    case 'rank':
      return chosen.map((name, index) => `${index + 1}. ${labelOf(node, name)}`).join('; ')
    case 'tally': {
      const counts = new Map<string, number>()
      for (const name of chosen) counts.set(name, (counts.get(name) ?? 0) + 1)
      return [...counts].map(([name, count]) => `${labelOf(node, name)} × ${count}`).join('; ')
    }
    default:
      return asText(value)
  }
}

/** "Other" is called by its own words, when there are any. */
function labelOf(node: FormNode, name: string): string {
  const words = name === 'other' ? asText(node.other?.value) : ''
  return words.trim() === '' ? node.labelOf(name) : words
}
