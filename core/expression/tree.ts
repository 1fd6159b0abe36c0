// What an expression means, as a tree; and how reading one ends.

export const operators = [
  'or',
  'and',
  '=',
  '!=',
  '<',
  '<=',
  '>',
  '>=',
  '+',
  '-',
  '*',
  'div',
  'mod',
] as const
export type Operator = (typeof operators)[number]

/** `or`, `and`, `= !=`, `< <= > >=`, `+ -`, `* div mod`: the tightest last. Unary minus and `|` bind tighter yet. */
export const binding: Record<Operator, number> = {
  or: 1,
  and: 2,
  '=': 3,
  '!=': 3,
  '<': 4,
  '<=': 4,
  '>': 4,
  '>=': 4,
  '+': 5,
  '-': 5,
  '*': 6,
  div: 6,
  mod: 6,
}

export type Axis = 'child' | 'parent' | 'self'

/** One step of a path; `name` is null for any (`*`, `..`). */
export type Step = { axis: Axis; name: string | null; predicates: Tree[] }

/** `at` is where it stands in its text, in UTF-16 units. */
export type Tree = { at: number } & (
  | { kind: 'literal'; value: string | number }
  /** `${name}` */
  | { kind: 'named'; name: string }
  /** `${last-saved#name}` */
  | { kind: 'last-saved'; name: string }
  /** From the context (`.` when it has no steps), from the document, or from what another expression gives. */
  | { kind: 'path'; from: 'here' | 'document' | Tree; steps: Step[] }
  /** `(expression)[predicate]` */
  | { kind: 'filter'; of: Tree; predicates: Tree[] }
  | { kind: 'negate'; of: Tree }
  | { kind: 'union'; left: Tree; right: Tree }
  | { kind: 'binary'; operator: Operator; left: Tree; right: Tree }
  | { kind: 'call'; name: string; args: Tree[] }
)

export type SyntaxReason =
  | 'expression.syntax'
  /** An axis, an attribute or a node test that XForms does not have: `//`, `@`, `following::`. */
  | 'expression.axis'
  /** Typographic quotes around a text. */
  | 'expression.curly-quote'
  | 'expression.too-deep'
  | 'expression.too-long'

export type Parsed = { ok: true; tree: Tree } | { ok: false; at: number; reason: SyntaxReason }

/** The trees right below one, in reading order. */
export function partsOf(tree: Tree): Tree[] {
  switch (tree.kind) {
    case 'literal':
    case 'named':
    case 'last-saved':
      return []
    case 'path':
      return [
        ...(typeof tree.from === 'string' ? [] : [tree.from]),
        ...tree.steps.flatMap((step) => step.predicates),
      ]
    case 'filter':
      return [tree.of, ...tree.predicates]
    case 'negate':
      return [tree.of]
    case 'union':
    case 'binary':
      return [tree.left, tree.right]
    case 'call':
      return tree.args
    default:
      return tree satisfies never
  }
}
