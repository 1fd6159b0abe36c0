// What a function of the language is: how many arguments it takes, and what it sees of them. Arguments are worked
// out when a function asks for them, so `if` leaves one branch alone.
import type { Here } from './here.ts'
import type { Node } from './node.ts'
import type { Tree } from './tree.ts'
import { isNodes, toText, type Value } from './value.ts'
import type { World } from './world.ts'

/** Why an expression has no value. */
export type Reason =
  | 'steps.spent'
  | 'function.unknown'
  | 'function.arguments'
  | 'nodes.needed'
  | 'date.form'
  | 'now.unknown'
  | 'random.unknown'
  | 'pattern.form'
  | 'place.form'
  | 'digest.form'

export type Call = {
  count: number
  value: (index: number) => Value
  text: (index: number) => string
  number: (index: number) => number
  truth: (index: number) => boolean
  /** Gives up when the argument is no node-set. */
  nodes: (index: number) => readonly Node[]
  /** The argument as another node sees it. */
  from: (index: number, node: Node) => Value
  /** The argument as it is written. */
  tree: (index: number) => Tree | null
  here: Here
  world: World
  /** Minutes east of Greenwich. */
  zone: number
  /** Nodes that were found elsewhere, once they are paid for. */
  paid: (nodes: readonly Node[]) => readonly Node[]
  /** Whether there was enough left of the work that is allowed. */
  spend: (steps: number) => boolean
  /** Gives up on the whole expression. */
  fail: (reason: Reason) => Value
}

export type Fn = { takes: (count: number) => boolean; call: (args: Call) => Value }

/** `fn(3, 7, call, 2)` takes three, five or seven arguments. */
export function fn(least: number, most: number, call: Fn['call'], by = 1): Fn {
  const takes = (count: number) => count >= least && count <= most && (count - least) % by === 0
  return { takes, call }
}

export const many = Number.POSITIVE_INFINITY

/** All arguments from one on, a node-set being as many values as it has nodes. */
export function flat(args: Call, from = 0): Value[] {
  const indexes = Array.from({ length: Math.max(0, args.count - from) }, (_, index) => from + index)
  return indexes.flatMap((index) => members(args.value(index)))
}

/** One value, or each node of a node-set as a value of its own. */
export function members(value: Value): Value[] {
  return isNodes(value) ? value.map((node) => [node]) : [value]
}

export function flatTexts(args: Call, from = 0): string[] {
  return flat(args, from).map((value) => {
    const text = toText(value)
    return args.spend(text.length / 100) ? text : ''
  })
}

/** Several choices, or any words, are one text with spaces between. */
export function words(text: string): string[] {
  return text.split(/[ \t\r\n]+/).filter((word) => word !== '')
}
