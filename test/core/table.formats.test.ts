// A table in every format, read back by readers that are not ours: what was written is what is found, labels, measures
// and kinds of missing among it, wherever the writing was laid down and taken up again.
import { read, utils } from '@e965/xlsx'
import { expect, test } from 'vitest'
import { type Losses, measure, nothingMeasured, type Writer } from '../../core/table/format.ts'
import { missing, type Shape, type Table, type Value } from '../../core/table/table.ts'
import { writers } from '../../core/table/writers.ts'
import { readCsv } from '../csv.ts'
import { readParquet } from '../parquet.ts'
import { caseBytes, longText, readSav } from '../sav.ts'

const label = (en: string, id = en) => ({ id, en })
const shape: Shape = { language: 'en', labels: false, missing: 'coded' }
const long = 'panjang 😀 '.repeat(120)

const table: Table = {
  name: 'panduan',
  label: label('Guide', 'Panduan'),
  columns: [
    { name: 'id', label: label('Identifier'), type: 'text', measure: 'nominal' },
    { name: 'ward', label: label('Ward'), type: 'text', measure: 'nominal' },
    {
      name: 'sex',
      label: label('Sex', 'Jenis kelamin'),
      type: 'code',
      measure: 'nominal',
      values: [
        { value: '1', label: label('Woman', 'Perempuan') },
        { value: '2', label: label('Man', 'Laki-laki') },
      ],
      missing: ['notAsked', 'skipped', 'refused'],
    },
    {
      name: 'how',
      label: label('How'),
      type: 'code',
      measure: 'ordinal',
      values: [
        { value: 'baik', label: label('Good') },
        { value: 'kurang-sekali', label: label('Very "bad"', 'Kurang') },
      ],
      missing: ['skipped'],
    },
    { name: 'is.member', label: label('Member'), type: 'flag', measure: 'nominal' },
    {
      name: 'people',
      label: label('People'),
      type: 'integer',
      measure: 'scale',
      missing: ['refused'],
    },
    { name: 'income', label: label('Income'), type: 'number', measure: 'scale' },
    { name: 'day', label: label('Day'), type: 'date', measure: 'scale' },
    { name: 'at', label: label('Moment'), type: 'datetime', measure: 'scale' },
    {
      name: 'words',
      label: label('Words'),
      type: 'text',
      measure: 'nominal',
      missing: ['refused'],
    },
  ],
}

const rows: Value[][] = [
  [
    'a',
    '007',
    '1',
    'baik',
    true,
    4,
    1.25,
    '2026-11-03',
    '2026-11-03T09:15:00+08:00',
    'baris satu\r\nbaris "dua", é',
  ],
  [
    'b',
    '0',
    missing.refused,
    missing.skipped,
    false,
    missing.refused,
    -1e9,
    '1899-12-31',
    '1900-01-01T00:00:00+07:00',
    long,
  ],
  ['c', '=1+1', missing.notAsked, 'kurang-sekali', null, 151, 0.1, null, null, missing.refused],
  ['d', '', '2', null, true, 152, null, '2024-02-29', '2026-12-31T23:59:59+09:00', '😀'],
]

/** Written in pieces, laid down after each. */
function written(
  writer: Writer,
  of = { table, rows },
  as: Shape = shape,
): { bytes: Uint8Array; losses: Losses } {
  const size = of.rows.reduce((sum, row) => measure(sum, [row]), nothingMeasured)
  const pieces: Uint8Array[] = []
  const emit = (bytes: Uint8Array) => pieces.push(bytes.slice())
  let state = writer.begin(emit, of.table, as, size).pause()
  for (const row of of.rows) {
    const part = writer.resume(emit, of.table, as, size, JSON.parse(JSON.stringify(state)))
    part.rows([row])
    state = part.pause()
  }
  const losses = writer.resume(emit, of.table, as, size, state).end()
  return { bytes: new Uint8Array(Buffer.concat(pieces)), losses }
}

const text = (bytes: Uint8Array) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)

test('CSV holds codes or labels, and missing kinds as codes or not at all', () => {
  const [names, first, second, third] = readCsv(text(written(writers.csv).bytes).slice(1))
  expect(names).toEqual(table.columns.map(({ name }) => name))
  expect(first).toEqual([
    'a',
    '007',
    '1',
    'baik',
    '1',
    '4',
    '1.25',
    '2026-11-03',
    '2026-11-03T09:15:00+08:00',
    'baris satu\r\nbaris "dua", é',
  ])
  expect(second?.slice(2, 6)).toEqual(['-9999', '-9998', '0', '-9999'])
  expect(third?.[1]).toBe("'=1+1")
  const labelled = written(
    writers.csv,
    { table, rows },
    { language: 'id', labels: true, missing: 'blank' },
  )
  expect(readCsv(text(labelled.bytes).slice(1)).map((row) => row.slice(2, 4))).toEqual([
    ['sex', 'how'],
    ['Perempuan', 'Good'],
    ['', ''],
    ['', 'Kurang'],
    ['Laki-laki', ''],
  ])
})

