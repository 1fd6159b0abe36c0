// Whether a value is of its question's kind: type, choices and range.
import { daysOf } from '../expression/moment.ts'
import { choicesOf } from '../instrument/choices.ts'
import type { Instrument } from '../instrument/model.ts'
import type { Choosing, Question } from '../instrument/question.ts'
import { type Problem, problems } from '../problem.ts'
import type { AnswerValue } from '../wire/response.ts'

/** The first thing that is wrong with a value that is not empty, or null. */
export function misfit(
  instrument: Instrument,
  question: Question,
  value: AnswerValue,
): Problem | null {
  if (!hasType(question, value))
    return problems.answerWrongType({ question: question.name, expected: question.type })
  if (typeof value === 'string' && !value.isWellFormed())
    // A lone surrogate would shift every offset after it.
    return problems.textIllFormed({ at: question.name })
  switch (question.type) {
    case 'integer':
    case 'decimal':
      return outOfRange(question.name, value, question.min ?? null, question.max ?? null)
    case 'range': {
      const { name, min, max } = question
      return outOfRange(name, value, Math.min(min, max), Math.max(min, max))
    }
    case 'selectOne':
    case 'selectMany':
    case 'rank':
    case 'tally':
      return notAChoice(instrument, question, value)
    default:
      return null
  }
}

const shapes: Record<Question['type'], (value: AnswerValue) => boolean> = {
  text: isText,
  barcode: isText,
  hidden: isScalar,
  calculate: isScalar,
  meta: isScalar,
  acknowledge: (value) => value === 'OK',
  selectOne: isText,
  integer: (value) => Number.isSafeInteger(value),
  decimal: (value) => Number.isFinite(value),
  range: (value) => Number.isFinite(value),
  date: (value) => isText(value) && !Number.isNaN(daysOf(value)),
  time: (value) => isText(value) && time.test(value),
  dateTime: (value) => {
    const [day = '', clock = ''] = isText(value) ? value.split('T') : []
    return !Number.isNaN(daysOf(day)) && time.test(clock)
  },
  // A choice is chosen once.
  selectMany: isDistinct,
  rank: isDistinct,
  geopoint: (value) => isText(value) && isPoint(value),
  geotrace: (value) => isText(value) && arePoints(value, 2),
  geoshape: (value) => isText(value) && arePoints(value, 4) && isClosed(value),
  image: isFile,
  audio: isFile,
  video: isFile,
  file: isFile,
  signature: isFile,
  tally: (value) => typeof value === 'object' && 'marks' in value,
  note: () => false,
}

/** As XForms spells a time: `14:05:00.000+08:00`; seconds, their fraction and the offset may be missing. */
const time = /^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})?$/

function hasType(question: Question, value: AnswerValue): boolean {
  return shapes[question.type](value)
}

function isText(value: AnswerValue): value is string {
  return typeof value === 'string'
}

function isScalar(value: AnswerValue): boolean {
  return typeof value === 'string' || typeof value === 'number'
}

function isDistinct(value: AnswerValue): boolean {
  return (
    Array.isArray(value) &&
    value.every((one) => typeof one === 'string') &&
    new Set(value).size === value.length
  )
}

function isFile(value: AnswerValue): boolean {
  return typeof value === 'object' && 'file' in value
}

/** `latitude longitude altitude accuracy`, in degrees and metres; the last two may be missing (XForms geopoint). */
function isPoint(text: string): boolean {
  const parts = text.split(' ')
  const [latitude = Number.NaN, longitude = Number.NaN] = parts.map(Number)
  return (
    parts.length >= 2 &&
    parts.length <= 4 &&
    parts.every((part) => /^-?\d+(\.\d+)?$/.test(part)) &&
    Math.abs(latitude) <= 90 &&
    Math.abs(longitude) <= 180
  )
}

function arePoints(text: string, least: number): boolean {
  const points = pointsIn(text)
  return points.length >= least && points.every(isPoint)
}

/** A shape ends where it began. */
function isClosed(text: string): boolean {
  const points = pointsIn(text)
  const place = (point: string | undefined) => point?.split(' ').slice(0, 2).join(' ')
  return place(points[0]) === place(points.at(-1))
}

function pointsIn(text: string): string[] {
  return text
    .split(';')
    .map((point) => point.trim())
    .filter((point) => point !== '')
}

/** What is chosen from a list outside the version is checked where that list is known. */
function notAChoice(
  instrument: Instrument,
  question: Choosing,
  value: AnswerValue,
): Problem | null {
  const choices = choicesOf(instrument, question)
  if (choices === null) return null
  const names = new Set(choices.map((choice) => choice.name))
  if ('other' in question && question.other) names.add('other')
  const chosen = namesIn(value)
  if (!chosen.every((name) => names.has(name)))
    return problems.answerNotAChoice({ question: question.name })
  const alone = choices.find((choice) => choice.exclusive && chosen.includes(choice.name))
  return alone && chosen.length > 1 && question.type === 'selectMany'
    ? problems.answerNotAlone({ question: question.name, choice: alone.name })
    : null
}

function namesIn(value: AnswerValue): string[] {
  if (typeof value !== 'object') return [String(value)]
  if (Array.isArray(value)) return value.filter((one) => typeof one === 'string')
  return 'marks' in value ? value.marks.map(([name]) => name) : []
}

function outOfRange(
  question: string,
  value: AnswerValue,
  min: number | null,
  max: number | null,
): Problem | null {
  const number = Number(value)
  const inside = (min === null || number >= min) && (max === null || number <= max)
  return inside ? null : problems.answerOutOfRange({ question, min, max })
}
