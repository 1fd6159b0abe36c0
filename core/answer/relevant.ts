// Which questions are to be put, given the answers so far. An irrelevant question reads as empty elsewhere.
import { type Evaluated, evaluate, type Sight } from '../expression/evaluate.ts'
import type { Parsed, SyntaxReason } from '../expression/tree.ts'
import { toTruth } from '../expression/value.ts'
import type { Instrument } from '../instrument/model.ts'
import { planOf } from '../instrument/plan.ts'
import type { Answers } from '../wire/response.ts'
import { viewOf } from './view.ts'

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
  const seenFrom = viewOf(plan, answers, relevant, today)
  for (const step of plan.order) {
    const put = plan.conditions(step).every((condition) => {
      const result = evaluateParsed(condition, seenFrom(step.question.name))
      return !result.ok || toTruth(result.value)
    })
    if (put) relevant.add(step.question.name)
  }
  const names = plan.steps.map((step) => step.question.name)
  return new Set(names.filter((name) => relevant.has(name)))
}

export function evaluateParsed(
  parsed: Parsed,
  sight: Sight,
): Evaluated | { ok: false; reason: SyntaxReason } {
  return parsed.ok ? evaluate(parsed.tree, sight) : { ok: false, reason: parsed.reason }
}
