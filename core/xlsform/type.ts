// The type column: every spelling that forms of the field have for a question, a group or a repeat.
import { metaKinds, type QuestionType } from '../instrument/question.ts'

export type ListSource = { from: 'choices' | 'external' | 'file'; name: string }

export type RowType =
  | { kind: 'begin'; of: 'group' | 'repeat' | 'loop'; list?: string }
  | { kind: 'end'; of: 'group' | 'repeat' | 'loop' }
  | {
      kind: 'question'
      type: QuestionType
      list?: ListSource
      other?: boolean
      of?: (typeof metaKinds)[number]
      /** The author's word, where ours does not say the same. */
      kept?: string
      /** Kept for other programs: nothing is done with it here. */
      isIdle?: boolean
      constraint?: string
    }
  /** A list that comes in a file, for expressions to look into. */
  | { kind: 'file'; name: string }
  | { kind: 'not-here' }
  | { kind: 'unknown' }

const simple: Record<string, QuestionType> = {
  text: 'text',
  string: 'text',
  integer: 'integer',
  int: 'integer',
  decimal: 'decimal',
  range: 'range',
  note: 'note',
  date: 'date',
  time: 'time',
  datetime: 'dateTime',
  'date time': 'dateTime',
  geopoint: 'geopoint',
  gps: 'geopoint',
  location: 'geopoint',
  geotrace: 'geotrace',
  geoshape: 'geoshape',
  image: 'image',
  photo: 'image',
  picture: 'image',
  audio: 'audio',
  video: 'video',
  file: 'file',
  barcode: 'barcode',
  acknowledge: 'acknowledge',
  trigger: 'acknowledge',
  calculate: 'calculate',
  calculation: 'calculate',
  hidden: 'hidden',
}

const metas: Record<string, (typeof metaKinds)[number]> = {
  ...Object.fromEntries(metaKinds.map((kind) => [kind, kind])),
  'start time': 'start',
  'end time': 'end',
  'device id': 'deviceid',
  'phone number': 'phonenumber',
  imei: 'deviceid',
  'uri:deviceid': 'deviceid',
  'uri:username': 'username',
  'uri:email': 'email',
  'uri:phonenumber': 'phonenumber',
}

// What a phone's browser cannot know or does by itself, and what only SurveyCTO does: kept in the data as an empty value.
const idle = new Set([
  'simserial',
  'subscriberid',
  'uri:simserial',
  'uri:subscriberid',
  'audit',
  'start-geopoint',
  'background-geopoint',
  'background-audio',
  'caseid',
  'comments',
  'text audit',
  'audio audit',
  'speed violations count',
  'speed violations list',
  'speed violations audit',
  'sensor stream',
  'sensor statistic',
])

// The commands of pyxform's aliases that name a list.
const selects: [RegExp, QuestionType][] = [
  [/^(?:add )?select (?:all that apply|multiple)(?: prompt)?(?: (?:from|using))?$/, 'selectMany'],
  [/^(?:add )?(?:select one|select1)(?: prompt)?(?: (?:from|using))?$/, 'selectOne'],
  [/^rank$/, 'rank'],
]

export function readType(text: string): RowType {
  const words = text.trim().replaceAll(/\s+/g, ' ')
  const plain = words.toLowerCase().replace(/^(select|begin|end|or)_/g, '$1 ')
  return controlIn(plain, words) ?? selectIn(words) ?? questionIn(plain, words)
}

function controlIn(plain: string, words: string): RowType | null {
  const found = /^(begin|end) (group|lgroup|repeat|looped group|loop)(?: over (\S+))?$/.exec(plain)
  if (!found) return null
  const [, verb, noun = ''] = found
  const of =
    noun === 'loop' ? 'loop' : noun === 'repeat' || noun === 'looped group' ? 'repeat' : 'group'
  if (verb === 'end') return { kind: 'end', of }
  const list = found[3] === undefined ? undefined : words.split(' ').at(-1)
  return list === undefined ? { kind: 'begin', of } : { kind: 'begin', of, list }
}

function selectIn(text: string): RowType | null {
  const bare = text.replace(/ (?:or specify other|or[_ ]other)$/i, '')
  const other = bare !== text
  const space = bare.lastIndexOf(' ')
  const command = bare.slice(0, space).toLowerCase().replaceAll('_', ' ')
  const name = bare.slice(space + 1)
  if (space < 0) return null
  const [, base = command, door] = /^(.*?) (external|from file)$/.exec(command) ?? []
  const found = selects.find(([pattern]) => pattern.test(base))
  if (!found) return null
  const [, type] = found
  // Choices out of a repeat's rows: no list of the instrument.
  if (name.startsWith('${')) return { kind: 'not-here' }
  const from = door === 'external' ? 'external' : door === 'from file' ? 'file' : 'choices'
  const list: ListSource = { from, name }
  return other && type !== 'rank'
    ? { kind: 'question', type, list, other }
    : { kind: 'question', type, list }
}

function questionIn(plain: string, words: string): RowType {
  const file = /^(csv|xml)[-_ ]external$/.exec(plain)
  if (file) return file[1] === 'csv' ? { kind: 'file', name: '' } : { kind: 'not-here' }
  const bare = plain.replace(/^(?:add|q|get) /, '').replace(/ prompt$/, '')
  const word = bare.replaceAll('_', ' ')
  const type = Object.hasOwn(simple, word) ? simple[word] : undefined
  if (type) return { kind: 'question', type }
  if (word === 'phone number' && !plain.startsWith('get'))
    return { kind: 'question', type: 'text', kept: words, constraint: "regex(., '^\\d*$')" }
  if (word === 'percentage')
    return { kind: 'question', type: 'integer', kept: words, constraint: '. >= 0 and . <= 100' }
  const of = Object.hasOwn(metas, bare) ? metas[bare] : undefined
  if (of) {
    const question = { kind: 'question', type: 'meta', of } as const
    return bare === of ? question : { ...question, kept: words }
  }
  // SurveyCTO: a calculation that is taken at its place in the form.
  if (word === 'calculate here') return { kind: 'question', type: 'calculate', kept: words }
  if (idle.has(plain) || idle.has(word))
    return { kind: 'question', type: 'hidden', kept: words, isIdle: true }
  return plain.startsWith('osm ') || plain === 'osm' ? { kind: 'not-here' } : { kind: 'unknown' }
}
