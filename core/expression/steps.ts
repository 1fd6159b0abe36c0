// Walks the steps of a path: children, parents and self, filtered by predicates. An equality over a list's column,
// `[province = ${p}]`, is looked up in an index, so that a cascade over thousands of entries stays fast.
import type { Here } from './here.ts'
import type { Node } from './node.ts'
import { partsOf, type Step, type Tree } from './tree.ts'
import { isNodes, toText, toTruth, type Value } from './value.ts'

export type Walk = {
  /** Where the whole expression is. */
  here: Here
  /** Whether the nodes are a list's, which never change. */
  isList: boolean
  value: (tree: Tree, here: Here) => Value
  spend: (steps: number) => boolean
}

export function walkSteps(
  start: readonly Node[],
  steps: readonly Step[],
  walk: Walk,
): readonly Node[] {
  return steps.reduce<readonly Node[]>((nodes, step) => {
    const found = nodes.flatMap((node) => oneStep(node, step, walk))
    return step.axis === 'parent' ? [...new Set(found)] : found
  }, start)
}

/** A number keeps the node at that position, anything else the nodes for which it is true. */
export function filterNodes(
  nodes: readonly Node[],
  predicates: readonly Tree[],
  walk: Walk,
): readonly Node[] {
  return predicates.reduce((kept, predicate) => {
    const size = kept.length
    return kept.filter((node, index) => {
      const here = { own: walk.here.own, node, position: index + 1, size }
      if (!walk.spend(1)) return false
      const value = walk.value(predicate, here)
      return typeof value === 'number' ? value === index + 1 : toTruth(value)
    })
  }, nodes)
}

function oneStep(node: Node, step: Step, walk: Walk): readonly Node[] {
  if (step.axis !== 'child') {
    const target = step.axis === 'parent' ? node.parent : node
    const is = target !== null && (step.name === null || target.name === step.name)
    return is && walk.spend(1) ? filterNodes([target], step.predicates, walk) : []
  }
  const [first, ...rest] = step.predicates
  const candidates = first && walk.isList ? indexed(node, step.name, first, walk) : null
  if (candidates && walk.spend(candidates.length))
    return filterNodes(candidates, isPlainEquality(first) ? rest : step.predicates, walk)
  if (!walk.spend(node.children.length)) return []
  const { name } = step
  const found = name === null ? node.children : node.children.filter((one) => one.name === name)
  return filterNodes(found, step.predicates, walk)
}

// By list, then step's name and column, then value.
const indexes = new WeakMap<Node, Map<string, Map<string, Node[]>>>()

/** The children that an equality in the predicate leaves, or null when it has none that can be looked up. */
function indexed(
  parent: Node,
  name: string | null,
  predicate: Tree | undefined,
  walk: Walk,
): readonly Node[] | null {
  // A handful is looked through sooner than it is indexed.
  if (!predicate || name === null || parent.children.length < 32) return null
  const equality = knownEquality(predicate)
  if (!equality) return null
  const value = walk.value(equality.other, walk.here)
  // A number is compared as a number, and several nodes with each entry: neither is a look-up.
  if (typeof value === 'number' || typeof value === 'boolean') return null
  if (isNodes(value) && value.length !== 1) return value.length === 0 ? [] : null
  return lookUp(parent, name, equality.column, toText(value))
}

/** The children of that name which have the text in their column. */
export function lookUp(parent: Node, name: string, column: string, text: string): readonly Node[] {
  return indexOf(parent, name, column).get(text) ?? []
}

function indexOf(parent: Node, name: string, column: string): ReadonlyMap<string, Node[]> {
  const columns = indexes.get(parent) ?? new Map<string, Map<string, Node[]>>()
  indexes.set(parent, columns)
  const key = `${name}/${column}`
  const known = columns.get(key)
  if (known) return known
  const index = new Map<string, Node[]>()
  for (const child of parent.children) {
    if (child.name !== name) continue
    for (const cell of child.children) {
      if (cell.name !== column) continue
      const same = index.get(cell.text)
      if (!same) index.set(cell.text, [child])
      // An entry may have the same column, and the same text in it, twice.
      else if (same.at(-1) !== child) same.push(child)
    }
  }
  columns.set(key, index)
  return index
}

type Equality = { column: string; other: Tree }

// A predicate is tried at every node that a path leads through.
const equalities = new WeakMap<Tree, Equality | null>()

function knownEquality(tree: Tree): Equality | null {
  const known = equalities.get(tree)
  if (known !== undefined) return known
  const equality = equalityOf(tree)
  equalities.set(tree, equality)
  return equality
}

/** `column = other`, alone or as the first of several that are joined by `and`. */
function equalityOf(tree: Tree): Equality | null {
  if (tree.kind !== 'binary') return null
  if (tree.operator === 'and') return isFixed(tree.right, true) ? equalityOf(tree.left) : null
  if (tree.operator !== '=') return null
  const [left, right] = [columnOf(tree.left), columnOf(tree.right)]
  if (left !== null && isFixed(tree.right)) return { column: left, other: tree.right }
  if (right !== null && isFixed(tree.left)) return { column: right, other: tree.left }
  return null
}

function isPlainEquality(tree: Tree | undefined): boolean {
  return tree?.kind === 'binary' && tree.operator === '='
}

function columnOf(tree: Tree): string | null {
  if (tree.kind !== 'path' || tree.from !== 'here' || tree.steps.length !== 1) return null
  const [step] = tree.steps
  return step?.axis === 'child' && step.predicates.length === 0 ? step.name : null
}

/** Whether a tree means the same for every entry: it never looks at the context, or only not at its position. */
function isFixed(tree: Tree, mayLook = false): boolean {
  if (tree.kind === 'path' && tree.from === 'here') return mayLook
  if (tree.kind === 'call' && (tree.name === 'position' || tree.name === 'last')) return false
  if (tree.kind === 'call' && tree.name === 'current') return true
  // Predicates further in have a context of their own.
  return partsOf(tree).every((part) => isFixed(part, mayLook))
}
