// Workbooks as Excel, LibreOffice and others write them: the text that the author sees comes out, at its row and column.
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { columnAt, columnLetters } from '../../core/table/spreadsheet.ts'
import { serialDate, showsDate } from '../../core/xlsform/workbook/formats.ts'
import { readWorkbook } from '../../core/xlsform/workbook/read.ts'
import { bookParts, zipOf } from '../zips.ts'

const bytes = (text: string) => new TextEncoder().encode(text)

/** `A1: text` for every cell of every sheet. */
function said(file: Uint8Array): string[] {
  const book = readWorkbook(file)
  if ('refused' in book) throw new Error(book.refused)
  return book.sheets.flatMap(({ rows }) =>
    rows.flatMap(({ number, cells }) =>
      cells.map(({ column, text }) => `${columnLetters(column)}${number}: ${text}`),
    ),
  )
}
const ofRows = (rows: string, parts = {}) => said(zipOf(bookParts({ rows, ...parts })))

test('shared strings come whole, runs of fonts joined and the reading aids of Japanese left out', () => {
  const strings =
    '<sst><si><t>nama</t></si><si><r><t xml:space="preserve">tebal </t></r><r><rPr><b/></rPr><t>miring</t></r><rPh sb="0" eb="1"><t>なまえ</t></rPh></si><si/></sst>'
  expect(
    ofRows(
      '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1" t="s"><v>1</v></c><c r="D1" t="s"><v>2</v></c></row>',
      { strings },
    ),
  ).toEqual(['A1: nama', 'C1: tebal miring'])
})

test('inline strings, formula results, booleans and errors say what the cell shows', () => {
  const rows =
    '<row r="2"><c r="A2" t="inlineStr"><is><t>a</t></is></c><c r="B2" t="str"><f>1&amp;"&lt;"</f><v>1&lt;</v></c><c r="C2" t="b"><v>1</v></c><c r="D2" t="b"><v>0</v></c><c r="E2" t="e"><v>#N/A</v></c></row>'
  expect(ofRows(rows)).toEqual(['A2: a', 'B2: 1<', 'C2: TRUE', 'D2: FALSE', 'E2: #N/A'])
  const book = readWorkbook(zipOf(bookParts({ rows })))
  expect('sheets' in book && book.sheets[0]?.rows[0]?.cells.at(-1)).toEqual({
    column: 4,
    text: '#N/A',
    isError: true,
  })
})

test('numbers come without the noise of binary fractions', () => {
  const values = [
    '1',
    '1.0',
    '0.30000000000000004',
    '1.1000000000000001',
    '1E+3',
    '-5',
    '12345678901234567890',
  ]
  const cells = values.map((value) => `<c><v>${value}</v></c>`).join('')
  expect(ofRows(`<row>${cells}</row>`)).toEqual([
    'A1: 1',
    'B1: 1',
    'C1: 0.3',
    'D1: 1.1',
    'E1: 1000',
    'F1: -5',
    'G1: 12345678901234600000',
  ])
})

test('a number is a date where its format shows one', () => {
  const styles =
    '<styleSheet><numFmts count="2"><numFmt numFmtId="164" formatCode="[$-421]dd\\ mmmm\\ yyyy"/><numFmt numFmtId="165" formatCode="&quot;Rp &quot;#,##0"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="21"/></cellXfs></styleSheet>'
  const cell = (style: number, value: number) => `<c s="${style}"><v>${value}</v></c>`
  const rows = `<row>${cell(0, 43831)}${cell(1, 43831)}${cell(2, 43831.5)}${cell(3, 43831)}${cell(4, 0.75)}</row>`
  expect(ofRows(rows, { styles })).toEqual([
    'A1: 43831',
    'B1: 2020-01-01',
    'C1: 2020-01-01T12:00:00',
    'D1: 43831',
    'E1: 18:00:00',
  ])
})

test('both calendars of Excel, and its leap year that never was', () => {
  expect(serialDate(1, false)).toBe('1900-01-01')
  expect(serialDate(59, false)).toBe('1900-02-28')
  expect(serialDate(61, false)).toBe('1900-03-01')
  expect(serialDate(1, true)).toBe('1904-01-02')
  expect(serialDate(42369, true)).toBe('2020-01-01')
  expect(serialDate(-1, false)).toBeUndefined()
  expect(serialDate(3_000_000, false)).toBeUndefined()
})

test('a format shows a date by its letters, not by what it quotes or colours', () => {
  expect(['yyyy-mm-dd', 'h:mm', '[Red]d/m', 'mmm'].map((code) => showsDate(200, code))).toEqual(
    Array(4).fill(true),
  )
  const others = [
    'General',
    '0.00E+00',
    '"hari" 0',
    '[Red]0',
    '0\\d',
    '#,##0_d',
    '@',
    '"'.repeat(999),
  ]
  expect(others.map((code) => showsDate(200, code))).toEqual(others.map(() => false))
})

test('cells without a reference stand after the one before, whatever prefix their names have', () => {
  const sheet =
    '<x:worksheet xmlns:x="m"><x:sheetData><x:row><x:c><x:v>1</x:v></x:c><x:c r="D1"><x:v>2</x:v></x:c><x:c><x:v>3</x:v></x:c></x:row><x:row r="7"><x:c><x:v>4</x:v></x:c></x:row></x:sheetData></x:worksheet>'
  expect(ofRows('', { sheet })).toEqual(['A1: 1', 'D1: 2', 'E1: 3', 'A7: 4'])
})

