// What changed between two versions, and what that means for the responses that are in.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { canonical } from '../../core/instrument/canonical.ts'
import type { Change, ItemType } from '../../core/instrument/change.ts'
import { clashes, consequences } from '../../core/instrument/consequences.ts'
import { diff, likelyRenamed } from '../../core/instrument/diff.ts'
import { inOrder } from '../../core/instrument/in-order.ts'
import type { Instrument, Item } from '../../core/instrument/model.ts'
import type { Scoring } from '../../core/instrument/scoring.ts'

const says = (words: string) => ({ id: `${words} (id)`, en: `${words} (en)` })
const choices = (...names: string[]) => names.map((name) => ({ name, label: says(name) }))
const asks = (name: string, type: ItemType, parts: object = {}) =>
  ({ type, name, label: says(name), ...parts }) as Item
const text = (name: string, parts: object = {}) => asks(name, 'text', parts)
const number = (name: string, parts: object = {}) => asks(name, 'integer', parts)
const one = (name: string, names: string[] | string, parts: object = {}) =>
  asks(name, 'selectOne', {
    choices: typeof names === 'string' ? names : choices(...names),
    ...parts,
  })
const group = (name: string, ...items: Item[]) => asks(name, 'group', { items })
const repeat = (name: string, ...items: Item[]) => asks(name, 'repeat', { items })
const form = (...items: Item[]): Instrument => ({
  slug: 'form',
  kind: 'survey',
  technique: 'interview',
  title: says('form'),
  languages: ['id', 'en'],
  about: 'participant',
  roles: [],
  needs: [],
  items,
})

const [a, b, c, d] = [text('a'), number('b'), one('c', ['x', 'y']), text('d')]
const before = form(a, group('g', b, c), d)
const ofC = { in: 'choices', name: 'c' } as const

const table: [string, Instrument, Change[]][] = [
  ['nothing', form(a, group('g', b, c), d), []],
  [
    'a question came',
    form(a, text('new'), group('g', b, c), d),
    [{ kind: 'added', name: 'new', type: 'text', label: says('new'), to: null }],
  ],
  [
    'a question left',
    form(a, group('g', c), d),
    [{ kind: 'removed', name: 'b', type: 'integer', label: says('b'), from: 'g' }],
  ],
  [
    'a question went into a group',
    form(group('g', b, c, a), d),
    [{ kind: 'moved', name: 'a', from: null, to: 'g' }],
  ],
  [
    'only the one that was carried has moved',
    form(group('g', b, c), d, a),
    [{ kind: 'moved', name: 'a', from: null, to: null }],
  ],
  [
    'a group moves with what is in it',
    form(a, group('h', group('g', b, c)), d),
    [
      { kind: 'added', name: 'h', type: 'group', label: says('h'), to: null },
      { kind: 'moved', name: 'g', from: null, to: 'h' },
    ],
  ],
  [
    'another type',
    form(number('a'), group('g', b, c), d),
    [{ kind: 'retyped', name: 'a', from: 'text', to: 'integer' }],
  ],
  [
    'other words in one language, and words in a new one',
    form(text('a', { label: { ...says('a'), id: 'baru', jv: 'anyar' } }), group('g', b, c), d),
    [
      { kind: 'text', name: 'a', part: 'label', language: 'id', from: 'a (id)', to: 'baru' },
      { kind: 'text', name: 'a', part: 'label', language: 'jv', from: null, to: 'anyar' },
    ],
  ],
  [
    'a rule came',
    form(a, group('g', number('b', { constraint: '. > 0', min: 1 }), c), d),
    [
      { kind: 'logic', name: 'b', part: 'constraint', from: null, to: '. > 0' },
      { kind: 'logic', name: 'b', part: 'min', from: null, to: '1' },
    ],
  ],
  [
    'it must be answered now',
    form(a, group('g', number('b', { required: true }), c), d),
    [{ kind: 'logic', name: 'b', part: 'required', from: null, to: 'true' }],
  ],
  [
    'a choice came, a choice left',
    form(a, group('g', b, one('c', ['y', 'z'])), d),
    [
      { kind: 'entry-removed', of: ofC, entry: 'x', label: says('x') },
      { kind: 'entry-added', of: ofC, entry: 'z', label: says('z') },
    ],
  ],
  [
    'choices stand in another order',
    form(a, group('g', b, one('c', ['y', 'x'])), d),
    [{ kind: 'entries-reordered', of: ofC }],
  ],
  [
    'a choice has another name and other points',
    form(
      a,
      group(
        'g',
        b,
        one('c', [], { choices: [{ name: 'x1', label: says('x'), points: 2 }, ...choices('y')] }),
      ),
      d,
    ),
    [
      { kind: 'entry-renamed', of: ofC, from: 'x', to: 'x1', label: says('x') },
      { kind: 'entry-points', of: ofC, entry: 'x1', from: null, to: 2 },
    ],
  ],
  [
    'choices come from a list now',
    {
      ...form(a, group('g', b, one('c', 'l')), d),
      lists: { l: { from: 'choices', choices: choices('x', 'y') } },
    },
    [
      { kind: 'choices-from', name: 'c', from: null, to: 'l' },
      { kind: 'list-added', list: 'l' },
    ],
  ],
  [
    'a probe came',
    form(text('a', { probes: choices('p') }), group('g', b, c), d),
    [{ kind: 'entry-added', of: { in: 'probes', name: 'a' }, entry: 'p', label: says('p') }],
  ],
  [
    'a setting of the instrument',
    { ...before, needs: ['record'], title: { ...says('form'), en: 'Sheet' } },
    [
      { kind: 'text', name: null, part: 'title', language: 'en', from: 'form (en)', to: 'Sheet' },
      { kind: 'part', name: null, part: 'needs', from: '[]', to: '["record"]' },
    ],
  ],
]

