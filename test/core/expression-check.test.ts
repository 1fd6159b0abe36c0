// What an author is told of an expression, what it reads, and that what is printed reads as the same.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { check, type Lookup } from '../../core/expression/check.ts'
import { readOutput, renderOutput } from '../../core/expression/output.ts'
import { parse } from '../../core/expression/parse.ts'
import { matches } from '../../core/expression/pattern.ts'
import { print } from '../../core/expression/print.ts'
import { references } from '../../core/expression/references.ts'
import { operators, type Step, type Tree } from '../../core/expression/tree.ts'
import { nodeOf, valueIn, worldOf } from './document.ts'

const kinds: Record<string, 'answer' | 'note' | 'group' | 'repeat'> = {
  age: 'answer',
  role: 'answer',
  greeting: 'note',
  profile: 'group',
  member: 'repeat',
}
const lookup: Lookup = {
  kindOf: (name) => kinds[name] ?? null,
  hasInstance: (id) => id === 'village',
  columnsOf: (id) => (id === 'village' ? new Set(['name', 'label', 'district']) : null),
  readsPattern: (pattern) => matches('', pattern) !== null,
}

function tree(text: string): Tree {
  const parsed = parse(text)
  if (!parsed.ok) throw new Error(`${parsed.reason} at ${parsed.at}`)
  return parsed.tree
}

function told(text: string): string[] {
  return check(tree(text), lookup).map(
    ({ at, reason, about, gravity }) =>
      `${at} ${reason} ${about}${gravity === 'fault' ? '' : ' (warning)'}`,
  )
}

test.each([
  ['${age} > 17 and ${ghost} = 1', '16 expression.unknown-name ghost'],
  ['1 + ${greeting}', '4 expression.no-answer greeting'],
  ['${profile} = 1', '0 expression.no-answer profile'],
  ['../ghost', '0 expression.unknown-name ghost'],
  ['/data/profile/ghost > 1', '0 expression.unknown-name ghost'],
  ['${last-saved#ghost}', '0 expression.unknown-name ghost'],
  ['${role} = chair', '10 expression.bare-word chair'],
  ['1 + lowest(${age})', '4 expression.unknown-function lowest'],
  ['1 + if(${age}, 1)', '4 expression.arguments if'],
  ["concat('a', not(1, 2))", '12 expression.arguments not'],
  ['indexed-repeat(${age}, ${member})', '0 expression.arguments indexed-repeat'],
  ["instance('villages')/root/item", '9 expression.unknown-list villages'],
  ["pulldata('prices', 'a', 'b', ${age})", '9 expression.unknown-list prices'],
  [
    "instance('village')/root/item[distric = ${role}]/name",
    '30 expression.unknown-column distric (warning)',
  ],
  [
    "instance('village')/root/item[district = ${role}]/nama",
    '0 expression.unknown-column nama (warning)',
  ],
  ["regex(., '[a-z')", '9 expression.pattern [a-z'],
  ["regex(., '(?=a)b')", '9 expression.pattern (?=a)b'],
  ["jr:choice-name(${role}, '${ghost}')", '24 expression.unknown-name ghost'],
  ["${age} + 'two'", '9 expression.not-a-number two'],
  ["-'two'", '1 expression.not-a-number two'],
  ["${age} < 'two'", '9 expression.not-a-number two'],
  ["today() > 'tomorrow'", '10 expression.not-a-date tomorrow'],
  ["date('2026-02-30')", '5 expression.not-a-date 2026-02-30'],
  ["'31/12/2026' <= today()", '0 expression.not-a-date 31/12/2026'],
  ["extract-signed(., 'key')", '0 expression.signed extract-signed'],
  ["lower(${role}) = 'chair'", '0 expression.surveycto lower (warning)'],
  ['duration() > 60', '0 expression.not-here duration (warning)'],
])('%s is told: %s', (text, expected) => {
  expect(told(text)).toEqual([expected])
})

test.each([
  ["${age} = '' or . >= 18 and . <= 99"],
  ["selected(${role}, 'chair') and count(${member}) > 1"],
  ['sum(/data/member/age) div count(/data/member)'],
  ['position(..) = 1 and ../../age'],
  ["instance('village')/root/item[district = ${role} and name != current()/../age]/label"],
  ["instance('__never')/root/item"],
  ["today() > '2026-01-01' and ${age} != 'no'"],
  ["'12' + '2026-01-01'"],
  ["date('') = '' and jr:choice-name(${role}, '${role}') = 'x'"],
  ["regex(., '^[A-Z]{2}[0-9]{3}$')"],
  ['indexed-repeat(${age}, ${member}, position(..) - 1)'],
])('nothing is told of %s', (text) => {
  expect(told(text).filter((one) => !one.includes('__never'))).toEqual([])
})

test('what an expression reads is told: names, lists, functions, its own answer, what changes by itself', () => {
  expect(
    references(
      tree(
        "if(. = '' and today() > ${b}, instance('v')/root/item[c = ${a} and position() = 1]/d, pulldata('p', 'x', 'y', ../e)) + ${last-saved#f}",
      ),
    ),
  ).toEqual({
    names: ['b', 'a', 'e'],
    lastSaved: ['f'],
    instances: ['v', 'p'],
    functions: ['if', 'today', 'instance', 'position', 'pulldata'],
    own: true,
    any: false,
    volatile: true,
  })
})

