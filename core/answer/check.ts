// Checks a filled-in instrument against its questions. The phone makes this check when a response is finalised; the
// Worker makes the same one again at intake.

import { isAsked } from '../instrument/asked.ts'
import type { Instrument } from '../instrument/model.ts'
import type { Plan } from '../instrument/plan.ts'
import { type Problem, problems } from '../problem.ts'
import type { Response } from '../wire/response.ts'
import type { Cell, Home } from './cell.ts'
import { cellAt } from './find.ts'
import { type Form, formOf } from './form.ts'
import { type Mode, problemsOf } from './judge.ts'
import { handIn } from './keep.ts'
import { openRun } from './open.ts'
import type { Run } from './run.ts'
import type { Surroundings } from './surroundings.ts'
import { isEmpty } from './value.ts'

export type Filled = Pick<Response, 'answers' | 'coverage' | 'probes'>

/**
 * Every problem, at most one a place: what belongs to no question first, then in reading order. `now` is the moment of
 * finalising in the study's zone (`momentIn`), so that both sides work out `today()` alike.
 */
export function checkAnswers(
  instrument: Instrument,
  filled: Filled,
  surroundings: Surroundings,
  mode: Mode,
): Problem[] {
  return openSent(instrument, filled, surroundings, mode).problems
}

/** The same, with the response open, for whoever goes on to score it and to find its words. */
export function openSent(
  instrument: Instrument,
  filled: Filled,
  surroundings: Surroundings,
  mode: Mode,
): { form: Form; problems: Problem[] } {
  const run = openRun(instrument, filled.answers, { ...surroundings, isSent: true }, false)
  const found = [...strangers(run, filled), ...problemsOf(run, mode, filled.coverage)]
  return { form: formOf(run), problems: mode === 'final' ? [...found, ...hidden(run.top)] : found }
}

/**
 * What may be finalised: without empty answers, and without what was answered or marked at questions that are not
 * relevant. What names no question at all stays, for the check to tell.
 */
export function prune(instrument: Instrument, filled: Filled, surroundings: Surroundings): Filled {
  const run = openRun(instrument, filled.answers, surroundings, false)
  const stays = (ref: string) => {
    const cell = cellAt(run.plan, run.top, ref)
    // Marks in a row that was taken away went with it.
    return cell ? cell.isRelevant : !run.plan.named.has(ref.slice(ref.lastIndexOf('/') + 1))
  }
  return {
    answers: handIn(run.top.home),
    coverage: only(filled.coverage, stays),
    probes: only(filled.probes, stays),
  }
}

/** Answers at places that are not put. */
function hidden(cell: Cell): Problem[] {
  return cell.below.flatMap((one) => {
    const hasRows = one.slot.item.type === 'repeat' && !one.isRow && one.below.length > 0
    const isAnswered = hasRows || !isEmpty(one.value)
    if (!one.isRelevant && isAnswered) return [problems.answerIrrelevant({ question: one.ref })]
    const words = one.other && !one.other.isRelevant && !isEmpty(one.other.value)
    const own = words ? [problems.answerIrrelevant({ question: one.other?.ref ?? '' })] : []
    return [...own, ...hidden(one)]
  })
}

/** Answers and marks that belong to no question of this instrument, or to no row. */
function strangers({ plan, top }: Run, { coverage, probes }: Filled): Problem[] {
  const refs = new Set([...Object.keys(coverage), ...Object.keys(probes)])
  const strayMarks = [...refs].filter((ref) => !isPrompt(plan, top, ref))
  const strayProbes = Object.entries(probes).flatMap(([ref, marks]) => {
    const item = cellAt(plan, top, ref)?.slot.item
    if (!item || 'items' in item || !isAsked(item)) return []
    const known = new Set(item.probes?.map((probe) => probe.name))
    return Object.keys(marks).flatMap((probe) => (known.has(probe) ? [] : `${ref}.${probe}`))
  })
  const unknown = [...new Set([...strayAnswers(top.home, ''), ...strayMarks]), ...strayProbes]
  return unknown.map((question) => problems.answerUnknown({ question }))
}

function isPrompt(plan: Plan, top: Cell, ref: string): boolean {
  const type = cellAt(plan, top, ref)?.slot.item.type
  return type !== undefined && type !== 'note' && type !== 'group'
}

function strayAnswers(home: Home, prefix: string): string[] {
  const inRows = home.cells.flatMap((cell) =>
    cell.slot.item.type === 'repeat'
      ? cell.below.flatMap((row) => (row.row ? strayAnswers(row.row, `${row.ref}/`) : []))
      : [],
  )
  return [...Object.keys(home.strays).map((name) => `${prefix}${name}`), ...inRows]
}

function only<T>(record: Record<string, T>, stays: (name: string) => boolean) {
  return Object.fromEntries(Object.entries(record).filter(([name]) => stays(name)))
}
