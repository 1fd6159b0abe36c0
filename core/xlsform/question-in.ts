// A row of the survey sheet as a question of its type.
import type { QuestionType } from '../instrument/question.ts'
import { documentParts } from '../instrument/question.ts'
import { isNumber, parametersIn, wordIn } from './cell.ts'
import type { DraftChoice } from './choices-in.ts'
import { type Draft, type ItemReader, type Room, readerOf } from './item-in.ts'
import { authoredConstraint } from './limits.ts'
import type { Row } from './rows.ts'
import type { RowType } from './type.ts'

export type QuestionRow = Row & { type: Extract<RowType, { kind: 'question' }> }

/** What a select offers: the name of a list or choices of its own, and the choices that are meant. */
export type Offered = { choices: unknown; held: readonly DraftChoice[] }
export type Offer = (row: QuestionRow, parameters: Map<string, string>) => Offered | undefined

export function readQuestion(room: Room, row: QuestionRow, offer: Offer): Draft {
  const reader = readerOf(room, row)
  const parameters = parametersIn(reader.line.said('parameters') ?? '')
  const type = typeOf(reader, row)
  const placed = reader.placed()
  const own = ownOf(room, reader, row, type, parameters, placed)
  const offered = row.type.list ? offer(row, parameters) : undefined
  if (offered) own.choices = offered.choices
  const kept = keptOf(room, reader, type)
  if (!unasked.has(type)) {
    const limits = { type, min: own.min, max: own.max, choices: offered?.held ?? [] }
    const { constraint, isEdited } = authoredConstraint(reader, limits)
    if (isEdited) Object.assign(own, { min: undefined, max: undefined })
    Object.assign(kept, askedOf(room, reader, row), {
      constraint: constraint ?? row.type.constraint,
    })
  }
  reader.keep('parameters', [...parameters].map(([key, value]) => `${key}=${value}`).join(' '))
  reader.keep('type', row.type.kept)
  return { type, ...placed, ...kept, ...own, extra: reader.extra() }
}

// What XLSForm has no type for goes out as the nearest one, with our word beside it.
const ownTypes = ['image', 'signature', 'tally', 'rank'] as const

/** Our own word comes first; a signature is a picture that is drawn. */
function typeOf({ line }: ItemReader, row: QuestionRow): QuestionType {
  const own = line.said('pedoman::type')
  const word = ownTypes.find((one) => one === own)
  if (word) return word
  const isSigned = /(^|\s)signature(\s|$)/.test(line.exactly('appearance') ?? '')
  return row.type.type === 'image' && isSigned ? 'signature' : row.type.type
}

const unasked = new Set(['note', 'calculate', 'hidden', 'meta'])

function keptOf(room: Room, reader: ItemReader, type: QuestionType): Draft {
  if (type === 'note')
    return { label: reader.needed('label'), guidance: reader.label('guidance_hint') }
  const kept: Draft = {
    calculation: reader.expression('calculation'),
    default: defaultOf(reader, type),
    trigger: triggerOf(room, reader),
  }
  if (type === 'calculate' && kept.calculation === undefined) {
    room.report.refuse(reader.line.where('calculation'), 'calculation.missing')
    kept.calculation = "''"
  }
  return unasked.has(type) ? { ...kept, label: reader.label('label') } : kept
}

function askedOf(room: Room, reader: ItemReader, row: QuestionRow): Draft {
  const { line } = reader
  return {
    label: reader.needed('label'),
    guidance: reader.label('guidance_hint'),
    required: reader.rule('required'),
    requiredMessage: reader.label('required_message'),
    readOnly: reader.rule('read_only'),
    constraintMessage: reader.label('constraint_message'),
    probes: room.probes.get(row.authored ?? row.name),
    aims: wordsIn(line.said('pedoman::aims')),
    records: wordIn(room, line, 'pedoman::records', documentParts),
  }
}

