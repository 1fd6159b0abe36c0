// Checks a filled-in instrument against its questions. The phone makes this check while answers are given and when
// a response is finalised; the Worker makes the same one again at intake.

import type { Sight } from '../expression/evaluate.ts'
import { toTruth } from '../expression/value.ts'
import type { Instrument } from '../instrument/model.ts'
import { type Plan, planOf } from '../instrument/plan.ts'
import { isAsked } from '../instrument/question.ts'
import type { Step } from '../instrument/walk.ts'
import { type Problem, problems } from '../problem.ts'
import type { Response } from '../wire/response.ts'
import { misfit } from './fit.ts'
import { evaluateParsed, relevance } from './relevant.ts'
import { answerAt, isEmpty } from './value.ts'
import { viewOf } from './view.ts'

export type Filled = Pick<Response, 'answers' | 'coverage' | 'probes'>

/** `draft` forgives what is not answered yet and what is hidden; `final` forgives nothing. */
export type Mode = 'draft' | 'final'

/**
 * Every problem, in reading order, at most one a question. `today` is the day of finalising in the study's zone
 * (`dayIn`), so that both sides evaluate `today()` alike.
 */
export function checkAnswers(
  instrument: Instrument,
  filled: Filled,
  today: string,
  mode: Mode,
): Problem[] {
  const plan = planOf(instrument)
  const room = roomOf(instrument, filled, today, mode)
  return [...strangers(plan, filled), ...plan.steps.flatMap((step) => checkStep(room, step) ?? [])]
}

/** One question while it is being answered: the problem to show beside it, or null. */
export function checkQuestion(
  instrument: Instrument,
  filled: Filled,
  name: string,
  today: string,
  mode: Mode = 'draft',
): Problem | null {
  const plan = planOf(instrument)
  const step = plan.named.get(name)
  if (!step) return problems.answerUnknown({ question: name })
  return checkStep(roomOf(instrument, filled, today, mode), step)
}

/**
 * What may be finalised: without empty answers, and without what was answered or marked at questions that are not
 * relevant. What names no question at all stays, for the check to tell.
 */
export function prune(instrument: Instrument, filled: Filled, today: string): Filled {
  const { named } = planOf(instrument)
  const relevant = relevance(instrument, filled.answers, today)
  const stays = (name: string) => relevant.has(name) || !named.has(name)
  return {
    answers: only(filled.answers, (name, value) => stays(name) && !isEmpty(value)),
    coverage: only(filled.coverage, stays),
    probes: only(filled.probes, stays),
  }
}

type Room = {
  plan: Plan
  filled: Filled
  mode: Mode
  relevant: ReadonlySet<string>
  sightOf: (name: string) => Sight
}

function roomOf(instrument: Instrument, filled: Filled, today: string, mode: Mode): Room {
  const plan = planOf(instrument)
  const relevant = relevance(instrument, filled.answers, today)
  const sightOf = viewOf(plan, filled.answers, relevant, today)
  return { plan, filled, mode, relevant, sightOf }
}

function checkStep(room: Room, { question, groups }: Step): Problem | null {
  const { plan, filled, mode, relevant } = room
  const value = answerAt(filled.answers, question.name)
  const holds = (kind: string, text: string): boolean | Problem => {
    const result = evaluateParsed(plan.parsed(text), room.sightOf(question.name))
    if (result.ok) return toTruth(result.value)
    const { reason } = result
    return problems.expressionFailed({ question: question.name, expression: kind, reason })
  }

  for (const { relevant: condition } of [...groups, question]) {
    const put = condition === undefined || holds('relevant', condition)
    if (typeof put !== 'boolean') return put
  }
  // A note that carries an answer is told among the strangers.
  if (!isAsked(question)) return null
  if (!relevant.has(question.name))
    return mode === 'final' && !isEmpty(value)
      ? problems.answerIrrelevant({ question: question.name })
      : null
  if (value === undefined || isEmpty(value)) {
    if (mode === 'draft' || isExcused(filled, question.name)) return null
    const { required = false } = question
    const must = typeof required === 'boolean' ? required : holds('required', required)
    if (typeof must !== 'boolean') return must
    return must ? problems.answerRequired({ question: question.name }) : null
  }
  const wrong = misfit(plan.instrument, question, value)
  if (wrong || question.constraint === undefined) return wrong
  const kept = holds('constraint', question.constraint)
  if (typeof kept !== 'boolean') return kept
  return kept ? null : problems.answerConstraint({ question: question.name })
}

/** An interviewer who says why a prompt has no answer has not forgotten it. */
function isExcused({ coverage }: Filled, name: string): boolean {
  const how = Object.hasOwn(coverage, name) ? coverage[name]?.how : undefined
  return how === 'skipped' || how === 'refused'
}

/** Answers and marks that belong to no question of this instrument. */
function strangers(plan: Plan, { answers, coverage, probes }: Filled): Problem[] {
  const isPrompt = (name: string) => (plan.named.get(name)?.question.type ?? 'note') !== 'note'
  const prompts = new Set([answers, coverage, probes].flatMap((part) => Object.keys(part)))
  const unknown = [...prompts].filter((name) => !isPrompt(name))
  const strayProbes = Object.entries(probes).flatMap(([name, marks]) => {
    const question = plan.named.get(name)?.question
    if (!question || !isAsked(question)) return []
    const known = new Set(question.probes?.map((probe) => probe.name))
    return Object.keys(marks).flatMap((probe) => (known.has(probe) ? [] : `${name}.${probe}`))
  })
  return [...unknown, ...strayProbes].map((question) => problems.answerUnknown({ question }))
}

function only<T>(record: Record<string, T>, stays: (name: string, value: T) => boolean) {
  return Object.fromEntries(Object.entries(record).filter(([name, value]) => stays(name, value)))
}
