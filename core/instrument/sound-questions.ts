// What questions say of themselves holds: probes and choices told apart, limits that leave room, defaults that fit.
import { misfit } from '../answer/fit.ts'
import { isAsked } from './asked.ts'
import { type Fault, type FaultReason, type Placed, twice } from './fault.ts'
import { choicesOf } from './lists.ts'
import type { Instrument } from './model.ts'
import { type Plan, planOf } from './plan.ts'
import type { Question } from './question.ts'

export function questionFaults(instrument: Instrument, { item, at }: Placed): Fault[] {
  if ('items' in item || item.type === 'note') return []
  const plan = planOf(instrument)
  return [
    ...namesTwice(item, at),
    ...limitFaults(item, at),
    ...defaultFaults(instrument, item, at),
    ...triggerFaults(plan, item, at),
  ]
}

function namesTwice(question: Question, at: string): Fault[] {
  const inner = (list: readonly { name: string }[], part: string, reason: FaultReason) =>
    twice(
      list.map((one) => one.name),
      (index) => `${at}.${part}.${index}.name`,
      reason,
    )
  if (!isAsked(question)) return []
  const probes = inner(question.probes ?? [], 'probes', 'probe.twice')
  return 'choices' in question && typeof question.choices !== 'string'
    ? [...probes, ...inner(question.choices, 'choices', 'choice.twice')]
    : probes
}

function limitFaults(question: Question, at: string): Fault[] {
  // A range may run backwards, but it must run.
  if (question.type === 'range')
    return question.min === question.max ? [{ at: `${at}.max`, reason: 'range.empty' }] : []
  if (question.type !== 'integer' && question.type !== 'decimal') return []
  const { min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY } = question
  return min > max ? [{ at: `${at}.min`, reason: 'range.reversed' }] : []
}

function defaultFaults(
  instrument: Instrument,
  question: Exclude<Question, { type: 'note' }>,
  at: string,
): Fault[] {
  if (question.default === undefined || !('value' in question.default)) return []
  const { value } = question.default
  const choices = 'choices' in question ? choicesOf(instrument, question) : null
  const names = new Set(choices?.map(({ name }) => name))
  const isOffered = choices === null || [value].flat().every((name) => names.has(String(name)))
  return isOffered && misfit(question, value, '') === null
    ? []
    : [{ at: `${at}.default.value`, reason: 'default.unfit' }]
}

function triggerFaults(
  plan: Plan,
  { trigger = [] }: Exclude<Question, { type: 'note' }>,
  at: string,
): Fault[] {
  return trigger.flatMap((name, index): Fault[] => {
    const item = plan.named.get(name)?.item
    const isQuestion = item !== undefined && !('items' in item) && item.type !== 'note'
    return isQuestion ? [] : [{ at: `${at}.trigger.${index}`, reason: 'trigger.unknown' }]
  })
}
