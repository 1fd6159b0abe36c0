// Forms as authors of the field write them, in all their spellings.
import { expect, test } from 'vitest'
import type { Item } from '../../core/instrument/model.ts'
import type { Question } from '../../core/instrument/question.ts'
import { formOf, told } from '../sheets.ts'

/** The items of a form without problems. */
function itemsOf(survey: string[][], more: Record<string, string[][]> = {}): Item[] {
  const { instrument, problems } = formOf({ survey, ...more })
  expect(told(problems)).toEqual([])
  return instrument?.items ?? []
}
const question = (type: string, more: string[][] = []) =>
  itemsOf(
    [
      ['type', 'name', 'label', ...(more[0] ?? [])],
      [type, 'q', 'Apa?', ...(more[1] ?? [])],
    ],
    {
      choices: [
        ['list_name', 'name', 'label'],
        ['l', 'a', 'A'],
        ['l', 'b', 'B'],
      ],
    },
  )[0] as Question & Record<string, unknown>

test('every spelling of a type is the type', () => {
  const spellings: Record<string, string[]> = {
    text: ['text', 'string', 'Text', 'add text prompt', 'q text'],
    integer: ['integer', 'int', 'add integer prompt', 'q int'],
    decimal: ['decimal', 'add decimal prompt'],
    dateTime: ['dateTime', 'datetime', 'date time'],
    geopoint: ['geopoint', 'gps', 'location', 'add location prompt'],
    image: ['image', 'photo', 'add image prompt', 'q picture'],
    acknowledge: ['acknowledge', 'trigger'],
    selectOne: [
      'select_one l',
      'select one l',
      'select1 l',
      'select one from l',
      'add select one prompt using l',
    ],
    selectMany: [
      'select_multiple l',
      'select all that apply from l',
      'select all that apply l',
      'add select multiple prompt using l',
    ],
    rank: ['rank l'],
    meta: ['start', 'start time', 'get end time', 'deviceid', 'imei', 'uri:phonenumber', 'today'],
  }
  for (const [type, written] of Object.entries(spellings))
    for (const one of written) expect([one, question(one).type]).toEqual([one, type])
})

test('other asks for its words, however it is written', () => {
  for (const end of ['or_other', 'or other', 'or specify other'])
    expect(question(`select_one l ${end}`)).toMatchObject({
      type: 'selectOne',
      choices: 'l',
      other: true,
    })
})

test('a word of pyxform that means more than a type brings its rule along', () => {
  expect(question('phone number')).toMatchObject({
    type: 'text',
    constraint: "regex(., '^\\d*$')",
    extra: { type: 'phone number' },
  })
  expect(question('percentage')).toMatchObject({
    type: 'integer',
    constraint: '. >= 0 and . <= 100',
  })
  expect(question('simserial')).toMatchObject({ type: 'hidden', extra: { type: 'simserial' } })
})

test('parameters become the type’s own parts, and what is unknown among them is kept', () => {
  const withParameters = (type: string, text: string) => question(type, [['parameters'], [text]])
  expect(withParameters('range', 'start=0; end=5, step=0.5')).toMatchObject({
    min: 0,
    max: 5,
    step: 0.5,
  })
  expect(withParameters('image', 'max-pixels=1024 app=x.y')).toMatchObject({
    maxPixels: 1024,
    extra: { parameters: 'app=x.y' },
  })
  expect(withParameters('audio', 'quality=voice-only')).toMatchObject({ quality: 'voice-only' })
  expect(withParameters('geopoint', 'capture-accuracy=10 warning-accuracy=50')).toMatchObject({
    captureAccuracy: 10,
    warningAccuracy: 50,
  })
  expect(withParameters('select_one l', 'randomize=true seed=42')).toMatchObject({
    shuffle: { seed: '42' },
  })
  expect(withParameters('text', 'rows=6')).toMatchObject({
    long: true,
    extra: { parameters: 'rows=6' },
  })
})

test('what a question may have is read under all its names', () => {
  const headers = [
    'relevance',
    'Required',
    'requiredMsg',
    'read only',
    'constraining message',
    'constraint',
    'calculate',
    'media::image',
    'big-image',
    'guidance_hint',
    'count',
  ]
  const cells = [
    'true()',
    'yes',
    'Isi!',
    'no',
    'Salah',
    '. > 0',
    '1 + 1',
    'a.jpg',
    'b.jpg',
    'Lebih',
    '',
  ]
  expect(question('integer', [headers, cells])).toEqual({
    type: 'integer',
    name: 'q',
    label: { id: 'Apa?' },
    relevant: 'true()',
    required: true,
    requiredMessage: { id: 'Isi!' },
    readOnly: false,
    constraint: '. > 0',
    constraintMessage: { id: 'Salah' },
    calculation: '1 + 1',
    media: { image: { id: 'a.jpg' }, bigImage: { id: 'b.jpg' } },
    guidance: { id: 'Lebih' },
  })
})

