// What lies on the desk while somebody brings responses in, and what is made of it as they say it.
import { strToU8, zipSync } from 'fflate'
import { expect, test } from 'vitest'
import {
  bundleOf,
  emptyDesk,
  make,
  type Setup,
  withFile,
} from '../../core/import/collected/desk.ts'
import { finderOf, typeOf } from '../../core/import/collected/media.ts'
import { hashOf } from '../../core/import/parts.ts'
import { writeForm } from '../../core/xlsform/write.ts'
import { centralZip, koboJson, type Sent, workbookOf } from './elsewhere.ts'
import { asked, form, number, text } from './scenario.ts'

const survey = {
  ...form(text('kode'), number('umur'), asked('image', 'foto')),
  slug: 'survei',
  about: 'study' as const,
}
const foto = (file: string) => ({
  file: file.repeat(64),
  name: 'rumah.jpg',
  type: 'image/jpeg',
  sizeBytes: 1,
})
const sent = (at: number, answers: Sent['answers'] = {}): Sent => ({
  uuid: `u${at}`,
  submittedAt: '2026-03-01T02:30:00.000Z',
  answers: { kode: `P-00${at}`, umur: 30 + at, ...answers },
})
const setup = (differs: Partial<Setup>): Setup => ({
  form: { from: 'instrument', instrument: survey, version: null },
  sheet: 0,
  key: null,
  columns: [],
  zone: 'Asia/Makassar',
  participant: null,
  case: null,
  day: null,
  otherwiseOn: '2026-03-01',
  asRole: null,
  onMisfit: 'answer',
  withReturned: false,
  ...differs,
})

test('an export, its form and its photos are told apart, however they are brought', () => {
  const files: [string, Uint8Array][] = [
    ['foto.zip', zipSync({ 'a/u1/rumah.jpg': strToU8('1'), 'a/u2/rumah.jpg': strToU8('2') })],
    [
      'data.json',
      koboJson(survey, [sent(1, { foto: foto('a') }), sent(2, { foto: foto('b') }), sent(1)]),
    ],
    ['form.xlsx', writeForm(survey)],
  ]
  for (const order of [files, files.toReversed()]) {
    const desk = order.reduce((all, [name, bytes], at) => withFile(all, at, name, bytes), emptyDesk)
    expect(desk.forms).toEqual([survey])
    expect(desk.media.flatMap(({ names }) => names)).toEqual(['a/u1/rumah.jpg', 'a/u2/rumah.jpg'])
    // Photos of one name are told apart by the folder of their submission.
    const held = ['a', 'b'].map((file, at) => ({
      path: `a/u${at + 1}/rumah.jpg`,
      file: foto(file),
    }))
    const made = make(desk, setup({ participant: 'kode', asRole: 'ketua' }), finderOf(held))
    expect(made?.responses.map(({ key, response }) => [key, response.answers.foto])).toEqual([
      ['uuid:u1', foto('a')],
      ['uuid:u2', foto('b')],
    ])
    // A submission that stands in the file twice comes in once.
    expect(made?.left).toEqual([{ kind: 'row', count: 1, names: ['3'] }])
    const bundle = made && bundleOf(made, setup({ participant: 'kode', asRole: 'ketua' }))
    expect(bundle?.participants.map(({ code, role }) => [code, role])).toEqual([
      ['P-001', 'ketua'],
      ['P-002', 'ketua'],
    ])
    expect(bundle?.instruments).toEqual([survey])
  }
})

test('a form with mistakes is told as one, and is no table of answers', () => {
  const broken = workbookOf([
    { name: 'survey', head: ['type', 'name', 'label'], rows: [['tanya', 'a', 'A']] },
  ])
  expect(withFile(emptyDesk, 0, 'form.xlsx', broken)).toMatchObject({
    data: null,
    refused: { reason: 'form-broken' },
  })
})