test('JSON lines hold one object a line, with numbers as numbers', () => {
  const found = text(written(writers.jsonl).bytes)
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>)
  expect(found).toHaveLength(4)
  expect(found[0]).toMatchObject({
    id: 'a',
    ward: '007',
    sex: 1,
    how: 'baik',
    people: 4,
    income: 1.25,
  })
  expect(found[3]).toMatchObject({ how: null, income: null, words: '😀' })
})

test('a workbook has typed cells, a frozen head, leading zeros, and its dictionary', () => {
  const { bytes } = written(writers.xlsx)
  const book = read(bytes, { cellDates: false, cellStyles: true })
  expect(book.SheetNames).toEqual(['panduan', 'dictionary'])
  const sheet = book.Sheets.panduan ?? {}
  expect([sheet.B2?.t, sheet.B2?.v]).toEqual(['s', '007'])
  expect([sheet.B4?.t, sheet.B4?.v, sheet.B4?.f]).toEqual(['s', '=1+1', undefined])
  expect([sheet.C2?.t, sheet.C2?.v]).toEqual(['n', 1])
  expect([sheet.H2?.t, sheet.H2?.v, sheet.H2?.w]).toEqual(['n', 46_329, '2026-11-03'])
  // Excel has no day before 1900, so such a day is a text.
  expect([sheet.H3?.t, sheet.H3?.v]).toEqual(['s', '1899-12-31'])
  expect(sheet.I2?.w).toBe('2026-11-03 09:15:00')
  // This reader makes one line end of two.
  expect(sheet.J2?.v).toBe('baris satu\nbaris "dua", é')
  const dictionary = utils.sheet_to_json<Record<string, string>>(book.Sheets.dictionary ?? {})
  expect(dictionary.filter((row) => row.column === 'sex')).toEqual([
    {
      table: 'panduan',
      column: 'sex',
      type: 'code',
      measure: 'nominal',
      label_id: 'Jenis kelamin',
      label_en: 'Sex',
    },
    {
      table: 'panduan',
      column: 'sex',
      type: 'code',
      measure: 'nominal',
      value: '1',
      label_id: 'Perempuan',
      label_en: 'Woman',
    },
    {
      table: 'panduan',
      column: 'sex',
      type: 'code',
      measure: 'nominal',
      value: '2',
      label_id: 'Laki-laki',
      label_en: 'Man',
    },
    {
      table: 'panduan',
      column: 'sex',
      type: 'code',
      measure: 'nominal',
      value: '-9997',
      label_id: 'tidak ditanyakan',
      label_en: 'not asked',
    },
    {
      table: 'panduan',
      column: 'sex',
      type: 'code',
      measure: 'nominal',
      value: '-9998',
      label_id: 'dilewati',
      label_en: 'skipped',
    },
    {
      table: 'panduan',
      column: 'sex',
      type: 'code',
      measure: 'nominal',
      value: '-9999',
      label_id: 'menolak menjawab',
      label_en: 'refused',
    },
  ])
})

test('an SPSS file has labels, measures, user missing values, dates and very long texts', async () => {
  const { bytes } = written(writers.sav)
  const meta = await readSav(bytes)
  expect(meta.header).toMatchObject({ encoding: 'UTF-8', n_cases: 4, compression: { bias: 100 } })
  expect(meta.sysvars.map(({ name }) => name)).toEqual(table.columns.map(({ name }) => name))
  const of = (name: string) => meta.sysvars.find((one) => one.name === name)
  expect(of('sex')).toMatchObject({ label: 'Sex', missing: [-9997, -9998, -9999] })
  expect(meta.getValueLabels('sex')).toEqual([
    { val: 1, label: 'Woman' },
    { val: 2, label: 'Man' },
    { val: -9997, label: 'not asked' },
    { val: -9998, label: 'skipped' },
    { val: -9999, label: 'refused' },
  ])
  expect(of('people')).toMatchObject({ missing: -9999 })
  const found = meta.rows
  expect(found).toHaveLength(4)
  expect(found[0]).toMatchObject({
    id: 'a',
    ward: '007',
    sex: 1,
    how: 'baik',
    'is.member': 1,
    people: 4,
    income: 1.25,
  })
  expect(String(found[0]?.words)).toBe('baris satu\r\nbaris "dua", é')
  // sav-reader takes the byte that fills a segment up for one of the text, so long texts are looked at in the raw.
  const cases = caseBytes(bytes, meta.firstRecordPosition)
  const size = cases.length / 4
  const before = ['id', 'ward', 'sex', 'is.member', 'people', 'income', 'day', 'at'].length * 8 + 16
  expect(longText(cases.subarray(size + before, 2 * size))).toBe(long.trimEnd())
  expect(found[1]).toMatchObject({ sex: -9999, people: -9999, income: -1e9 })
  expect(found[2]).toMatchObject({ how: 'kurang-sekali', people: 151, income: 0.1 })
  expect(found[3]).toMatchObject({ people: 152, words: '😀' })
  const seconds = (iso: string) => (Date.parse(iso) - Date.parse('1582-10-14T00:00:00Z')) / 1_000
  const raw = (value: unknown) => (value instanceof Date ? seconds(value.toISOString()) : value)
  expect(raw(found[0]?.day)).toBe(seconds('2026-11-03T00:00:00Z'))
  expect(raw(found[1]?.day)).toBe(seconds('1899-12-31T00:00:00Z'))
  expect(raw(found[0]?.at)).toBe(seconds('2026-11-03T09:15:00Z'))
})

