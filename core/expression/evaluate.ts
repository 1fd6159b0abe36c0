// Works out the value of an expression. Pure and bounded: every node and every kilobyte of text costs a step.
import { type Args, functions, type Reason } from './functions.ts'
import type { Operator, Tree } from './tree.ts'
import { toNumber, toText, toTruth, type Value } from './value.ts'

/** What an expression can see. */
export type Scope = {
  /** A question's answer as text; empty when it has none or is not relevant. */
  answer: (name: string) => string
  /** The answer of the question that the expression belongs to. */
  own: string
  /** YYYY-MM-DD in the study's zone; null where nobody knows the day, and `today()` fails. */
  today: string | null
}

export type Evaluated = { ok: true; value: Value } | { ok: false; reason: Reason }

type Run = { scope: Scope; steps: number; failed: Reason | null }

export function evaluate(tree: Tree, scope: Scope, steps = 10_000): Evaluated {
  const run: Run = { scope, steps, failed: null }
  const value = work(tree, run)
  return run.failed === null ? { ok: true, value } : { ok: false, reason: run.failed }
}

function work(tree: Tree, run: Run): Value {
  if (run.failed !== null) return ''
  const value = nodeValue(tree, run)
  run.steps -= 1 + (typeof value === 'string' ? value.length / 1_000 : 0)
  return run.steps < 0 ? fail(run, 'steps.spent') : value
}

function nodeValue(tree: Tree, run: Run): Value {
  switch (tree.kind) {
    case 'literal':
      return tree.value
    case 'answer':
      return run.scope.answer(tree.name)
    case 'own':
      return run.scope.own
    case 'negate':
      return -toNumber(work(tree.of, run))
    case 'binary':
      return combine(tree.operator, work(tree.left, run), () => work(tree.right, run))
    case 'call':
      return functions.get(tree.name)?.call(argsOf(tree.args, run)) ?? ''
    default:
      return tree satisfies never
  }
}

/** `or` and `and` leave their right side alone once the left has decided (XPath 1.0 section 3.4). */
function combine(operator: Operator, left: Value, rightSide: () => Value): Value {
  if (operator === 'or') return toTruth(left) || toTruth(rightSide())
  if (operator === 'and') return toTruth(left) && toTruth(rightSide())
  const right = rightSide()
  if (operator === '=') return equal(left, right)
  if (operator === '!=') return !equal(left, right)
  return reckon(operator, toNumber(left), toNumber(right))
}

/** Beside a boolean all is boolean, beside a number all is number, else text (XPath 1.0 section 3.4). */
function equal(left: Value, right: Value): boolean {
  if (typeof left === 'boolean' || typeof right === 'boolean')
    return toTruth(left) === toTruth(right)
  if (typeof left === 'number' || typeof right === 'number')
    return toNumber(left) === toNumber(right)
  return left === right
}

/** Texts are compared as numbers too, so '10' < '9' is false. */
function reckon(
  operator: Exclude<Operator, 'or' | 'and' | '=' | '!='>,
  left: number,
  right: number,
): Value {
  switch (operator) {
    case '<':
      return left < right
    case '<=':
      return left <= right
    case '>':
      return left > right
    case '>=':
      return left >= right
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

function argsOf(args: Tree[], run: Run): Args {
  const value = (index: number): Value => {
    const tree = args[index]
    return tree ? work(tree, run) : ''
  }
  return {
    count: args.length,
    value,
    text: (index) => toText(value(index)),
    number: (index) => toNumber(value(index)),
    truth: (index) => toTruth(value(index)),
    today: run.scope.today,
    fail: (reason) => fail(run, reason),
  }
}

function fail(run: Run, reason: Reason): Value {
  run.failed ??= reason
  return ''
}