test('a default is a value or something to work out', () => {
  const given = (type: string, text: string) => question(type, [['default'], [text]]).default
  expect(given('integer', '5')).toEqual({ value: 5 })
  expect(given('text', '5')).toEqual({ value: '5' })
  expect(given('select_multiple l', 'a b')).toEqual({ value: ['a', 'b'] })
  expect(given('date', 'today()')).toEqual({ expression: 'today()' })
  expect(given('date', '2026-01-31')).toEqual({ value: '2026-01-31' })
})

test('languages are told apart by their columns, tagged, and the default one is the first', () => {
  const form = formOf({
    survey: [
      [
        'type',
        'name',
        'label::English (en)',
        'label::Bahasa Indonesia (in)',
        'hint:Jawa',
        'media::audio::English (en)',
      ],
      ['text', 'q', 'Name?', 'Nama?', 'Asma', 'q.m4a'],
    ],
    settings: [
      ['form_title', 'form_id', 'default_language'],
      ['Coba', 'coba', 'Bahasa Indonesia (in)'],
    ],
  })
  expect(form.instrument).toMatchObject({
    slug: 'coba',
    languages: ['id', 'en', 'jv'],
    title: { id: 'Coba' },
    items: [
      {
        label: { id: 'Nama?', en: 'Name?' },
        hint: { id: 'Asma', jv: 'Asma' },
        media: { audio: { en: 'q.m4a' } },
      },
    ],
    extra: { 'pedoman::language::id': 'Bahasa Indonesia (in)', 'pedoman::language::jv': 'Jawa' },
  })
  expect(told(form.warnings)).toContain(
    'survey D2 label::Bahasa Indonesia (in): translation.missing (jv)'.replace(
      'D2 label::Bahasa Indonesia (in)',
      'C2 label::English (en)',
    ),
  )
  expect(told(form.warnings)).toContain('survey E2 hint:Jawa: translation.borrowed (id)')
})

test('a form that names no language is read in the one it seems to be in, and says so', () => {
  const english = formOf({
    survey: [
      ['type', 'name', 'label'],
      ['text', 'q', 'What is your name?'],
    ],
  })
  expect(english.instrument?.languages).toEqual(['en'])
  expect(told(english.warnings)).toEqual(['survey 1 : language.unnamed (en)'])
  const local = formOf({
    survey: [
      ['type', 'name', 'label'],
      ['text', 'q', 'Siapa nama ibu?'],
    ],
  })
  expect(local.instrument?.languages).toEqual(['id'])
})

test('default_language finds its column by tag when the names differ', () => {
  const form = formOf({
    survey: [
      ['type', 'name', 'label::Indonesia (id)', 'label::English (en)'],
      ['text', 'q', 'Nama', 'Name'],
    ],
    settings: [['default_language'], ['English']],
  })
  expect(form.instrument?.languages).toEqual(['en', 'id'])
})

test('groups and repeats nest, under whichever names they are opened and closed', () => {
  expect(
    itemsOf([
      ['type', 'name', 'label', 'jr:count', 'appearance'],
      ['begin group', 'tema', 'Tema', '', 'field-list'],
      ['begin_repeat', 'anak', 'Anak', '3', ''],
      ['text', 'nama', 'Nama', '', ''],
      ['end repeat', '', '', '', ''],
      ['end_group', 'tema', '', '', ''],
    ]),
  ).toEqual([
    {
      type: 'group',
      name: 'tema',
      label: { id: 'Tema' },
      appearance: 'field-list',
      items: [
        {
          type: 'repeat',
          name: 'anak',
          label: { id: 'Anak' },
          count: '3',
          items: [{ type: 'text', name: 'nama', label: { id: 'Nama' } }],
        },
      ],
    },
  ])
})

test('a name that is used twice, or cannot be used, is changed, and so is every mention of it', () => {
  const { instrument, warnings } = formOf({
    survey: [
      ['type', 'name', 'label', 'relevant'],
      ['integer', '1.umur', 'Umur', ''],
      ['begin group', 'a', 'A', ''],
      ['text', 'nama', 'Nama', ''],
      ['end group', '', '', ''],
      ['text', 'nama', 'Sudah ${1.umur}?', '${1.umur} > 5'],
    ],
  })
  expect(instrument?.items).toMatchObject([
    { name: '_1_umur', extra: { 'pedoman::original_name': '1.umur' } },
    { items: [{ name: 'nama' }] },
    {
      name: 'nama_2',
      label: { id: 'Sudah ${_1_umur}?' },
      relevant: '${_1_umur} > 5',
      extra: { 'pedoman::original_name': 'nama' },
    },
  ])
  expect(told(warnings).slice(1)).toEqual([
    'survey B2 name: name.changed (1.umur → _1_umur)',
    'survey B6 name: name.changed (nama → nama_2)',
  ])
})

