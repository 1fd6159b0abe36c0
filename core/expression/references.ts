// What an expression reads: whose answers, which lists, and whether it may change without any of them changing.
import { nameIn } from './names.ts'
import { partsOf, type Tree } from './tree.ts'

/** Each name once, in order of appearance. */
export type References = {
  /** Questions, groups and repeats, by `${name}` or by path. */
  names: string[]
  /** `${last-saved#name}` */
  lastSaved: string[]
  /** Ids of secondary instances that are written out. */
  instances: string[]
  /** Functions that it calls: `regex` needs a pattern reader, a rare one has to be loaded. */
  functions: string[]
  /** Whether it reads the answer of its own question: `.`, `current()`, `once()`. */
  own: boolean
  /** Whether a path leads through `*`, so that it may read any answer. */
  any: boolean
  /** now(), today(), random(), uuid(), or an order without a seed: another value each time. */
  volatile: boolean
}

export function references(tree: Tree): References {
  const found = {
    names: new Set<string>(),
    lastSaved: new Set<string>(),
    instances: new Set<string>(),
    functions: new Set<string>(),
    own: false,
    any: false,
    volatile: false,
  }
  gather(tree, found, 'response')
  return {
    ...found,
    names: [...found.names],
    lastSaved: [...found.lastSaved],
    instances: [...found.instances],
    functions: [...found.functions],
  }
}

type Found = { [K in keyof References]: References[K] extends boolean ? boolean : Set<string> }

/** In a list, relative names are its columns. */
type Ground = 'response' | 'list'

function gather(tree: Tree, found: Found, ground: Ground): void {
  switch (tree.kind) {
    case 'named':
      found.names.add(tree.name)
      return
    case 'last-saved':
      found.lastSaved.add(tree.name)
      return
    case 'path':
      gatherPath(tree, found, ground)
      return
    case 'filter':
      gather(tree.of, found, ground)
      for (const predicate of tree.predicates) gather(predicate, found, groundOf(tree.of, ground))
      return
    case 'call':
      gatherCall(tree, found, ground)
      return
    default:
      for (const part of partsOf(tree)) gather(part, found, ground)
  }
}

function gatherPath(tree: Tree & { kind: 'path' }, found: Found, ground: Ground): void {
  const { from, steps } = tree
  if (typeof from === 'object') {
    // `current()/../a` leads away from the own answer.
    const leadsOn = from.kind === 'call' && from.name === 'current' && steps.length > 0
    if (!leadsOn) gather(from, found, ground)
  }
  const inner = from === 'here' ? ground : from === 'document' ? 'response' : groundOf(from, ground)
  if (from === 'here' && steps.length === 0 && ground === 'response') found.own = true
  steps.forEach((step, index) => {
    const isRoot = from === 'document' && index === 0
    if (inner === 'response' && !isRoot) {
      if (step.name !== null) found.names.add(step.name)
      else if (step.axis === 'child') found.any = true
    }
    for (const predicate of step.predicates) gather(predicate, found, inner)
  })
}

function gatherCall(tree: Tree & { kind: 'call' }, found: Found, ground: Ground): void {
  const { name, args } = tree
  found.functions.add(name)
  if (['now', 'today', 'random', 'uuid'].includes(name)) found.volatile = true
  if (name === 'randomize' && args.length < 2) found.volatile = true
  if (name === 'once' || name === 'current') found.own = true
  const [first, second] = args
  if ((name === 'instance' || name === 'pulldata') && first?.kind === 'literal')
    found.instances.add(String(first.value))
  if (name === 'jr:choice-name' && second?.kind === 'literal') {
    const question = nameIn(second)
    if (question !== null) found.names.add(question)
  }
  for (const arg of args) gather(arg, found, ground)
}

/** Whether what follows an expression lies in a list. */
export function groundOf(tree: Tree, ground: Ground): Ground {
  if (tree.kind === 'call' && tree.name === 'current') return 'response'
  if (tree.kind === 'call' && tree.name === 'instance') return 'list'
  if (tree.kind === 'call' && tree.name === 'randomize')
    return tree.args[0] ? groundOf(tree.args[0], ground) : ground
  if (tree.kind === 'path' && typeof tree.from === 'object') return groundOf(tree.from, ground)
  if (tree.kind === 'path' && tree.from === 'here') return ground
  if (tree.kind === 'filter') return groundOf(tree.of, ground)
  return 'response'
}
