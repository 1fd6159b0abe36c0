// Rows as an Excel workbook: an independent reader finds what was written, and so does ours.
import { read } from '@e965/xlsx'
import * as fc from 'fast-check'
import { unzipSync } from 'fflate'
import { SaxesParser } from 'saxes'
import { expect, test } from 'vitest'
import type { Cell } from '../../core/table/csv.ts'
import { freeSheetName, writeXlsx, xlsxBytes } from '../../core/table/xlsx.ts'
import { readWorkbook } from '../../core/xlsform/workbook/read.ts'

/** Every sheet as rows of cells, by @e965/xlsx. */
function byOthers(file: Uint8Array): Record<string, Cell[][]> {
  const book = read(file, { type: 'array', dense: true })
  return Object.fromEntries(
    book.SheetNames.map((name) => [
      name,
      Array.from(book.Sheets[name]?.['!data'] ?? [], (row) =>
        Array.from(row ?? [], (cell) => (cell?.v ?? null) as Cell),
      ),
    ]),
  )
}

/** Every row of the first sheet as texts, by our reader. */
function byOurs(file: Uint8Array): string[][] {
  const book = readWorkbook(file)
  if ('refused' in book) throw new Error(book.refused)
  const rows: string[][] = []
  for (const { number, cells } of book.sheets[0]?.rows ?? []) {
    const row: string[] = []
    for (const { column, text } of cells) row[column] = text
    rows[number - 1] = Array.from(row, (text) => text ?? '')
  }
  return Array.from(rows, (row) => row ?? [])
}

const one = (rows: Cell[][], columns = ['a', 'b']) =>
  xlsxBytes([{ name: 'data', columns: columns.map((name) => ({ name })), rows }])

test('several sheets, each with its header, numbers as numbers and texts as texts', () => {
  const file = xlsxBytes([
    {
      name: 'answers',
      columns: [{ name: 'kode', width: 30 }, { name: 'n' }],
      rows: [
        ['007', 7],
        [null, -1.5],
        ['=1+1', 1e21],
      ],
    },
    { name: 'kosong', columns: [{ name: 'x' }], rows: [] },
  ])
  expect(byOthers(file)).toEqual({
    answers: [
      ['kode', 'n'],
      ['007', 7],
      [null, -1.5],
      ['=1+1', 1e21],
    ],
    kosong: [['x']],
  })
})

// Carriage returns, what XML forbids, half characters, text that looks like an escape, wide characters.
const awkward = fc.string({
  unit: fc.constantFrom(
    'a',
    ' ',
    '\n',
    '\r',
    '\t',
    '\0',
    '\u001F',
    '\uFFFE',
    '\uD800',
    '\uDC00',
    '_x',
    '000D',
    '_',
    '0041_',
    '<',
    '&',
    '"',
    ']]>',
    'é',
    '😀',
    '漢',
    '0',
    '=',
    "'",
  ),
})
const cell = fc.oneof(
  awkward,
  fc.string({ unit: 'binary' }),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.integer(),
  fc.constant(null),
)

test('whatever was written is read again, by our reader', () => {
  fc.assert(
    fc.property(fc.array(fc.array(cell, { maxLength: 6 }), { maxLength: 8 }), (rows) => {
      const found = byOurs(one(rows)).slice(1)
      for (const [y, row] of rows.entries())
        for (const [x, written] of row.entries()) {
          const said = found[y]?.[x] ?? ''
          // Excel keeps fifteen digits, and so does the reader of what an author sees.
          if (typeof written === 'number')
            expect(Number(said)).toBe(Number(written.toPrecision(15)))
          else expect(said).toBe(written ?? '')
        }
    }),
  )
})

test('texts and numbers are found by an independent reader', () => {
  fc.assert(
    fc.property(
      fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { maxLength: 6 }),
      (rows) => {
        const found = byOthers(one(rows)).data?.slice(1) ?? []
        // It reads CR LF as LF, and no sheet knows a negative zero.
        for (const [y, row] of rows.entries())
          for (const [x, written] of row.entries())
            expect(found[y]?.[x] ?? '').toEqual(
              typeof written === 'number' ? written || 0 : (written ?? '').replaceAll('\r\n', '\n'),
            )
      },
    ),
  )
})

