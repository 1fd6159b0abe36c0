// What of a response is worth a reviewer's second look beside the others of its instrument. Each rule is simple enough to be
// checked by hand, and says what it was reckoned from.
import { distanceOf, type Point, readPoint } from '../expression/place.ts'
import type { Instrument } from '../instrument/model.ts'
import { walk } from '../instrument/walk.ts'
import type { Remark } from '../wire/field.ts'
import type { Answers, Response } from '../wire/response.ts'
import { answerAt } from './value.ts'

export type Beside = Pick<Response, 'startedAt' | 'finalisedAt' | 'case' | 'answers'>

/** With fewer others nothing is usual yet. */
const fewest = 5
const quickShare = 1 / 3
const farMetres = 2_000

/** `minutes` against the middle one of the others': less than a third of it is quick. */
export function quickOf(response: Beside, others: readonly Beside[]): Remark[] {
  if (others.length < fewest) return []
  const sorted = others.map(minutesOf).sort((a, b) => a - b)
  const usualMinutes = sorted[Math.floor(sorted.length / 2)] ?? 0
  const minutes = minutesOf(response)
  return minutes < usualMinutes * quickShare ? [{ kind: 'quick', minutes, usualMinutes }] : []
}

/** A place of which every other place at the same question, of the same case, is more than two kilometres away. */
export function farOf(
  instrument: Instrument,
  response: Beside,
  others: readonly Beside[],
): Remark[] {
  if (response.case === null) return []
  const same = others.filter((one) => one.case === response.case)
  return walk(instrument).flatMap(({ question, groups }): Remark[] => {
    if (question.type !== 'geopoint' || groups.some(({ type }) => type === 'repeat')) return []
    const here = pointAt(response.answers, question.name)
    const there = same.flatMap((one) => pointAt(one.answers, question.name) ?? [])
    if (!here || there.length === 0) return []
    const nearest = Math.min(...there.map((point) => distanceOf([here, point])))
    const kilometres = Math.round(nearest / 100) / 10
    return nearest > farMetres ? [{ kind: 'far', ref: question.name, kilometres }] : []
  })
}

function minutesOf({ startedAt, finalisedAt }: Beside): number {
  return Math.max(0, Math.round((Date.parse(finalisedAt) - Date.parse(startedAt)) / 60_000))
}

function pointAt(answers: Answers, name: string): Point | null {
  const value = answerAt(answers, name)
  return typeof value === 'string' ? readPoint(value) : null
}
