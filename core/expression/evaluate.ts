// Works out the value of an expression. Pure and bounded: every node and every hundred characters cost a step.
import { compare } from './compare.ts'
import type { Call, Reason } from './function.ts'
import { functions } from './functions.ts'
import type { Here } from './here.ts'
import { zoneOf } from './moment.ts'
import type { Node } from './node.ts'
import { inOrder } from './order.ts'
import { filterNodes, type Walk, walkSteps } from './steps.ts'
import type { Operator, Tree } from './tree.ts'
import { isNodes, toNumber, toText, toTruth, type Value } from './value.ts'
import type { World } from './world.ts'

export type Sight = {
  /** The node that the expression belongs to. */
  node: Node
  world: World
  /** How much work it may be: 20 for each of 20,000 entries that a list is searched for without an index. */
  steps?: number
  /** What several expressions may cost together; this one takes its part. */
  purse?: { left: number }
}

export type Evaluated = { ok: true; value: Value } | { ok: false; reason: Reason }

type Run = { world: World; zone: number; steps: number; failed: Reason | null }

export function evaluate(tree: Tree, { node, world, steps = 500_000, purse }: Sight): Evaluated {
  const allowed = purse ? Math.min(steps, purse.left) : steps
  const run: Run = { world, zone: zoneIn(world), steps: allowed, failed: null }
  const value = work(tree, run, { own: node, node, position: 1, size: 1 })
  if (purse) purse.left -= allowed - Math.max(0, run.steps)
  return run.failed === null ? { ok: true, value } : { ok: false, reason: run.failed }
}

// A form has one world and hundreds of expressions.
const zones = new WeakMap<World, number>()

function zoneIn(world: World): number {
  const known = zones.get(world)
  if (known !== undefined) return known
  const zone = world.now === null ? 0 : (zoneOf(world.now) ?? 0)
  zones.set(world, zone)
  return zone
}

function work(tree: Tree, run: Run, here: Here): Value {
  if (run.failed !== null) return ''
  const value = valueAt(tree, run, here)
  const text = isNodes(value) ? (value[0]?.text ?? '') : typeof value === 'string' ? value : ''
  return spend(run, 1 + text.length / 100) ? value : ''
}

function valueAt(tree: Tree, run: Run, here: Here): Value {
  switch (tree.kind) {
    case 'literal':
      return tree.value
    case 'named':
      return paid(run, run.world.named(tree.name, here.own))
    case 'last-saved':
      return lastSaved(tree.name, run)
    case 'path':
      return walkSteps(startOf(tree.from, run, here), tree.steps, walkIn(run, here, tree.from))
    case 'filter':
      return filterNodes(nodesOf(tree.of, run, here), tree.predicates, walkIn(run, here, tree.of))
    case 'negate':
      return -toNumber(work(tree.of, run, here), run.zone)
    case 'union': {
      const both = [...nodesOf(tree.left, run, here), ...nodesOf(tree.right, run, here)]
      return inOrder(both, (steps) => spend(run, steps))
    }
    case 'binary':
      return combine(tree.operator, work(tree.left, run, here), run, () =>
        work(tree.right, run, here),
      )
    case 'call': {
      const known = functions.get(tree.name) ?? run.world.rare?.get(tree.name)
      if (!known) return fail(run, 'function.unknown')
      if (!known.takes(tree.args.length)) return fail(run, 'function.arguments')
      return known.call(callOf(tree.args, run, here))
    }
    default:
      return tree satisfies never
  }
}

/** `or` and `and` leave their right side alone once the left has decided (XPath 1.0 section 3.4). */
function combine(operator: Operator, left: Value, run: Run, rightSide: () => Value): Value {
  if (operator === 'or') return toTruth(left) || toTruth(rightSide())
  if (operator === 'and') return toTruth(left) && toTruth(rightSide())
  const right = rightSide()
  switch (operator) {
    case '+':
    case '-':
    case '*':
    case 'div':
    case 'mod':
      return reckon(operator, toNumber(left, run.zone), toNumber(right, run.zone))
    default:
      if (isNodes(left) && isNodes(right) && operator !== '=')
        spend(run, left.length * right.length)
      return run.failed === null && compare(operator, left, right, run.zone)
  }
}

function reckon(operator: '+' | '-' | '*' | 'div' | 'mod', left: number, right: number): number {
  switch (operator) {
    case '+':
      return left + right
    case '-':
      return left - right
    case '*':
      return left * right
    case 'div':
      return left / right
    case 'mod':
      return left % right
    default:
      return operator satisfies never
  }
}

function startOf(from: 'here' | 'document' | Tree, run: Run, here: Here): readonly Node[] {
  if (from === 'here') return [here.node]
  return from === 'document' ? [run.world.document] : nodesOf(from, run, here)
}

function walkIn(run: Run, here: Here, from: 'here' | 'document' | Tree): Walk {
  return {
    here,
    isList: typeof from === 'object' && from.kind === 'call' && from.name === 'instance',
    value: (tree, inner) => work(tree, run, inner),
    spend: (steps) => spend(run, steps),
  }
}

/** The answer to a question in the response that was saved before this one. */
function lastSaved(name: string, run: Run): readonly Node[] {
  const below = (node: Node): readonly Node[] =>
    spend(run, 1) ? (node.name === name ? [node] : node.children.flatMap(below)) : []
  return run.world.instance('__last-saved')?.children.flatMap(below) ?? []
}

function nodesOf(tree: Tree, run: Run, here: Here): readonly Node[] {
  const value = work(tree, run, here)
  if (isNodes(value)) return value
  fail(run, 'nodes.needed')
  return []
}

function callOf(args: Tree[], run: Run, here: Here): Call {
  const value = (index: number, at = here): Value => {
    const tree = args[index]
    return tree ? work(tree, run, at) : ''
  }
  return {
    count: args.length,
    value,
    text: (index) => toText(value(index)),
    number: (index) => toNumber(value(index), run.zone),
    truth: (index) => toTruth(value(index)),
    nodes: (index) => {
      const tree = args[index]
      return tree ? nodesOf(tree, run, here) : []
    },
    /** As a node sees it. */
    from: (index, node) => value(index, { own: node, node, position: 1, size: 1 }),
    tree: (index) => args[index] ?? null,
    here,
    world: run.world,
    zone: run.zone,
    paid: (nodes) => paid(run, nodes),
    spend: (steps) => spend(run, steps),
    fail: (reason) => fail(run, reason),
  }
}

function paid(run: Run, nodes: readonly Node[]): readonly Node[] {
  return spend(run, nodes.length) ? nodes : []
}

/** Whether there was enough left. */
function spend(run: Run, steps: number): boolean {
  run.steps -= steps
  if (run.steps < 0) fail(run, 'steps.spent')
  return run.failed === null
}

function fail(run: Run, reason: Reason): Value {
  run.failed ??= reason
  return ''
}
