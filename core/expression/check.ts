// What an author is told of an expression before it is used: names and functions that do not exist, wrong counts
// of arguments, and comparisons that can never hold. Faults are data; words for them are elsewhere.
import { functions } from './functions.ts'
import { rareFunctions } from './functions-rare.ts'
import { elsewhere, surveycto } from './functions-surveycto.ts'
import { daysOf, momentOf } from './moment.ts'
import { nameIn } from './names.ts'
import { groundOf } from './references.ts'
import { partsOf, type Tree } from './tree.ts'

/** What the names of an instrument stand for. */
export type Lookup = {
  /** `note` holds no answer; null: there is no such name. */
  kindOf: (name: string) => 'answer' | 'note' | 'group' | 'repeat' | null
  /** Whether there is a list or a file of that id. */
  hasInstance: (id: string) => boolean
  /** The columns of a list; null, or no such function, where they are not known. */
  columnsOf?: (id: string) => ReadonlySet<string> | null
  /** Whether an authored pattern can be read; without it patterns are not checked. */
  readsPattern?: (pattern: string) => boolean
}

export type CheckReason =
  | 'expression.unknown-name'
  | 'expression.no-answer'
  | 'expression.bare-word'
  | 'expression.unknown-function'
  | 'expression.arguments'
  | 'expression.unknown-list'
  | 'expression.unknown-column'
  | 'expression.pattern'
  | 'expression.not-a-number'
  | 'expression.not-a-date'
  | 'expression.signed'
  | 'expression.surveycto'
  | 'expression.not-here'

/** `about` is the name, the function or the text that it speaks of. */
export type Remark = {
  at: number
  reason: CheckReason
  about: string
  gravity: 'fault' | 'warning'
}

export function check(tree: Tree, lookup: Lookup): Remark[] {
  return below(tree, 'response', lookup)
}

/** Where relative names lead: to questions, to the columns of a list, or to those of a list that is not known. */
type Ground = 'response' | 'list' | ReadonlySet<string>

function below(tree: Tree, ground: Ground, lookup: Lookup): Remark[] {
  switch (tree.kind) {
    case 'named':
    case 'last-saved':
      // A group has no answer of its own; its rows, when it repeats, can be counted.
      return lookup.kindOf(tree.name) === 'group'
        ? [fault(tree.at, 'expression.no-answer', tree.name)]
        : nameRemarks(tree.name, tree.at, lookup)
    case 'path':
      return pathRemarks(tree, ground, lookup)
    case 'filter':
      return [
        ...below(tree.of, ground, lookup),
        ...tree.predicates.flatMap((one) =>
          below(one, groundAfter(tree.of, ground, lookup), lookup),
        ),
      ]
    case 'call':
      return callRemarks(tree, ground, lookup)
    default: {
      const inner = partsOf(tree).flatMap((part) => below(part, ground, lookup))
      return [...typeRemarks(tree), ...inner]
    }
  }
}

function nameRemarks(name: string, at: number, lookup: Lookup): Remark[] {
  const kind = lookup.kindOf(name)
  if (kind === null) return [fault(at, 'expression.unknown-name', name)]
  return kind === 'note' ? [fault(at, 'expression.no-answer', name)] : []
}

function pathRemarks(tree: Tree & { kind: 'path' }, ground: Ground, lookup: Lookup): Remark[] {
  const { from, steps, at } = tree
  const [first] = steps
  // Questions have nothing below them, so a name without a path before it lacks its quotes or its ${ }.
  if (from === 'here' && ground === 'response' && first?.axis === 'child' && steps.length === 1)
    if (first.name !== null) return [fault(at, 'expression.bare-word', first.name)]
  const inner = groundAfter(from, ground, lookup)
  // From the list: root, item, column. From an entry: its column.
  const column = from === 'here' ? first : steps[2]
  const unknown =
    typeof inner === 'object' &&
    column?.axis === 'child' &&
    column.name !== null &&
    !inner.has(column.name)
  return [
    ...(typeof from === 'object' ? below(from, ground, lookup) : []),
    ...(unknown ? [warning(at, 'expression.unknown-column', column?.name ?? '')] : []),
    ...steps.flatMap((step, index) => {
      const isRoot = from === 'document' && index === 0
      const named = inner === 'response' && !isRoot && step.name !== null
      return [
        ...(named ? nameRemarks(step.name ?? '', at, lookup) : []),
        ...step.predicates.flatMap((one) => below(one, inner, lookup)),
      ]
    }),
  ]
}