test('an expression that names one of two questions of the same name is refused', () => {
  const { problems } = formOf({
    survey: [
      ['type', 'name', 'label', 'relevant'],
      ['begin group', 'a', 'A', ''],
      ['text', 'nama', 'Nama', ''],
      ['end group', '', '', ''],
      ['text', 'nama', 'Nama', ''],
      ['text', 'q', 'Q', "${nama} = 'x'"],
    ],
  })
  expect(told(problems)).toEqual(['survey D6 relevant: reference.ambiguous (nama)'])
})

test('choices bring points, lonely ones, media and the author’s own columns', () => {
  const { instrument } = formOf({
    survey: [
      ['type', 'name', 'label'],
      ['select_multiple l', 'q', 'Apa?'],
    ],
    choices: [
      [
        'list name',
        'value',
        'label',
        'points',
        'pedoman_exclusive',
        'image',
        'kecamatan',
        'nama desa',
      ],
      ['l', 'a', 'A', '1.5', '', 'a.jpg', 'Utara', 'Suka'],
      ['l', '0', 'Tidak ada', '0', 'yes', '', '', ''],
    ],
  })
  expect(instrument?.lists).toEqual({
    l: {
      from: 'choices',
      choices: [
        {
          name: 'a',
          label: { id: 'A' },
          points: 1.5,
          media: { image: { id: 'a.jpg' } },
          columns: { kecamatan: 'Utara', nama_desa: 'Suka' },
        },
        { name: '0', label: { id: 'Tidak ada' }, points: 0, exclusive: true },
      ],
    },
  })
})

test('lists come from files and from the study too', () => {
  const { instrument, problems } = formOf({
    survey: [
      ['type', 'name', 'label', 'parameters', 'calculation'],
      ['select_one_from_file desa.csv', 'desa', 'Desa?', 'value=kode label=nama', ''],
      ['select_one kasus', 'k', 'Kasus?', '', ''],
      ['csv-external', 'harga', '', '', ''],
      ['calculate', 'h', '', '', "pulldata('pasar', 'a', 'b', 'c')"],
    ],
    choices: [
      ['list_name', 'name', 'label', 'pedoman_from'],
      ['kasus', '-', '-', 'cases'],
    ],
  })
  expect(told(problems)).toEqual([])
  expect(instrument?.lists).toEqual({
    desa: { from: 'file', file: 'desa.csv', value: 'kode', label: 'nama' },
    kasus: { from: 'cases' },
    harga: { from: 'file', file: 'harga.csv', value: 'name', label: 'label' },
    pasar: { from: 'file', file: 'pasar.csv', value: 'name', label: 'label' },
  })
})

test('columns and settings that Pedoman has no place for are kept', () => {
  const { instrument } = formOf({
    survey: [
      [
        'type',
        'name',
        'label',
        'bind::x',
        'instance::y',
        'catatan saya',
        'response_note',
        '__proto__',
      ],
      ['note', 'n', 'Halo', '1', '2', '3', '4', '5'],
    ],
    settings: [
      ['form_title', 'form_id', 'version', 'style', 'Kolom'],
      ['Coba Lagi', 'Coba Lagi!', '7', 'pages', 'x'],
    ],
    entities: [
      ['list_name', 'label'],
      ['pohon', 'x'],
    ],
  })
  expect(instrument?.items[0]?.extra).toEqual({
    'bind::x': '1',
    'instance::y': '2',
    'catatan saya': '3',
    response_note: '4',
  })
  expect(instrument).toMatchObject({
    slug: 'coba-lagi',
    extra: {
      form_id: 'Coba Lagi!',
      version: '7',
      style: 'pages',
      Kolom: 'x',
      'pedoman::sheet::entities': '[["list_name","label"],["pohon","x"]]',
    },
  })
})