test('a cell holds 32,767 characters; of a longer text the end is cut and counted, never half a character', () => {
  const full = 'ä'.repeat(32_767)
  expect(byOurs(one([[full]]))[1]).toEqual([full])
  const pieces: Uint8Array[] = []
  const writer = writeXlsx((piece) => pieces.push(piece))
  writer.sheet('x', [{ name: 'a' }])
  writer.rows([[`${'a'.repeat(32_766)}😀`, 'b']])
  expect(writer.end()).toEqual({ cutCells: 1 })
  expect(byOurs(new Uint8Array(Buffer.concat(pieces)))[1]).toEqual(['a'.repeat(32_766), 'b'])
})

test('rows written in pages are the rows written at once, and the bytes come while they are written', () => {
  const rows = Array.from({ length: 6_000 }, (_, at) => [`jawaban ${at}`, at * 7919])
  let whileWriting = 0
  const pieces: Uint8Array[] = []
  const writer = writeXlsx((piece) => pieces.push(piece))
  writer.sheet('data', [{ name: 'a' }, { name: 'b' }])
  for (let at = 0; at < rows.length; at += 500) {
    writer.rows(rows.slice(at, at + 500))
    whileWriting = pieces.length
  }
  writer.end()
  expect(whileWriting).toBeGreaterThan(3)
  expect(byOthers(new Uint8Array(Buffer.concat(pieces)))).toEqual(byOthers(one(rows)))
})

test('a sheet that is full goes on in the next', () => {
  const pieces: Uint8Array[] = []
  const writer = writeXlsx((piece) => pieces.push(piece))
  writer.sheet('data', [{ name: 'n' }])
  const page = Array.from({ length: 1_000 }, (): Cell[] => [])
  for (let at = 0; at < 1_048; at++) writer.rows(page)
  writer.rows([...Array.from({ length: 574 }, (): Cell[] => []), ['last'], ['next']])
  writer.end()
  const book = readWorkbook(new Uint8Array(Buffer.concat(pieces)))
  expect('sheets' in book && book.sheets.map(({ name, rows }) => [name, rows.at(-1)])).toEqual([
    ['data', { number: 1_048_576, cells: [{ column: 0, text: 'last' }] }],
    ['data (2)', { number: 2, cells: [{ column: 0, text: 'next' }] }],
  ])
})

test('the first row is bold and stays in view, and every part is well-formed XML', () => {
  const parts = unzipSync(one([['1', 2]]))
  const xml = (name: string) => new TextDecoder().decode(parts[name])
  expect(xml('xl/worksheets/sheet1.xml')).toContain('<pane ySplit="1" topLeftCell="A2"')
  expect(xml('xl/worksheets/sheet1.xml')).toContain('<c r="A1" s="1" t="inlineStr">')
  expect(Object.keys(parts)).toEqual([
    '_rels/.rels',
    'xl/worksheets/sheet1.xml',
    'xl/styles.xml',
    'xl/workbook.xml',
    'xl/_rels/workbook.xml.rels',
    '[Content_Types].xml',
  ])
  for (const name of Object.keys(parts)) {
    const parser = new SaxesParser({ xmlns: true })
    parser.on('error', (error) => {
      throw error
    })
    parser.write(xml(name)).close()
  }
})

test('the same rows are the same bytes', () => {
  expect(one([['a', 1]])).toEqual(one([['a', 1]]))
})

test('sheet names are made such as Excel takes', () => {
  expect(freeSheetName('Jawaban: kelompok/ibu [1]', [])).toBe('Jawaban  kelompok ibu  1')
  expect(freeSheetName("'x'", [])).toBe('_x_')
  expect(freeSheetName('', [])).toBe('Sheet')
  expect(freeSheetName('History', [])).toBe('History (2)')
  expect(freeSheetName('DATA', ['data', 'data (2)'])).toBe('DATA (3)')
  expect(freeSheetName('x'.repeat(40), ['x'.repeat(31)])).toBe(`${'x'.repeat(27)} (2)`)
})
