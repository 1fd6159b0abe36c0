// The small rules behind the phone's fields: places, times, steps, orders, choices, files' names, pages.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { openForm } from '../../core/answer/form.ts'
import { bare } from '../../core/answer/surroundings.ts'
import type { Instrument } from '../../core/instrument/model.ts'
import { chosenIn, found, searchable, toggled } from '../../web/field/fill/choose.ts'
import {
  dateTimeAnswer,
  shownDateTime,
  shownTime,
  timeAnswer,
} from '../../web/field/fill/moment.ts'
import { nextOf, pageOf, pagesOf, previousOf } from '../../web/field/fill/pages.ts'
import {
  lineText,
  metresBetween,
  openPlaces,
  pointText,
  readDegrees,
  readPoint,
} from '../../web/field/fill/place.ts'
import { moved, ordered } from '../../web/field/fill/reorder.ts'
import { indexOf, lastStep, valueAt } from '../../web/field/fill/steps.ts'
import { heldIn, judgeFile } from '../../web/field/sync/judge.ts'
import { smallGuide } from '../small.ts'

const fix = (latitude: number, longitude: number) => ({
  latitude,
  longitude,
  altitude: null,
  accuracy: null,
})

test('a place is written as XForms spells it, and is read back the same', () => {
  expect(pointText({ latitude: -0.00000001, longitude: 117.5, altitude: 12.34, accuracy: 5 })).toBe(
    '0 117.5 12.3 5',
  )
  // Small enough to be told with an exponent elsewhere.
  expect(pointText(fix(10, -1e-7))).toBe('10 -0.0000001 0 0')
  fc.assert(
    fc.property(
      fc.double({ min: -90, max: 90, noNaN: true }),
      fc.double({ min: -180, max: 180, noNaN: true }),
      (latitude, longitude) => {
        const text = pointText(fix(latitude, longitude))
        expect(text).toMatch(/^-?\d+(\.\d+)? -?\d+(\.\d+)? 0 0$/)
        expect(readPoint(text)?.latitude).toBeCloseTo(latitude, 6)
        expect(readPoint(text)?.longitude).toBeCloseTo(longitude, 6)
      },
    ),
  )
  expect(readPoint('91 10')).toBe(null)
  expect([readDegrees('0,135'), readDegrees(' -7.5 '), readDegrees('7°')]).toEqual([
    0.135,
    -7.5,
    null,
  ])
})

test('a shape ends where it began, and is opened again without its last place', () => {
  const places = [fix(0, 0), fix(0, 1), fix(1, 1)]
  expect(lineText(places.slice(0, 2), true)).toBe(undefined)
  expect(lineText(places.slice(0, 1), false)).toBe(undefined)
  const text = lineText(places, true) ?? ''
  expect(text).toBe('0 0 0 0; 0 1 0 0; 1 1 0 0; 0 0 0 0')
  expect(openPlaces(text, true)).toHaveLength(3)
})

test('one degree of latitude is 111.2 km', () => {
  // 6,371,008.8 m × π / 180.
  expect(metresBetween(fix(0, 117), fix(1, 117))).toBeCloseTo(111_195.08, 1)
})

test('a time keeps the clock that was set, with the offset of where it was set', () => {
  expect(timeAnswer('14:05', 480)).toBe('14:05:00.000+08:00')
  expect(timeAnswer('14:05:07', -210)).toBe('14:05:07.000-03:30')
  expect(dateTimeAnswer('2026-11-25T14:05', 0)).toBe('2026-11-25T14:05:00.000+00:00')
  expect(shownTime('14:05:00.000+08:00')).toBe('14:05')
  expect(shownDateTime('2026-11-25T14:05:00.000+08:00')).toBe('2026-11-25T14:05')
})

test('a range runs down as well as up, and each of its places is exact', () => {
  const tenths = { min: 0, max: 1, step: 0.1 }
  expect(Array.from({ length: lastStep(tenths) + 1 }, (_, at) => valueAt(tenths, at))).toEqual([
    0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1,
  ])
  const down = { min: 5, max: -5, step: 5 }
  expect([0, 1, 2].map((at) => valueAt(down, at))).toEqual([5, 0, -5])
  expect(indexOf(down, -5)).toBe(2)
})