test.each(table)('%s, and it is said once', (_, after, changes) => {
  expect(diff(before, after)).toEqual(changes)
})

test('a list that several questions share is told once, with the list', () => {
  const sharing = (...names: string[]): Instrument => ({
    ...form(one('p', 'l'), one('q', 'l')),
    lists: { l: { from: 'choices', choices: choices(...names) } },
  })
  expect(diff(sharing('x', 'y'), sharing('x'))).toEqual([
    { kind: 'entry-removed', of: { in: 'list', name: 'l' }, entry: 'y', label: says('y') },
  ])
})

test('a question under another name is one that left and one that came, and it is asked about', () => {
  const was = form(text('umur', { label: { id: 'Umur' } }), text('x'))
  const now = form(text('usia', { label: { id: ' Umur ', en: 'Age' } }), text('y'), number('n'))
  expect(likelyRenamed(diff(was, now))).toEqual([{ from: 'umur', to: 'usia' }])
  const retyped = form(number('usia', { label: { id: 'Umur' } }))
  expect(likelyRenamed(diff(was, retyped))).toEqual([])
})

// Two instruments from one small stock of names, so that they share, miss and move most things.
const names = ['a', 'b', 'c', 'd', 'e']
const label = fc.record(
  { id: fc.constantFrom('satu', 'dua'), en: fc.constantFrom('one', 'two') },
  { requiredKeys: ['id'] },
)
const choice = fc.uniqueArray(
  fc.record(
    {
      name: fc.constantFrom('x', 'y', 'z'),
      label,
      points: fc.constantFrom(0, 1),
      exclusive: fc.boolean(),
    },
    { requiredKeys: ['name', 'label'] },
  ),
  { selector: (entry) => entry.name, minLength: 1 },
)
const question = (name: string) =>
  fc.oneof(
    fc.record(
      {
        type: fc.constantFrom('text', 'integer', 'date'),
        name: fc.constant(name),
        label,
        hint: label,
        required: fc.boolean(),
        constraint: fc.constantFrom('. > 0', '. < 9'),
        probes: choice.map((list) => list.map(({ points: _, exclusive: __, ...probe }) => probe)),
        aims: fc.constantFrom(['p'], ['q']),
      },
      { requiredKeys: ['type', 'name', 'label'] },
    ),
    fc.record({
      type: fc.constantFrom('selectOne', 'rank'),
      name: fc.constant(name),
      label,
      choices: fc.oneof(choice, fc.constantFrom('l', 'm')),
    }),
  ) as fc.Arbitrary<Item>

