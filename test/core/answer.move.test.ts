// A draft goes to another version of its instrument and back, and nothing that was put in is lost on the way.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Moved, moveTo } from '../../core/answer/move.ts'
import type { Instrument, Item } from '../../core/instrument/model.ts'
import type { AnswerValue } from '../../core/wire/response.ts'

const says = (words: string) => ({ id: words })
const choices = (...names: string[]) => names.map((name) => ({ name, label: says(name) }))
const asks = (name: string, type: Item['type'], parts: object = {}) =>
  ({ type, name, label: says(name), ...parts }) as Item
const text = (name: string, parts: object = {}) => asks(name, 'text', parts)
const number = (name: string) => asks(name, 'integer')
const one = (name: string, ...names: string[]) =>
  asks(name, 'selectOne', { choices: choices(...names) })
const group = (name: string, ...items: Item[]) => asks(name, 'group', { items })
const repeat = (name: string, ...items: Item[]) => asks(name, 'repeat', { items })
const form = (...items: Item[]): Instrument => ({
  slug: 'form',
  kind: 'survey',
  technique: 'interview',
  title: says('form'),
  languages: ['id'],
  about: 'participant',
  roles: [],
  needs: [],
  items,
})
const draft = (answers: Moved['answers'], rest: Partial<Moved> = {}): Moved => ({
  answers,
  coverage: {},
  probes: {},
  aside: [],
  ...rest,
})

test('what both versions ask stays where it is, whatever group it stands in', () => {
  const was = form(text('a'), number('n'))
  const now = form(group('g', number('n'), text('a')), text('new'))
  expect(moveTo(was, now, draft({ a: 'kata', n: 3 }))).toEqual(draft({ a: 'kata', n: 3 }))
})

test('what a version does not ask is kept aside, and comes back with the version', () => {
  const [was, now] = [form(text('a'), text('b')), form(text('b'))]
  const there = moveTo(was, now, draft({ a: 'satu', b: 'dua' }))
  expect(there).toEqual(
    draft({ b: 'dua' }, { aside: [{ part: 'answer', ref: 'a', type: 'text', value: 'satu' }] }),
  )
  expect(moveTo(now, was, there)).toEqual(draft({ a: 'satu', b: 'dua' }))
})

test('an answer of another type, or to a choice that left, waits aside', () => {
  const was = form(
    text('age'),
    one('c', 'x', 'y'),
    asks('m', 'selectMany', { choices: choices('p', 'q') }),
  )
  const now = form(number('age'), one('c', 'y'), asks('m', 'selectMany', { choices: choices('p') }))
  const there = moveTo(was, now, draft({ age: 'tua', c: 'x', m: ['p', 'q'] }))
  expect(there.answers).toEqual({})
  expect(there.aside.map(({ ref }) => ref)).toEqual(['age', 'c', 'm'])
  expect(moveTo(was, now, draft({ c: 'y', m: ['p'] })).answers).toEqual({ c: 'y', m: ['p'] })
})

test('what was answered since goes before what was kept aside, and both are kept', () => {
  const [was, now] = [form(one('c', 'x', 'y')), form(one('c', 'y'))]
  const there = moveTo(was, now, draft({ c: 'x' }))
  const since = { ...there, answers: { c: 'y' } }
  expect(moveTo(now, was, since)).toEqual(
    draft({ c: 'y' }, { aside: [{ part: 'answer', ref: 'c', type: 'selectOne', value: 'x' }] }),
  )
})

test('rows keep their ids and their order; what stood in them comes back to its row', () => {
  const was = form(repeat('members', text('name'), repeat('pets', text('kind'))))
  const now = form(repeat('members', text('name')))
  const filled = draft({
    members: [
      { id: 'r1', answers: { name: 'A', pets: [{ id: 'p1', answers: { kind: 'ayam' } }] } },
      { id: 'r2', answers: { name: 'B' } },
    ],
  })
  const there = moveTo(was, now, filled)
  expect(there.answers).toEqual({
    members: [
      { id: 'r1', answers: { name: 'A' } },
      { id: 'r2', answers: { name: 'B' } },
    ],
  })
  expect(moveTo(now, was, there)).toEqual(filled)
  const nowhere = form(text('x'))
  expect(moveTo(nowhere, was, moveTo(was, nowhere, filled))).toEqual(filled)
})

