// A cheap phone on a village's network waits for every byte before the first question.
import { expect, test } from 'vitest'
import { type Weight, weighPhone } from '../bench/phone.ts'

const files = weighPhone()
const sum = (some: Weight[]) => some.reduce((total, { gzipBytes }) => total + gzipBytes, 0)

test('the phone loads at most 60 kB before its first question', () => {
  const first = files.filter((one) => one.isFirst)
  expect(first.some(({ file }) => file.endsWith('.js'))).toBe(true)
  expect(sum(first)).toBeLessThanOrEqual(60_000)
})

test('who reads English loads at most 60 kB too, and nobody else loads English', () => {
  expect(files.filter((one) => one.isEnglish).map((one) => one.isFirst)).toEqual([false])
  expect(sum(files.filter((one) => one.isFirst || one.isEnglish))).toBeLessThanOrEqual(60_000)
})