test('scoring is authored in the workbook: points, sub-scales, weights, directions and bands', () => {
  const { instrument, problems } = formOf({
    survey: [
      ['type', 'name', 'label', 'pedoman::subscale', 'pedoman::weight', 'pedoman::reversed'],
      ['select_one l', 'a', 'A?', 'sosial', '2', ''],
      ['select_one l', 'b', 'B?', 'ekonomi', '', 'yes'],
      ['select_one l', 'c', 'C?', 'sosial', '', ''],
    ],
    choices: [
      ['list_name', 'name', 'label', 'points'],
      ['l', 'x', 'X', '1'],
      ['l', 'y', 'Y', '4'],
    ],
    settings: [
      ['form_title', 'pedoman::missing', 'pedoman::decimals'],
      ['Skor', 'prorate 1', '1'],
    ],
    pedoman_bands: [
      ['name', 'label', 'from', 'tone'],
      ['rendah', 'Rendah', '0', 'low'],
      ['tinggi', 'Tinggi', '8', ''],
    ],
  })
  expect(told(problems)).toEqual([])
  expect(instrument).toMatchObject({
    kind: 'scoring',
    technique: 'score',
    scoring: {
      subscales: [
        {
          name: 'sosial',
          label: { id: 'sosial' },
          items: [{ question: 'a', weight: 2 }, { question: 'c' }],
        },
        { name: 'ekonomi', items: [{ question: 'b', reversed: true }] },
      ],
      missing: { rule: 'prorate', atLeast: 1 },
      decimals: 1,
      bands: [
        { name: 'rendah', from: 0, tone: 'low' },
        { name: 'tinggi', from: 8 },
      ],
    },
  })
})

test('a guide’s probes, aims and time goals are authored in the workbook', () => {
  const { instrument, problems } = formOf({
    survey: [
      ['type', 'name', 'label', 'pedoman::goal_minutes', 'pedoman::aims'],
      ['begin group', 'tema', 'Tema', '15', ''],
      ['text', 'awal', 'Bagaimana awalnya?', '', 'pembentukan kerja-sama'],
      ['end group', '', '', '', ''],
    ],
    settings: [
      ['pedoman::kind', 'pedoman::about', 'pedoman::roles', 'pedoman::needs'],
      ['interview', 'participant', 'ketua\nanggota', 'record quote'],
    ],
    pedoman_probes: [
      ['question', 'name', 'label'],
      ['awal', 'kapan', 'Kapan?'],
      ['awal', 'siapa', 'Siapa?'],
    ],
  })
  expect(told(problems)).toEqual([])
  expect(instrument).toMatchObject({
    kind: 'interview',
    about: 'participant',
    roles: ['ketua', 'anggota'],
    needs: ['record', 'quote'],
    items: [
      {
        goalMinutes: 15,
        items: [
          {
            aims: ['pembentukan', 'kerja-sama'],
            probes: [
              { name: 'kapan', label: { id: 'Kapan?' } },
              { name: 'siapa', label: { id: 'Siapa?' } },
            ],
          },
        ],
      },
    ],
  })
})

test('a loop becomes a group for each choice', () => {
  const { instrument, problems, warnings } = formOf({
    survey: [
      ['type', 'name', 'label', 'relevant'],
      ['begin loop over l', 'putar', 'Putar', ''],
      ['integer', 'banyak', 'Berapa %(label)s?', ''],
      ['text', 'kenapa', 'Mengapa?', '${banyak} > 1'],
      ['end loop', '', '', ''],
    ],
    choices: [
      ['list_name', 'name', 'label'],
      ['l', 'a', 'ayam'],
      ['l', 'b', 'bebek'],
    ],
  })
  expect(told(problems)).toEqual([])
  expect(instrument?.items).toMatchObject([
    {
      name: 'putar',
      items: [
        {
          name: 'putar_a',
          label: { id: 'ayam' },
          items: [
            { name: 'banyak_a', label: { id: 'Berapa ayam?' } },
            { name: 'kenapa_a', relevant: '${banyak_a} > 1' },
          ],
        },
        {
          name: 'putar_b',
          items: [
            { name: 'banyak_b', label: { id: 'Berapa bebek?' } },
            { name: 'kenapa_b', relevant: '${banyak_b} > 1' },
          ],
        },
      ],
    },
  ])
  expect(told(warnings)).toContain('survey A2 type: loop.expanded (putar)')
})

test('a constraint that was exported with its limits comes apart, unless it was edited since', () => {
  const q = (constraint: string) =>
    question('integer', [
      ['constraint', 'pedoman::min', 'pedoman::max', 'pedoman::constraint'],
      [constraint, '0', '10', '. != 5'],
    ])
  expect(q('(. >= 0) and (. <= 10) and (. != 5)')).toMatchObject({
    min: 0,
    max: 10,
    constraint: '. != 5',
  })
  const edited = q('. >= 3')
  expect(edited).toMatchObject({ constraint: '. >= 3' })
  expect(edited.min).toBeUndefined()
  const authored = question('integer', [
    ['constraint', 'pedoman::min'],
    ['. != 5', '1'],
  ])
  expect(authored).toMatchObject({ min: 1, constraint: '. != 5' })
})
