// The expression language, row by row as @getodk/xforms-engine 0.22.0 answered (its functions that we have).
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { evaluate } from '../../core/expression/evaluate.ts'
import { parse } from '../../core/expression/parse.ts'
import { references } from '../../core/expression/references.ts'
import { toNumber, toText } from '../../core/expression/value.ts'
import { type Answers, nodeOf, valueIn, worldOf } from './document.ts'

/** The value as it would be stored; `own` is the answer of the question that the expression belongs to. */
function value(text: string, answers: Answers = {}, own = ''): string {
  const world = worldOf({ ...answers, own })
  return valueIn(world, text, nodeOf(world, 'own'))
}

test.each([
  ['round(-2.5)', '-3'],
  ['round(2.5)', '3'],
  ['round(1.005, 2)', '1.01'],
  ['int(-2.9)', '-2'],
  ['7 mod -3', '1'],
  ['-7 mod 3', '-1'],
  ["number('')", ''],
  ["'' + 1", ''],
  ['0 div 0', ''],
  ["max('')", ''],
  ["sum(1, '', 2)", ''],
  ['1 div 0', 'Infinity'],
  ["'' = 0", 'false'],
  ["boolean('false')", 'true'],
  ["not('')", 'true'],
  ['string(1 > 2)', 'false'],
  ['0.1 + 0.2', '0.30000000000000004'],
  ['100 * 1.1', '110.00000000000001'],
  ["date('2020-01-31') + 1", '18293'],
  ["date('2020-13-45')", 'date.form'],
  ["'10' < '9'", 'false'],
  ["substr('hello', -3)", 'llo'],
  ["selected-at('a b c', 9)", ''],
])('%s is stored as "%s", as in ODK', (text, expected) => {
  expect(value(text)).toBe(expected)
})

test.each([
  // Control
  ["if(1 = 1, 'a', 'b')", 'a'],
  ["if('', 'a', 'b')", 'b'],
  ["coalesce('', 'second')", 'second'],
  ["coalesce('first', 'second')", 'first'],
  ["coalesce(number(''), 5)", '5'],
  ['true() and not(false())', 'true'],
  ["boolean-from-string('true')", 'true'],
  ["boolean-from-string('1')", 'true'],
  ["boolean-from-string('false')", 'false'],
  ['boolean(0)', 'false'],
  // Choices
  ["selected('pupuk pestisida', 'pupuk')", 'true'],
  ["selected('pupuk pestisida', 'pup')", 'false'],
  ["selected('', '')", 'false'],
  ["selected-at('a b c', 1)", 'b'],
  ["selected-at('a b c', -1)", ''],
  ["count-selected(' a  b ')", '2'],
  ["count-selected('')", '0'],
  // Text
  ["string-length('Mekar')", '5'],
  ["string-length('😀')", '1'],
  ["concat('a', 1, true())", 'a1true'],
  ["contains('kompos cair', 'cair')", 'true'],
  ["starts-with('kompos', 'kom')", 'true'],
  ["ends-with('kompos', 'kom')", 'false'],
  ["substr('hello', 1, 3)", 'el'],
  ["substr('hello', 3, 1)", ''],
  ["substr('a😀b', 1, 2)", '😀'],
  ["normalize-space('  a \t b ')", 'a b'],
  // Numbers
  ["number('12.50')", '12.5'],
  ["number('1e3')", ''],
  ["number('1,5')", ''],
  ['number(true())', '1'],
  ["number('2020-01-31')", '18292'],
  ['round(1250, -2)', '1300'],
  ['min(3, 1, 2)', '1'],
  ['max(3, 1, 2)', '3'],
  ['sum(1, 2, 3)', '6'],
  ['abs(-4)', '4'],
  ['pow(2, 10)', '1024'],
  ['1 div 10000000', '0.0000001'],
  ['pow(10, 22)', '10000000000000000000000'],
  // Days
  ['today()', '2026-11-25'],
  ["date('2026-02-29')", 'date.form'],
  ["date('')", ''],
  ['date(18292)', '2020-01-31'],
  ["today() > '2026-11-23'", 'true'],
  ["today() - date('2026-11-01')", '24'],
  // Comparing
  ["'a' = 'a'", 'true'],
  ["'1' = 1.0", 'true'],
  ["'1' = '1.0'", 'false'],
  ["'false' = true()", 'true'],
  ["'' != 0", 'true'],
  ["'a' < 'b'", 'false'],
])('%s is "%s"', (text, expected) => {
  expect(value(text)).toBe(expected)
})

