// Forms that nobody would write, with expressions that reach across them, and what a restless researcher does to them.
import fc from 'fast-check'
import type { Instrument, Item } from '../../core/instrument/model.ts'
import type { AnswerValue } from '../../core/wire/response.ts'
import { says } from '../core/scenario.ts'

export type Deed =
  | { do: 'set'; question: string; row: number; value: AnswerValue | undefined }
  | { do: 'add' }
  | { do: 'remove'; row: number }

export type Play = { instrument: Instrument; deeds: Deed[] }

type Kind = 'integer' | 'decimal' | 'text' | 'selectOne' | 'selectMany' | 'date' | 'calculate'
type Plan = { kind: Kind; name: string; inRepeat: boolean }

const colours = ['red', 'green', 'blue', 'other-1']

/** Questions `q0`…; some inside a group, some in a repeat `rows`. Each expression names only questions before its own. */
export const play: fc.Arbitrary<Play> = fc
  .array(
    fc.record({
      kind: fc.constantFrom<Kind>(
        'integer',
        'integer',
        'decimal',
        'text',
        'selectOne',
        'selectMany',
        'date',
        'calculate',
        'calculate',
      ),
      inRepeat: fc.boolean(),
    }),
    { minLength: 2, maxLength: 9 },
  )
  .chain((drawn) => {
    // What lies in the repeat stands last, so that all before it can be named from within.
    const ordered = [...drawn].sort((one, other) => Number(one.inRepeat) - Number(other.inRepeat))
    const plans = ordered.map((one, index) => ({ ...one, name: `q${index}` }))
    return fc
      .tuple(
        fc.tuple(...plans.map((plan, index) => question(plan, plans.slice(0, index)))),
        fc.array(deed(plans), { maxLength: 14 }),
        fc.boolean(),
        fc.array(overRows(plans), { maxLength: 2 }),
      )
      .map(([items, deeds, isGrouped, sums]) => ({
        instrument: formOf(plans, items, isGrouped, sums),
        deeds,
      }))
  })

function formOf(
  plans: readonly Plan[],
  items: readonly Item[],
  isGrouped: boolean,
  sums: readonly string[],
): Instrument {
  const outside = items.filter((_, index) => !plans[index]?.inRepeat)
  const inside = items.filter((_, index) => plans[index]?.inRepeat)
  const half = Math.ceil(outside.length / 2)
  const grouped: Item[] =
    isGrouped && outside.length > half
      ? [
          ...outside.slice(0, half),
          { type: 'group', name: 'part', label: says('part'), items: outside.slice(half) },
        ]
      : outside
  return {
    slug: 'form',
    kind: 'survey',
    technique: 'interview',
    title: says('form'),
    languages: ['id', 'en'],
    about: 'study',
    roles: [],
    needs: [],
    items: [
      ...grouped,
      ...(inside.length > 0
        ? [{ type: 'repeat' as const, name: 'rows', label: says('rows'), items: inside }]
        : []),
      ...(inside.length > 0
        ? sums.map((calculation, index) => ({
            type: 'calculate' as const,
            name: `sum${index}`,
            calculation,
          }))
        : []),
      { type: 'note', name: 'end', label: says('end') },
    ],
  }
}

/** What is worked out over all rows, from outside them. */
function overRows(plans: readonly Plan[]): fc.Arbitrary<string> {
  const inside = plans.filter((plan) => plan.inRepeat)
  if (inside.length === 0) return fc.constant('0')
  return fc
    .constantFrom(...inside)
    .chain(({ name }) =>
      fc.constantFrom(
        `sum(\${${name}})`,
        `count(\${rows})`,
        'count(${rows}) * 2',
        `max(\${${name}})`,
        `join(', ', \${${name}})`,
        `count-non-empty(\${${name}})`,
        `indexed-repeat(\${${name}}, \${rows}, 2)`,
        `count(\${rows}[./${name} != ''])`,
      ),
    )
}

function question(plan: Plan, before: readonly Plan[]): fc.Arbitrary<Item> {
  const label = says(plan.name)
  const { name } = plan
  const when = fc.option(truth(before), { nil: undefined, freq: 2 })
  if (plan.kind === 'calculate')
    return fc.tuple(number(before, plan.inRepeat), when).map(([calculation, relevant]) => ({
      type: 'calculate',
      name,
      calculation,
      ...(relevant !== undefined && { relevant }),
    }))
  const own = plan.kind === 'text' ? fc.constant('string-length(.) < 6') : ownNumber(plan.kind)
  return fc
    .tuple(when, fc.option(own, { nil: undefined, freq: 1 }), fc.boolean())
    .map(([relevant, constraint, required]) => {
      const common = {
        name,
        label,
        ...(relevant !== undefined && { relevant }),
        ...(constraint !== undefined && { constraint }),
        ...(required && { required }),
      }
      return plan.kind === 'selectOne' || plan.kind === 'selectMany'
        ? {
            type: plan.kind,
            ...common,
            choices: colours.map((colour) => ({ name: colour, label: says(colour) })),
          }
        : ({ type: plan.kind, ...common } as Item)
    })
}