test.each([
  ['/data/group/a', ['group', 'a'], {}],
  ['../../member/*', ['member'], { any: true }],
  ["jr:choice-name(${q}, '${r}')", ['r', 'q'], {}],
  ['current()/../a', ['a'], {}],
  ["instance('l')/root/item[a = current()/../b]/c", ['b'], {}],
  ['/data/member[k = ${a}]/v', ['member', 'k', 'a', 'v'], {}],
  ['current()', [], { own: true }],
  ['once(random())', [], { own: true, volatile: true }],
  ["randomize(instance('l')/root/item)", [], { volatile: true }],
  ["randomize(instance('l')/root/item, ${s})[a = 1]", ['s'], {}],
])('%s reads %j', (text, names, others) => {
  const { own, any, volatile, ...rest } = references(tree(text))
  expect(rest.names).toEqual(names)
  expect({ own, any, volatile }).toEqual({ own: false, any: false, volatile: false, ...others })
})

// Trees of any kind, as a reader could have made them.
const name = fc.constantFrom('a', 'age', 'or', 'div', 'last', 'x-1', 'naïve')
const { tree: anyTree } = fc.letrec<{ tree: Tree; step: Step; steps: Step[] }>((tie) => {
  const part = tie('tree')
  const at = fc.constant(0)
  const kind = <K extends string>(value: K) => fc.constant(value)
  const list = (most: number) => fc.array(part, { maxLength: most })
  return {
    step: fc.oneof(
      fc.record<Step>({
        axis: kind('parent'),
        name: fc.constant(null),
        predicates: fc.constant<Tree[]>([]),
      }),
      fc.record<Step>({
        axis: fc.constantFrom('child', 'self', 'parent'),
        name: fc.option(name),
        predicates: list(1),
      }),
    ),
    steps: fc.array(tie('step'), { minLength: 1, maxLength: 3 }),
    tree: fc.oneof(
      { maxDepth: 4, withCrossShrink: true },
      fc.record({
        kind: kind('literal'),
        at,
        value: fc.oneof(
          fc.double({ min: 0, noNaN: true, noDefaultInfinity: true }).map((one) => one + 0),
          fc.constantFrom('', "it's", 'say "no"', '${a}', '|'),
        ),
      }),
      fc.record({
        kind: fc.constantFrom('named', 'last-saved'),
        at,
        name: fc.constantFrom('a', 'b-c'),
      }),
      fc.record({ kind: kind('path'), at, from: kind('here'), steps: fc.constant([]) }),
      fc.record({ kind: kind('path'), at, from: kind('here'), steps: tie('steps') }),
      fc.record({
        kind: kind('path'),
        at,
        from: kind('document'),
        steps: fc.oneof(fc.constant([]), tie('steps')),
      }),
      fc.record({ kind: kind('path'), at, from: part, steps: tie('steps') }),
      fc.record({
        kind: kind('filter'),
        at,
        of: part,
        predicates: fc.array(part, { minLength: 1, maxLength: 2 }),
      }),
      fc.record({ kind: kind('negate'), at, of: part }),
      fc.record({ kind: kind('union'), at, left: part, right: part }),
      fc.record({
        kind: kind('binary'),
        at,
        operator: fc.constantFrom(...operators),
        left: part,
        right: part,
      }),
      fc.record({
        kind: kind('call'),
        at,
        name: fc.constantFrom('f', 'jr:itext', 'or'),
        args: list(3),
      }),
    ) as fc.Arbitrary<Tree>,
  }
})

test('what is printed reads as the same tree', () => {
  fc.assert(
    fc.property(anyTree, (made) => {
      const text = print(made)
      const parsed = parse(text)
      if (!parsed.ok) throw new Error(`${text}: ${parsed.reason} at ${parsed.at}`)
      expect(placeless(parsed.tree)).toEqual(placeless(made))
    }),
    { numRuns: 1_000 },
  )
})

/** Without the places in the text. */
function placeless(made: Tree): unknown {
  return JSON.parse(JSON.stringify(made, (key, value) => (key === 'at' ? 0 : value)))
}

test('names are printed as paths for an XForm', () => {
  const names = {
    named: (one: string) => `/data/${one}`,
    lastSaved: (one: string) => `/old/${one}`,
  }
  expect(print(tree('(${a} - ${last-saved#b}) * 2'), names)).toBe('(/data/a - /old/b) * 2')
})

test('a label shows answers, and leaves alone what is none', () => {
  const world = worldOf({ person: 'Bu Rina', age: '41', q: '' })
  const parts = readOutput('How is ${person} (${ age }), ${not this} and ${ ?')
  expect(parts.map((part) => part.kind)).toEqual(['text', 'value', 'text', 'value', 'text'])
  expect(renderOutput(parts, (one) => valueIn(world, print(one), nodeOf(world, 'q')))).toBe(
    'How is Bu Rina (41), ${not this} and ${ ?',
  )
  expect(readOutput('')).toEqual([])
})
