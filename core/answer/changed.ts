// What a correction changed: the places of a response whose answers differ between two revisions of it.
import { canonical } from '../instrument/canonical.ts'
import type { Answers, AnswerValue } from '../wire/response.ts'

export type Change = {
  ref: string
  before: AnswerValue | undefined
  after: AnswerValue | undefined
}

/** In the order of the corrected answers, then what is no longer there. Rows are known by their id, wherever they moved to. */
export function changesIn(before: Answers, after: Answers): Change[] {
  const old = placesOf(before)
  const now = placesOf(after)
  const refs = [...now.keys(), ...[...old.keys()].filter((ref) => !now.has(ref))]
  return refs.flatMap((ref) => {
    const change = { ref, before: old.get(ref), after: now.get(ref) }
    return isSame(change.before, change.after) ? [] : [change]
  })
}

/** Every answer by its place; of a repeat those in its rows. */
function placesOf(answers: Answers, above = ''): Map<string, AnswerValue> {
  const places = new Map<string, AnswerValue>()
  for (const [name, value] of Object.entries(answers)) {
    const ref = above + name
    if (!isRows(value)) places.set(ref, value)
    else
      for (const row of value)
        for (const [inner, held] of placesOf(row.answers, `${ref}/${row.id}/`))
          places.set(inner, held)
  }
  return places
}

function isRows(value: AnswerValue): value is Extract<AnswerValue, { id: string }[]> {
  return Array.isArray(value) && typeof value[0] === 'object'
}

function isSame(before: AnswerValue | undefined, after: AnswerValue | undefined): boolean {
  if (before === undefined || after === undefined) return before === after
  return canonical(before) === canonical(after)
}
