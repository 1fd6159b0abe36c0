// Choosing: what an answer becomes when a choice is taken or left, and which of many are drawn.
import type { AnswerValue } from '../../../core/wire/response.ts'

export function chosenIn(value: AnswerValue | undefined): Set<string> {
  if (typeof value === 'string') return new Set([value])
  return new Set(Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [])
}

/** In the order given, so that the same choices are always the same answer. What stands alone drives the others out. */
export function toggled(
  chosen: ReadonlySet<string>,
  name: string,
  isChosen: boolean,
  order: readonly { name: string; exclusive?: boolean | undefined }[],
): string[] {
  const isAlone = (one: string) => order.find((choice) => choice.name === one)?.exclusive === true
  const next = new Set(chosen)
  if (!isChosen) next.delete(name)
  else {
    for (const one of chosen) if (isAlone(name) || isAlone(one)) next.delete(one)
    next.add(name)
  }
  const known = order.map((choice) => choice.name).filter((one) => next.has(one))
  return [...known, ...[...next].filter((one) => !known.includes(one))]
}

/** Beyond this many, one searches. */
export const manyChoices = 20
const mostShown = 60

/** The texts to search in, in lower case: made once for a list, since a list may hold twenty thousand. */
export function searchable<T>(entries: readonly T[], text: (entry: T) => string) {
  return entries.map((entry) => ({ entry, text: text(entry).toLocaleLowerCase() }))
}

/**
 * The chosen ones first, whatever is searched for, then the first that fit; never more than a phone can draw.
 * `left` counts those that fit and are not drawn.
 */
export function found<T extends { name: string }>(
  all: readonly { entry: T; text: string }[],
  wanted: string,
  chosen: ReadonlySet<string>,
): { shown: T[]; left: number } {
  const parts = wanted.trim().toLocaleLowerCase().split(/\s+/)
  const mine: T[] = []
  const fitting: T[] = []
  let left = 0
  for (const { entry, text } of all) {
    if (chosen.has(entry.name)) mine.push(entry)
    else if (parts.every((part) => text.includes(part))) {
      if (fitting.length < mostShown) fitting.push(entry)
      else left++
    }
  }
  return { shown: [...mine, ...fitting], left }
}
