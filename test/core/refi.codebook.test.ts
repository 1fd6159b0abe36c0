// Codebooks as files: REFI-QDA and tables, out and in again, and what strangers' files would do.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { writeCodebookCsv } from '../../core/coding/codebook-csv.ts'
import { type FileCode, planImport } from '../../core/coding/import-plan.ts'
import { guessLevels, inLevels } from '../../core/import/code-paths.ts'
import { readCodebookTable } from '../../core/import/tables/codebook.ts'
import { readQdc, writeQdc } from '../../core/refi/codebook.ts'
import { readDescription, writeDescription } from '../../core/refi/description.ts'
import { xlsxBytes } from '../../core/table/xlsx.ts'
import type { Code, CodeBody } from '../../core/wire/coding.ts'
import { readWorkbook } from '../../core/xlsform/workbook/read.ts'

const utf8 = new TextEncoder()
const uuid = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`

function code(n: number, more: Partial<Code> = {}): Code {
  const words = { definition: '', include: '', exclude: '', example: '' }
  const own = { id: uuid(n), name: `kode-${n}`, label: `Kode ${n}`, parent: null, ...words }
  const life = {
    revision: 1,
    retiredAt: null,
    shortcut: null,
    mergedInto: null,
    guid: null,
    codings: 0,
  }
  return { ...own, hue: n % 12, position: n, ...life, ...more }
}

function codesOf(read: { codes: FileCode[] } | { fault: string }): FileCode[] {
  if ('fault' in read) throw new Error(read.fault)
  return read.codes
}

/** Whatever people write, and what our own labels look like. */
const words = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 12 }),
      fc.constantFrom(
        '\n',
        '\r\n',
        '\n\n',
        'Contoh: ',
        '\\Use when:',
        '"',
        "'=1+1",
        '=HYPERLINK()',
        '<b>',
        '&amp;',
        ']]>',
        '😀',
        '-5',
      ),
    ),
    { maxLength: 6 },
  )
  // What XML cannot hold in any spelling comes out as its replacement, so it is left out here.
  .map((parts) =>
    parts.join('').replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, ''),
  )

const anyBook = fc
  .array(
    fc.record({
      label: words.filter((text) => text.trim() !== ''),
      definition: words,
      include: words,
      exclude: words,
      example: words,
      hue: fc.nat(11),
      under: fc.nat(8),
    }),
    { minLength: 1, maxLength: 8 },
  )
  .map((list) =>
    list.map(({ under, ...more }, n) =>
      code(n, {
        ...more,
        label: more.label.slice(0, 120).toWellFormed(),
        parent: under < n ? uuid(under) : null,
      }),
    ),
  )

/** What a book says, whatever its ids and the numbers of its places. */
const said = (
  codes: readonly {
    code: CodeBody
    id: string
  }[],
) => {
  const names = new Map(codes.map((one) => [one.id, one.code.name]))
  return codes
    .map(({ code: { name, label, definition, include, exclude, example, hue, parent } }) => ({
      ...{ name, label, definition, include, exclude, example, hue },
      parent: parent === null ? null : names.get(parent),
    }))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
}

const readTable = (bytes: Uint8Array) => readCodebookTable(readWorkbook(bytes))

/** What somebody has who opens our CSV in a spreadsheet and saves it as a workbook. */
function asXlsx(codes: Code[]): Uint8Array {
  const book = readWorkbook(utf8.encode(writeCodebookCsv(codes)))
  const rows = 'sheets' in book ? (book.sheets[0]?.rows ?? []) : []
  const width = rows[0]?.cells.length ?? 0
  const [names = [], ...rest] = rows.map(({ cells }) =>
    Array.from({ length: width }, (_, at) => cells.find(({ column }) => column === at)?.text ?? ''),
  )
  return xlsxBytes([{ name: 'codebook', columns: names.map((name) => ({ name })), rows: rest }])
}

for (const [format, out, back] of [
  ['QDC', (codes: Code[]) => writeQdc(codes, 'Pedoman'), readQdc],
  ['CSV', writeCodebookCsv, readTable],
  ['XLSX', asXlsx, readTable],
] as const)
  test(`a codebook that goes out as ${format} comes in again as it was, and into its own book adds nothing`, () => {
    fc.assert(
      fc.property(anyBook, (book) => {
        const written = out(book)
        const file = codesOf(back(typeof written === 'string' ? utf8.encode(written) : written))
        const again = planImport(book, file, null, () => uuid(999))
        expect(again.rows.map((row) => row.fate)).toEqual(book.map(() => 'same'))
        expect(again.codes).toBeNull()
        let n = 100
        const fresh = planImport([], file, null, () => uuid(n++))
        expect(said(fresh.codes ?? [])).toEqual(
          said(book.map((one) => ({ id: one.id, code: one }))),
        )
        // Brought in there, it is known by its GUID from then on.
        const there = (fresh.codes ?? []).map((one) =>
          code(0, { ...one.code, id: one.id, guid: one.guid }),
        )
        expect(planImport(there, file, null, () => uuid(999)).codes).toBeNull()
      }),
      { numRuns: 60 },
    )
  })

test('what a code says stands in one description and is read back line by line', () => {
  const one = {
    definition: 'Uang\nawal.',
    name: 'modal',
    include: 'bila disebut',
    exclude: '',
    example: 'Contoh: ini',
  }
  expect(writeDescription(one)).toBe(
    'Uang\nawal.\n\nNama pendek: modal\n\nPakai bila: bila disebut\n\nContoh: Contoh: ini',
  )
  expect(readDescription(writeDescription(one))).toEqual(one)
  expect(readDescription('Capital.\n\nUse when: money is named\n\nExample: dues')).toEqual({
    definition: 'Capital.',
    name: null,
    include: 'money is named',
    exclude: '',
    example: 'dues',
  })
})

test('QDC is written as its schema has it', () => {
  const book = [
    code(1, { label: 'A & "B"', definition: '<script>' }),
    code(2, { parent: uuid(1), retiredAt: 'x' }),
  ]
  expect(writeQdc(book, 'Pedoman')).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<CodeBook xmlns="urn:QDA-XML:codebook:1.0" origin="Pedoman">
<Codes>
  <Code guid="${uuid(1)}" name="A &amp; &quot;B&quot;" isCodable="true" color="#923608">
    <Description>&lt;script&gt;&#10;&#10;Nama pendek: kode-1</Description>
    <Code guid="${uuid(2)}" name="Kode 2" isCodable="false" color="#714495">
      <Description>Nama pendek: kode-2</Description>
    </Code>
  </Code>
</Codes>
</CodeBook>
`)
})

