// Which questions are to be put, given the answers so far. An irrelevant question reads as empty elsewhere.
import { type Evaluated, evaluate, type Scope } from '../expression/evaluate.ts'
import type { Parsed, SyntaxReason } from '../expression/tree.ts'
import { toTruth } from '../expression/value.ts'
import type { Instrument } from '../instrument/model.ts'
import { planOf } from '../instrument/plan.ts'
import type { Answers } from '../wire/response.ts'
import { answerAt, asText } from './value.ts'

/**
 * The names of the relevant questions, in reading order. `today` is YYYY-MM-DD in the study's zone, or null where
 * nobody knows it. A condition that fails hides nothing: better a question too many than an answer lost.
 */
export function relevance(
  instrument: Instrument,
  answers: Answers,
  today: string | null,
): Set<string> {
  const plan = planOf(instrument)
  const relevant = new Set<string>()
  const scope = scopeOf(answers, relevant, today)
  for (const step of plan.order) {
    const put = plan.conditions(step).every((condition) => {
      const result = evaluateParsed(condition, scope)
      return !result.ok || toTruth(result.value)
    })
    if (put) relevant.add(step.question.name)
  }
  const names = plan.steps.map((step) => step.question.name)
  return new Set(names.filter((name) => relevant.has(name)))
}

/** What an expression sees when these questions are relevant. */
export function scopeOf(
  answers: Answers,
  relevant: ReadonlySet<string>,
  today: string | null,
  own = '',
): Scope {
  const answer = (name: string) => (relevant.has(name) ? asText(answerAt(answers, name)) : '')
  return { answer, own, today }
}

export function evaluateParsed(
  parsed: Parsed,
  scope: Scope,
): Evaluated | { ok: false; reason: SyntaxReason } {
  return parsed.ok ? evaluate(parsed.tree, scope) : { ok: false, reason: parsed.reason }
}
