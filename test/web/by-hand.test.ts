// A network in which somebody moved a factor.
import { expect, test } from 'vitest'
import { byHand } from '../../web/desk/conclude/by-hand.ts'
import { columnsOf } from '../../web/desk/conclude/layers.ts'
import { place } from '../../web/desk/conclude/place.ts'

const arrows = [
  { id: 'ab', from: 'a', to: 'b' },
  { id: 'bc', from: 'b', to: 'c' },
]
const laid = place(columnsOf(['a', 'b', 'c'], arrows), arrows)

test('nothing changes while nobody moved anything', () => {
  expect(byHand(laid, arrows, new Map())).toBe(laid)
})

test('a moved factor takes its arrows along, and leaves the others as they are', () => {
  const picture = byHand(laid, arrows, new Map([['a', { x: 2_000, y: 900 }]]))
  const box = (id: string) => picture.boxes.find((one) => one.id === id)
  expect(box('a')).toMatchObject({ x: 2_000, y: 900 })
  expect(box('c')).toEqual(laid.boxes.find((one) => one.id === 'c'))
  expect(picture.ways.find((way) => way.id === 'bc')).toBe(laid.ways.find((way) => way.id === 'bc'))
  // It stands to the right of b now, so its arrow leaves at its left side.
  expect(picture.ways.find((way) => way.id === 'ab')?.path).toMatch(/^M2000 932C/)
  expect(picture.width).toBeGreaterThan(2_000)
  expect(picture.height).toBeGreaterThan(900)
})

test('of two factors above each other the arrow leaves at the top or the foot', () => {
  const below = byHand(laid, arrows, new Map([['a', { x: laid.boxes[1]?.x ?? 0, y: 800 }]]))
  expect(below.ways.find((way) => way.id === 'ab')?.path).toMatch(/^M\d+(\.\d+)? 800C/)
})