test('other programs write braces, capitals, prefixes, empty sets and codes without a colour', () => {
  const xml = `\ufeff<?xml version="1.0"?><q:CodeBook xmlns:q="urn:QDA-XML:codebook:1:0" origin="Taguette"><q:Codes>
    <q:Code guid="{0000000A-0000-4000-8000-000000000001}" name="Top" isCodable="false"><q:Description>Said.</q:Description>
      <q:Code guid="0000000a-0000-4000-8000-000000000002" name="Low" isCodable="true" color="#f00"/></q:Code>
    </q:Codes><q:Sets/></q:CodeBook>`
  const read = codesOf(readQdc(utf8.encode(xml)))
  expect(
    read.map(({ guid, parent, label, definition }) => ({ guid, parent, label, definition })),
  ).toEqual([
    {
      guid: '0000000a-0000-4000-8000-000000000001',
      parent: null,
      label: 'Top',
      definition: 'Said.',
    },
    {
      guid: '0000000a-0000-4000-8000-000000000002',
      parent: '0000000a-0000-4000-8000-000000000001',
      label: 'Low',
      definition: '',
    },
  ])
})

test('a hostile or foreign file is refused by name', () => {
  const fault = (xml: string) => {
    const read = readQdc(utf8.encode(xml))
    return 'fault' in read ? read.fault : 'read'
  }
  const book = (inside: string) => `<CodeBook><Codes>${inside}</Codes></CodeBook>`
  expect(fault('<!DOCTYPE x [<!ENTITY a "b">]><CodeBook/>')).toBe('xml-doctype')
  expect(fault('<CodeBook><Codes>')).toBe('xml-broken')
  expect(fault('<html/>')).toBe('no-codebook')
  expect(fault(book(''))).toBe('no-codes')
  expect(fault(book('<Code name="x">'.repeat(90) + '</Code>'.repeat(90)))).toBe('xml-deep')
  expect(fault(book('<Code name="x"/>'.repeat(50_000)))).toBe('xml-long')
  expect(readTable(utf8.encode('warna,umur\nmerah,3'))).toEqual({ fault: 'no-name' })
  expect(readTable(utf8.encode('name\n"x'))).toEqual({ fault: 'csv-quote' })
  expect(readTable(new Uint8Array([0xff, 0x41, 0x00]))).toHaveProperty('fault')
})

