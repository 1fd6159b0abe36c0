// Every expression of an instrument can be read, speaks of questions that exist, and waits for no answer that
// waits for it.
import { check, type Lookup } from '../expression/check.ts'
import { matches } from '../expression/pattern.ts'
import { references } from '../expression/references.ts'
import type { Fault, Placed } from './fault.ts'
import type { Instrument } from './model.ts'
import { type Plan, planOf, waitsFor } from './plan.ts'
import { isAsked } from './question.ts'
import type { Step } from './walk.ts'

export function expressionFaults(instrument: Instrument, placed: readonly Placed[]): Fault[] {
  const plan = planOf(instrument)
  return [
    ...placed.flatMap(({ item, at }) =>
      expressionsOf(item).flatMap(([part, text]) => faultsIn(plan, part, text, `${at}.${part}`)),
    ),
    ...cycles(plan),
  ]
}

function expressionsOf(item: Placed['item']): [part: string, text: string][] {
  const conditions: [string, string | boolean | undefined][] = [['relevant', item.relevant]]
  if (!('items' in item) && isAsked(item))
    conditions.push(['required', item.required], ['constraint', item.constraint])
  return conditions.flatMap(([part, text]) => (typeof text === 'string' ? [[part, text]] : []))
}

function faultsIn(plan: Plan, part: string, text: string, at: string): Fault[] {
  const parsed = plan.parsed(text)
  if (!parsed.ok) return [{ at: `${at}:${parsed.at}`, reason: parsed.reason }]
  // Whether a question is put cannot rest on its own answer.
  const own = part === 'relevant' && references(parsed.tree).own
  const faults: Fault[] = check(parsed.tree, lookupIn(plan))
    .filter(({ gravity }) => gravity === 'fault')
    .map((remark) => ({ at: `${at}:${remark.at}`, reason: remark.reason }))
  return own ? [...faults, { at, reason: 'expression.own-answer' }] : faults
}

function lookupIn(plan: Plan): Lookup {
  const groups = new Set(plan.steps.flatMap((step) => step.groups.map(({ name }) => name)))
  return {
    kindOf: (name) => {
      const question = plan.named.get(name)?.question
      if (question) return question.type === 'note' ? 'note' : 'answer'
      return groups.has(name) ? 'group' : null
    },
    hasInstance: () => false,
    readsPattern: (pattern) => matches('', pattern) !== null,
  }
}

/**
 * Each cycle once, its names in place of a path: `at` is `a > b > a`. A tangled question waits for at least one
 * tangled question, so following the first of them always comes round.
 */
function cycles(plan: Plan): Fault[] {
  const tangled = new Set(plan.tangled)
  const seen = new Set<Step>()
  const found: Fault[] = []
  for (const start of plan.tangled) {
    const trail: Step[] = []
    let here: Step | undefined = start
    while (here && !seen.has(here)) {
      seen.add(here)
      trail.push(here)
      here = waitsFor(plan, here)
        .flatMap((name) => plan.named.get(name) ?? [])
        .find((step) => tangled.has(step))
    }
    const from = here ? trail.indexOf(here) : -1
    if (from < 0) continue
    const names = [...trail.slice(from), ...trail.slice(from, from + 1)]
    found.push({
      at: names.map((step) => step.question.name).join(' > '),
      reason: 'expression.cycle',
    })
  }
  return found
}