test('characters that XML cannot hold are read as they were meant', () => {
  expect(
    ofRows(
      '<row><c t="inlineStr"><is><t>a_x000D_b_x005F_x0041_</t></is></c><c t="str"><v>_x0007_</v></c></row>',
    ),
  ).toEqual(['A1: a\rb_x0041_', 'B1: \u0007'])
})

test('hidden sheets are told apart, and chart sheets are no sheets', () => {
  const parts = bookParts({
    workbook:
      '<workbook xmlns:q="r"><workbookPr date1904="1"/><sheets><sheet name="__proto__" q:id="rId1" state="veryHidden"/><sheet name="grafik" q:id="rId3"/></sheets></workbook>',
    rows: '<row><c><v>1</v></c></row>',
  })
  expect(readWorkbook(zipOf(parts))).toEqual({
    sheets: [
      {
        name: '__proto__',
        hidden: true,
        rows: [{ number: 1, cells: [{ column: 0, text: '1' }] }],
      },
    ],
  })
})

test('CSV is a sheet, whichever separator and line end its spreadsheet uses', () => {
  const expected = ['A1: type', 'B1: name', 'A3: te"xt', 'B3: a,b;\nc', 'C3: x']
  for (const [mark, end] of [
    [',', '\r\n'],
    [';', '\n'],
    ['\t', '\r'],
  ] as const) {
    const text = ['type,name,', ',,', '"te""xt","Q",x'].join(end).replaceAll(',', mark)
    expect(said(bytes(`\uFEFF${text.replace('Q', 'a,b;\nc')}`))).toEqual(expected)
  }
})

test('CSV in UTF-16 is read, and what is no UTF-8 as Windows-1252, which the workbook tells', () => {
  const text = '\uFEFFtype\tname\r\ntext\tkafé'
  const wide = new Uint8Array(Uint16Array.from([...text].map((c) => c.charCodeAt(0))).buffer)
  expect(said(wide)).toEqual(['A1: type', 'B1: name', 'A2: text', 'B2: kafé'])
  const windows = Uint8Array.of(0x6b, 0xe9, 0x3b, 0x93, 0x61, 0x94, 0x80)
  expect(said(windows)).toEqual(['A1: ké', 'B1: “a”€'])
  expect(readWorkbook(windows)).toMatchObject({ isWindows: true })
  expect(readWorkbook(Uint8Array.of(0x6b, 0x81, 0x2c))).toEqual({ refused: 'csv-encoding' })
  for (let byte = 0x80; byte < 0x100; byte++) {
    const read = readWorkbook(Uint8Array.of(byte, 0x61))
    const text = new TextDecoder('windows-1252').decode(Uint8Array.of(byte, 0x61))
    if ('sheets' in read) expect(read.sheets[0]?.rows[0]?.cells[0]?.text).toBe(text)
    else expect(text.charCodeAt(0)).toBe(byte)
  }
  expect(readWorkbook(bytes('a,"b\nc'))).toMatchObject({ refused: 'csv-quote' })
})

test('the separator is what Excel names in a first line of its own, or what the first line with any has most of', () => {
  expect(said(bytes('sep=;\r\na,b;c\r\n'))).toEqual(['A2: a,b', 'B2: c'])
  expect(said(bytes('Daftar\n\nkode;peran\nP-1;"a;b"'))).toEqual([
    'A1: Daftar',
    'A3: kode',
    'B3: peran',
    'A4: P-1',
    'B4: a;b',
  ])
})

test('what is no workbook is refused by what it is, not by its name', () => {
  expect(readWorkbook(new Uint8Array())).toEqual({ refused: 'empty' })
  expect(readWorkbook(bytes('%PDF-1.7'))).toEqual({ refused: 'unknown-format' })
  expect(readWorkbook(bytes('<html><table>'))).toEqual({ refused: 'unknown-format' })
  expect(readWorkbook(Uint8Array.of(1, 2, 3))).toEqual({ refused: 'unknown-format' })
  const word = bookParts({ workbook: '<document/>' })
  expect(readWorkbook(zipOf(word))).toEqual({ refused: 'no-workbook' })
  const ods = [
    { name: 'mimetype', text: 'application/vnd.oasis.opendocument.spreadsheet' },
    { name: 'content.xml', text: '<x/>' },
  ]
  expect(readWorkbook(zipOf(ods))).toEqual({ refused: 'opendocument' })
  const xlsb = [
    {
      name: '_rels/.rels',
      text: '<R><Relationship Id="a" Type="x/officeDocument" Target="xl/workbook.bin"/></R>',
    },
    { name: 'xl/workbook.bin', text: '' },
  ]
  expect(readWorkbook(zipOf(xlsb))).toEqual({ refused: 'binary-xlsb' })
})

test('columns have letters, and letters have columns', () => {
  expect([0, 25, 26, 701, 702, 16_383].map(columnLetters)).toEqual([
    'A',
    'Z',
    'AA',
    'ZZ',
    'AAA',
    'XFD',
  ])
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 16_383 }), (column) => {
      expect(columnAt(columnLetters(column))).toBe(column)
    }),
  )
  expect(['', 'a', '1', 'ABCD'].map(columnAt)).toEqual([-1, -1, -1, -1])
})