test('the dry run tells new, same, changed and clashing codes apart, and a clash waits for a decision', () => {
  const book = [code(1, { label: 'Modal' }), code(2, { name: 'tokoh', label: 'Tokoh' })]
  const row = (key: string, more: Partial<FileCode>): FileCode => {
    const empty = { definition: '', include: '', exclude: '', example: '' }
    return {
      key,
      guid: null,
      parent: null,
      name: null,
      label: key,
      ...empty,
      hue: null,
      position: 0,
      ...more,
    }
  }
  const file = [
    row('a', { guid: uuid(1), name: 'kode-1', label: 'Modal', definition: 'Uang awal.' }),
    row('b', { guid: uuid(77), label: 'tokoh' }),
    row('c', { label: 'Baru', parent: 'b' }),
  ]
  const plan = (choice: 'ours' | 'theirs' | 'both' | null) => {
    let n = 100
    return planImport(book, file, choice, () => uuid(n++))
  }
  expect(plan(null).rows.map(({ fate, fields, depth }) => [fate, fields, depth])).toEqual([
    ['changed', ['definition'], 0],
    ['clash', ['label'], 0],
    ['new', [], 1],
  ])
  expect(plan(null).codes).toBeNull()
  const told = (choice: 'ours' | 'theirs' | 'both') =>
    plan(choice).codes?.map(({ id, guid, code: { name, parent } }) => [id, guid, name, parent])
  expect(told('ours')).toEqual([
    [uuid(1), null, 'kode-1', null],
    [uuid(100), null, 'baru', uuid(2)],
  ])
  expect(told('theirs')).toEqual([
    [uuid(1), null, 'kode-1', null],
    [uuid(2), uuid(77), 'tokoh', null],
    [uuid(100), null, 'baru', uuid(2)],
  ])
  expect(told('both')).toEqual([
    [uuid(1), null, 'kode-1', null],
    [uuid(100), uuid(77), 'tokoh-2', null],
    [uuid(101), null, 'baru', uuid(100)],
  ])
  expect(
    planImport(book, [file[0] ?? row('x', {}), row('d', { name: 'kode-1' })], null, () => uuid(9))
      .twice,
  ).toEqual(['d'])
})

test('the codebook of Taguette comes in from its table, and its path names as a tree', () => {
  const table =
    'tag,description,number of highlights\nkas,,3\nkas.giliran,uang bergilir,2\nrapat,,0\n'
  const flat = codesOf(readTable(utf8.encode(table)))
  expect(flat.map(({ label, definition }) => [label, definition])).toEqual([
    ['kas', ''],
    ['kas.giliran', 'uang bergilir'],
    ['rapat', ''],
  ])
  const mark = guessLevels(flat.map(({ label }) => label))
  expect(mark).toBe('.')
  const tree = inLevels(flat, mark ?? '.', (path) => path)
  expect(tree.map(({ label, parent }) => [label, parent])).toEqual([
    ['kas', null],
    ['giliran', flat[0]?.key],
    ['rapat', null],
  ])
  // From 1.5 on the table names the tag above.
  const later = codesOf(readTable(utf8.encode('tag,parent,description\nkas,,\ngiliran,kas,x\n')))
  expect(later.map(({ parent }) => parent)).toEqual([null, later[0]?.key])
  const qdc =
    '<?xml version="1.0" encoding="utf-8"?><CodeBook xmlns="urn:QDA-XML:codebook:1.0" origin="Taguette 1.4.1"><Codes><Code guid="0B1E2D3C-0000-4000-8000-000000000001" name="kas" isCodable="true"/></Codes><Sets/></CodeBook>'
  expect(codesOf(readQdc(utf8.encode(qdc))).map(({ label }) => label)).toEqual(['kas'])
})
