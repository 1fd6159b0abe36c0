// Moving codes in the tree, and what differs between two books: decided before anything is drawn.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Code } from '../../core/wire/coding.ts'
import { branches } from '../../web/desk/codebook/branches.ts'
import { compareBooks } from '../../web/desk/codebook/differences.ts'
import { dropOn, moveBy, moved, placeOf, type Way } from '../../web/desk/codebook/moves.ts'

function code(id: string, parent: string | null, position: number): Code {
  const words = { name: id, label: id, definition: '', include: '', exclude: '', example: '' }
  const life = {
    revision: 1,
    retiredAt: null,
    shortcut: null,
    mergedInto: null,
    guid: null,
    codings: 0,
  }
  return { id, parent, position, hue: 0, ...words, ...life }
}

const book = [
  code('a', null, 0),
  code('b', null, 1),
  code('c', 'b', 0),
  code('d', 'b', 1),
  code('e', null, 2),
]
const shape = (codes: readonly Code[]) =>
  branches(codes).map((line) => '.'.repeat(line.depth) + line.code.id)
const after = (id: string, way: Way) => {
  const move = moveBy(book, id, way)
  return move && shape(moved(book, id, move))
}

test('Alt and the arrows move a code up, down, in and out, and stop at the ends', () => {
  expect(shape(book)).toEqual(['a', 'b', '.c', '.d', 'e'])
  expect(after('e', 'up')).toEqual(['a', 'e', 'b', '.c', '.d'])
  expect(after('a', 'down')).toEqual(['b', '.c', '.d', 'a', 'e'])
  expect(after('e', 'in')).toEqual(['a', 'b', '.c', '.d', '.e'])
  expect(after('c', 'out')).toEqual(['a', 'b', '.d', 'c', 'e'])
  expect([after('a', 'up'), after('e', 'down'), after('a', 'in'), after('a', 'out')]).toEqual([
    null,
    null,
    null,
    null,
  ])
})

test('a code is dropped before, after or inside another, but never inside itself', () => {
  const dropped = (id: string, target: string, where: 'before' | 'after' | 'inside') => {
    const move = dropOn(book, id, target, where)
    return move && shape(moved(book, id, move))
  }
  expect(dropped('e', 'a', 'before')).toEqual(['e', 'a', 'b', '.c', '.d'])
  expect(dropped('a', 'd', 'before')).toEqual(['b', '.c', '.a', '.d', 'e'])
  expect(dropped('a', 'e', 'inside')).toEqual(['b', '.c', '.d', 'e', '.a'])
  expect(dropped('b', 'd', 'inside')).toBeNull()
  expect(dropped('b', 'b', 'before')).toBeNull()
})

test('a code that was moved goes back to where it was', () => {
  const ways: Way[] = ['up', 'down', 'in', 'out']
  fc.assert(
    fc.property(
      fc.constantFrom(...book.map((one) => one.id)),
      fc.constantFrom(...ways),
      (id, way) => {
        const move = moveBy(book, id, way)
        if (!move) return
        const place = placeOf(book, id)
        expect(shape(moved(moved(book, id, move), id, place))).toEqual(shape(book))
      },
    ),
  )
})

test('two books are compared code by code: new, gone, and what of it changed', () => {
  const now = [
    { ...code('a', null, 0), definition: 'Baru.' },
    code('b', null, 1),
    code('z', null, 2),
  ]
  expect(
    compareBooks(book.slice(0, 3), now).map((one) => [
      one.kind,
      one.code.id,
      'parts' in one ? one.parts : [],
    ]),
  ).toEqual([
    ['changed', 'a', ['definition']],
    ['added', 'z', []],
    ['gone', 'c', []],
  ])
})
