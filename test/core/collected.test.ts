import { strToU8, zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { matches } from '../../core/expression/pattern.ts'
import { isUnfit, openCollectedResponse, withoutRefs } from '../../core/import/collected/judge.ts'
import { type Brought, openCollected, readXmlOf } from '../../core/import/collected/open.ts'
import { readPlain } from '../../core/import/collected/plain.ts'
import { propose } from '../../core/import/collected/propose.ts'
import { readingOf, type Wishes } from '../../core/import/collected/reading.ts'
import { respond } from '../../core/import/collected/respond.ts'
import type { Instrument } from '../../core/instrument/model.ts'
import type { FileAnswer } from '../../core/wire/response.ts'
import { readForm } from '../../core/xlsform/read.ts'
import { readWorkbook } from '../../core/xlsform/workbook/read.ts'
import {
  centralZip,
  excelDay,
  koboCsv,
  koboTables,
  type Sent,
  submissionXml,
  workbookOf,
} from './elsewhere.ts'
import {
  asked,
  computed,
  day,
  form,
  group,
  many,
  number,
  one,
  repeat,
  says,
  text,
} from './scenario.ts'

const wishes: Wishes = {
  zone: 'Asia/Makassar',
  participant: null,
  case: null,
  day: null,
  otherwiseOn: '2026-11-01',
  columns: new Map(),
  file: () => null,
}
const plain = { groups: '/', words: null, several: 'both' } as const
const sent = (answers: Sent['answers'], at = 1): Sent => ({
  uuid: `00000000-0000-4000-8000-${String(at).padStart(12, '0')}`,
  answers,
  submittedAt: '2026-03-01T20:30:00.000Z',
})

test('a time without a zone is Greenwich’s, the day it was on the study’s', () => {
  const [response] = responses(
    koboCsv(form(text('nama')), [sent({ nama: 'Ibu' })], plain),
    form(text('nama')),
  )
  expect(response?.bundled.response).toMatchObject({
    startedAt: '2026-03-01T20:30:00.000Z',
    finalisedAt: '2026-03-01T20:30:00.000Z',
    occurredOn: '2026-03-02',
    app: 'KoboToolbox',
  })
})

test('what the form knows of itself comes first: when it was begun and ended, which day it was', () => {
  const meta = (of: 'start' | 'end' | 'today') => ({
    ...text(of),
    item: { type: 'meta' as const, name: of, of },
  })
  const instrument = form(meta('start'), meta('end'), meta('today'), text('nama'))
  const answers = {
    start: '2026-02-27T23:10:00.000+08:00',
    end: '2026-02-27T23:40:00.000+08',
    today: '2026-02-26',
    nama: 'x',
  }
  const [response] = responses(koboCsv(instrument, [sent(answers)], plain), instrument)
  expect(response?.bundled.response).toMatchObject({
    startedAt: '2026-02-27T15:10:00.000Z',
    finalisedAt: '2026-02-27T15:40:00.000Z',
    occurredOn: '2026-02-26',
  })
})

test('an answer that is none of its question’s is left out, with its row, its column and why', () => {
  const before = form(
    text('umur'),
    one('jawab', ['ya', 'mungkin']),
    asked('image', 'foto'),
    repeat('anak', text('usia')),
  )
  const now = form(
    number('umur'),
    one('jawab', ['ya', 'tidak']),
    asked('image', 'foto'),
    repeat('anak', number('usia')),
  )
  const foto = { file: 'a'.repeat(64), name: 'foto.jpg', type: 'image/jpeg', sizeBytes: 1 }
  const rows = [
    { id: 'a', answers: { usia: '7' } },
    { id: 'b', answers: { usia: 'tujuh' } },
  ]
  const bytes = workbookOf(
    koboTables(
      before,
      [sent({ umur: '40' }), sent({ umur: 'empat puluh', jawab: 'mungkin', foto, anak: rows }, 2)],
      plain,
    ),
  )
  const [first, second] = responses(bytes, now)
  expect(first?.misfits).toEqual([])
  expect(second?.bundled.response.answers).toEqual({
    anak: [
      { id: 'r1', answers: { usia: 7 } },
      { id: 'r2', answers: {} },
    ],
  })
  const table = 'Survei kelompok'
  expect(second?.misfits).toEqual([
    {
      table,
      row: 3,
      column: 'umur',
      ref: 'umur',
      reason: 'answer.wrong-type',
      said: 'empat puluh',
    },
    {
      table,
      row: 3,
      column: 'jawab',
      ref: 'jawab',
      reason: 'answer.not-a-choice',
      said: 'mungkin',
    },
    { table, row: 3, column: 'foto', ref: 'foto', reason: 'file.missing', said: 'foto.jpg' },
    {
      table: 'anak',
      row: 3,
      column: 'anak/usia',
      ref: 'anak/r2/usia',
      reason: 'answer.wrong-type',
      said: 'tujuh',
    },
  ])
})

test('a file that is named is looked for among those that were brought', () => {
  const instrument = form(asked('image', 'foto'))
  const foto: FileAnswer = {
    file: 'a'.repeat(64),
    name: 'foto.jpg',
    type: 'image/jpeg',
    sizeBytes: 1,
  }
  const bytes = centralZip(
    instrument,
    [sent({ foto })],
    { groups: true, split: false },
    { 'foto.jpg': strToU8('x') },
  )
  const brought = opened(bytes)
  expect(brought.kind === 'collected' && brought.media).toEqual(['media/foto.jpg'])
  const file = (name: string, key: string) =>
    name === 'foto.jpg' && key.startsWith('uuid:') ? foto : null
  const [response] = responses(bytes, instrument, { ...wishes, file })
  expect(response?.bundled.response.answers).toEqual({ foto })
})

test('a question that was called otherwise here is met by the name that its author gave it', () => {
  const sheet = (name: string, head: string[], rows: string[][]) => ({ name, head, rows })
  const book = workbookOf([
    sheet(
      'survey',
      ['type', 'name', 'label'],
      [
        ['begin group', 'ayah', 'Ayah'],
        ['text', 'nama', 'Nama'],
        ['end group', '', ''],
        ['begin group', 'ibu', 'Ibu'],
        ['text', 'nama', 'Nama'],
        ['text', 'q.1', 'Satu'],
        ['end group', '', ''],
      ],
    ),
  ])
  const read = readWorkbook(book)
  const { instrument } = 'refused' in read ? { instrument: null } : readForm(read, 'form')
  if (!instrument) throw new Error('no form')
  const csv =
    '"ayah/nama";"ibu/nama";"ibu/q.1";"_id";"_uuid";"_submission_time"\n"A";"B";"C";"1";"u";"2026-01-01T00:00:00"\n'
  const [response] = responses(strToU8(csv), instrument)
  expect(Object.values(response?.bundled.response.answers ?? {})).toEqual(['A', 'B', 'C'])
})

test('columns of an earlier version of the form are told, and what no column holds', () => {
  const before = form(text('nama'), text('alamat'))
  const now = form(text('nama'), text('telepon'))
  const brought = opened(koboCsv(before, [sent({ nama: 'x', alamat: 'y' })], plain))
  if (brought.kind !== 'collected') throw new Error('not read')
  const { strange, unasked } = readingOf(brought.collected, now, wishes)
  expect({ strange, unasked }).toEqual({ strange: ['alamat'], unasked: ['telepon'] })
})

test('questions that share their words are told apart by their order', () => {
  const named = (name: string) => ({
    ...text(name),
    item: { type: 'text' as const, name, label: says('sama') },
  })
  const instrument = form(named('satu'), named('dua'))
  const [response] = responses(
    koboCsv(instrument, [sent({ satu: 'a', dua: 'b' })], {
      groups: null,
      words: 'id',
      several: 'both',
    }),
    instrument,
  )
  expect(response?.bundled.response.answers).toEqual({ satu: 'a', dua: 'b' })
})

test('words of several choices one after another are told apart where they can be', () => {
  const choices = [
    { name: '1', label: { id: 'beras' } },
    { name: '2', label: { id: 'beras merah' } },
    { name: '3', label: { id: 'merah' } },
  ]
  const instrument = form({
    ...many('makan', ['x']),
    item: { type: 'selectMany', name: 'makan', label: says('makan'), choices },
  })
  const [response] = responses(
    koboCsv(instrument, [sent({ makan: ['2', '3'] })], {
      groups: null,
      words: 'id',
      several: 'summary',
    }),
    instrument,
  )
  expect(response?.bundled.response.answers).toEqual({ makan: ['2', '3'] })
})

test('what a supervisor there made of it comes along', () => {
  const csv = (status: string) =>
    strToU8(
      `"nama";"_id";"_uuid";"_submission_time";"_validation_status"\n"x";"1";"AB";"2026-03-01T01:00:00";"${status}"\n`,
    )
  const judged = (status: string) => responses(csv(status), form(text('nama')))[0]?.bundled.judged
  expect(
    ['validation_status_approved', 'Not approved', 'validation_status_on_hold', ''].map(judged),
  ).toEqual(['accepted', 'returned', null, null])
})

test('a submission that was corrected there keeps the id that it had first', () => {
  const json = (one: object) =>
    strToU8(JSON.stringify({ results: [{ _id: 7, nama: 'x', ...one }] }))
  const key = (one: object) => responses(json(one), form(text('nama')))[0]?.bundled.key
  expect(key({ _uuid: 'first' })).toBe('uuid:first')
  expect(key({ _uuid: 'second', 'meta/rootUuid': 'uuid:first' })).toBe('uuid:first')
  expect(key({})).toBe('kobo:7')
})

test('of submissions as XML the one that corrects another stands in its place', () => {
  const instrument = form(text('nama'))
  const first = new TextDecoder().decode(submissionXml(instrument, sent({ nama: 'a' }, 1)))
  const second = new TextDecoder()
    .decode(submissionXml(instrument, sent({ nama: 'b' }, 2)))
    .replace('<meta>', `<meta><deprecatedID>uuid:${sent({}, 1).uuid}</deprecatedID>`)
  const files = { 'a/submission.xml': strToU8(first), 'b/submission.xml': strToU8(second) }
  const all = responses(zipSync(files), instrument)
  expect(all.map(({ bundled }) => [bundled.key, bundled.response.answers])).toEqual([
    [`uuid:${sent({}, 1).uuid}`, { nama: 'b' }],
  ])
})

test('codes of participants and cases are taken from the columns that hold them', () => {
  const instrument = form(text('kode'), text('kelompok'), text('nama'))
  const bytes = koboCsv(
    instrument,
    [sent({ kode: 'P-001', kelompok: 'KUBE 17', nama: 'x' })],
    plain,
  )
  const [response] = responses(bytes, instrument, {
    ...wishes,
    participant: 'kode',
    case: 'kelompok',
  })
  expect(response?.bundled.response).toMatchObject({ participant: 'P-001', case: null })
  expect(response?.misfits).toMatchObject([
    { column: 'kelompok', reason: 'case.form', said: 'KUBE 17' },
  ])
})

test('what was answered had been put, and what was calculated stays as it came; the rules of the form are told', () => {
  const instrument = form(
    one('merokok', ['ya', 'tidak']),
    number('batang').when("${merokok} = 'ya'").constraint('. < 10'),
    computed('ganda', '${batang} * 2'),
    text('nama').required(),
  )
  const answers = { merokok: 'tidak', batang: 12, ganda: 25 }
  const filled = {
    answers,
    coverage: {},
    probes: {},
    finalisedAt: '2026-03-01T01:00:00.000Z',
    language: 'id',
  }
  const { form: open, problems } = openCollectedResponse(instrument, filled, 'Asia/Jakarta', {
    matches,
  })
  expect(problems.map(({ code, details }) => [code, details.question])).toEqual([
    ['answer.constraint', 'batang'],
    ['answer.calculation-wrong', 'ganda'],
    ['answer.required', 'nama'],
  ])
  expect(problems.some(isUnfit)).toBe(false)
  expect(open.submission()).toEqual(answers)
})

test('answers are taken out wherever they stand', () => {
  const answers = { a: 1, b: [{ id: 'r1', answers: { c: 'x', d: ['1'] } }] }
  expect(withoutRefs(answers, new Set(['a', 'b/r1/c']))).toEqual({
    b: [{ id: 'r1', answers: { d: ['1'] } }],
  })
})

test('a spreadsheet that people typed: days and numbers as they write them, choices in any words', () => {
  const instrument = form(
    day('lahir'),
    asked('decimal', 'luas'),
    one('jawab', ['ya', 'tidak']),
    many('makan', ['nasi', 'ikan']),
    asked('geopoint', 'tempat'),
  )
  const sheet = workbookOf([
    {
      name: 'Data',
      head: ['Lahir (id)', 'luas (id)', 'jawab', 'makan', 'tempat', 'kode'],
      rows: [
        [excelDay('1970-05-17'), '2,5', 'Ya (ID)', 'nasi (id); ikan (id)', '-6.2, 106.8', 'P-1'],
        ['17/5/1970', 3, 'tidak', 'ikan', '', 'P-2'],
      ],
    },
  ])
  const all = responses(sheet, instrument, {
    ...wishes,
    participant: 'kode',
    columns: new Map([['Lahir (id)', 'lahir']]),
  })
  expect(
    all.map(({ bundled, misfits }) => [
      bundled.response.participant,
      bundled.response.answers,
      misfits,
    ]),
  ).toEqual([
    [
      'P-1',
      {
        lahir: '1970-05-17',
        luas: 2.5,
        jawab: 'ya',
        makan: ['nasi', 'ikan'],
        tempat: '-6.2 106.8',
      },
      [],
    ],
    ['P-2', { lahir: '1970-05-17', luas: 3, jawab: 'tidak', makan: ['ikan'] }, []],
  ])
})

test('a row without an id is known by what it says, so that it comes in once', () => {
  const table = {
    name: 'Data',
    head: ['nama', 'no'],
    rows: [
      ['a', '1'],
      ['b', '2'],
      ['a', '1'],
    ],
  }
  const keys = (column: string | null) => {
    const brought = opened(workbookOf([table]))
    if (brought.kind !== 'plain') throw new Error('not plain')
    const [sheet] = brought.workbook.sheets
    return sheet ? readPlain(sheet, column).main.lines.map(({ about }) => about.key) : []
  }
  const [a, b, again] = keys(null)
  expect(a).toMatch(/^row:[0-9a-f]{64}$/)
  expect(b).not.toBe(a)
  expect(again).toBe(`${a}#2`)
  expect(keys('no')).toEqual(['id:1', 'id:2', 'id:1#2'])
})

test('an instrument is proposed from the columns of a spreadsheet', () => {
  const rows = Array.from({ length: 9 }, (_, at) => [
    `P-${at}`,
    `081234${at}`,
    at,
    `${at},5`,
    `${at + 1}/2/2026`,
    at % 2 ? 'Ya' : 'Tidak tahu',
    `cerita ${'panjang '.repeat(at * 3)}`,
    '',
  ])
  const head = ['Kode', 'No. HP', 'Umur', 'Luas', 'Tanggal', 'Setuju?', 'Cerita', 'Kosong']
  const brought = opened(workbookOf([{ name: 'Data', head, rows }]))
  if (brought.kind !== 'plain') throw new Error('not plain')
  const [sheet] = brought.workbook.sheets
  if (!sheet) throw new Error('no sheet')
  const made = propose(readPlain(sheet, null), {
    title: 'Survei Desa',
    language: 'id',
    apart: new Set(['Kode']),
    kinds: new Map(),
  })
  expect(made.instrument.slug).toBe('survei-desa')
  expect(made.instrument.items.map((item) => [item.type, item.name, item.label?.id])).toEqual([
    ['text', 'no_hp', 'No. HP'],
    ['integer', 'umur', 'Umur'],
    ['decimal', 'luas', 'Luas'],
    ['date', 'tanggal', 'Tanggal'],
    ['selectOne', 'setuju', 'Setuju?'],
    ['text', 'cerita', 'Cerita'],
  ])
  expect(made.instrument.items.find(({ name }) => name === 'setuju')).toMatchObject({
    choices: [
      { name: 'tidak_tahu', label: { id: 'Tidak tahu' } },
      { name: 'ya', label: { id: 'Ya' } },
    ],
  })
})

test.for([
  ['nothing', '', 'empty'],
  ['JSON that ends too soon', '{"results":[', 'no-responses'],
  ['JSON of something else', '{"results":[{"a":1}]}', 'no-responses'],
  ['nested without end', '['.repeat(200_000), 'no-responses'],
  [
    'XML with an entity',
    '<!DOCTYPE a [<!ENTITY b "c">]><data><meta><instanceID>x</instanceID></meta></data>',
    'xml-doctype',
  ],
  ['a header and nothing else', 'a,b\n', 'no-responses'],
  ['a quote that never ends', '"a;b\n'.repeat(3), 'csv-quote'],
] as const)('%s is refused', ([, said, reason]) => {
  expect(openCollected(strToU8(said), 'x')).toMatchObject({ kind: 'refused', reason })
})

test('an archive that says more than it holds is refused', () => {
  const zip = zipSync({ 'a.csv': strToU8('KEY,SubmissionDate,a\n1,2,3\n') })
  const broken = zip.slice()
  const at = zip.length - 22 - 46 - 5
  broken[at + 24] = 0xff
  expect(openCollected(broken, 'x').kind).toBe('refused')
})

test('rows of rows without end are no submission', () => {
  let row: object = { a: '1' }
  for (let depth = 0; depth < 2_000; depth++) row = { 'r/r': [row] }
  const bytes = strToU8(JSON.stringify({ results: [{ _id: 1, ...row }] }))
  expect(responses(bytes, form(text('a')))).toHaveLength(1)
})

function opened(bytes: Uint8Array): Brought {
  return openCollected(bytes, 'x')
}

function responses(bytes: Uint8Array, instrument: Instrument, asked: Wishes = wishes) {
  const brought = opened(bytes)
  const collected =
    brought.kind === 'xml'
      ? readXmlOf(brought.documents, instrument)
      : brought.kind === 'collected'
        ? brought.collected
        : brought.kind === 'plain' && brought.workbook.sheets[0]
          ? readPlain(brought.workbook.sheets[0], null)
          : null
  if (!collected) throw new Error(`not read: ${JSON.stringify(brought).slice(0, 200)}`)
  const reading = readingOf(collected, instrument, asked)
  return collected.main.lines.map((line) => respond(reading, line, line.about.key))
}

test('groups within groups are found under every manner', () => {
  const instrument = form(group('luar', group('dalam', many('pilih', ['a', 'b']))))
  const [response] = responses(
    centralZip(instrument, [sent({ pilih: ['b'] })], { groups: false, split: true }),
    instrument,
  )
  expect(response?.bundled.response.answers).toEqual({ pilih: ['b'] })
})