test('moving within an order neither loses nor doubles anything', () => {
  expect(moved(['a', 'b', 'c'], 2, 0)).toEqual(['c', 'a', 'b'])
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.string(), { maxLength: 8 }),
      fc.integer({ min: -2, max: 10 }),
      fc.integer({ min: -2, max: 10 }),
      (items, from, to) => {
        expect(moved(items, Math.max(from, 0), to).toSorted()).toEqual(items.toSorted())
      },
    ),
  )
  expect(ordered(['c', 'gone'], ['a', 'b', 'c'])).toEqual(['c', 'a', 'b'])
})

test('what stands alone drives the other choices out, and is driven out by them', () => {
  const order = [{ name: 'a' }, { name: 'b' }, { name: 'none', exclusive: true }]
  expect(toggled(new Set(['b']), 'a', true, order)).toEqual(['a', 'b'])
  expect(toggled(new Set(['a', 'b']), 'none', true, order)).toEqual(['none'])
  expect(toggled(new Set(['none']), 'a', true, order)).toEqual(['a'])
  expect(toggled(new Set(['a', 'other']), 'a', false, order)).toEqual(['other'])
  expect([...chosenIn(['a'])]).toEqual(['a'])
})

test('a list of twenty thousand draws sixty rows, and what is chosen stays in sight', () => {
  const all = searchable(
    Array.from({ length: 20_000 }, (_, n) => ({ name: `v${n}` })),
    ({ name }) => `Desa ${name}`,
  )
  const { shown, left } = found(all, 'desa', new Set(['v19999']))
  expect([shown.length, shown[0]?.name, left]).toEqual([61, 'v19999', 19_939])
  expect(found(all, 'V77 desa', new Set()).shown.map(({ name }) => name)).toContain('v77')
})

const household: Instrument = {
  ...smallGuide,
  items: [
    { type: 'text', name: 'head', label: { id: 'Kepala' } },
    {
      type: 'repeat',
      name: 'members',
      label: { id: 'Anggota' },
      items: [
        { type: 'text', name: 'called', label: { id: 'Nama' } },
        { type: 'integer', name: 'age', label: { id: 'Umur' } },
      ],
    },
    {
      type: 'group',
      name: 'house',
      appearance: 'field-list',
      items: [
        { type: 'text', name: 'walls', label: { id: 'Dinding' } },
        { type: 'hidden', name: 'code' },
      ],
    },
  ],
}

test('the way on stays in its row, and a row ends at the list that it stands in', () => {
  const rows = ['r1', 'r2'].map((id) => ({ id, answers: {} }))
  const pages = pagesOf(openForm(household, { members: rows }, bare(null)).root)
  expect(pages.map(({ ref, kind }) => [ref, kind])).toEqual([
    ['head', 'question'],
    ['members', 'rows'],
    ['members/r1/called', 'question'],
    ['members/r1/age', 'question'],
    ['members/r2/called', 'question'],
    ['members/r2/age', 'question'],
    ['house', 'list'],
  ])
  const at = (ref: string) => {
    const page = pageOf(pages, ref)
    if (!page) throw new Error(`no page shows ${ref}`)
    return page
  }
  expect(nextOf(pages, at('members'))?.ref).toBe('house')
  expect(nextOf(pages, at('members/r1/called'))?.ref).toBe('members/r1/age')
  expect(nextOf(pages, at('members/r1/age'))).toBe(null)
  expect(at('members/r1/age').above?.ref).toBe('members')
  expect(previousOf(pages, at('members/r2/called'))).toBe(null)
  expect(at('walls').ref).toBe('house')
})

test('a file is held only when the server names exactly its bytes', () => {
  const answer = (status: number, body: unknown) => ({ status, body, etag: null, waitMs: null })
  expect(judgeFile(answer(201, { hash: 'h' }), 'h')).toEqual({ kind: 'held' })
  expect(judgeFile(answer(200, { hash: 'other' }), 'h')).toMatchObject({ kind: 'later' })
  expect(judgeFile(answer(200, '<p>Welcome</p>'), 'h')).toMatchObject({ kind: 'later' })
  expect(judgeFile(answer(413, { error: 'body.too-large' }), 'h').kind).toBe('refused')
  expect(judgeFile(answer(401, { error: 'token.unknown' }), 'h').kind).toBe('parked')
  expect(judgeFile(null, 'h')).toMatchObject({ kind: 'later' })
  const rows = [
    { hash: 'a', isHeld: true },
    { hash: 'b', isHeld: false },
  ]
  expect(heldIn(answer(200, { rows }))).toEqual(new Set(['a']))
  expect(heldIn(answer(404, { error: 'thing.unknown' }))).toBe(null)
})
