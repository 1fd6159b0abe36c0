// What must hold of each question, as XForms says it: one `bind` a question, group or repeat.

import { isAsked } from '../instrument/asked.ts'
import { choicesOf } from '../instrument/lists.ts'
import type { Instrument } from '../instrument/model.ts'
import type { Question } from '../instrument/question.ts'
import { type Attributes, tag } from '../xml/write.ts'
import { asXPath, literal } from './expression.ts'
import type { Place } from './places.ts'

const types: Record<Question['type'], string> = {
  text: 'string',
  integer: 'int',
  decimal: 'decimal',
  range: 'decimal',
  selectOne: 'string',
  selectMany: 'string',
  rank: 'odk:rank',
  date: 'date',
  time: 'time',
  dateTime: 'dateTime',
  geopoint: 'geopoint',
  geotrace: 'geotrace',
  geoshape: 'geoshape',
  image: 'binary',
  audio: 'binary',
  video: 'binary',
  file: 'binary',
  signature: 'binary',
  barcode: 'barcode',
  acknowledge: 'string',
  // XForms knows no tally: its events travel as their names in order.
  tally: 'string',
  note: 'string',
  calculate: 'string',
  hidden: 'string',
  meta: 'string',
}

const preloads = {
  start: ['timestamp', 'start'],
  end: ['timestamp', 'end'],
  today: ['date', 'today'],
  deviceid: ['property', 'deviceid'],
  username: ['property', 'username'],
  email: ['property', 'email'],
  phonenumber: ['property', 'phonenumber'],
} as const

export function bindOf(
  instrument: Instrument,
  place: Place,
  places: ReadonlyMap<string, Place>,
): string {
  const { item, path } = place
  const xpath = (text: string | undefined) =>
    text === undefined ? undefined : asXPath(text, place, places).trim()
  const whether = (rule: boolean | string | undefined) =>
    typeof rule === 'string' ? xpath(rule) : rule ? 'true()' : undefined
  const common: Attributes = { nodeset: path, relevant: xpath(item.relevant) }
  if ('items' in item) return item.relevant === undefined ? '' : tag('bind', common)
  // A calculation with a trigger is set where it is triggered, and not recomputed.
  const calculate =
    'calculation' in item && item.trigger === undefined ? xpath(item.calculation) : undefined
  const own: Attributes = { ...common, type: typeOf(item), calculate }
  if (item.type === 'meta') {
    const [preload, params] = preloads[item.of]
    return tag('bind', { ...own, 'jr:preload': preload, 'jr:preloadParams': params })
  }
  if (!isAsked(item))
    return tag('bind', { ...own, readonly: item.type === 'note' ? 'true()' : undefined })
  return tag('bind', {
    ...own,
    required: whether(item.required),
    'jr:requiredMsg': item.requiredMessage && messageOf(item.name, 'requiredMsg'),
    readonly: whether(item.readOnly),
    constraint: constraintOf(instrument, item, xpath(item.constraint)),
    'jr:constraintMsg': item.constraintMessage && messageOf(item.name, 'constraintMsg'),
    'orx:max-pixels':
      item.type === 'image' && item.maxPixels !== undefined ? String(item.maxPixels) : undefined,
  })
}

/** The words beside the limits: "other" asks for them. */
export function otherBind(path: string): string {
  return tag('bind', {
    nodeset: `${path}_other`,
    type: 'string',
    relevant: `selected(${path}, 'other')`,
  })
}

export function messageOf(name: string, kind: 'requiredMsg' | 'constraintMsg'): string {
  return `jr:itext('${name}:${kind}')`
}

/** A range in whole steps is of whole numbers. */
function typeOf(question: Question): string {
  const isWhole =
    question.type === 'range' &&
    [question.min, question.max, question.step].every((number) => Number.isInteger(number))
  return isWhole ? 'int' : types[question.type]
}

/** Limits and exclusive choices are ours; XForms has one constraint for all. */
function constraintOf(
  instrument: Instrument,
  question: Question,
  authored: string | undefined,
): string | undefined {
  const rules = [
    ...(question.type === 'integer' || question.type === 'decimal'
      ? [
          ...(question.min === undefined ? [] : [`. >= ${question.min}`]),
          ...(question.max === undefined ? [] : [`. <= ${question.max}`]),
        ]
      : []),
    ...(question.type === 'selectMany'
      ? (choicesOf(instrument, question) ?? [])
          .filter((choice) => choice.exclusive)
          .map(({ name }) => `not(selected(., ${literal(name)})) or count-selected(.) = 1`)
      : []),
    ...(authored === undefined ? [] : [authored]),
  ]
  if (rules.length < 2) return rules[0]
  return rules.map((rule) => `(${rule})`).join(' and ')
}
