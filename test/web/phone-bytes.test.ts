// A cheap phone on a village's network waits for every byte before the first question.
import { expect, test } from 'vitest'
import { weighPhone } from '../bench/phone.ts'

test('the phone loads at most 60 kB before its first question', () => {
  const first = weighPhone().filter((one) => one.isFirst)
  expect(first.some(({ file }) => file.endsWith('.js'))).toBe(true)
  expect(first.reduce((sum, { gzipBytes }) => sum + gzipBytes, 0)).toBeLessThanOrEqual(60_000)
})
