// Whether a value is of its question's kind: type and range. What can be chosen is in offer.ts.
import { daysOf } from '../expression/moment.ts'
import type { Question } from '../instrument/question.ts'
import { type Problem, problems } from '../problem.ts'
import type { AnswerValue } from '../wire/response.ts'

/** The first thing that is wrong with a value that is not empty, or null. `ref` is where it stands. */
export function misfit(question: Question, value: AnswerValue, ref: string): Problem | null {
  if (!hasType(question, value))
    return problems.answerWrongType({ question: ref, expected: question.type })
  if (typeof value === 'string' && !value.isWellFormed())
    // A lone surrogate would shift every offset after it.
    return problems.textIllFormed({ at: ref })
  switch (question.type) {
    case 'integer':
    case 'decimal':
      return outOfRange(ref, value, question.min ?? null, question.max ?? null)
    case 'range':
      return outOfRange(
        ref,
        value,
        Math.min(question.min, question.max),
        Math.max(question.min, question.max),
      )
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