function ownNumber(kind: Kind): fc.Arbitrary<string> {
  if (kind === 'selectMany') return fc.constant('count-selected(.) < 3')
  if (kind === 'selectOne') return fc.constant(". != 'red'")
  if (kind === 'date') return fc.constant(". <= date('2026-06-30')")
  return fc.constantFrom('. > 3', '. mod 2 = 0', '. >= -2 and . < 50')
}

/** Something that is a number. */
function number(before: readonly Plan[], inRepeat: boolean): fc.Arbitrary<string> {
  const parts = before.map((plan) => numberOf(plan))
  const leaf = fc.oneof(
    fc.constantFrom('0', '1', '2.5', '-3'),
    ...parts.map((one) => fc.constant(one)),
  )
  const pair = fc.tuple(leaf, leaf)
  return fc.oneof(
    leaf,
    pair.map(([a, b]) => `${a} + ${b}`),
    pair.map(([a, b]) => `${a} * ${b} - 1`),
    pair.map(([a, b]) => `round(${a} div ${b}, 2)`),
    pair.map(([a, b]) => `if(${a} > ${b}, ${a}, ${b})`),
    pair.map(([a, b]) => `coalesce(${a}, ${b})`),
    pair.map(([a, b]) => `max(${a}, ${b}) + min(${a}, ${b})`),
    pair.map(([a, b]) => `concat(${a}, '-', ${b})`),
    leaf.map((a) => `int(${a} div 2)`),
    ...(inRepeat ? [fc.constantFrom('position(..)', 'position(..) * 10 + 1')] : []),
    ...(before.length > 0
      ? [fc.constantFrom(...before).map(({ name }) => `string-length(\${${name}})`)]
      : []),
  )
}

function numberOf(plan: Plan): string {
  if (plan.kind === 'selectMany') return `count-selected(\${${plan.name}})`
  if (plan.kind === 'selectOne') return `number(selected(\${${plan.name}}, 'red'))`
  if (plan.kind === 'date') return `int(decimal-date-time(\${${plan.name}}))`
  return `\${${plan.name}}`
}

/** Something that is true or false. */
function truth(before: readonly Plan[]): fc.Arbitrary<string> {
  if (before.length === 0) return fc.constantFrom('1 = 1', 'true()')
  const leaf = fc.constantFrom(...before).chain((plan) => {
    const name = `\${${plan.name}}`
    if (plan.kind === 'selectMany' || plan.kind === 'selectOne')
      return fc.constantFrom(...colours).map((colour) => `selected(${name}, '${colour}')`)
    if (plan.kind === 'date') return fc.constant(`${name} > '2026-03-01'`)
    if (plan.kind === 'text') return fc.constantFrom(`${name} != ''`, `contains(${name}, 'a')`)
    return fc.constantFrom(`${name} > 4`, `${name} = ''`, `${name} != 0`, `${name} <= 10`)
  })
  return fc.oneof(
    leaf,
    leaf.map((one) => `not(${one})`),
    fc.tuple(leaf, leaf).map(([one, other]) => `${one} and ${other}`),
    fc.tuple(leaf, leaf).map(([one, other]) => `${one} or ${other}`),
  )
}

function deed(plans: readonly Plan[]): fc.Arbitrary<Deed> {
  const askable = plans.filter((plan) => plan.kind !== 'calculate')
  const rows: fc.Arbitrary<Deed>[] = plans.some((plan) => plan.inRepeat)
    ? [
        fc.constant({ do: 'add' as const }),
        fc.nat(2).map((row) => ({ do: 'remove' as const, row })),
      ]
    : []
  const sets: fc.Arbitrary<Deed>[] =
    askable.length === 0
      ? []
      : [
          fc
            .constantFrom(...askable)
            .chain((plan) =>
              fc
                .tuple(fc.option(anAnswer(plan.kind), { nil: undefined, freq: 5 }), fc.nat(2))
                .map(([value, row]) => ({ do: 'set' as const, question: plan.name, row, value })),
            ),
        ]
  const all = [...sets, ...sets, ...sets, ...rows]
  return all.length === 0 ? fc.constant({ do: 'add' as const }) : fc.oneof(...all)
}

function anAnswer(kind: Kind): fc.Arbitrary<AnswerValue> {
  switch (kind) {
    case 'integer':
      return fc.integer({ min: -5, max: 60 })
    case 'decimal':
      // Never whole: the ODK engine spells a whole decimal `4.0`, we `4`, and texts are made of it.
      return fc.integer({ min: -50, max: 500 }).map((tenths) => (tenths * 10 + 5) / 100)
    case 'selectOne':
      return fc.constantFrom(...colours)
    case 'selectMany':
      return fc.subarray(colours, { minLength: 1 })
    case 'date':
      return fc
        .integer({ min: 1, max: 12 })
        .map((month) => `2026-${String(month).padStart(2, '0')}-15`)
    default:
      // Not past U+FFFF: the ODK engine counts UTF-16 units where XPath, and ours, count characters.
      return fc.constantFrom('a', 'kompak', 'x y', '7', 'ü')
  }
}
