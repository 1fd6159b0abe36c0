// Tables of coded passages, of cases and of participants, as other programs and other people write them.
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { guessColumns } from '../../core/import/columns.ts'
import { gridOf } from '../../core/import/grid.ts'
import { keyOf } from '../../core/import/key.ts'
import {
  codebookBundle,
  guessCodebook,
  levelsOf,
  readCodebook,
} from '../../core/import/tables/codebook.ts'
import { quoteFinder } from '../../core/import/tables/find-quote.ts'
import {
  codeKey,
  guessSplit,
  type HighlightText,
  highlightParts,
  readHighlights,
} from '../../core/import/tables/highlights.ts'
import { instantOf } from '../../core/import/tables/instant.ts'
import {
  guessPeople,
  guessRowsAre,
  isStudyCode,
  proposeCode,
  readPeople,
} from '../../core/import/tables/people.ts'
import { guessRows } from '../../core/import/tables/rows.ts'
import { readWorkbook } from '../../core/xlsform/workbook/read.ts'

function gridFrom(csv: string) {
  const book = readWorkbook(new TextEncoder().encode(csv))
  const grid = 'sheets' in book && book.sheets[0] ? gridOf(book.sheets[0]) : null
  if (!grid) throw new Error('no table')
  return grid
}

const source = (id: string, title: string, text: string): HighlightText => ({
  id,
  title,
  text,
  technique: 'interview',
  participant: null,
  role: null,
  case: null,
  occurredOn: null,
})

test('the headings of Taguette, MAXQDA, Dedoose and ATLAS.ti say what their columns are', () => {
  const guess = (line: string) => guessColumns(line.split('|'), highlightParts)
  expect(guess('id|document|tag|content')).toEqual([null, 'document', 'code', 'quote'])
  expect(
    guess(
      'Color|Comment|Document group|Document name|Code|Beginning|End|Weight score|Segment|Modified by|Modified|Area|Coverage %',
    ),
  ).toEqual([
    null,
    'note',
    null,
    'document',
    'code',
    null,
    null,
    'weight',
    'quote',
    'coder',
    'date',
    null,
    null,
  ])
  expect(
    guess(
      'Media Title|Excerpt Range|Excerpt Creator|Excerpt Date|Excerpt Copy|Codes Applied Combined',
    ),
  ).toEqual(['document', null, 'coder', 'date', 'quote', 'code'])
  expect(guess('Nama dokumen|Kutipan|Kode|Pengode|Catatan')).toEqual([
    'document',
    'quote',
    'code',
    'coder',
    'note',
  ])
})

test('passages come to their one place, whatever became of their white space, and the rest is listed', () => {
  const texts = [
    source('id-1', 'Wawancara P-003', 'Uang kas dipegang\nbergiliran, tiap bulan. Kami percaya.'),
    source('id-2', 'Rapat.docx', 'Kami percaya. Kami percaya. Uang kas dipegang lain.'),
  ]
  const grid = gridFrom(
    [
      'id,document,tag,content',
      '1,Wawancara P-003.docx,kas.giliran,"dipegang bergiliran , tiap"',
      '1,Wawancara P-003.docx,kas,"dipegang bergiliran , tiap"',
      '2,wawancara  p-003,percaya,Kami percaya.',
      '3,Folder/Rapat,percaya,Kami percaya.',
      '4,Hilang,percaya,Uang kas dipegang lain.',
      '5,Rapat,percaya,tidak ada di sini',
      '6,Rapat,,Uang kas',
    ].join('\n'),
  )
  const mapping = guessColumns(grid.columns, highlightParts)
  const choices = { mapping, split: null, levels: '.' as const, coder: 'Rina' }
  const { bundle, unplaced } = readHighlights(grid, choices, texts)
  const quotes = bundle.codings.map(({ source: id, start, end, code }) => [
    id,
    texts.find((one) => one.id === id)?.text.slice(start, end),
    code,
  ])
  expect(quotes).toEqual([
    ['id-1', 'dipegang\nbergiliran, tiap', 'code kas.giliran'],
    ['id-1', 'dipegang\nbergiliran, tiap', 'code kas'],
    ['id-1', 'Kami percaya.', 'code percaya'],
    ['id-2', 'Uang kas dipegang lain.', 'code percaya'],
  ])
  expect(unplaced).toEqual([
    { row: 5, document: 'Folder/Rapat', why: 'twice' },
    { row: 7, document: 'Rapat', why: 'not-found' },
    { row: 8, document: 'Rapat', why: 'no-code' },
  ])
  expect(bundle.sources.map(({ key }) => key)).toEqual(['id-1', 'id-2'])
  expect(bundle.coders.map(({ name }) => name)).toEqual(['Rina'])
  expect(bundle.left).toEqual([
    { kind: 'coding-unfit', count: 3, names: ['5 Folder/Rapat', '7 Rapat', '8 Rapat'] },
  ])
})