const instrument: fc.Arbitrary<Instrument> = fc
  .shuffledSubarray(names)
  .chain((picked) =>
    fc.record({
      questions: fc.tuple(...picked.map(question)),
      cuts: fc.tuple(fc.nat(5), fc.nat(5)),
      groups: fc.shuffledSubarray(['g', 'h']),
      inRepeat: fc.boolean(),
      lists: fc.record(
        { l: fc.record({ from: fc.constant('choices' as const), choices: choice }) },
        { requiredKeys: [] },
      ),
      about: fc.constantFrom('study' as const, 'case' as const),
      scored: fc.option(fc.constantFrom(0, 1)),
    }),
  )
  .map(({ questions, cuts, groups, inRepeat, lists, about, scored }) => {
    const [low, high] = [Math.min(...cuts), Math.max(...cuts)]
    const inside = questions.slice(low, high)
    const [outer, inner] = groups
    const nested = inner ? [group(inner, ...inside)] : inside
    const middle = outer ? [(inRepeat ? repeat : group)(outer, ...nested)] : nested
    const scoring: Scoring = {
      subscales: [],
      missing: { rule: 'strict' },
      decimals: scored ?? 0,
      bands: [],
    }
    return {
      ...form(...questions.slice(0, low), ...middle, ...questions.slice(high)),
      about,
      lists,
      ...(scored === null ? {} : { scoring }),
    }
  })

test('two versions differ exactly when something is said to differ', () => {
  fc.assert(
    fc.property(instrument, instrument, (was, now) => {
      expect(diff(was, was)).toEqual([])
      expect(diff(was, now).length === 0).toBe(canonical(was) === canonical(now))
    }),
    { numRuns: 500 },
  )
})

test('no difference is named twice', () => {
  const place = (change: Change) =>
    canonical({
      ...change,
      // What it was and became does not tell two changes apart, but where an entry's name is what changed.
      ...(change.kind === 'entry-renamed' ? {} : { from: null, to: null }),
      label: null,
      type: null,
    })
  fc.assert(
    fc.property(instrument, instrument, (was, now) => {
      const places = diff(was, now).map(place)
      expect(new Set(places).size).toBe(places.length)
    }),
    { numRuns: 500 },
  )
})

test('what came one way has left the other way, and as much has moved', () => {
  const count = (changes: Change[], kind: Change['kind']) =>
    changes.filter((change) => change.kind === kind).length
  fc.assert(
    fc.property(instrument, instrument, (was, now) => {
      const [there, back] = [diff(was, now), diff(now, was)]
      for (const [one, other] of [
        ['added', 'removed'],
        ['moved', 'moved'],
        ['retyped', 'retyped'],
        ['text', 'text'],
        ['entry-added', 'entry-removed'],
      ] as const)
        expect(count(there, one)).toBe(count(back, other))
    }),
    { numRuns: 500 },
  )
})

test('as much as possible is said to have kept its order', () => {
  const longest = (list: readonly number[]): number =>
    list
      .reduce<number[]>((best, at, i) => {
        const under = list.slice(0, i).flatMap((earlier, j) => (earlier < at ? [best[j] ?? 0] : []))
        return [...best, 1 + Math.max(0, ...under)]
      }, [])
      .reduce((most, length) => Math.max(most, length), 0)
  fc.assert(
    fc.property(fc.uniqueArray(fc.nat(50)), (list) => {
      const kept = inOrder(list, (at) => at)
      expect(kept).toEqual(kept.toSorted((one, other) => one - other))
      expect(kept).toHaveLength(longest(list))
    }),
  )
})

