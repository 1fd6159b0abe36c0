// The items of an instrument as rows of the survey sheet.

import { isAsked } from '../instrument/asked.ts'
import type { ChoiceList } from '../instrument/choices.ts'
import { choicesOf, listOf } from '../instrument/lists.ts'
import type { Group, Instrument, Item, Repeat } from '../instrument/model.ts'
import type { Choosing, Question } from '../instrument/question.ts'
import { walk } from '../instrument/walk.ts'
import { parametersIn } from './cell.ts'
import { joined, limitRules } from './limits.ts'
import { legalName } from './name.ts'
import { asksForLong, type DefaultKind, defaultKind } from './question-in.ts'
import { numberCell, type OutRow } from './sheet-out.ts'
import { putLabel, putMedia, type Tongues } from './text-out.ts'

export type Out = {
  instrument: Instrument
  tongues: Tongues
  /** The list of a question's own choices. */
  own: ReadonlyMap<string, string>
}

export function surveyRows(out: Out): OutRow[] {
  const { instrument } = out
  const offered = new Set(
    walk(instrument).map(({ question }) => 'choices' in question && question.choices),
  )
  const taken = new Set(everyName(instrument.items))
  const files = Object.entries(instrument.lists ?? {}).flatMap(([name, list]) =>
    list.from === 'file' && !offered.has(name) ? [fileRow(name, list, taken)] : [],
  )
  return [...files, ...instrument.items.flatMap((item) => itemRows(out, item))]
}

function everyName(items: readonly Item[]): string[] {
  return items.flatMap((item) => [item.name, ...('items' in item ? everyName(item.items) : [])])
}

function itemRows(out: Out, item: Item): OutRow[] {
  if (!('items' in item)) return [questionRow(out, item)]
  const end: OutRow = new Map([
    ['type', `end_${item.type}`],
    ['name', item.name],
  ])
  return [groupRow(out, item), ...item.items.flatMap((inner) => itemRows(out, inner)), end]
}

function groupRow(out: Out, item: Group | Repeat): OutRow {
  const row: OutRow = new Map([['type', `begin_${item.type}`]])
  putPlaced(row, out, item)
  if (item.type === 'repeat') put(row, 'repeat_count', item.count)
  else putNumber(row, 'pedoman::goal_minutes', item.goalMinutes)
  putExtra(row, item.extra, new Map())
  return row
}

function putPlaced(row: OutRow, { tongues }: Out, item: Item): void {
  row.set('name', item.name)
  putLabel(row, tongues, 'label', item.label)
  putLabel(row, tongues, 'hint', item.hint)
  put(row, 'relevant', item.relevant)
  put(row, 'appearance', item.appearance)
  putMedia(row, tongues, item.media)
}

function questionRow(out: Out, question: Question): OutRow {
  const row: OutRow = new Map([['type', '']])
  const parameters = new Map<string, string>()
  putPlaced(row, out, question)
  if ('guidance' in question) putLabel(row, out.tongues, 'guidance_hint', question.guidance)
  if (question.type !== 'note') putKept(row, question)
  if (isAsked(question)) putAsked(row, out, question)
  row.set('type', typeOf(row, parameters, out, question))
  putExtra(row, question.extra, parameters)
  return row
}

function putKept(row: OutRow, question: Exclude<Question, { type: 'note' }>): void {
  put(row, 'calculation', question.calculation)
  if (question.trigger?.length)
    row.set('trigger', question.trigger.map((name) => `\${${name}}`).join(', '))
  const { default: given } = question
  if (!given) return
  const [kind, cell, text] = defaultCell(given)
  row.set('default', cell)
  if (defaultKind(question.type, text) !== kind) row.set('pedoman::default', kind)
}

type Given = NonNullable<Exclude<Question, { type: 'note' }>['default']>

