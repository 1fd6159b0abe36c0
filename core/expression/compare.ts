// = != < <= > >= between values of any kind (XPath 1.0 section 3.4): a node-set holds when one of its nodes does.
import { isNodes, toNumber, toText, toTruth, type Value } from './value.ts'

export type Comparison = '=' | '!=' | '<' | '<=' | '>' | '>='

export function compare(operator: Comparison, left: Value, right: Value, zone: number): boolean {
  const isOrder = operator !== '=' && operator !== '!='
  // Beside a boolean a node-set is its truth, and for `=` and `!=` everything is.
  if (typeof left === 'boolean' || typeof right === 'boolean') {
    const read = (one: Value) =>
      isOrder && !isNodes(one) ? toNumber(one, zone) : Number(toTruth(one))
    return holds(operator, read(left), read(right))
  }
  const lefts = each(left)
  const rights = each(right)
  if (operator === '=' && isNodes(left) && isNodes(right)) {
    const texts = new Set(rights)
    return lefts.some((one) => texts.has(one))
  }
  if (isOrder) {
    // Texts are compared as numbers too, so '10' < '9' is false.
    const numbers = rights.map((one) => toNumber(one, zone))
    return lefts.some((one) => {
      const number = toNumber(one, zone)
      return numbers.some((other) => holds(operator, number, other))
    })
  }
  const asNumbers = typeof left === 'number' || typeof right === 'number'
  const key = (one: Value) => (asNumbers ? toNumber(one, zone) : toText(one))
  const keys = rights.map(key)
  return lefts.some((one) => {
    const own = key(one)
    return keys.some((other) => holds(operator, own, other))
  })
}

function each(value: Value): readonly (string | number | boolean)[] {
  return isNodes(value) ? value.map((node) => node.text) : [value]
}

function holds<T extends string | number>(operator: Comparison, left: T, right: T): boolean {
  switch (operator) {
    case '=':
      return left === right
    case '!=':
      return left !== right
    case '<':
      return left < right
    case '<=':
      return left <= right
    case '>':
      return left > right
    case '>=':
      return left >= right
    default:
      return operator satisfies never
  }
}
