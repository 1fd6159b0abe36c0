// Reads an expression into a tree by precedence climbing: or, and, = !=, < <= > >=, + -, * div mod, unary -.
// Never throws; a fault names its position.
import { functions } from './functions.ts'
import { type Token, tokens } from './tokens.ts'
import { type Operator, operators, type Parsed, type SyntaxReason, type Tree } from './tree.ts'

const binding: Record<Operator, number> = {
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

// Both limits keep the call stack shallow whatever an author or an attacker writes.
const longest = 2_000
const deepest = 50

type Reader = { tokens: Token[]; next: number; fault: { at: number; reason: SyntaxReason } | null }

export function parse(source: string): Parsed {
  if (source.length > longest) return { ok: false, at: longest, reason: 'expression.too-long' }
  const reader: Reader = { tokens: tokens(source), next: 0, fault: null }
  const tree = climb(reader, 1, 0)
  if (!reader.fault && peek(reader).kind !== 'end') fail(reader, 'expression.syntax')
  return reader.fault ? { ok: false, ...reader.fault } : { ok: true, tree }
}

/** An operand and all operators after it that bind at least as tightly as `least`. */
function climb(reader: Reader, least: number, depth: number): Tree {
  let left = operand(reader, depth)
  for (;;) {
    const operator = operatorOf(peek(reader))
    if (reader.fault || operator === null || binding[operator] < least) return left
    reader.next += 1
    const right = climb(reader, binding[operator] + 1, depth)
    left = { kind: 'binary', operator, left, right }
  }
}

function operand(reader: Reader, depth: number): Tree {
  if (depth > deepest) return fail(reader, 'expression.too-deep')
  const token = peek(reader)
  reader.next += 1
  if (token.kind === 'number') return { kind: 'literal', value: Number(token.text) }
  if (token.kind === 'text') return { kind: 'literal', value: token.text }
  if (token.kind === 'answer') return { kind: 'answer', name: token.text }
  if (token.kind === 'own') return { kind: 'own' }
  if (token.kind === 'word') return call(reader, token, depth)
  if (token.text === '-') return { kind: 'negate', of: operand(reader, depth + 1) }
  if (token.text === '(') {
    const inner = climb(reader, 1, depth + 1)
    need(reader, ')')
    return inner
  }
  return fail(reader, 'expression.syntax', token)
}

function call(reader: Reader, name: Token, depth: number): Tree {
  // A bare word: somebody forgot the quotes, or the `${ }`.
  if (!take(reader, '(')) return fail(reader, 'expression.syntax', name)
  const known = functions.get(name.text)
  if (!known) return fail(reader, 'expression.unknown-function', name)
  const args: Tree[] = []
  if (!take(reader, ')')) {
    do args.push(climb(reader, 1, depth + 1))
    while (!reader.fault && take(reader, ','))
    need(reader, ')')
  }
  if (args.length < known.least || args.length > known.most)
    return fail(reader, 'expression.arguments', name)
  return { kind: 'call', name: name.text, args }
}

function operatorOf(token: Token): Operator | null {
  if (token.kind !== 'sign' && token.kind !== 'word') return null
  return operators.find((operator) => operator === token.text) ?? null
}

function peek(reader: Reader): Token {
  return reader.tokens[reader.next] ?? { kind: 'end', text: '', at: 0 }
}

function take(reader: Reader, sign: string): boolean {
  const here = peek(reader)
  if (here.kind !== 'sign' || here.text !== sign) return false
  reader.next += 1
  return true
}

function need(reader: Reader, sign: string): void {
  if (!take(reader, sign)) fail(reader, 'expression.syntax')
}

/** Only the first fault is told: what follows it is a guess. */
function fail(reader: Reader, reason: SyntaxReason, token = peek(reader)): Tree {
  reader.fault ??= { at: token.at, reason }
  return { kind: 'literal', value: '' }
}
