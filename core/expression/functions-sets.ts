// Repeats, sets of nodes, and lists.
import { type Call, type Fn, flat, flatTexts, fn, many } from './function.ts'
import { nameIn } from './names.ts'
import type { Node } from './node.ts'
import { lookUp } from './steps.ts'
import { toNumber, type Value } from './value.ts'

export const sets: Record<string, Fn> = {
  count: fn(1, 1, (a) => a.nodes(0).length),
  'count-non-empty': fn(1, 1, (a) => a.nodes(0).filter((node) => node.text !== '').length),
  // One that is missing voids a sum, a least and a greatest: scoring needs a rule for what is missing.
  sum: fn(1, many, (a) => numbers(a).reduce((sum, one) => sum + one, 0)),
  min: fn(1, many, (a) => extreme(numbers(a), (one, best) => one < best)),
  max: fn(1, many, (a) => extreme(numbers(a), (one, best) => one > best)),
  join: fn(1, many, (a) => flatTexts(a, 1).join(a.text(0))),
  concat: fn(0, many, (a) => flatTexts(a).join('')),
  position: fn(0, 1, (a) => {
    if (a.count === 0) return a.here.position
    const [node] = a.nodes(0)
    return node ? placeAmongRows(a, node) : Number.NaN
  }),
  last: fn(0, 0, (a) => a.here.size),
  current: fn(0, 0, (a) => [a.here.own]),
  instance: fn(1, 1, (a) => {
    const root = a.world.instance(a.text(0))
    return root ? [root] : []
  }),
  'indexed-repeat': fn(3, 7, indexedRepeat, 2),
  /** The first entry of the list whose key has the value. */
  pulldata: fn(4, 4, (a) => {
    const [root] = a.world.instance(a.text(0))?.children ?? []
    const [entry] = root ? a.paid(lookUp(root, 'item', a.text(2), a.text(3))) : []
    return entry?.children.find((column) => column.name === a.text(1))?.text ?? ''
  }),
}

function numbers(args: Call): number[] {
  return flat(args).map((value) => toNumber(value, args.zone))
}

/** Not a number as soon as one is not, and when there is none. No spreading: there may be thousands. */
function extreme(list: number[], beats: (one: number, best: number) => boolean): number {
  return list.reduce(
    (best, one, index) => (index === 0 || beats(one, best) || Number.isNaN(one) ? one : best),
    Number.NaN,
  )
}

/** From 1, among the siblings of its name. */
export function placeAmongRows(args: Call, node: Node): number {
  const rows = args.paid(node.parent?.children ?? [node]).filter((one) => one.name === node.name)
  return rows.indexOf(node) + 1
}

/**
 * The node in the given row of the first repeat, in the given row of the second within it, and so on. Names are
 * looked for in the whole document, whatever row asks.
 */
function indexedRepeat(args: Call): Value {
  let within: Node | null = null
  for (let index = 1; index < args.count; index += 2) {
    const rows = everywhere(args, index).filter((one) => isWithin(one, within))
    const row: Node | undefined = rows[args.number(index + 1) - 1]
    if (!row) return []
    within = row
  }
  return everywhere(args, 0).filter((node) => isWithin(node, within))
}

function everywhere(args: Call, index: number): readonly Node[] {
  const name = nameIn(args.tree(index))
  return name === null ? args.nodes(index) : args.paid(args.world.named(name, args.world.document))
}

/** Everything is within the form itself, which null stands for. */
function isWithin(node: Node, ancestor: Node | null): boolean {
  let at: Node | null = node
  while (at && at !== ancestor) at = at.parent
  return at === ancestor
}
