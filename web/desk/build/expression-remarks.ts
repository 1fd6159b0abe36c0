// What is wrong with an expression while it is written: the first thing that cannot be read, or all that is wrong with what
// can be, each with its position.
import { type CheckReason, check, type Lookup } from '../../../core/expression/check.ts'
import { parse } from '../../../core/expression/parse.ts'
import { matches } from '../../../core/expression/pattern.ts'
import type { SyntaxReason } from '../../../core/expression/tree.ts'
import type { Instrument } from '../../../core/instrument/model.ts'
import { placesIn } from './place.ts'

export type ExpressionRemark = {
  at: number
  reason: SyntaxReason | CheckReason
  /** The name, function or text it speaks of; '' where it is the place that counts. */
  about: string
  isWarning: boolean
}

export function remarksOn(instrument: Instrument, expression: string): ExpressionRemark[] {
  const parsed = parse(expression)
  if (!parsed.ok) return [{ at: parsed.at, reason: parsed.reason, about: '', isWarning: false }]
  return check(parsed.tree, lookupIn(instrument)).map(({ at, reason, about, gravity }) => ({
    at,
    reason,
    about,
    isWarning: gravity === 'warning',
  }))
}

function lookupIn(instrument: Instrument): Lookup {
  const items = new Map(placesIn(instrument).map(({ item }) => [item.name, item]))
  const files = new Set((instrument.files ?? []).map(({ name }) => name.replace(/\.csv$/, '')))
  return {
    kindOf: (name) => {
      const item = items.get(name) ?? items.get(name.replace(/_other$/, ''))
      if (!item) return null
      if ('items' in item) return item.type
      return item.type === 'note' ? 'note' : 'answer'
    },
    hasInstance: (id) => Object.hasOwn(instrument.lists ?? {}, id) || files.has(id),
    readsPattern: (pattern) => matches('', pattern) !== null,
  }
}
