// The letters that tell phones apart.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { markOf } from '../../core/device-mark.ts'

test('the first phone is A, the twenty-seventh AA, as a sheet names its columns', () => {
  expect([1, 2, 26, 27, 52, 53, 702, 703].map(markOf)).toEqual([
    'A',
    'B',
    'Z',
    'AA',
    'AZ',
    'BA',
    'ZZ',
    'AAA',
  ])
})

test('no two phones of a study have the same letters', () => {
  const number = fc.integer({ min: 1, max: 20_000 })
  fc.assert(
    fc.property(number, number, (a, b) => {
      expect(markOf(a) === markOf(b)).toBe(a === b)
    }),
  )
})