test('what belongs to a row that was removed meanwhile stays aside', () => {
  const was = form(repeat('m', text('name'), text('age')))
  const now = form(repeat('m', text('name')))
  const there = moveTo(was, now, draft({ m: [{ id: 'r1', answers: { name: 'A', age: 'tua' } }] }))
  const back = moveTo(now, was, { ...there, answers: { m: [] } })
  expect(back.answers).toEqual({ m: [] })
  expect(back.aside).toEqual([{ part: 'answer', ref: 'm/r1/age', type: 'text', value: 'tua' }])
})

test('coverage and probes go with their question', () => {
  const asked = { how: 'asked' as const, atMs: 5 }
  const was = form(text('a', { probes: choices('who', 'when') }), text('b'))
  const now = form(text('a', { probes: choices('who') }))
  const filled = draft(
    {},
    { coverage: { a: asked, b: asked }, probes: { a: { who: asked, when: asked } } },
  )
  const there = moveTo(was, now, filled)
  expect(there).toMatchObject({ coverage: { a: asked }, probes: { a: { who: asked } } })
  expect(there.aside).toEqual([
    { part: 'coverage', ref: 'b', value: asked },
    { part: 'probe', ref: 'a', probe: 'when', value: asked },
  ])
  expect(moveTo(now, was, there)).toEqual(filled)
})

// Versions from one stock of names, some in a repeat, and drafts that one of them could have.
const names = ['a', 'b', 'c', 'd']
const question = (name: string) =>
  fc.constantFrom(text(name), number(name), one(name, 'x', 'y'), one(name, 'y', 'z'))
const version = fc
  .record({
    plain: fc.shuffledSubarray(names),
    inRows: fc.shuffledSubarray(names),
    types: fc.tuple(...names.map(question)),
  })
  .map(({ plain, inRows, types }) => {
    const of = (name: string) => types[names.indexOf(name)] as Item
    const rowed = inRows.filter((name) => !plain.includes(name))
    return form(...plain.map(of), ...(rowed.length > 0 ? [repeat('r', ...rowed.map(of))] : []))
  })

function given(item: Item, n: number) {
  if (item.type === 'integer') return n
  if ('choices' in item && typeof item.choices !== 'string')
    return item.choices[n % item.choices.length]?.name ?? ''
  return `kata ${n}`
}

const filledIn = version.chain((on) =>
  fc.tuple(fc.nat(9), fc.nat(3), fc.subarray(names)).map(([seed, rows, answered]) => {
    const fill = (items: readonly Item[], n: number): Moved['answers'] =>
      Object.fromEntries(
        items.flatMap((item, at): [string, AnswerValue][] => {
          if (item.type === 'repeat')
            return [
              [
                item.name,
                Array.from({ length: rows }, (_, row) => ({
                  id: `r${row}`,
                  answers: fill(item.items, n + row),
                })),
              ],
            ]
          return answered.includes(item.name) ? [[item.name, given(item, n + at)]] : []
        }),
      )
    return { on, filled: draft(fill(on.items, seed)) }
  }),
)

test('there and back again is where it was', () => {
  fc.assert(
    fc.property(filledIn, version, ({ on, filled }, other) => {
      expect(moveTo(other, on, moveTo(on, other, filled))).toEqual(filled)
    }),
    { numRuns: 500 },
  )
})

test('over however many versions, and home again, nothing is lost', () => {
  fc.assert(
    fc.property(filledIn, fc.array(version, { maxLength: 4 }), ({ on, filled }, way) => {
      let [here, moved] = [on, filled]
      for (const next of [...way, on]) {
        moved = moveTo(here, next, moved)
        here = next
      }
      expect(moved).toEqual(filled)
    }),
    { numRuns: 300 },
  )
})

test('staying changes nothing', () => {
  fc.assert(
    fc.property(filledIn, ({ on, filled }) => {
      expect(moveTo(on, on, filled)).toEqual(filled)
    }),
  )
})
