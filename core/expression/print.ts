// Writes a tree as text again. What it writes reads as the same tree.
import { binding, type Step, type Tree } from './tree.ts'
import { toText } from './value.ts'

/** How names are written: `${name}` as it stands, or as paths for an XForm. */
export type Names = { named: (name: string) => string; lastSaved: (name: string) => string }

const asWritten: Names = {
  named: (name) => `\${${name}}`,
  lastSaved: (name) => `\${last-saved#${name}}`,
}

// How tightly each kind holds together, above the operators' own strength.
const unary = 7
const union = 8
const path = 9
const filter = 10
const operand = 11

export function print(tree: Tree, names: Names = asWritten): string {
  return write(tree, 0, names)
}

function write(tree: Tree, least: number, names: Names): string {
  const text = bare(tree, names)
  return strength(tree) < least ? `(${text})` : text
}

function strength(tree: Tree): number {
  switch (tree.kind) {
    case 'binary':
      return binding[tree.operator]
    case 'negate':
      return unary
    case 'union':
      return union
    case 'path':
      return path
    case 'filter':
      return filter
    default:
      return operand
  }
}

function bare(tree: Tree, names: Names): string {
  switch (tree.kind) {
    case 'literal':
      return literal(tree.value)
    case 'named':
      return names.named(tree.name)
    case 'last-saved':
      return names.lastSaved(tree.name)
    case 'path':
      return pathText(tree, names)
    case 'filter':
      return `${write(tree.of, operand, names)}${predicates(tree.predicates, names)}`
    case 'negate':
      return `-${write(tree.of, unary, names)}`
    case 'union':
      return `${write(tree.left, union, names)} | ${write(tree.right, path, names)}`
    case 'binary': {
      const own = binding[tree.operator]
      const [left, right] = [write(tree.left, own, names), write(tree.right, own + 1, names)]
      return `${left} ${tree.operator} ${right}`
    }
    case 'call':
      return `${tree.name}(${tree.args.map((arg) => write(arg, 0, names)).join(', ')})`
    default:
      return tree satisfies never
  }
}

/** XPath has no escape: a text that holds both quotes cannot be written, and is never read either. */
function literal(value: string | number): string {
  if (typeof value === 'number') return toText(value)
  return value.includes("'") ? `"${value}"` : `'${value}'`
}

function pathText({ from, steps }: Tree & { kind: 'path' }, names: Names): string {
  const walked = steps.map((step) => stepText(step, names)).join('/')
  // `/` alone would take the word after it for a step.
  if (from === 'document') return `/${walked || '.'}`
  if (from === 'here') return steps.length === 0 ? '.' : walked
  return `${write(from, filter, names)}/${walked || '.'}`
}

function stepText({ axis, name, predicates: list }: Step, names: Names): string {
  if (axis === 'parent' && name === null && list.length === 0) return '..'
  const prefix = axis === 'child' ? '' : `${axis}::`
  return `${prefix}${name ?? '*'}${predicates(list, names)}`
}

function predicates(list: readonly Tree[], names: Names): string {
  return list.map((one) => `[${write(one, 0, names)}]`).join('')
}
