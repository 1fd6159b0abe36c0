// Where answers stand over all versions of an instrument: one spot for each question, in the table of the response or of
// a repeat, with what each version knows of it.
import { isAsked } from '../instrument/asked.ts'
import { choicesOf } from '../instrument/lists.ts'
import type { Group, Instrument, Repeat } from '../instrument/model.ts'
import type { Label } from '../instrument/names.ts'
import { otherName } from '../instrument/plan.ts'
import type { Question } from '../instrument/question.ts'
import { walk } from '../instrument/walk.ts'
import type { NamedValue } from '../table/table.ts'

export type Version = { hash: string; number: number; instrument: Instrument }

/** What a version says of a question: why there may be no answer. */
export type Asking = { isPrompt: boolean; isConditional: boolean; isAsked: boolean }

export type Spot = {
  /** As the newest version that has it asks it. */
  question: Question
  /** Over all versions; the newest wording of each. */
  choices: NamedValue[]
  /** By the version's hash; a version that is not here did not ask. */
  askings: Map<string, Asking>
}

export type Scope = {
  /** Of the repeats that lead here, outermost first; none for the response itself. */
  path: string[]
  label: Label
  spots: Map<string, Spot>
  /** Repeats directly in it. */
  repeats: Map<string, Set<string>>
}

/** Newest version first: its questions in its order, then what only older ones asked. */
export function scopesOf(versions: readonly Version[]): Scope[] {
  const scopes = new Map<string, Scope>()
  const scopeAt = (path: string[], label: Label) => {
    const key = path.join('/')
    const scope = scopes.get(key) ?? { path, label, spots: new Map(), repeats: new Map() }
    scopes.set(key, scope)
    return scope
  }
  for (const { hash, instrument } of versions) {
    scopeAt([], instrument.title)
    for (const { question, groups } of walk(instrument)) {
      const repeats = groups.filter((group): group is Repeat => group.type === 'repeat')
      let scope = scopeAt([], instrument.title)
      for (const repeat of repeats) {
        const known = scope.repeats.get(repeat.name) ?? new Set()
        scope.repeats.set(repeat.name, known.add(hash))
        scope = scopeAt(
          [...scope.path, repeat.name],
          repeat.label ?? { [instrument.languages[0] ?? 'id']: repeat.name },
        )
      }
      if (question.type !== 'note') put(scope, hash, instrument, question, groups)
    }
  }
  return [...scopes.values()]
}

function put(
  scope: Scope,
  hash: string,
  instrument: Instrument,
  question: Question,
  groups: readonly (Group | Repeat)[],
): void {
  const isConditional = [question, ...groups].some((item) => item.relevant !== undefined)
  const asking = { isPrompt: isPrompt(question), isConditional, isAsked: isAsked(question) }
  const spot: Spot = scope.spots.get(question.name) ?? { question, choices: [], askings: new Map() }
  scope.spots.set(question.name, spot)
  spot.askings.set(hash, asking)
  if (!('choices' in question)) return
  const known = new Set(spot.choices.map(({ value }) => value))
  const offered: NamedValue[] = (choicesOf(instrument, question) ?? []).map(({ name, label }) => ({
    value: name,
    label,
  }))
  const hasOther = 'other' in question && question.other === true
  if (hasOther) offered.push({ value: 'other', label: { id: 'Lainnya', en: 'Other' } })
  spot.choices.push(...offered.filter(({ value }) => !known.has(value)))
  if (!hasOther) return
  const name = otherName(question.name)
  const words = scope.spots.get(name) ?? {
    question: { type: 'text' as const, name, label: question.label },
    choices: [],
    askings: new Map(),
  }
  scope.spots.set(name, words)
  words.askings.set(hash, { isPrompt: false, isConditional: true, isAsked: true })
}

/** A question that a talk covers, rather than a field that is filled in. */
function isPrompt(question: Question): boolean {
  if (!isAsked(question)) return false
  return (question.probes?.length ?? 0) > 0 || (question.aims?.length ?? 0) > 0
}