test('several codes in one cell are told apart where their parts are codes elsewhere', () => {
  expect(guessSplit(['kas, percaya', 'percaya'])).toBe(',')
  expect(guessSplit(['kas\npercaya', 'kas'])).toBe('\n')
  expect(guessSplit(['Ya, tentu', 'tidak'])).toBeNull()
  const grid = gridFrom('document;code;segment\nA;kas, percaya;kata')
  const { bundle } = readHighlights(
    grid,
    { mapping: ['document', 'code', 'quote'], split: ',', levels: null, coder: 'x' },
    [source('a', 'A', 'satu kata saja')],
  )
  expect(bundle.codes.map(({ label }) => label)).toEqual(['kas', 'percaya'])
  expect(bundle.codings).toHaveLength(2)
})

test('a quotation with its white space shuffled is found where it was cut', () => {
  const word = fc.constantFrom('kas', 'percaya', '👩🏽‍🌾', 'é', 'a,b', '𝒳')
  const gap = fc.constantFrom(' ', '\n', '  ', '\u00a0', '\t')
  fc.assert(
    fc.property(
      fc.array(fc.tuple(word, gap), { minLength: 1, maxLength: 30 }),
      fc.nat(),
      fc.nat(),
      gap,
      (parts, from, length, other) => {
        const text = `awal ${parts.map(([said, between]) => said + between).join('')}akhir`
        const words = text.split(/\s+/)
        const first = from % words.length
        const cut = words.slice(first, first + 1 + (length % words.length)).join(other)
        const found = quoteFinder([text]).find(cut, [0])
        expect(found).not.toBeNull()
        if (found && found !== 'twice')
          expect(text.slice(found.start, found.end).replace(/\s+/g, '')).toBe(
            cut.replace(/\s+/g, ''),
          )
      },
    ),
  )
})

test('a moment is taken from a cell only where no country reads it otherwise', () => {
  expect(instantOf('2024-05-01')).toBe('2024-05-01T00:00:00.000Z')
  expect(instantOf('2024-05-01 13:05:09+07:00')).toBe('2024-05-01T06:05:09.000Z')
  expect(instantOf('2024-02-31')).toBeNull()
  expect(instantOf('5/1/2024')).toBeNull()
})

test('a table of participants in Indonesian or English is mapped by its headings', () => {
  const columns = ['No', 'Kode', 'Nama Lengkap', 'Peran', 'Kelompok', 'Umur', 'No HP']
  expect(guessRowsAre(columns)).toBe('participants')
  expect(guessPeople(columns, 'participants')).toEqual([
    null,
    'code',
    'name',
    'role',
    'case',
    'attribute',
    null,
  ])
  const english = ['Participant ID', 'Role', 'Case', 'Age']
  expect(guessPeople(english, 'participants')).toEqual(['code', 'role', 'case', 'attribute'])
  expect(guessRowsAre(['Kode kelompok', 'Nama kelompok', 'Desa'])).toBe('cases')
  expect(guessPeople(['Kode kelompok', 'Nama kelompok', 'Desa'], 'cases')).toEqual([
    'code',
    'label',
    'attribute',
  ])
})

test('rows that do not fit are told with what would do, and codes that are here come in no second time', () => {
  const grid = gridFrom(
    [
      'Kode;Peran;Kelompok;Umur;__proto__',
      'P-001;anggota;Mawar;41;x',
      'P 2/é;anggota;KUBE-1;;',
      'P-001;ketua;KUBE-1;;',
      ';anggota;KUBE-1;;',
      'P-009;;Melati;30;',
    ].join('\n'),
  )
  const known = { cases: [{ code: 'KUBE-1', label: 'Mawar' }], participants: ['P-009'] }
  const mapping = guessPeople(grid.columns, 'participants')
  const choices = {
    rowsAre: 'participants',
    mapping,
    role: 'anggota',
    takesProposed: true,
    mayName: true,
  } as const
  const { bundle, troubles } = readPeople(grid, { ...choices, makesCases: false }, known)
  expect(
    bundle.participants.map(({ code, role, case: group, attributes }) => [
      code,
      role,
      group,
      attributes,
    ]),
  ).toEqual([
    [
      'P-001',
      'anggota',
      'KUBE-1',
      Object.fromEntries([
        ['Umur', '41'],
        ['__proto__', 'x'],
      ]),
    ],
    ['P-2-e', 'anggota', 'KUBE-1', {}],
    ['P-009', 'anggota', null, { Umur: '30' }],
  ])
  expect(troubles.map(({ row, why, about, isOut }) => [row, why, about, isOut])).toEqual([
    [3, 'code-form', 'P-2-e', false],
    [4, 'twice', '', true],
    [5, 'no-code', '', true],
    [6, 'here', '', false],
    [6, 'case-unknown', 'Melati', false],
  ])
  const made = readPeople(grid, { ...choices, makesCases: true }, known).bundle
  expect(made.cases).toEqual([{ code: 'Melati', label: 'Melati', attributes: {} }])
  expect(made.participants.at(-1)?.case).toBe('Melati')
  const strict = readPeople(grid, { ...choices, takesProposed: false, makesCases: false }, known)
  expect(strict.bundle.participants.map(({ code }) => code)).toEqual(['P-001', 'P-009'])
})