function ownOf(
  room: Room,
  reader: ItemReader,
  row: QuestionRow,
  type: QuestionType,
  parameters: Map<string, string>,
  placed: Draft,
): Draft {
  const { line } = reader
  const take = (key: string): number | undefined => {
    const text = parameters.get(key)
    if (text === undefined) return undefined
    parameters.delete(key)
    if (isNumber(text)) return Number(text)
    room.report.refuse(line.where('parameters'), 'parameter.value', `${key}=${text}`)
    return undefined
  }
  switch (type) {
    case 'text':
      return { long: longOf(reader, parameters, placed) }
    case 'integer':
    case 'decimal':
      return { min: reader.number('pedoman::min'), max: reader.number('pedoman::max') }
    case 'range': {
      // pyxform's own: from 0 to 10 in steps of 1.
      const [min, max, step] = [take('start') ?? 0, take('end') ?? 10, take('step') ?? 1]
      return { min, max, step }
    }
    case 'selectOne':
    case 'selectMany':
    case 'rank':
      return {
        choiceFilter: reader.expression('choice_filter'),
        shuffle: shuffleOf(room, reader, parameters),
        other: reader.yesNo('pedoman::other') ?? row.type.other,
      }
    case 'tally':
      return { everySeconds: reader.number('pedoman::every_seconds') }
    case 'geopoint':
    case 'geotrace':
    case 'geoshape':
      return {
        captureAccuracy: take('capture-accuracy'),
        warningAccuracy: take('warning-accuracy'),
      }
    case 'image':
      return { maxPixels: take('max-pixels') }
    case 'audio': {
      const quality = parameters.get('quality')
      parameters.delete('quality')
      return { quality }
    }
    case 'signature':
      placed.appearance = /^signature(?: ([\s\S]+))?$/.test(String(placed.appearance))
        ? String(placed.appearance).slice('signature '.length) || undefined
        : placed.appearance
      return {}
    case 'meta':
      return { of: row.type.of }
    default:
      return {}
  }
}

/** A box of several lines, whichever way the author asked for it. */
function longOf({ line, keep }: ItemReader, parameters: Map<string, string>, placed: Draft) {
  const rows = line.said('rows')
  keep('rows', rows)
  const asked = parameters.get('rows')
  if (asked === '5') parameters.delete('rows')
  const isLong = asksForLong(placed.appearance, asked, rows)
  const own = line.said('pedoman::long')
  return own === undefined ? isLong || undefined : own === '-' ? undefined : own === 'yes'
}

export function asksForLong(appearance: unknown, parameter?: string, rows?: string): boolean {
  return (
    /(^|\s)multiline(\s|$)/.test(String(appearance ?? '')) ||
    [parameter, rows].some((count) => count !== undefined && Number(count) > 1)
  )
}

function shuffleOf(room: Room, reader: ItemReader, parameters: Map<string, string>) {
  const isShuffled = /^true(\(\))?$/i.test(parameters.get('randomize') ?? '')
  if (!isShuffled) return undefined
  parameters.delete('randomize')
  const parameter = parameters.get('seed')
  parameters.delete('seed')
  const seed =
    reader.expression('pedoman::seed') ??
    (parameter && room.names.follow(parameter, reader.line.where('parameters')))
  return seed ? { seed } : {}
}

function triggerOf({ report, names }: Room, { line }: ItemReader): string[] | undefined {
  const text = line.said('trigger')
  if (text === undefined) return undefined
  const found = [...names.follow(text, line.where('trigger')).matchAll(/\$\{\s*([^\s${}]+)\s*\}/g)]
  if (found.length === 0) report.refuse(line.where('trigger'), 'reference.unknown', text)
  return found.map(([, name = '']) => name)
}

function defaultOf(reader: ItemReader, type: QuestionType): Draft | undefined {
  const text = reader.line.exactly('default')
  const own = reader.line.said('pedoman::default')
  if (text === undefined) return undefined
  const kind = own ?? defaultKind(type, text)
  if (kind === 'expression') return { expression: reader.expression('default') }
  if (kind === 'number') return { value: Number(text) }
  return { value: kind === 'list' ? text.trim().split(/\s+/) : text }
}

export type DefaultKind = 'text' | 'number' | 'list' | 'expression'

/** What a default means that does not say so: pyxform takes a function or a reference as something to work out. */
export function defaultKind(type: QuestionType, text: string): DefaultKind {
  if (/\$\{/.test(text) || /^\s*[a-z][a-z0-9:_-]*\(.*\)\s*$/is.test(text)) return 'expression'
  if (type === 'integer' || type === 'decimal' || type === 'range')
    return isNumber(text) ? 'number' : 'text'
  return type === 'selectMany' || type === 'rank' ? 'list' : 'text'
}

function wordsIn(text: string | undefined): string[] | undefined {
  const words = text?.split(/[\s,;]+/).filter(Boolean)
  return words && words.length > 0 ? words : undefined
}
