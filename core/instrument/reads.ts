// Whose answers an expression reads, found without running it: paths are walked over the instrument's slots, where
// one slot stands for all rows of its repeat.
import { partsOf, type Step, type Tree } from '../expression/tree.ts'
import type { Slot } from './slot.ts'

export type Read = {
  slot: Slot
  /** It may look into other rows than the one that it is read from. */
  isWide: boolean
}

type Where = {
  root: Slot
  named: ReadonlyMap<string, Slot>
}

export function readsIn(tree: Tree, slot: Slot, where: Where): Read[] {
  const found: Read[] = []
  walk(tree, { own: slot, context: [slot], isWide: false }, where, found)
  return found
}

type View = { own: Slot; context: readonly Slot[]; isWide: boolean }

/** Collects what a tree reads; returns the slots of the node-set that it gives. */
function walk(tree: Tree, view: View, where: Where, found: Read[]): readonly Slot[] {
  switch (tree.kind) {
    case 'named': {
      const slot = where.named.get(tree.name)
      if (!slot) return []
      // A repeat's own name means its rows, all of them.
      found.push({ slot, isWide: view.isWide || slot.item.type === 'repeat' })
      return [slot]
    }
    case 'path': {
      const before = found.length
      const from =
        tree.from === 'here'
          ? view.context
          : tree.from === 'document'
            ? 'document'
            : walk(tree.from, { ...view, isWide: true }, where, found)
      const ends = stepOver(from, tree.steps, view, where, found)
      const staysInRow =
        tree.from === 'here' && !view.isWide && !found.slice(before).some((one) => one.isWide)
      for (const slot of ends) found.push({ slot, isWide: !staysInRow })
      return ends
    }
    case 'filter': {
      const of = walk(tree.of, { ...view, isWide: true }, where, found)
      for (const predicate of tree.predicates)
        walk(predicate, { ...view, context: of, isWide: true }, where, found)
      return of
    }
    case 'union':
      return [...walk(tree.left, view, where, found), ...walk(tree.right, view, where, found)]
    case 'call': {
      if (tree.name === 'current') return [view.own]
      // It picks a row by its number.
      const isWide = view.isWide || tree.name === 'indexed-repeat'
      if (tree.name === 'position' || tree.name === 'index')
        for (const slot of view.own.repeats) found.push({ slot, isWide: true })
      for (const part of tree.args) walk(part, { ...view, isWide }, where, found)
      return []
    }
    default:
      for (const part of partsOf(tree)) walk(part, view, where, found)
      return []
  }
}

function stepOver(
  from: readonly Slot[] | 'document',
  steps: readonly Step[],
  view: View,
  where: Where,
  found: Read[],
): readonly Slot[] {
  let at: readonly Slot[]
  let left = steps
  if (from === 'document') {
    // The first step names the root, whatever it is called.
    at = steps.length > 0 ? [where.root] : []
    left = steps.slice(1)
  } else at = from
  for (const { axis, name, predicates } of left) {
    at = at.flatMap((slot) => {
      const next = axis === 'child' ? childrenOf(slot) : axis === 'parent' ? [slot.parent] : [slot]
      return next.filter((one) => one !== null && (name === null || one.item.name === name))
    }) as Slot[]
    at = [...new Set(at)]
    // The rows that are walked through: one more or one fewer changes what is found.
    if (axis === 'child')
      for (const slot of at) if (slot.item.type === 'repeat') found.push({ slot, isWide: true })
    for (const predicate of predicates)
      walk(predicate, { ...view, context: at, isWide: true }, where, found)
  }
  return at.filter((slot) => slot !== where.root)
}

function childrenOf(slot: Slot): Slot[] {
  return slot.below.flatMap((one) => (one.other ? [one, one.other] : [one]))
}
