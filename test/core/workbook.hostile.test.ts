// Files made to harm: each is refused with its reason, without an exception, and none of them is ever held inflated.
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { columnLetters } from '../../core/table/spreadsheet.ts'
import { readWorkbook } from '../../core/xlsform/workbook/read.ts'
import { openZip } from '../../core/zip/read.ts'
import { bookParts, type Packed, zipOf } from '../zips.ts'

const sheetWith = (sheet: string) => readWorkbook(zipOf(bookParts({ sheet })))
const inSheet = (inside: string) => sheetWith(`<worksheet>${inside}</worksheet>`)
const refusal = (file: Uint8Array) => {
  const read = readWorkbook(file)
  return 'refused' in read ? read.refused : read
}
const changed = (index: number, change: Partial<Packed>) =>
  zipOf(bookParts().map((part, at) => (at === index ? { ...part, ...change } : part)))

test('a bomb is counted while it is inflated, and stopped', () => {
  const bomb = zipOf(bookParts({ rows: ' '.repeat(40_000_000) }))
  expect(bomb.length).toBeLessThan(60_000)
  expect(refusal(bomb)).toBe('xml-long')
  const zip = openZip(bomb, { entries: 10, inflatedBytes: 5_000_000 })
  let seen = 0
  const pour = () =>
    zip.pour('xl/worksheets/sheet1.xml', (piece) => {
      seen += piece.length
    })
  expect(pour).toThrow('zip-large')
  expect(seen).toBeLessThan(5_000_000)
}, 120_000)

test('a size that is a lie is noticed, whichever way it lies', () => {
  const sheet = 3
  expect(refusal(changed(sheet, { lie: { size: 5 } }))).toBe('zip-size')
  expect(refusal(changed(sheet, { lie: { size: 5_000 } }))).toBe('zip-size')
  expect(refusal(changed(sheet, { lie: { packedSize: 3 } }))).toBe('zip-broken')
  expect(refusal(changed(sheet, { lie: { packedSize: 3_000_000 } }))).toBe('zip-broken')
  expect(refusal(changed(sheet, { lie: { crc: 1 } }))).toBe('zip-broken')
  expect(refusal(changed(sheet, { lie: { localName: 'xl/other.xml' } }))).toBe('zip-broken')
})

test('what no workbook needs is refused: zip64, passwords inside, unknown methods', () => {
  expect(refusal(changed(3, { lie: { size: 0xffffffff } }))).toBe('zip-64')
  expect(refusal(zipOf(bookParts(), { count: 0xffff }))).toBe('zip-64')
  expect(refusal(changed(3, { lie: { flags: 1 } }))).toBe('zip-encrypted')
  expect(refusal(changed(3, { lie: { method: 99 } }))).toBe('zip-method')
})

test('names that climb out, stand twice or are too many are refused', () => {
  for (const name of ['../../etc/passwd', '/abs.xml', 'C:/x', 'a\\b', 'xl/../../x', 'a\0b', ''])
    expect(refusal(zipOf([...bookParts(), { name, text: 'x' }]))).toBe('zip-name')
  expect(refusal(zipOf([...bookParts(), { name: 'XL/Workbook.xml', text: 'x' }]))).toBe(
    'zip-duplicate',
  )
  const many = Array.from({ length: 2_001 }, (_, at) => ({ name: `x${at}`, text: '' }))
  expect(refusal(zipOf(many))).toBe('zip-entries')
})

test('a DOCTYPE is refused, and so is every entity but those of XML', () => {
  const laughs =
    '<!DOCTYPE w [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]><worksheet>&b;&c;</worksheet>'
  expect(sheetWith(laughs)).toMatchObject({ refused: 'xml-doctype' })
  expect(inSheet('&b;')).toMatchObject({ refused: 'xml-broken' })
  const rows =
    '<sheetData><row><c t="inlineStr"><is><t>&lt;&#65;&amp;</t></is></c></row></sheetData>'
  expect(inSheet(rows)).toMatchObject({ sheets: [{ rows: [{ cells: [{ text: '<A&' }] }] }] })
})

