// Functions that only SurveyCTO has, where their meaning is clear without its app. The checker names each use.
import { type Call, type Fn, fn, many } from './function.ts'
import { placeAmongRows } from './functions-sets.ts'
import { nameIn } from './names.ts'
import type { Node } from './node.ts'
import { toNumber, toText, toTruth, type Value } from './value.ts'

export const surveycto: Record<string, Fn> = {
  lower: fn(1, 1, (a) => a.text(0).toLowerCase()),
  upper: fn(1, 1, (a) => a.text(0).toUpperCase()),
  empty: fn(1, 1, (a) => a.text(0) === ''),
  'choice-label': fn(2, 2, (a) =>
    a.world.choiceLabel(a.text(1), nameIn(a.tree(0)) ?? a.text(0), a.here.own),
  ),
  /** The row's place in its repeat. */
  index: fn(0, 0, (a) => {
    let at: Node | null = a.here.own
    while (at && !at.isRow) at = at.parent
    return at ? placeAmongRows(a, at) : Number.NaN
  }),
  'count-items': fn(2, 2, (a) => items(a).length),
  'item-at': fn(3, 3, (a) => items(a)[Math.trunc(a.number(2))] ?? ''),
  'de-duplicate': fn(2, 2, (a) => [...new Set(items(a))].join(a.text(0))),
  'count-if': fn(2, 2, (a) => kept(a, 0, 1).length),
  'sum-if': fn(2, 2, (a) =>
    kept(a, 0, 1).reduce<number>((sum, one) => sum + toNumber(one, a.zone), 0),
  ),
  'join-if': fn(3, 3, (a) => kept(a, 1, 2).map(toText).join(a.text(0))),
}

/** They import, and give nothing: what they speak of exists in SurveyCTO's app alone. */
export const elsewhere: Record<string, Fn> = Object.fromEntries(
  [
    'duration',
    'relevant',
    'device-info',
    'version',
    'phone-call-log',
    'phone-call-duration',
    'collect-is-phone-app',
    'username',
    'plug-in-metadata',
  ].map((name) => [name, fn(0, many, () => '')]),
)

function items(args: Call): string[] {
  return args
    .text(1)
    .split(args.text(0))
    .filter((item) => item !== '')
}

/** The nodes for which the condition holds, each seeing its own row. */
function kept(args: Call, nodes: number, condition: number): Value[] {
  return args
    .nodes(nodes)
    .filter((node) => toTruth(args.from(condition, node)))
    .map((node) => [node])
}