function groundAfter(from: 'here' | 'document' | Tree, ground: Ground, lookup: Lookup): Ground {
  if (from === 'here') return ground
  if (from === 'document') return 'response'
  const id = from.kind === 'call' && from.name === 'instance' && from.args[0]
  const columns = id ? lookup.columnsOf?.(textIn(id) ?? '') : null
  return columns ?? groundOf(from, ground === 'response' ? 'response' : 'list')
}

function callRemarks(tree: Tree & { kind: 'call' }, ground: Ground, lookup: Lookup): Remark[] {
  const { name, args, at } = tree
  const inner = args.flatMap((arg) => below(arg, ground, lookup))
  if (name === 'extract-signed') return [fault(at, 'expression.signed', name)]
  const known = functions.get(name) ?? rareFunctions.get(name)
  if (!known) return [fault(at, 'expression.unknown-function', name), ...inner]
  const own: Remark[] = []
  if (Object.hasOwn(surveycto, name)) own.push(warning(at, 'expression.surveycto', name))
  if (Object.hasOwn(elsewhere, name)) own.push(warning(at, 'expression.not-here', name))
  if (!known.takes(args.length)) own.push(fault(at, 'expression.arguments', name))
  return [...own, ...textRemarks(tree, lookup), ...inner]
}

/** What a function is told in a text that is written out. */
function textRemarks({ name, args }: Tree & { kind: 'call' }, lookup: Lookup): Remark[] {
  const place = name === 'regex' || name === 'jr:choice-name' ? 1 : 0
  const arg = args[place]
  const text = arg && textIn(arg)
  if (!arg || text === null || text === undefined) return []
  switch (name) {
    case 'instance':
    case 'pulldata':
      return lookup.hasInstance(text) ? [] : [fault(arg.at, 'expression.unknown-list', text)]
    case 'regex':
      return (lookup.readsPattern?.(text) ?? true)
        ? []
        : [fault(arg.at, 'expression.pattern', text)]
    case 'jr:choice-name':
      return nameRemarks(nameIn(arg) ?? text, arg.at, lookup)
    case 'date':
    case 'date-time':
      return text === '' || isMoment(text) ? [] : [fault(arg.at, 'expression.not-a-date', text)]
    default:
      return []
  }
}

const reckoning = new Set(['+', '-', '*', 'div', 'mod'])
const ordering = new Set(['<', '<=', '>', '>='])

function typeRemarks(tree: Tree): Remark[] {
  if (tree.kind === 'negate') return wordsAmong([tree.of])
  if (tree.kind !== 'binary') return []
  const sides = [tree.left, tree.right]
  if (reckoning.has(tree.operator)) return wordsAmong(sides)
  if (!ordering.has(tree.operator) && tree.operator !== '=' && tree.operator !== '!=') return []
  if (sides.some(givesDate))
    return sides.flatMap((side) => {
      const text = textIn(side)
      const fits = text === null || text === '' || isMoment(text) || isNumber(text)
      return fits ? [] : [fault(side.at, 'expression.not-a-date', text ?? '')]
    })
  return ordering.has(tree.operator) ? wordsAmong(sides) : []
}

/** Texts that are written out where a number is needed. */
function wordsAmong(sides: Tree[]): Remark[] {
  return sides.flatMap((side) => {
    const text = textIn(side)
    return text === null || text === '' || isNumber(text) || isMoment(text)
      ? []
      : [fault(side.at, 'expression.not-a-number', text)]
  })
}

function givesDate(tree: Tree): boolean {
  return tree.kind === 'call' && ['today', 'now', 'date', 'date-time'].includes(tree.name)
}

function textIn(tree: Tree): string | null {
  return tree.kind === 'literal' && typeof tree.value === 'string' ? tree.value : null
}

function isNumber(text: string): boolean {
  return /^\s*-?(?:\d+(?:\.\d*)?|\.\d+)\s*$/.test(text)
}

function isMoment(text: string): boolean {
  return !Number.isNaN(daysOf(text)) || momentOf(text, 0) !== null
}

function fault(at: number, reason: CheckReason, about: string): Remark {
  return { at, reason, about, gravity: 'fault' }
}

function warning(at: number, reason: CheckReason, about: string): Remark {
  return { at, reason, about, gravity: 'warning' }
}
