// Rows as CSV: what is written is what a reader finds, and nothing that was said becomes a formula.
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { byteOrderMark, type Cell, csvLines } from '../../core/table/csv.ts'
import { dayNumber } from '../../core/table/dates.ts'
import { readCsv } from '../csv.ts'

const awkward = fc.string({
  unit: fc.constantFrom('a', ' ', '"', ',', '\r', '\n', '\t', '=', '-', '1', '＝', 'é', '😀', "'"),
})
const cell = fc.oneof(awkward, fc.string(), fc.double(), fc.integer(), fc.constant(null))
const table = fc.array(fc.array(cell, { minLength: 1, maxLength: 6 }), { maxLength: 8 })

test('a reader that follows RFC 4180 finds every cell as it was written', () => {
  fc.assert(
    fc.property(table, (rows) => {
      const found = readCsv(csvLines(rows))
      expect(found.map((row) => row.length)).toEqual(rows.map((row) => row.length))
      for (const [y, row] of rows.entries())
        for (const [x, written] of row.entries()) expect(saidBy(written)).toContain(found[y]?.[x])
    }),
  )
})

/** An apostrophe may stand before a text, and before nothing else. */
function saidBy(written: Cell): string[] {
  if (written === null) return ['']
  if (typeof written === 'string') return [written, `'${written}`]
  return [Number.isFinite(written) ? String(written) : '']
}

test('no cell of text can open a formula, unless it is a plain number', () => {
  fc.assert(
    fc.property(awkward, (text) => {
      const found = readCsv(csvLines([[text]]))[0]?.[0] ?? ''
      expect(/^[=+\-@\t\r＝＋－＠]/.test(found) && !/^[+-]?\d/.test(found)).toBe(false)
    }),
  )
})

test('formulas are defused by an apostrophe, and numbers stay numbers', () => {
  const defused = ['=1+1', '+cmd', '-', '-2+3', '@SUM(A1)', '＝1', '＋1', '－1', '＠x']
  expect(csvLines(defused.map((text) => [text]))).toBe(
    defused.map((text) => `'${text}\r\n`).join(''),
  )
  expect(csvLines([['\t=1', '\r=1']])).toBe(`'\t=1,"'\r=1"\r\n`)
  const kept = ['-5', '+62', '-1.5', '-1,5e3', 'a=1', "'sudah", '']
  expect(readCsv(csvLines([kept]))).toEqual([kept])
  expect(csvLines([[-5, 1.5, 1e21, Number.NaN, null]])).toBe('-5,1.5,1e+21,,\r\n')
})

test('a table written in pages is the table written at once', () => {
  fc.assert(
    fc.property(table, table, (one, other) => {
      expect(csvLines(one) + csvLines(other)).toBe(csvLines([...one, ...other]))
    }),
  )
})

test('the file opens with the mark that says UTF-8', () => {
  expect([...new TextEncoder().encode(byteOrderMark)]).toEqual([0xef, 0xbb, 0xbf])
})

test('a day is counted as the calendar counts it, and a day that it does not know is none', () => {
  const days = fc.integer({ min: -719_528, max: 2_932_896 })
  fc.assert(
    fc.property(days, (day) => {
      const text = new Date(day * 86_400_000).toISOString().slice(0, 10)
      expect(dayNumber(text)).toBe(day)
    }),
  )
  for (const none of [
    '2026-02-29',
    '1900-02-29',
    '2026-04-31',
    '2026-13-01',
    '2026-1-01',
    'kemarin',
  ])
    expect(dayNumber(none)).toBeNull()
})