test('Parquet is read by another library, in typed columns', async () => {
  const { bytes } = written(writers.parquet)
  const { metadata, rows: found } = await readParquet(bytes)
  expect(metadata).toMatchObject({ num_rows: 4n, created_by: 'Pedoman' })
  expect(found).toHaveLength(4)
  expect(found[0]).toEqual({
    id: 'a',
    ward: '007',
    sex: 1n,
    how: 'baik',
    'is.member': true,
    people: 4n,
    income: 1.25,
    day: new Date('2026-11-03'),
    at: new Date('2026-11-03T01:15:00Z'),
    words: 'baris satu\r\nbaris "dua", é',
  })
  expect(found[1]).toMatchObject({ sex: -9999n, how: '-9998', people: -9999n, words: long })
  expect(found[2]?.['is.member'] ?? null).toBeNull()
  expect(found[3]?.words).toBe('😀')
})

test('Stata gets names that it takes and syntax that tells the kinds of missing apart', () => {
  const { bytes } = written(writers.stata)
  expect(readCsv(text(bytes))[0]).toEqual([
    'id',
    'ward',
    'sex',
    'how',
    'is_member',
    'people',
    'income',
    'day',
    'at',
    'words',
  ])
  const syntax = writers.stata.beside?.(table, shape, 'panduan.stata.csv')
  expect(syntax?.ending).toBe('do')
  expect(syntax?.text).toContain('mvdecode sex, mv(-9997=.a \\ -9998=.b \\ -9999=.c)\n')
  expect(syntax?.text).toContain('label define v3 1 `"Woman"\', add\n')
  expect(syntax?.text).toContain('replace t__ = 2 if how == `"kurang-sekali"\'\n')
  expect(syntax?.text).toContain("label define v4 2 `\"Very 'bad'\"', add\n")
})

test('a question may bear a name or a label that says something to Stata', () => {
  const columns = ['if', 'long', 'str5', '_n', '2nd', 'strength', 'If'].map((name) => ({
    name,
    label: label('Path a/*.csv // "b" `c\' $d'),
    type: 'text' as const,
    measure: 'nominal' as const,
  }))
  const odd = { table: { ...table, columns }, rows: [columns.map(() => 'x')] }
  const { bytes } = written(writers.stata, odd)
  expect(readCsv(text(bytes))[0]).toEqual([
    ...['if_1', 'long_1', 'str5_1', '_n_1', '_2nd', 'strength', 'If'],
  ])
  const syntax = writers.stata.beside?.(odd.table, shape, 'panduan.stata.csv').text ?? ''
  expect(syntax).toContain("label variable if_1 `\"Path a/ *.csv / / 'b' 'c' \\$d\"'\n")
})

test('ten thousand columns, and names that differ only in signs or case, are told apart', async () => {
  const columns = Array.from({ length: 10_000 }, (_, at) => ({
    name: at === 1 ? 'É-1' : at === 2 ? 'é.1' : at === 3 ? 'É_1' : `kolom${at}`,
    label: label(`Kolom ${at}`),
    type: 'integer' as const,
    measure: 'scale' as const,
  }))
  const wide = {
    table: { name: 'lebar', label: label('Wide'), columns },
    rows: [columns.map((_, at) => at)],
  }
  const spss = await readSav(written(writers.sav, wide).bytes)
  expect(new Set(spss.sysvars.map(({ name }) => name.toLowerCase())).size).toBe(10_000)
  expect(Object.values(spss.rows[0] ?? {})[9_999]).toBe(9_999)
  const sheet = read(written(writers.xlsx, wide).bytes).Sheets.lebar
  expect(sheet?.NTP2?.v).toBe(9_999)
  expect(readCsv(text(written(writers.csv, wide).bytes))[1]).toHaveLength(10_000)
  expect(new Set(readCsv(text(written(writers.stata, wide).bytes))[0]).size).toBe(10_000)
})

test('what a format cannot hold is cut between characters, and counted', () => {
  const words = '😀'.repeat(20_000)
  const one = {
    table: {
      ...table,
      columns: [
        { name: 'w', label: label('W'), type: 'text' as const, measure: 'nominal' as const },
      ],
    },
    rows: [[words]],
  }
  const { bytes, losses } = written(writers.xlsx, one)
  expect(losses).toEqual({ cut: 1 })
  expect(read(bytes).Sheets.panduan?.A2?.v).toBe('😀'.repeat(16_383))
  expect(written(writers.sav, one).losses).toEqual({ cut: 1 })
  expect(written(writers.csv, one).losses).toEqual({})
})

test('the same rows are the same bytes', () => {
  for (const writer of Object.values(writers))
    expect(written(writer).bytes).toEqual(written(writer).bytes)
})
