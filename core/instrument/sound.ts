// What a schema cannot say of an instrument: that its names are told apart, its expressions can be read and end,
// and its scoring rests on questions that give points. A version is published only when this list is empty.

import { type Problem, problems } from '../problem.ts'
import { type Fault, type FaultReason, type Placed, twice } from './fault.ts'
import type { Instrument, Item } from './model.ts'
import { isAsked, type Question } from './question.ts'
import { expressionFaults } from './sound-expressions.ts'
import { labelFaults } from './sound-labels.ts'
import { scoringFaults } from './sound-scoring.ts'

export function soundness(instrument: Instrument): Problem[] {
  return faultsOf(instrument).map((fault) => problems.instrumentUnsound(fault))
}

/** The same, for those who put the reasons into words. */
export function faultsOf(instrument: Instrument): Fault[] {
  const placed = itemsOf(instrument)
  return [
    ...twice(instrument.languages, (index) => `languages.${index}`, 'language.twice'),
    ...placed.flatMap(({ item, at }): Fault[] =>
      reserved.has(item.name) ? [{ at: `${at}.name`, reason: 'name.reserved' }] : [],
    ),
    ...twice(
      placed.map(({ item }) => item.name),
      (index) => `${placed[index]?.at}.name`,
      'name.twice',
    ),
    ...placed.flatMap(({ item, at }) => ('items' in item ? [] : questionFaults(item, at))),
    ...labelFaults(instrument, placed),
    ...expressionFaults(instrument),
    ...scoringFaults(instrument),
  ]
}

// Every object has these already, so an answer under such a name is dropped on its way (valibot's record skips them).
const reserved = new Set(['__proto__', 'constructor', 'prototype'])

/** Groups and questions in reading order. */
function itemsOf(instrument: Instrument): Placed[] {
  const below = (items: readonly Item[], path: string): Placed[] =>
    items.flatMap((item, index) => {
      const at = `${path}.${index}`
      return [{ item, at }, ...('items' in item ? below(item.items, `${at}.items`) : [])]
    })
  return below(instrument.items, 'items')
}

function questionFaults(question: Question, at: string): Fault[] {
  const inner = (list: readonly { name: string }[], part: string, reason: FaultReason) =>
    twice(
      list.map((one) => one.name),
      (index) => `${at}.${part}.${index}.name`,
      reason,
    )
  if (!isAsked(question)) return []
  const probes = inner(question.probes ?? [], 'probes', 'probe.twice')
  if ('choices' in question)
    return typeof question.choices === 'string'
      ? probes
      : [...probes, ...inner(question.choices, 'choices', 'choice.twice')]
  if (question.type !== 'integer' && question.type !== 'decimal') return probes
  const { min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY } = question
  return min > max ? [...probes, { at: `${at}.min`, reason: 'range.reversed' }] : probes
}
