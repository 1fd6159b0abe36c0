// What a decision about one place becomes, and what the board writes into files.
import * as v from 'valibot'
import { expect, test } from 'vitest'
import type { BoardPlace, BoardText } from '../../core/agreement/board.ts'
import { measure } from '../../core/agreement/formulas.ts'
import { byCoder } from '../../core/agreement/tally.ts'
import { type Adjudication, NewAdjudications } from '../../core/wire/round.ts'
import { spansOf, tableOf } from '../../web/desk/agree/board-csv.ts'
import { figuresIn } from '../../web/desk/agree/figures.ts'
import {
  agreedRecord,
  type Decision,
  decided,
  decisions,
  negotiated,
} from '../../web/desk/agree/settling.ts'

const id = (n: number) => `00000000-0000-7000-8000-00000000000${n}`
const [x, y] = [id(1), id(2)] as const
const text: BoardText = {
  id: id(3),
  text: 'Ketua yang memutuskan semuanya sendiri.',
  blocks: [{ start: 0, end: 39 }],
  coders: ['a', 'b', 'c'],
  codings: [
    { coder: 'a', code: x, start: 0, end: 5 },
    { coder: 'c', code: x, start: 0, end: 21 },
  ],
}
const place: BoardPlace = {
  source: text.id,
  code: x,
  start: 0,
  end: 39,
  units: 1,
  has: [true, false, true],
}
const ids = { record: id(4), coding: id(5) }
const as = (decision: Decision) =>
  decided(place, text, ['a', 'b', 'c'], ids, { decision, reason: 'Sebab.', other: y })

test('who yields follows from the decision, and what stands is what was marked there', () => {
  const before = [
    { coder: 'a', has: true },
    { coder: 'b', has: false },
    { coder: 'c', has: true },
  ]
  const record = { id: ids.record, code: x, start: 0, end: 39, before }
  const stretch = { coding: ids.coding, start: 0, end: 21, quote: 'Ketua yang memutuskan' }
  const reason = 'Sebab.'
  expect(as('stands')).toEqual({
    ...record,
    outcome: 'yielded',
    after: { ...stretch, code: x },
    yielded: ['b'],
    reason,
  })
  expect(as('falls')).toEqual({
    ...record,
    outcome: 'yielded',
    after: null,
    yielded: ['a', 'c'],
    reason,
  })
  expect(as('replaced')).toEqual({
    ...record,
    outcome: 'replaced',
    after: { ...stretch, code: y },
    yielded: ['a', 'b', 'c'],
    reason,
  })
  expect(as('definition')).toEqual({ ...record, outcome: 'definition', reason })
})

test('everything the desk sends is what the server takes', () => {
  const all = { ...place, has: [true, null, true] }
  const rows = [...decisions.map(as), agreedRecord(all, text, ['a', 'b', 'c'], ids)]
  expect(v.safeParse(NewAdjudications, { rows }).success).toBe(true)
})

test('what waits for a definition is not agreed on yet', () => {
  const settled = (outcome: Adjudication['outcome']) => [
    { source: text.id, code: x, start: 3, end: 9, outcome } as Adjudication,
  ]
  expect(negotiated([place], [], 4)).toBe(0.75)
  expect(negotiated([place], settled('definition'), 4)).toBe(0.75)
  expect(negotiated([place], settled('yielded'), 4)).toBe(1)
  const lost = settled('yielded').map((one) => ({ ...one, isLost: true }))
  expect(negotiated([place], lost, 4)).toBe(0.75)
  expect(negotiated([], [], 0)).toBeNull()
})

test('a number leaves with its formula, unit, counts and interval, or with the reason why there is none', () => {
  const same = byCoder([
    ['a', 'a'],
    ['a', 'a'],
  ])
  const measured = [measure(same, 'percent', 'turn'), measure(same, 'cohen', 'turn')]
  expect(tableOf([{ name: 'Modal', measured }]).slice(1)).toEqual([
    ['Modal', 'percent', 'turn', 1, 1, 1, null, 2, 2, 4, 0],
    ['Modal', 'cohen', 'turn', null, null, null, 'no-variation', 2, 2, 4, 0],
  ])
  expect(spansOf([text], ['a', 'b', 'c'], () => 'modal')).toEqual([
    ['source', 'coder', 'code', 'start', 'end'],
    [text.id, 'coder-1', 'modal', 0, 5],
    [text.id, 'coder-3', 'modal', 0, 21],
  ])
})

test('coefficients are written as their readers write them, and nought has no sign', () => {
  const [id, en] = [figuresIn('id'), figuresIn('en')]
  expect([id.coefficient(-0.5), en.coefficient(0.816)]).toEqual(['−0,50', '0.82'])
  expect([id.coefficient(-0.001), en.percent(0.333)]).toEqual(['0,00', '33 %'])
})
