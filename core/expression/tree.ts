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

export type Tree =
  | { kind: 'literal'; value: string | number }
  /** `${name}`, or a path that ends in the name. */
  | { kind: 'answer'; name: string }
  /** `.`, the answer of the question that the expression belongs to. */
  | { kind: 'own' }
  | { kind: 'negate'; of: Tree }
  | { kind: 'binary'; operator: Operator; left: Tree; right: Tree }
  | { kind: 'call'; name: string; args: Tree[] }

export type SyntaxReason =
  | 'expression.syntax'
  | 'expression.unknown-function'
  | 'expression.arguments'
  | 'expression.too-deep'
  | 'expression.too-long'

/** `at` is the position in the text, in UTF-16 units. */
export type Parsed = { ok: true; tree: Tree } | { ok: false; at: number; reason: SyntaxReason }
