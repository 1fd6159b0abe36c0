// A question of another type keeps all that the new type knows, and loses nothing that it can say.
import type { Choice } from '../../../core/instrument/choices.ts'
import type { Item } from '../../../core/instrument/model.ts'
import type { Label } from '../../../core/instrument/names.ts'
import type { QuestionType } from '../../../core/instrument/question.ts'

export type ItemType = QuestionType | 'group' | 'repeat'

/** In the order of the menu, by what an author wants to have. */
export const typeGroups = {
  words: ['text', 'note'],
  choices: ['selectOne', 'selectMany', 'rank', 'acknowledge'],
  numbers: ['integer', 'decimal', 'range', 'tally'],
  times: ['date', 'time', 'dateTime'],
  places: ['geopoint', 'geotrace', 'geoshape'],
  files: ['image', 'audio', 'video', 'file', 'signature', 'barcode'],
  hidden: ['calculate', 'hidden', 'meta'],
} as const satisfies Record<string, readonly QuestionType[]>

const common = ['name', 'label', 'hint', 'relevant', 'appearance', 'media', 'extra']
const kept = [...common, 'calculation', 'default', 'trigger']
const asked = [
  ...kept,
  'guidance',
  'required',
  'requiredMessage',
  'readOnly',
  'constraint',
  'constraintMessage',
  'probes',
  'aims',
  'records',
]
const chosen = [...asked, 'choices', 'choiceFilter', 'shuffle']
const limits = [...asked, 'min', 'max']
const positioned = [...asked, 'captureAccuracy', 'warningAccuracy']

const members: Record<QuestionType, readonly string[]> = {
  text: [...asked, 'long'],
  integer: limits,
  decimal: limits,
  range: [...limits, 'step'],
  selectOne: [...chosen, 'other'],
  selectMany: [...chosen, 'other'],
  rank: chosen,
  tally: [...asked, 'choices', 'everySeconds'],
  date: asked,
  time: asked,
  dateTime: asked,
  geopoint: positioned,
  geotrace: positioned,
  geoshape: positioned,
  image: [...asked, 'maxPixels'],
  audio: [...asked, 'quality'],
  video: asked,
  file: asked,
  signature: asked,
  barcode: asked,
  acknowledge: asked,
  note: [...common, 'guidance'],
  calculate: kept,
  hidden: kept,
  meta: [...kept, 'of'],
}

/** What a new question of a type cannot be without. */
export function newQuestion(type: QuestionType, name: string, label: Label): Item {
  return { ...(needed(type, label) as object), type, name, label } as Item
}

export function newGroup(type: 'group' | 'repeat', name: string, label: Label): Item {
  return { type, name, label, items: [] }
}

export function changeType(item: Item, type: QuestionType): Item {
  if ('items' in item || item.type === type) return item
  const known = new Set(members[type])
  const keeps = Object.fromEntries(Object.entries(item).filter(([member]) => known.has(member)))
  return { ...(needed(type, item.label ?? {}) as object), label: {}, ...keeps, type } as Item
}

export function canHave(type: ItemType, member: string): boolean {
  return type === 'group' || type === 'repeat'
    ? [...common, 'items', type === 'group' ? 'goalMinutes' : 'count'].includes(member)
    : members[type].includes(member)
}

/** Yes and no are the commonest of all choices, and a start that can be seen in the preview at once. */
function needed(type: QuestionType, label: Label): Record<string, unknown> {
  const languages = Object.keys(label)
  if (['selectOne', 'selectMany', 'rank', 'tally'].includes(type))
    return { choices: firstChoices(languages) }
  if (type === 'range') return { min: 1, max: 5, step: 1 }
  if (type === 'calculate') return { calculation: "''" }
  return type === 'meta' ? { of: 'today' } : {}
}

function firstChoices(languages: readonly string[]): Choice[] {
  const words = [
    { name: 'ya', id: 'Ya', en: 'Yes' },
    { name: 'tidak', id: 'Tidak', en: 'No' },
  ]
  const spoken = languages.length > 0 ? languages : ['id']
  return words.map(({ name, id, en }) => ({
    name,
    label: Object.fromEntries(
      spoken.map((language) => [language, language.startsWith('en') ? en : id]),
    ),
  }))
}
