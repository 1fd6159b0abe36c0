// What a schema cannot say of an instrument: that its names are told apart, its expressions can be read and end,
// and its scoring rests on questions that give points. A version is published only when this list is empty.

import { type Problem, problems } from '../problem.ts'
import { type Fault, type Placed, twice } from './fault.ts'
import type { Instrument, Item } from './model.ts'
import { otherName, planOf } from './plan.ts'
import { expressionFaults } from './sound-expressions.ts'
import { labelFaults } from './sound-labels.ts'
import { listFaults } from './sound-lists.ts'
import { questionFaults } from './sound-questions.ts'
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
    ...nameFaults(placed),
    ...placed.flatMap((one) => questionFaults(instrument, one)),
    ...listFaults(instrument, placed),
    ...depthFaults(instrument),
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

/** The words of "other" have a name too. */
function nameFaults(placed: readonly Placed[]): Fault[] {
  const names = placed.flatMap(({ item, at }) => [
    { name: item.name, at },
    ...('other' in item && item.other ? [{ name: otherName(item.name), at }] : []),
  ])
  return twice(
    names.map(({ name }) => name),
    (index) => `${names[index]?.at}.name`,
    'name.twice',
  )
}

/** A ref leads through eight rows at the most. */
const deepest = 8

function depthFaults(instrument: Instrument): Fault[] {
  return planOf(instrument).slots.flatMap(({ item, path, repeats }): Fault[] =>
    item.type === 'repeat' && repeats.length >= deepest
      ? [{ at: path, reason: 'repeat.too-deep' }]
      : [],
  )
}
