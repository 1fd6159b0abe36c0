// Which choices a question offers: its list, filtered by the answers so far, in the order of this response.

import { zoneOf } from '../expression/moment.ts'
import { seedOf, shuffle } from '../expression/shuffle.ts'
import { isNodes } from '../expression/value.ts'
import { say } from '../instrument/label.ts'
import type { Item } from '../instrument/model.ts'
import type { Label } from '../instrument/names.ts'
import { type Problem, problems } from '../problem.ts'
import type { AnswerValue } from '../wire/response.ts'
import type { Cell } from './cell.ts'
import { byName, type Choosing, entriesBehind, entriesOf } from './lists.ts'
import { type Run, work } from './run.ts'
import type { Entry } from './surroundings.ts'

const other: Label = { id: 'Lainnya', en: 'Other' }
const otherEntry: Entry = { name: 'other', label: other }

/** In the order they are shown. */
export function offered(run: Run, cell: Cell, question: Choosing): readonly Entry[] {
  cell.offered ??= inOrder(run, cell, question)
  return cell.offered
}

function inOrder(run: Run, cell: Cell, question: Choosing): readonly Entry[] {
  const entries = filtered(run, cell, question) ?? []
  const shuffled = 'shuffle' in question && question.shuffle ? mixed(run, cell, entries) : entries
  return hasOther(question, entries) ? [...shuffled, otherEntry] : shuffled
}

/** Null when they are not known here. A filter that fails leaves all of them. */
function filtered(run: Run, cell: Cell, question: Choosing): readonly Entry[] | null {
  const entries = entriesOf(run.plan.instrument, question, run.surroundings)
  if (entries === null || !('choiceFilter' in question)) return entries
  const nodes = work(run, cell, 'choiceFilter')
  return nodes !== undefined && isNodes(nodes) ? entriesBehind(nodes) : entries
}

/** Without a seed the order is drawn once, and stays while the form is open. */
function mixed(run: Run, cell: Cell, entries: readonly Entry[]): readonly Entry[] {
  const seed = work(run, cell, 'seed')
  const { random, now, textSeed } = run.surroundings
  if (seed !== undefined) return shuffle(entries, seedOf(seed, zoneOf(now ?? '') ?? 0, textSeed))
  if (random === null) return entries
  cell.draw ??= Math.floor(random() * 2 ** 31)
  return shuffle(entries, seedOf(cell.draw, 0, textSeed))
}

function hasOther(question: Choosing, entries: readonly Entry[]): boolean {
  return 'other' in question && question.other === true && !byName(entries).has('other')
}

/** In the form's language; the name when the choice is not known. */
export function labelOf(run: Run, item: Item, name: string): string {
  const { instrument } = run.plan
  const entries = 'choices' in item ? entriesOf(instrument, item, run.surroundings) : null
  const isOther = 'choices' in item && name === 'other' && hasOther(item, entries ?? [])
  const entry = entries && byName(entries).get(name)
  const label = isOther ? other : entry?.label
  return say(label, run.surroundings.language, instrument.languages) || name
}

/** What is wrong with the choices of an answer, or null. */
export function choiceProblem(
  run: Run,
  cell: Cell,
  question: Choosing,
  value: AnswerValue,
): Problem | null {
  const all = entriesOf(run.plan.instrument, question, run.surroundings)
  // They were checked where the list is known.
  if (all === null) return null
  const at = { question: cell.ref }
  const known = byName(all)
  const takesOther = hasOther(question, all)
  const chosen = namesIn(value)
  if (!chosen.every((name) => known.has(name) || (takesOther && name === 'other')))
    return problems.answerNotAChoice(at)
  const hasFilter = cell.slot.parsed.choiceFilter !== undefined
  if (hasFilter || question.type === 'rank') {
    const open = byName(filtered(run, cell, question) ?? all)
    if (!chosen.every((name) => open.has(name) || (takesOther && name === 'other')))
      return problems.answerNotOffered(at)
    if (question.type === 'rank' && chosen.length < open.size) return problems.answerNotRanked(at)
  }
  if (question.type !== 'selectMany' || chosen.length < 2) return null
  const alone = chosen.find((name) => known.get(name)?.exclusive === true)
  return alone === undefined ? null : problems.answerNotAlone({ ...at, choice: alone })
}

function namesIn(value: AnswerValue): string[] {
  if (typeof value !== 'object') return [String(value)]
  if (Array.isArray(value)) return value.filter((one) => typeof one === 'string')
  return 'marks' in value ? value.marks.map(([name]) => name) : []
}
