// Control, logic and choices.
import { type Fn, fn, many, members, words } from './function.ts'
import { nameIn } from './names.ts'
import { toNumber, toText, toTruth, type Value } from './value.ts'

export const logic: Record<string, Fn> = {
  if: fn(3, 3, (a) => a.value(a.truth(0) ? 1 : 2)),
  coalesce: fn(2, 2, (a) => {
    const first = a.value(0)
    return toText(first) === '' ? a.value(1) : first
  }),
  /** An answer that is there is kept. */
  once: fn(1, 1, (a) => (a.here.own.text === '' ? a.value(0) : a.here.own.text)),
  not: fn(1, 1, (a) => !a.truth(0)),
  true: fn(0, 0, () => true),
  false: fn(0, 0, () => false),
  boolean: fn(1, 1, (a) => a.truth(0)),
  'boolean-from-string': fn(1, 1, (a) => ['true', '1'].includes(a.text(0))),
  checklist: fn(2, many, (a) => {
    const values = Array.from({ length: a.count - 2 }, (_, index) => a.value(index + 2))
    const kept = values.flatMap(members).filter(toTruth).length
    return isWithin(kept, a.number(0), a.number(1))
  }),
  'weighted-checklist': fn(
    2,
    many,
    (a) => {
      let kept = 0
      for (let index = 2; index < a.count; index += 2) {
        const [values, weights] = [members(a.value(index)), members(a.value(index + 1))]
        // A weight without its value is a checklist that cannot be met.
        if (weights.length > values.length) return false
        weights.forEach((weight: Value, place) => {
          if (toTruth(values[place] ?? false)) kept += toNumber(weight, a.zone)
        })
      }
      return isWithin(kept, a.number(0), a.number(1))
    },
    2,
  ),

  selected: fn(2, 2, (a) => words(a.text(0)).includes(a.text(1).trim())),
  'selected-at': fn(2, 2, (a) => words(a.text(0))[Math.trunc(a.number(1))] ?? ''),
  'count-selected': fn(1, 1, (a) => words(a.text(0)).length),
  'jr:choice-name': fn(2, 2, (a) => {
    const question = nameIn(a.tree(1)) ?? a.text(1)
    return a.world.choiceLabel(a.text(0), question, a.here.own)
  }),
  'jr:itext': fn(1, 1, (a) => a.world.itext(a.text(0))),
}

/** -1 is no bound. */
function isWithin(count: number, least: number, most: number): boolean {
  return (least === -1 || count >= least) && (most === -1 || count <= most)
}
