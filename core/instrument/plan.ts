// An instrument made ready to run: its questions by name, its expressions read once, and the order in which
// relevance can be decided. Kept per instrument object, which is never changed once it is in use.
import { parse } from '../expression/parse.ts'
import { references } from '../expression/references.ts'
import type { Parsed } from '../expression/tree.ts'
import type { Instrument } from './model.ts'
import { type Step, walk } from './walk.ts'

export type Plan = {
  instrument: Instrument
  /** Reading order. */
  steps: readonly Step[]
  named: ReadonlyMap<string, Step>
  parsed: (text: string) => Parsed
  /** What must hold for a question to be put: its groups' expressions and its own. */
  conditions: (step: Step) => readonly Parsed[]
  /** Each question after those that its relevance depends on; the tangled ones last, in reading order. */
  order: readonly Step[]
  /** Questions whose relevance waits for itself, directly or through others, and those that wait for them. */
  tangled: readonly Step[]
}

const plans = new WeakMap<Instrument, Plan>()

export function planOf(instrument: Instrument): Plan {
  const known = plans.get(instrument)
  if (known) return known
  const plan = makePlan(instrument)
  plans.set(instrument, plan)
  return plan
}

/** The names that a question's relevance depends on. */
export function waitsFor(plan: Plan, step: Step): string[] {
  return namesIn(plan.conditions(step))
}

function makePlan(instrument: Instrument): Plan {
  const steps = walk(instrument)
  const texts = new Map<string, Parsed>()
  const parsed = (text: string) => {
    const known = texts.get(text) ?? parse(text)
    texts.set(text, known)
    return known
  }
  const conditions = new Map(
    steps.map((step) => [
      step,
      [...step.groups, step.question].flatMap(({ relevant }) =>
        relevant === undefined ? [] : [parsed(relevant)],
      ),
    ]),
  )
  const named = new Map<string, Step>()
  for (const step of steps) if (!named.has(step.question.name)) named.set(step.question.name, step)
  const conditionsOf = (step: Step) => conditions.get(step) ?? []
  const order = untangle(steps, named, conditionsOf)
  const placed = new Set(order)
  const tangled = steps.filter((step) => !placed.has(step))
  return {
    instrument,
    steps,
    named,
    parsed,
    conditions: conditionsOf,
    order: [...order, ...tangled],
    tangled,
  }
}

/** Kahn's algorithm: a question is placed once all that it waits for are. */
function untangle(
  steps: readonly Step[],
  named: ReadonlyMap<string, Step>,
  conditions: (step: Step) => readonly Parsed[],
): Step[] {
  const waiting = new Map<Step, number>()
  const waiters = new Map<Step, Step[]>()
  for (const step of steps) {
    const needs = namesIn(conditions(step)).flatMap((name) => named.get(name) ?? [])
    waiting.set(step, needs.length)
    for (const need of needs) waiters.set(need, [...(waiters.get(need) ?? []), step])
  }
  const order = steps.filter((step) => waiting.get(step) === 0)
  // The array grows while it is walked.
  for (const done of order) {
    for (const waiter of waiters.get(done) ?? []) {
      const left = (waiting.get(waiter) ?? 0) - 1
      waiting.set(waiter, left)
      if (left === 0) order.push(waiter)
    }
  }
  return order
}

function namesIn(conditions: readonly Parsed[]): string[] {
  return [...new Set(conditions.flatMap((one) => (one.ok ? references(one.tree).names : [])))]
}
