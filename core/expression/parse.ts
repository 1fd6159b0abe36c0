// Reads an expression into a tree by precedence climbing. Never throws; a fault names its position.
// Whether names and functions exist is the checker's business (`check.ts`).
import { type Token, tokens } from './tokens.ts'
import {
  type Axis,
  binding,
  type Operator,
  operators,
  type Parsed,
  partsOf,
  type Step,
  type SyntaxReason,
  type Tree,
} from './tree.ts'

// The limits keep the call stack shallow whatever an author or an attacker writes.
const longest = 20_000
const deepest = 50
const tallest = 1_000

type Reader = { tokens: Token[]; next: number; fault: { at: number; reason: SyntaxReason } | null }

export function parse(source: string): Parsed {
  if (source.length > longest) return { ok: false, at: longest, reason: 'expression.too-long' }
  const reader: Reader = { tokens: tokens(source), next: 0, fault: null }
  const tree = climb(reader, 1, 0)
  if (!reader.fault && peek(reader).kind !== 'end') fail(reader, 'expression.syntax')
  if (!reader.fault && heightOf(tree) > tallest)
    fail(reader, 'expression.too-deep', { kind: 'end', text: '', at: 0 })
  return reader.fault ? { ok: false, ...reader.fault } : { ok: true, tree }
}

/** An operand and all operators after it that bind at least as tightly as `least`. */
function climb(reader: Reader, least: number, depth: number): Tree {
  let left = negation(reader, depth)
  for (;;) {
    const token = peek(reader)
    const operator = operatorOf(token)
    if (reader.fault || operator === null || binding[operator] < least) return left
    reader.next += 1
    const right = climb(reader, binding[operator] + 1, depth)
    left = { kind: 'binary', at: token.at, operator, left, right }
  }
}

function negation(reader: Reader, depth: number): Tree {
  if (depth > deepest) return fail(reader, 'expression.too-deep')
  const { at } = peek(reader)
  if (take(reader, '-')) return { kind: 'negate', at, of: negation(reader, depth + 1) }
  let left = path(reader, depth)
  while (!reader.fault && take(reader, '|'))
    left = { kind: 'union', at, left, right: path(reader, depth) }
  return left
}

/** A path, or an operand that may carry predicates and lead on into a path. */
function path(reader: Reader, depth: number): Tree {
  const { at } = peek(reader)
  if (isNext(reader, '//')) return fail(reader, 'expression.axis')
  if (take(reader, '/')) {
    const steps = startsStep(reader) ? stepsFrom(reader, depth) : []
    return { kind: 'path', at, from: 'document', steps }
  }
  if (startsStep(reader) && !startsCall(reader))
    return { kind: 'path', at, from: 'here', steps: stepsFrom(reader, depth) }
  const of = primary(reader, depth)
  const predicates = predicatesOf(reader, depth)
  const from: Tree = predicates.length > 0 ? { kind: 'filter', at, of, predicates } : of
  if (reader.fault) return from
  if (isNext(reader, '//')) return fail(reader, 'expression.axis')
  return take(reader, '/') ? { kind: 'path', at, from, steps: stepsFrom(reader, depth) } : from
}

function primary(reader: Reader, depth: number): Tree {
  const token = peek(reader)
  const { at, text } = token
  reader.next += 1
  switch (token.kind) {
    case 'number':
      return { kind: 'literal', at, value: Number(text) }
    case 'text':
      return { kind: 'literal', at, value: text }
    case 'named':
    case 'last-saved':
      return { kind: token.kind, at, name: text }
    case 'word':
      return call(reader, token, depth)
    default: {
      if (token.kind !== 'sign' || text !== '(')
        return fail(reader, isCurly(text) ? 'expression.curly-quote' : 'expression.syntax', token)
      const inner = climb(reader, 1, depth + 1)
      need(reader, ')')
      return inner
    }
  }
}

function call(reader: Reader, name: Token, depth: number): Tree {
  need(reader, '(')
  const args: Tree[] = []
  if (!take(reader, ')')) {
    do args.push(climb(reader, 1, depth + 1))
    while (!reader.fault && take(reader, ','))
    need(reader, ')')
  }
  return { kind: 'call', at: name.at, name: name.text, args }
}

function stepsFrom(reader: Reader, depth: number): Step[] {
  const steps: Step[] = []
  do {
    const step = oneStep(reader, depth)
    // `./a` is `a`, and `.` alone a path without steps.
    if (step) steps.push(step)
  } while (!reader.fault && take(reader, '/'))
  if (isNext(reader, '//')) fail(reader, 'expression.axis')
  return steps
}

function oneStep(reader: Reader, depth: number): Step | null {
  if (take(reader, '..')) return { axis: 'parent', name: null, predicates: [] }
  if (take(reader, '.')) return null
  const axis = axisOf(reader)
  const token = peek(reader)
  reader.next += 1
  const isAny = token.kind === 'sign' && token.text === '*'
  if (token.text === '@' || (token.kind === 'word' && isNext(reader, '::')))
    fail(reader, 'expression.axis', token)
  else if (!isAny && token.kind !== 'word') fail(reader, 'expression.syntax', token)
  const isNode = take(reader, '(')
  if (isNode) {
    if (token.text !== 'node') fail(reader, 'expression.axis', token)
    need(reader, ')')
  }
  const name = isAny || isNode ? null : token.text
  return { axis, name, predicates: predicatesOf(reader, depth) }
}

function axisOf(reader: Reader): Axis {
  const { text } = peek(reader)
  if (!isNext(reader, '::', 1)) return 'child'
  if (text !== 'child' && text !== 'parent' && text !== 'self') return 'child'
  reader.next += 2
  return text
}

function predicatesOf(reader: Reader, depth: number): Tree[] {
  const predicates: Tree[] = []
  while (!reader.fault && take(reader, '[')) {
    predicates.push(climb(reader, 1, depth + 1))
    need(reader, ']')
  }
  return predicates
}

function startsStep(reader: Reader): boolean {
  const { kind, text } = peek(reader)
  return kind === 'word' || (kind === 'sign' && ['.', '..', '*', '@'].includes(text))
}

function startsCall(reader: Reader): boolean {
  const { kind, text } = peek(reader)
  return kind === 'word' && text !== 'node' && isNext(reader, '(', 1)
}

function operatorOf({ kind, text }: Token): Operator | null {
  return kind === 'operator' ? (operators.find((operator) => operator === text) ?? null) : null
}

function isCurly(text: string): boolean {
  return text !== '' && '‘’“”„'.includes(text)
}

function peek(reader: Reader, ahead = 0): Token {
  return reader.tokens[reader.next + ahead] ?? { kind: 'end', text: '', at: 0 }
}

function isNext(reader: Reader, sign: string, ahead = 0): boolean {
  const { kind, text } = peek(reader, ahead)
  return (kind === 'sign' || kind === 'operator') && text === sign
}

function take(reader: Reader, sign: string): boolean {
  if (!isNext(reader, sign)) return false
  reader.next += 1
  return true
}

function need(reader: Reader, sign: string): void {
  if (!take(reader, sign)) fail(reader, 'expression.syntax')
}

/** Only the first fault is told: what follows it is a guess. */
function fail(reader: Reader, reason: SyntaxReason, token = peek(reader)): Tree {
  reader.fault ??= { at: token.at, reason }
  return { kind: 'literal', at: token.at, value: '' }
}

/** How many trees lie within each other, counted without recursion. */
function heightOf(tree: Tree): number {
  let height = 0
  for (let level = [tree]; level.length > 0; level = level.flatMap(partsOf)) height += 1
  return height
}
