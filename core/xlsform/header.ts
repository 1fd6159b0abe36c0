// What stands at the head of a column: which of XLSForm's columns it is, under whichever of its names, and in which language.

export type Header = {
  /** XLSForm's own name, or `pedoman::…`; null for a column that is the author's. */
  key: string | null
  /** As the author wrote it; null for a column without one. */
  language: string | null
}

const textColumns = ['label', 'hint', 'guidance_hint', 'required_message', 'constraint_message']
const mediaColumns = ['image', 'big_image', 'audio', 'video']
const translatable = new Set([...textColumns, ...mediaColumns, 'pedoman::title'])

// pyxform's aliases (xls2json and aliases), and those of SurveyCTO and of older forms.
const surveyNames: Record<string, string[]> = {
  type: ['command'],
  name: ['tag', 'value'],
  label: ['caption'],
  hint: [],
  guidance_hint: [],
  required: ['bind::required'],
  required_message: ['requiredmsg', 'bind::jr:requiredmsg', 'bind:jr:requiredmsg'],
  relevant: ['relevance', 'bind::relevant'],
  appearance: ['control::appearance', 'body::appearance'],
  default: [],
  constraint: ['constraining', 'bind::constraint'],
  constraint_message: [
    'constraintmsg',
    'constraining_message',
    'bind::jr:constraintmsg',
    'bind:jr:constraintmsg',
  ],
  calculation: ['calculate', 'bind::calculate'],
  trigger: [],
  choice_filter: [],
  parameters: [],
  repeat_count: ['count', 'jr:count', 'control::jr:count', 'body::jr:count'],
  read_only: ['readonly', 'bind::readonly'],
  image: [],
  big_image: ['big-image'],
  audio: [],
  video: [],
  disabled: [],
  rows: ['body::rows', 'control::rows'],
}

const choiceNames: Record<string, string[]> = {
  list_name: ['list'],
  name: ['value'],
  label: ['caption'],
  image: [],
  big_image: ['big-image'],
  audio: [],
  video: [],
  points: [],
}

// pyxform takes what stands behind `::` on the choices sheet for a language, so ours are written in one word there.
const ownChoiceColumn = /^pedoman_(?:column_(.+)|(exclusive|from|role))$/s

const settingNames: Record<string, string[]> = {
  form_title: ['title', 'set_form_title'],
  form_id: ['id_string', 'set_form_id'],
  default_language: [],
  instance_name: [],
}

const surveyAliases = aliasesOf(surveyNames)
const choiceAliases = aliasesOf(choiceNames)
const settingAliases = aliasesOf(settingNames)

export type SheetKind = 'survey' | 'choices' | 'settings' | 'pedoman'

const aliasesFor: Record<SheetKind, Map<string, string>> = {
  survey: surveyAliases,
  choices: choiceAliases,
  settings: settingAliases,
  // Our own sheets name their columns plainly.
  pedoman: new Map([
    ['label', 'label'],
    ...['question', 'name', 'from', 'tone', 'items', 'hash', 'type', 'size_bytes'].map(
      (key): [string, string] => [key, `pedoman::${key}`],
    ),
  ]),
}

export function readHeader(kind: SheetKind, text: string): Header {
  const own = kind === 'choices' ? ownChoiceColumn.exec(text.trim()) : null
  if (own) return { key: `pedoman::${own[2] ?? `column::${own[1]}`}`, language: null }
  const aliases = aliasesFor[kind]
  const whole = aliases.get(normal(text))
  if (whole !== undefined) return { key: whole, language: null }
  const separator = text.includes('::') ? '::' : ':'
  const parts = text.split(separator).map((part) => part.trim())
  const first = normal(parts[0] ?? '')
  if (first === 'pedoman' && separator === '::') return ownHeader(parts.slice(1))
  if (first === 'media' && parts.length > 1) parts.shift()
  const [name = '', language, ...more] = parts
  const key = aliases.get(normal(name))
  if (key === undefined || more.length > 0 || language === '') return { key: null, language: null }
  if (language === undefined) return { key, language: null }
  return translatable.has(key) ? { key, language } : { key: null, language: null }
}

function ownHeader([name = '', ...rest]: string[]): Header {
  const key = `pedoman::${normal(name)}`
  if (rest.length === 0) return { key, language: null }
  return translatable.has(key) ? { key, language: rest.join('::') } : { key: null, language: null }
}

/** Whether a column holds words for people, or files to show them: it has one text for each language. */
export function isForPeople(key: string | null): boolean {
  return key !== null && translatable.has(key)
}

/** How a column is written at its head: `media::image::English (en)`. */
export function writeHeader(key: string, language: string): string {
  const name = mediaColumns.includes(key) ? `media::${key.replace('_', '-')}` : key
  return language === '' ? name : `${name}::${language}`
}

function normal(text: string): string {
  return text.trim().toLowerCase().replaceAll(/\s+/g, '_')
}

function aliasesOf(names: Record<string, string[]>): Map<string, string> {
  return new Map(
    Object.entries(names).flatMap(([key, others]) => [key, ...others].map((name) => [name, key])),
  )
}