function defaultCell(given: Given): [DefaultKind, string | number | null, string] {
  if ('expression' in given) return ['expression', given.expression, given.expression]
  const { value } = given
  if (typeof value === 'number') return ['number', numberCell(value), String(value)]
  if (typeof value === 'string') return ['text', value, value]
  return ['list', value.join(' '), value.join(' ')]
}

function putAsked(
  row: OutRow,
  out: Out,
  question: Extract<Question, { required?: unknown }>,
): void {
  const { tongues, instrument } = out
  putRule(row, 'required', question.required)
  putLabel(row, tongues, 'required_message', question.requiredMessage)
  putRule(row, 'read_only', question.readOnly)
  putLabel(row, tongues, 'constraint_message', question.constraintMessage)
  if (question.aims?.length) row.set('pedoman::aims', question.aims.join(' '))
  put(row, 'pedoman::records', question.records)
  const held = 'choices' in question ? (choicesOf(instrument, question) ?? []) : []
  const rules = limitRules({ ...question, choices: held })
  const { constraint } = question
  if (rules.length === 0) put(row, 'constraint', constraint)
  else {
    row.set(
      'constraint',
      joined([...rules, ...(constraint === undefined ? [] : [constraint])]) ?? null,
    )
    row.set('pedoman::constraint', constraint ?? null)
  }
}

const plain: Partial<Record<Question['type'], string>> = {
  dateTime: 'dateTime',
  signature: 'image',
}

/** The type's own columns and parameters are filled on the way. */
function typeOf(
  row: OutRow,
  parameters: Map<string, string>,
  out: Out,
  question: Question,
): string {
  const kept = question.extra?.type
  const set = (key: string, value: number | string | undefined) => {
    if (value !== undefined) parameters.set(key, String(value))
  }
  switch (question.type) {
    case 'text':
      putLong(row, parameters, question)
      break
    case 'integer':
    case 'decimal':
      putNumber(row, 'pedoman::min', question.min)
      putNumber(row, 'pedoman::max', question.max)
      break
    case 'range':
      set('start', question.min)
      set('end', question.max)
      set('step', question.step)
      break
    case 'geopoint':
    case 'geotrace':
    case 'geoshape':
      set('capture-accuracy', question.captureAccuracy)
      set('warning-accuracy', question.warningAccuracy)
      break
    case 'image':
      set('max-pixels', question.maxPixels)
      if (/(^|\s)signature(\s|$)/.test(question.appearance ?? '')) row.set('pedoman::type', 'image')
      break
    case 'audio':
      set('quality', question.quality)
      break
    case 'signature':
      row.set(
        'appearance',
        ['signature', ...(question.appearance ? [question.appearance] : [])].join(' '),
      )
      break
    case 'meta':
      return kept ?? question.of
    case 'selectOne':
    case 'selectMany':
    case 'rank':
    case 'tally':
      return kept ?? selectType(row, parameters, out, question)
  }
  return kept ?? plain[question.type] ?? question.type
}

function putLong(
  row: OutRow,
  parameters: Map<string, string>,
  question: Extract<Question, { type: 'text' }>,
): void {
  const { appearance, extra, long } = question
  const rows = parametersIn(extra?.parameters ?? '').get('rows')
  const derived = asksForLong(appearance, rows, extra?.rows)
  if (long === true && !derived) parameters.set('rows', '5')
  if (long === undefined && derived) row.set('pedoman::long', '-')
  if (long === false) row.set('pedoman::long', 'no')
}