test.each([
  ['1 + 2 * 3', '7'],
  ['(1 + 2) * 3', '9'],
  ['10 - 4 - 3', '3'],
  ['12 div 3 div 2', '2'],
  ['- 2 + 5', '3'],
  ['--2', '2'],
  ['3 * -2', '-6'],
  ['1 < 2 = true()', 'true'],
  ['true() or false() and false()', 'true'],
  ['1 = 1 and 2 = 2 or 1 = 2', 'true'],
  ['1 + 1 = 2', 'true'],
  ['2 * 3 mod 4', '2'],
])('%s binds as XPath says: %s', (text, expected) => {
  expect(value(text)).toBe(expected)
})

test('an expression reads other answers, its own, and what paths lead to', () => {
  const answers = { members: '12', role: 'chair' }
  expect(value('${members} >= 10 and ${ role } = "chair"', answers)).toBe('true')
  expect(value('. < ${members}', answers, '9')).toBe('true')
  expect(value('/data/members + 1', answers)).toBe('13')
  expect(value('../members - 1', answers)).toBe('11')
  expect(value('${members}-2', answers)).toBe('10')
})

test('the branch that is not taken is left alone', () => {
  expect(value("if(true(), 'kept', date('2020-13-45'))")).toBe('kept')
  expect(value("coalesce('kept', date('2020-13-45'))")).toBe('kept')
  expect(value("false() and date('2020-13-45')")).toBe('false')
  expect(value("true() or date('2020-13-45')")).toBe('true')
})

test('today is an error where nobody knows the day', () => {
  expect(valueIn(worldOf({}, {}, { now: null }), 'today()')).toBe('now.unknown')
})

test.each([
  ['', 'expression.syntax at 0'],
  ['1 +', 'expression.syntax at 3'],
  ['(1', 'expression.syntax at 2'],
  ['1 2', 'expression.syntax at 2'],
  ["${a} == 'b'", 'expression.syntax at 6'],
  ['${a} = ‘b’', 'expression.curly-quote at 7'],
  ["${a} = 'b", 'expression.syntax at 7'],
  ['${a} && ${b}', 'expression.syntax at 5'],
  ['not(1,)', 'expression.syntax at 6'],
  ['//a', 'expression.axis at 0'],
  ['${a}//b', 'expression.axis at 4'],
  ['@a', 'expression.axis at 0'],
  ['following-sibling::a', 'expression.axis at 0'],
  ['../text()', 'expression.axis at 3'],
  ['/a[1', 'expression.syntax at 4'],
  ['a[]', 'expression.syntax at 2'],
  [`${'('.repeat(900)}1`, 'expression.too-deep at 51'],
  [`${'-'.repeat(900)}1`, 'expression.too-deep at 51'],
  ['1'.repeat(20_001), 'expression.too-long at 20000'],
  [`1${'+1'.repeat(2_000)}`, 'expression.too-deep at 0'],
])('%# what cannot be read is refused with its place', (text, expected) => {
  expect(value(text)).toBe(expected)
})

test('a long expression ends, whatever the answers hold', () => {
  const long = { a: 'x'.repeat(200_000) }
  expect(value(`1${'+1'.repeat(999)}`)).toBe('1000')
  expect(value(`concat(${Array(300).fill('${a}').join(',')})`, long)).toBe('steps.spent')
})

test('the names that an expression reads are told once each, in order', () => {
  const parsed = parse("if(${b} = 1, ${a}, -${b}) + ../c * . + 'd'")
  expect(parsed.ok && references(parsed.tree).names).toEqual(['b', 'a', 'c'])
})

test('reading an expression never throws', () => {
  const bit = fc.constantFrom(
    '${a}',
    '.',
    '1',
    "'x'",
    '+',
    '-',
    '(',
    ')',
    ',',
    'if',
    'div',
    ' ',
    '/b',
  )
  const world = worldOf({ a: '3', b: { c: 'x' } })
  const scraps = fc.array(bit, { maxLength: 60 }).map((bits) => bits.join(''))
  fc.assert(
    fc.property(fc.oneof(fc.string(), scraps), (text) => {
      const parsed = parse(text)
      if (parsed.ok) evaluate(parsed.tree, { node: world.document, world })
      else expect(parsed.at).toBeLessThanOrEqual(text.length)
    }),
  )
})

test('a number written as text reads as the same number', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (number) => {
      expect(toNumber(toText(number))).toBe(number === 0 ? 0 : number)
    }),
  )
})