test('a spreadsheet answers a form of the study by the columns that somebody names, or becomes one', () => {
  const rows = [
    ['1', 'P-1', '41', 'x'],
    ['2', 'P-2', 'tua', 'y'],
  ]
  const sheet = workbookOf([{ name: 'Data', head: ['No', 'Siapa', 'Usia', 'Lain'], rows }])
  const desk = withFile(emptyDesk, 0, 'Survei Desa.xlsx', sheet)
  const version = 'c'.repeat(64)
  const wanted = setup({
    form: { from: 'instrument', instrument: survey, version },
    key: 'No',
    participant: 'Siapa',
    columns: [
      ['Usia', 'umur'],
      ['Lain', null],
    ],
  })
  const made = make(desk, wanted, () => null)
  expect(
    made?.responses.map(({ key, response }) => [key, response.participant, response.answers]),
  ).toEqual([
    ['id:1', 'P-1', { umur: 41 }],
    ['id:2', 'P-2', {}],
  ])
  expect(made?.misfits).toMatchObject([
    { column: 'Usia', question: 'umur', count: 1, first: [{ row: 3, said: 'tua' }] },
  ])
  expect(made?.strange).toEqual([])
  // A version that the study has is not brought again.
  expect(made && bundleOf(made, wanted)).toMatchObject({
    instruments: [],
    responses: [{ version }, { version }],
  })
  const own = setup({
    form: { from: 'columns', title: 'Survei Desa', language: 'id', kinds: [['Lain', 'text']] },
    participant: 'Siapa',
    columns: [['No', null]],
  })
  expect(make(desk, own, () => null)?.instrument).toMatchObject({
    slug: 'survei-desa',
    items: [
      { type: 'text', name: 'usia' },
      { type: 'text', name: 'lain' },
    ],
  })
  expect(make(desk, own, () => null)?.columns).toEqual([
    ['No', null],
    ['Siapa', null],
    ['Usia', 'usia'],
    ['Lain', 'lain'],
  ])
})

test('each submission answers the version that it names, where that was brought', () => {
  const versioned = (version: string, ...drafts: Parameters<typeof form>) => ({
    ...form(...drafts),
    slug: 'survei',
    about: 'study' as const,
    extra: { version },
  })
  const first = versioned('1', text('kode'), text('alamat'))
  const second = versioned('2', text('kode'), number('umur'))
  const retyped = versioned('3', text('kode'), text('umur'))
  const all = [
    { ...sent(1, { alamat: 'Jl. Mawar' }), version: '1' },
    { ...sent(2), version: '2' },
    { ...sent(3), version: '7' },
  ]
  const whole = { ...first, items: [...first.items, ...second.items.slice(1)] }
  const desk = [second, first, retyped].reduce(
    (on, one, at) => withFile(on, at + 1, 'form.xlsx', writeForm(one)),
    withFile(emptyDesk, 0, 'data.zip', centralZip(whole, all, { groups: true, split: false })),
  )
  const [chosen = second] = desk.forms
  const wanted = setup({ form: { from: 'instrument', instrument: chosen, version: null } })
  const made = make(desk, wanted, () => null)
  // A version whose names hold another kind of answer cannot stand beside the chosen one.
  const { instruments = [], responses = [] } = made ? bundleOf(made, wanted) : {}
  expect(instruments.map(({ extra }) => extra?.version)).toEqual(['1', '2'])
  const hashes = instruments.map(hashOf)
  expect(
    responses.map(({ version, response }) => [version ?? hashes[1], response.answers]),
  ).toEqual([
    [hashes[0], { kode: 'P-001', alamat: 'Jl. Mawar' }],
    [hashes[1], { kode: 'P-002', umur: 32 }],
    [hashes[1], { kode: 'P-003', umur: 33 }],
  ])
  expect(made?.strange).toEqual([])
})

test('a file is found under the name that a server gave it', () => {
  const held = [{ path: 'x/foto_rumah_1.jpg', file: { ...foto('a'), name: 'foto_rumah_1.jpg' } }]
  expect(finderOf(held)('Foto rumah (1).jpg', 'uuid:u')).toEqual(held[0]?.file)
  expect(finderOf(held)('foto rumah 2.jpg', 'uuid:u')).toBeNull()
})

test('what was noted of a submission there is counted', () => {
  const json = {
    results: [{ _id: 1, _uuid: 'u', kode: 'P-1', _notes: [{ note: 'tanyakan lagi' }] }],
  }
  const desk = withFile(emptyDesk, 0, 'data.json', strToU8(JSON.stringify(json)))
  expect(make(desk, setup({}), () => null)?.left).toEqual([
    { kind: 'note', count: 1, names: ['tanyakan lagi'] },
  ])
})

test('what a file is follows from its ending', () => {
  expect(['a.JPG', 'b.m4a', 'c.xyz', 'd'].map(typeOf)).toEqual([
    'image/jpeg',
    'audio/mp4',
    'application/octet-stream',
    'application/octet-stream',
  ])
})
