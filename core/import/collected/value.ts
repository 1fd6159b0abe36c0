// What stands in the columns of one question as its answer. Clients of XForms write values as XForms spells them; a
// spreadsheet that people typed is read with more patience.
import { choicesOf } from '../../instrument/lists.ts'
import type { Instrument } from '../../instrument/model.ts'
import type { Question } from '../../instrument/question.ts'
import type { AnswerValue, FileAnswer } from '../../wire/response.ts'
import { choicesByWord, chosenIn, isTicked } from './choices.ts'
import { fromWellKnown, plainNumber } from './geo.ts'
import { clockText, dayText, readMoment } from './times.ts'

/** The texts of one question: of its own column, of its choices, of the parts of its place. */
export type Texts = {
  whole: string
  choices: Map<string, string>
  place: (string | undefined)[]
}

export type Reader = {
  instrument: Instrument
  /** The language whose words stand for the choices; null where their names do. */
  words: string | null
  /** Typed by people: words of any language, days and numbers as they write them. */
  isTyped: boolean
  /** A file that an answer names; null when its bytes were not brought. */
  file: (name: string) => FileAnswer | null
}

export type Read = { value: AnswerValue | undefined } | { unfit: Unfit }
export type Unfit = 'answer.wrong-type' | 'answer.not-a-choice' | 'text.too-long' | 'file.missing'

const nothing: Read = { value: undefined }
const wrongType: Read = { unfit: 'answer.wrong-type' }
const longest = 200_000

export function readValue(reader: Reader, question: Question, texts: Texts): Read {
  const whole = texts.whole.replaceAll(/\r\n?/g, '\n')
  if (whole.length > longest) return { unfit: 'text.too-long' }
  if (!whole.isWellFormed()) return wrongType
  const text = whole.trim()
  switch (question.type) {
    case 'selectMany':
    case 'rank':
      return several(reader, question, text, texts.choices)
    case 'geopoint':
      return pointFrom(text, texts.place)
    case 'acknowledge':
      return isTicked(text) || text === 'OK' ? { value: 'OK' } : isUnticked(text)
    default:
      return text === '' ? nothing : single(reader, question, whole, text)
  }
}

function single(reader: Reader, question: Question, whole: string, text: string): Read {
  const { isTyped } = reader
  switch (question.type) {
    case 'integer':
    case 'decimal':
    case 'range':
      return numberFrom(text, isTyped, question.type === 'integer')
    case 'selectOne':
      return oneOf(reader, question, text)
    case 'date':
      return found(dayText(text, isTyped))
    case 'time':
      return found(clockText(text))
    case 'dateTime':
      return found(readMoment(text, isTyped))
    case 'geotrace':
    case 'geoshape':
      return { value: fromWellKnown(text) }
    case 'image':
    case 'audio':
    case 'video':
    case 'file':
    case 'signature':
      return fileFrom(reader, text)
    case 'calculate':
      return { value: String(Number(whole)) === whole ? Number(whole) : whole }
    case 'tally':
    case 'note':
      return wrongType
    default:
      return { value: whole }
  }
}

function found(text: string | null): Read {
  return text === null ? wrongType : { value: text }
}

function isUnticked(text: string): Read {
  return /^(0|false|no|tidak)?$/i.test(text) ? nothing : wrongType
}

function numberFrom(text: string, isTyped: boolean, isWhole: boolean): Read {
  const plain = isTyped && /^[+-]?\d+,\d+$/.test(text) ? text.replace(',', '.') : text
  const number = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/.test(plain) ? Number(plain) : Number.NaN
  const fits = Number.isFinite(number) && (!isWhole || Number.isSafeInteger(number))
  return fits ? { value: number === 0 ? 0 : number } : wrongType
}

function oneOf(
  { instrument, words, isTyped }: Reader,
  question: Extract<Question, { type: 'selectOne' }>,
  text: string,
): Read {
  const choices = choicesOf(instrument, question)
  // A list that lies outside is not known here: its names have no spaces.
  if (!choices) return /\s/.test(text) ? { unfit: 'answer.not-a-choice' } : { value: text }
  const byWord = choicesByWord(choices, question.other === true, words, isTyped)
  const name = byWord.get(text) ?? (isTyped ? byWord.get(text.toLowerCase()) : undefined)
  return name === undefined ? { unfit: 'answer.not-a-choice' } : { value: name }
}

function several(
  { instrument, words, isTyped }: Reader,
  question: Extract<Question, { type: 'selectMany' | 'rank' }>,
  text: string,
  split: Map<string, string>,
): Read {
  const choices = choicesOf(instrument, question)
  const other = question.type === 'selectMany' && question.other === true
  const names = choices
    ? chosenIn(text, choicesByWord(choices, other, words, isTyped), isTyped)
    : text.split(/\s+/).filter(Boolean)
  if (names && names.length > 0) return { value: [...new Set(names)] }
  const ticked = [...split].filter(([, said]) => isTicked(said.trim())).map(([name]) => name)
  // Words of several choices one after another may be told apart in more than one way; their own columns are sure.
  if (ticked.length > 0 && question.type === 'selectMany') return { value: ticked }
  return names ? nothing : { unfit: 'answer.not-a-choice' }
}

/** `latitude longitude altitude accuracy`, in one column or in four. */
function pointFrom(text: string, parts: readonly (string | undefined)[]): Read {
  const told = text === '' ? parts.map((part) => part?.trim() ?? '') : pointParts(text)
  const last = told.findLastIndex((part) => part !== '')
  if (last < 0) return nothing
  const numbers = told
    .slice(0, last + 1)
    .map((part) => (part === '' ? '0' : part.replace(',', '.')))
  const isPlace = numbers.length >= 2 && told[0] !== '' && told[1] !== ''
  if (!isPlace || !numbers.every((part) => Number.isFinite(Number(part)))) return wrongType
  const point = numbers.map((part) =>
    /^-?\d+(\.\d+)?$/.test(part) ? part : plainNumber(Number(part)),
  )
  const [latitude, longitude] = point.map(Number)
  const isThere = Math.abs(latitude ?? 91) <= 90 && Math.abs(longitude ?? 181) <= 180
  return isThere ? { value: point.join(' ') } : wrongType
}

function pointParts(text: string): string[] {
  const plain = fromWellKnown(text)
  return plain.includes(', ') ? plain.split(/,\s+/) : plain.split(/[\s,]+/).slice(0, 4)
}

/** A link or a path names a file by its end. */
function fileFrom({ file }: Reader, text: string): Read {
  const name = text.slice(Math.max(text.lastIndexOf('/'), text.lastIndexOf('\\')) + 1)
  const held = file(name)
  return held ? { value: held } : { unfit: 'file.missing' }
}