const earlier = (instrument: Instrument, responses: number) => ({ instrument, responses })

test('what leaves keeps its column, and rules, choices and scores say whom they concern', () => {
  const now = form(
    group('g', number('b', { min: 1, constraint: '. mod 5 = 0' }), one('c', ['x'])),
    text('d', { required: '${b} > 1' }),
  )
  expect(consequences(before, now, [earlier(before, 7)])).toEqual([
    { kind: 'column-stays', question: 'a', responses: 7 },
    { kind: 'rule-changed', question: 'b', part: 'constraint', responses: 7 },
    { kind: 'rule-changed', question: 'b', part: 'min', responses: 7 },
    { kind: 'choice-gone', question: 'c', choice: 'y', responses: 7 },
    { kind: 'rule-changed', question: 'd', part: 'required', responses: 7 },
  ])
})

test('a looser rule, a new choice and other words concern no response', () => {
  const was = form(number('b', { min: 1, max: 5, required: true, constraint: '. > 0' }), c)
  const now = form(number('b', { min: 0, max: 9, label: says('B') }), one('c', ['x', 'y', 'z']))
  expect(consequences(was, now, [earlier(was, 7)])).toEqual([])
})

test('without responses nothing has consequences', () => {
  fc.assert(
    fc.property(instrument, instrument, (was, now) => {
      expect(consequences(was, now, [earlier(was, 0)])).toEqual([])
    }),
  )
})

test('responses are counted over every version that had the question', () => {
  const oldest = form(a, d)
  const other = form(d)
  const said = consequences(before, form(d), [
    earlier(before, 2),
    earlier(other, 5),
    earlier(oldest, 3),
  ])
  expect(said).toContainEqual({ kind: 'column-stays', question: 'a', responses: 5 })
  expect(said).toContainEqual({ kind: 'column-stays', question: 'b', responses: 2 })
})

test('a name that would hold another kind of answer clashes, in whichever version it was', () => {
  const oldest = form(text('age'))
  const now = form(d, number('age'))
  expect(consequences(form(d), now, [earlier(form(d), 1), earlier(oldest, 4)])).toEqual([
    { kind: 'clash', question: 'age', from: 'text', to: 'integer', responses: 4 },
  ])
  expect(clashes(form(a), form(repeat('r', a)))).toEqual([
    { question: 'a', at: 'items.0.items.0', from: 'text', to: 'r/text' },
  ])
  // Groups and notes hold no answer.
  expect(clashes(form(group('x', a)), form(text('x'), a))).toEqual([])
  expect(clashes(form(asks('x', 'note')), form(number('x')))).toEqual([])
})

test('scores stand apart when their points, weights or limits change, not when their words do', () => {
  const worth = (points: number, words = 'x') => [
    { name: 'x', label: says(words), points },
    { name: 'y', label: says('y'), points: 1 },
  ]
  const scored = (points: number, weight: number, words = 'x'): Instrument => ({
    ...form(one('c', [], { choices: worth(points, words) })),
    scoring: {
      subscales: [{ name: 's', label: says(words), items: [{ question: 'c', weight }] }],
      missing: { rule: 'strict' },
      decimals: 1,
      bands: [{ name: 'low', label: says(words), from: 0 }],
    },
  })
  const was = scored(2, 1)
  const apart = [{ kind: 'scores-apart', responses: 3 }]
  expect(consequences(was, scored(3, 1), [earlier(was, 3)])).toEqual(apart)
  expect(consequences(was, scored(2, 2), [earlier(was, 3)])).toEqual(apart)
  expect(consequences(was, scored(2, 1, 'other'), [earlier(was, 3)])).toEqual([])
})