function selectType(
  row: OutRow,
  parameters: Map<string, string>,
  out: Out,
  question: Choosing,
): string {
  if (question.type === 'tally') putNumber(row, 'pedoman::every_seconds', question.everySeconds)
  else {
    put(row, 'choice_filter', question.choiceFilter)
    putShuffle(row, parameters, question.shuffle)
  }
  const many = question.type === 'selectOne' ? 'select_one' : 'select_multiple'
  const list =
    typeof question.choices === 'string' ? listOf(out.instrument, question.choices) : undefined
  const isFile = list?.from === 'file'
  const command = isFile ? `${many}_from_file` : question.type === 'rank' ? 'rank' : many
  if (question.type === 'tally' || (question.type === 'rank' && isFile))
    row.set('pedoman::type', question.type)
  const name =
    list?.from === 'file'
      ? fileOf(row, parameters, String(question.choices), list)
      : typeof question.choices === 'string'
        ? question.choices
        : (out.own.get(question.name) ?? question.name)
  if (typeof question.choices !== 'string') row.set('pedoman::choices', 'own')
  if (!('other' in question) || question.other === undefined) return `${command} ${name}`
  // "or_other" goes with no file in XLSForm.
  if (question.other && !isFile) return `${command} ${name} or_other`
  row.set('pedoman::other', question.other ? 'yes' : 'no')
  return `${command} ${name}`
}

function putShuffle(
  row: OutRow,
  parameters: Map<string, string>,
  shuffle: { seed?: string | undefined } | undefined,
): void {
  if (!shuffle) return
  parameters.set('randomize', 'true')
  if (shuffle.seed === undefined) return
  const isPlain = /^(?:\$\{[^\s,;{}=]+\}|\d+(?:\.\d+)?)$/.test(shuffle.seed)
  if (isPlain) parameters.set('seed', shuffle.seed)
  else row.set('pedoman::seed', shuffle.seed)
}

type FileList = Extract<ChoiceList, { from: 'file' }>

/** In XLSForm this is a row among the questions, so its name is one of theirs. */
function fileRow(list: string, { file, value, label }: FileList, taken: Set<string>): OutRow {
  let name = list
  for (let number = 2; taken.has(name); number++) name = `${list.slice(0, 120)}_${number}`
  taken.add(name)
  const row: OutRow = new Map([
    ['type', 'csv-external'],
    ['name', name],
  ])
  if (name !== list) row.set('pedoman::list', list)
  if (file !== `${name}.csv`) row.set('pedoman::file', file)
  if (value !== 'name') row.set('pedoman::value_column', value)
  if (label !== 'label') row.set('pedoman::label_column', label)
  return row
}

/** What stands behind `select_one_from_file`. */
function fileOf(
  row: OutRow,
  parameters: Map<string, string>,
  name: string,
  list: FileList,
): string {
  const isPlain = /^[\w.-]+\.csv$/i.test(list.file)
  const file = isPlain ? list.file : `${name}.csv`
  if (!isPlain) row.set('pedoman::file', list.file)
  if (legalName(list.file.replace(/\.csv$/i, '')) !== name) row.set('pedoman::list', name)
  for (const [key, usual] of [
    ['value', 'name'],
    ['label', 'label'],
  ] as const) {
    const column = list[key]
    if (column === usual) continue
    if (/^[\w.-]+$/.test(column)) parameters.set(key, column)
    else row.set(`pedoman::${key}_column`, column)
  }
  return file
}

/** The author's own columns; of XLSForm's, those that say nothing here. */
function putExtra(
  row: OutRow,
  extra: Record<string, string> | undefined,
  parameters: Map<string, string>,
): void {
  const { type: _, parameters: left, ...others } = extra ?? {}
  const own = [...parameters].map(([key, value]) => `${key}=${value}`)
  const all = [...own, ...(left === undefined ? [] : [left])].join(' ')
  if (all !== '') row.set('parameters', all)
  for (const [header, text] of Object.entries(others)) row.set(header, text)
}

function put(row: OutRow, header: string, text: string | undefined): void {
  if (text !== undefined) row.set(header, text)
}

function putNumber(row: OutRow, header: string, value: number | undefined): void {
  if (value !== undefined) row.set(header, numberCell(value))
}

function putRule(row: OutRow, header: string, rule: boolean | string | undefined): void {
  if (rule !== undefined) row.set(header, typeof rule === 'string' ? rule : rule ? 'yes' : 'no')
}