test('whoever may not read identities brings nobody’s name, whatever its column is taken for', () => {
  const grid = gridFrom('Kode,Peran,Nama,Nama panggilan,No HP,Umur\nP-1,ketua,Sri,Ibu Sri,0812,41')
  const known = { cases: [], participants: [] }
  const about = {
    role: '',
    takesProposed: true,
    makesCases: true,
    mapping: guessPeople(grid.columns, 'participants'),
  }
  const read = (mayName: boolean, mapping = about.mapping) =>
    readPeople(grid, { ...about, rowsAre: 'participants', mapping, mayName }, known).bundle
      .participants
  expect(read(true)).toMatchObject([{ identity: { name: 'Sri', alsoCalled: ['Ibu Sri'] } }])
  const asAttributes = about.mapping.map((part) => part ?? 'attribute')
  for (const mapping of [about.mapping, asAttributes])
    expect(read(false, mapping)).toMatchObject([{ identity: null, attributes: { Umur: '41' } }])
  expect(JSON.stringify(read(false, asAttributes))).not.toMatch(/Sri|0812/)
})

test('what the rows of a table are is guessed from its headings, and those are told', () => {
  const guess = (line: string) => {
    const { rows, because } = guessRows(line.split('|'))
    return [rows, because.join('|')]
  }
  expect(guess('id|document|tag|content')).toEqual(['passages', 'tag|content'])
  expect(guess('tag|description|number of highlights')).toEqual(['codebook', 'tag|description'])
  expect(guess('Kode|Definisi|Contoh kutipan')).toEqual(['codebook', 'Kode|Definisi'])
  expect(guess('Kode|Peran|Umur')).toEqual(['participants', 'Kode|Peran'])
  expect(guess('No|Kode|Nama|Umur')).toEqual(['participants', 'Kode|Nama'])
  expect(guess('Kode kelompok|Nama kelompok|Tahun')).toEqual([
    'cases',
    'Kode kelompok|Nama kelompok',
  ])
  expect(guess('Timestamp|ID responden|Nama|Apa usaha Anda?')).toEqual(['responses', ''])
  expect(guess('Umur|Pendapatan|Desa')).toEqual(['responses', ''])
})

test('a table of codes is a codebook whose codes a table of passages names the same way', () => {
  const grid = gridFrom(
    'Tema,Keterangan,Induk\nkas,Uang bersama,\ngiliran,Uang bergilir,kas\nkas,lagi,\n',
  )
  const mapping = guessCodebook(grid.columns)
  expect(mapping).toEqual(['label', null, 'parent'])
  const { codes, left } = codebookBundle(grid, ['label', 'definition', 'parent'], null)
  expect(
    codes.map(({ key, label, definition, parent }) => [key, label, definition, parent]),
  ).toEqual([
    [codeKey('kas'), 'kas', 'Uang bersama', null],
    [codeKey('giliran'), 'giliran', 'Uang bergilir', codeKey('kas')],
  ])
  expect(left).toEqual([{ kind: 'row', count: 1, names: ['4 kas'] }])
  const paths = gridFrom('Kode,Definisi\nkas.giliran,a\nkas.bulanan,b')
  const flat = readCodebook(paths, guessCodebook(paths.columns), codeKey)
  const tree = codebookBundle(paths, guessCodebook(paths.columns), levelsOf(flat))
  expect(tree.codes.map(({ label, parent }) => [label, parent])).toEqual([
    ['kas', null],
    ['giliran', codeKey('kas')],
    ['bulanan', codeKey('kas')],
  ])
})

test("a proposed code has the form of a code, and is nobody else's", () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme' }),
      fc.array(fc.constantFrom('x', 'x-2', 'a')),
      (said, others) => {
        const taken = new Set<string>(others)
        const code = proposeCode(said, taken)
        expect(isStudyCode(code)).toBe(true)
        expect(taken.has(code.toLowerCase())).toBe(false)
      },
    ),
  )
})

test('keys are never longer than a key may be, and two long ones stay two', () => {
  const long = 'x'.repeat(500)
  expect(keyOf('a', 'b')).toBe('a b')
  expect(keyOf(long, 'a')).not.toBe(keyOf(long, 'b'))
  expect(keyOf(long, 'a').length).toBeLessThanOrEqual(400)
})