test('endless attributes, tags, names and depths are refused', () => {
  const attributes = Array.from({ length: 300_000 }, (_, at) => `a${at}=""`).join(' ')
  expect(inSheet(`<row ${attributes}/>`)).toMatchObject({ refused: 'xml-long' })
  const fewer = Array.from({ length: 65 }, (_, at) => `a${at}=""`).join(' ')
  expect(inSheet(`<row ${fewer}/>`)).toMatchObject({ refused: 'xml-attributes' })
  expect(inSheet('<a>'.repeat(100_000))).toMatchObject({ refused: 'xml-deep' })
  expect(inSheet('<a/>'.repeat(3_000_001))).toMatchObject({ refused: 'xml-long' })
  expect(inSheet(`<a b="${'x'.repeat(2_000_000)}"/>`)).toMatchObject({ refused: 'xml-long' })
  expect(sheetWith('<worksheet>')).toMatchObject({ refused: 'xml-broken' })
  expect(sheetWith('')).toMatchObject({ refused: 'xml-broken' })
})

test('other encodings than UTF-8 are refused, not misread', () => {
  const utf16 = new Uint8Array(Buffer.from('\uFEFF<worksheet/>', 'utf16le'))
  expect(refusal(changed(3, { text: utf16 }))).toBe('xml-encoding')
  expect(sheetWith('<?xml version="1.0" encoding="utf-7"?><worksheet/>')).toMatchObject({
    refused: 'xml-encoding',
  })
})

test('cells outside the sheet, rows out of order and strings that are not there are refused', () => {
  for (const rows of [
    '<row><c r="XFE1"><v>1</v></c></row>',
    '<row r="1048577"><c><v>1</v></c></row>',
    '<row r="0"/><row r="1"><c><v>1</v></c></row><row r="1"><c><v>1</v></c></row>',
    '<row><c t="s"><v>5</v></c></row>',
    '<row><c t="s"><v>__proto__</v></c></row>',
  ])
    expect(readWorkbook(zipOf(bookParts({ rows })))).toMatchObject({ refused: 'workbook-broken' })
})

test('blank rows down to the last one and styled columns to the last one cost little', () => {
  const blankRow = (row: number) => `<row r="${row}" ht="15"><c r="A${row}" s="1"/></row>`
  let rows = '<row r="1"><c r="A1"><v>1</v></c></row>'
  for (let row = 2; row < 1_048_576; row++) rows += blankRow(row)
  rows += '<row r="1048576"><c r="B1048576"><v>2</v></c></row>'
  expect(readWorkbook(zipOf(bookParts({ rows })))).toEqual({
    sheets: [
      {
        name: 'survey',
        hidden: false,
        rows: [
          { number: 1, cells: [{ column: 0, text: '1' }] },
          { number: 1_048_576, cells: [{ column: 1, text: '2' }] },
        ],
      },
    ],
  })
  const wide = Array.from(
    { length: 16_384 },
    (_, at) => `<c r="${columnLetters(at)}1" s="5"/>`,
  ).join('')
  const wideRows = Array.from({ length: 40 }, (_, at) => `<row r="${at + 1}">${wide}</row>`).join(
    '',
  )
  expect(readWorkbook(zipOf(bookParts({ rows: wideRows })))).toEqual({
    sheets: [{ name: 'survey', hidden: false, rows: [] }],
  })
}, 120_000)

test('a workbook with a password says so', () => {
  const file = Buffer.alloc(2_048)
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(file)
  expect(refusal(new Uint8Array(file))).toBe('legacy-xls')
  Buffer.from('EncryptedPackage', 'utf16le').copy(file, 1_024)
  file.writeUInt16LE(34, 1_024 + 64)
  expect(refusal(new Uint8Array(file))).toBe('password')
})

test('no damage to a workbook makes the reader throw', () => {
  const honest = zipOf(bookParts({ rows: '<row><c t="inlineStr"><is><t>aman</t></is></c></row>' }))
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat(honest.length - 1), fc.nat(255)), { minLength: 1, maxLength: 6 }),
      fc.nat(honest.length),
      (changes, end) => {
        const file = honest.slice()
        for (const [at, byte] of changes) file[at] = byte
        expect(readWorkbook(file)).toBeTypeOf('object')
        expect(readWorkbook(honest.subarray(0, end))).toBeTypeOf('object')
      },
    ),
    { numRuns: 500 },
  )
})

test('a file larger than any form is not looked into', () => {
  expect(refusal(new Uint8Array(32_000_001))).toBe('too-large')
})
