// Datasets to take away: everything that may be seen, nobody's name, and a line in the audit trail.
import { expect, test } from 'vitest'
import type { Instrument } from '../../core/instrument/model.ts'
import type { Block } from '../../core/wire/coding.ts'
import { readCsv, readTable } from '../csv.ts'
import { filled, smallGuide, smallScore } from '../small.ts'
import { type World, world } from '../world.ts'

const id = () => crypto.randomUUID()

async function ready() {
  const w = await world()
  const lead = w.as('supervisor')
  await lead.post('/cases', { code: 'KUBE-1', label: 'Kelompok satu', attributes: {} })
  const guide = (await lead.post('/instruments', smallGuide)).json as { hash: string }
  const form = (await lead.post('/instruments', smallScore)).json as { hash: string }
  return { w, lead, guide: guide.hash, form: form.hash }
}

type Identity = { name: string; alsoCalled: string[] } | null

/** A participant, and the id of the consent they gave. */
async function person(
  w: World,
  code: string,
  scopes: string[],
  identity: Identity = null,
): Promise<string> {
  const lead = w.as('supervisor')
  const one = { code, role: 'anggota', case: 'KUBE-1', attributes: {}, identity }
  expect((await lead.post('/participants', one)).status).toBe(201)
  const consent = {
    id: id(),
    textVersion: '1',
    scopes,
    how: 'signed',
    givenAt: '2026-11-01T00:00:00Z',
  }
  expect((await lead.post(`/participants/${code}/consents`, consent)).status).toBe(201)
  return consent.id
}

async function source(
  w: World,
  text: string,
  differs: { title?: string; participant?: string; blocks?: Block[]; technique?: string } = {},
): Promise<string> {
  const made = {
    id: id(),
    title: 'Wawancara',
    technique: 'interview',
    participant: null,
    role: differs.participant === undefined ? 'pendamping' : null,
    case: null,
    occurredOn: null,
    origin: null,
    version: null,
    file: null,
    text,
    blocks: null,
    ...differs,
  }
  expect((await w.as('supervisor').post('/sources', made)).status).toBe(201)
  return made.id
}

async function code(w: World, name: string, parent: string | null = null, label = name) {
  const one = id()
  const words = { definition: '', include: '', exclude: '', example: '' }
  const made = { name, label, parent, ...words, hue: 0, position: 0 }
  expect((await w.as('supervisor').put(`/codes/${one}`, made)).status).toBe(201)
  return one
}

/** Codes the first place where the quote stands. */
async function coding(
  w: World,
  who: 'coder' | 'coder2' | 'supervisor',
  on: { source: string; text: string; quote: string; code: string },
): Promise<string> {
  const one = id()
  const start = on.text.indexOf(on.quote)
  const { source, quote } = on
  const span = { source, code: on.code, start, end: start + quote.length, quote }
  expect((await w.as(who).put(`/codings/${one}`, span)).status).toBe(201)
  return one
}

test('segments come with their place, their coder’s number and their code’s path', async () => {
  const { w, lead } = await ready()
  await person(w, 'P-001', ['quote'])
  const text = 'Mengapa?\nKarena rukun.\nLalu ramai, "kata" mereka.'
  const blocks: Block[] = [
    { start: 0, end: 8, asks: true, question: 'why', heading: 'Mengapa ikut?', timeMs: 1_000 },
    { start: 9, end: 22, question: 'why', timeMs: 61_500 },
    { start: 23, end: text.length, question: 'why' },
  ]
  const spoken = await source(w, text, { participant: 'P-001', blocks })
  const group = await code(w, 'modal', null, 'Modal sosial')
  const inside = await code(w, 'rukun', group, 'Kerukunan')
  const one = await coding(w, 'coder2', {
    source: spoken,
    text,
    quote: 'Karena rukun.',
    code: inside,
  })
  const two = await coding(w, 'coder', {
    source: spoken,
    text,
    quote: 'ramai, "kata"',
    code: group,
  })
  const gone = await coding(w, 'coder', { source: spoken, text, quote: 'Lalu', code: group })
  await w.as('coder').delete(`/codings/${gone}`)

  const answer = await lead.get('/export/segments.csv')
  expect(answer.status).toBe(200)
  expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8')
  expect(answer.headers.get('content-disposition')).toBe(
    `attachment; filename="${w.study}-segments.csv"`,
  )
  expect([...answer.bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
  const same = {
    source: 'Wawancara',
    technique: 'interview',
    role: 'anggota',
    participant: 'P-001',
    case: '',
    question: 'Mengapa ikut?',
    time: '01:01',
    layer: 'coder',
    made_at: expect.any(String),
    may_quote: 'yes',
  }
  expect(readTable(answer.text)).toEqual([
    {
      ...same,
      coding: one,
      code: 'rukun',
      code_path: 'Modal sosial / Kerukunan',
      quote: 'Karena rukun.',
      coder: 'coder-1',
    },
    {
      ...same,
      coding: two,
      code: 'modal',
      code_path: 'Modal sosial',
      quote: 'ramai, "kata"',
      coder: 'coder-2',
    },
  ])
  const ids = async (query: string) =>
    readTable((await lead.get(`/export/segments.csv?${query}`)).text).map((row) => row.coding)
  expect(await ids(`code=${group}`)).toEqual([two])
  expect(await ids('technique=interview&role=anggota')).toEqual([one, two])
  expect(await ids('technique=document')).toEqual([])
  expect(await ids('role=pendamping')).toEqual([])
  expect((await lead.get(`/export/segments.csv?code=${id()}`)).status).toBe(404)
})

test('a page holds two thousand segments, and no segment is lost or doubled between pages', async () => {
  const { w, lead } = await ready()
  const text = 'kata '.repeat(5_000)
  const spoken = await source(w, text)
  const one = await code(w, 'satu')
  const layer = await coding(w, 'coder', { source: spoken, text, quote: 'kata', code: one })
  // Many at the same moment, so that only their ids tell them apart.
  await w.db
    .prepare(
      `with recursive n(i) as (select 1 union all select i + 1 from n where i < 4100)
       insert into codings (id, study_id, source_id, version, layer_id, code_id, start_at, end_at, quote, made_at, made_by)
       select lower(hex(randomblob(16))), study_id, source_id, version, layer_id, code_id, i * 5, i * 5 + 4, quote,
         '2026-11-03T00:00:0' || (i % 3) || '.000Z', made_by from codings, n where id = ?`,
    )
    .bind(layer)
    .run()
  const rows = readTable((await lead.get('/export/segments.csv')).text)
  expect(rows).toHaveLength(4_101)
  expect(new Set(rows.map((row) => row.coding)).size).toBe(4_101)
})

test('words that may not be quoted are blank, and whoever withdrew is not there at all', async () => {
  const { w, lead, guide } = await ready()
  await person(w, 'P-001', ['record', 'archive'])
  const gone = await person(w, 'P-002', ['record', 'quote', 'archive'])
  const phone = await w.device()
  const one = await code(w, 'satu')
  const text = 'Rahasia saya begini.'
  const rows: string[] = []
  for (const participant of ['P-001', 'P-002']) {
    const spoken = await source(w, text, { participant })
    rows.push(await coding(w, 'coder', { source: spoken, text, quote: text, code: one }))
    const response = filled(guide, { participant })
    expect((await phone.put(`/responses/${response.id}`, response)).status).toBe(201)
  }
  const quotes = async () =>
    readTable((await lead.get('/export/segments.csv')).text).map((row) => [
      row.coding,
      row.quote,
      row.may_quote,
    ])
  const speakers = async () =>
    readTable((await lead.get('/export/responses.csv?instrument=small-guide')).text).map(
      (row) => row.participant,
    )
  expect(await quotes()).toEqual([
    [rows[0], '', 'no'],
    [rows[1], text, 'yes'],
  ])
  expect(await speakers()).toEqual(['P-001', 'P-002'])
  await lead.post(`/consents/${gone}/withdraw`, {})
  expect(await quotes()).toEqual([[rows[0], '', 'no']])
  expect(await speakers()).toEqual(['P-001'])
})

test('in a focus group each speaker’s own consent decides what leaves the study', async () => {
  const { w, lead } = await ready()
  await person(w, 'P-001', ['record', 'archive'])
  const gone = await person(w, 'P-002', ['record', 'quote', 'archive'])
  const text = 'Rahasia satu.\nRahasia dua.'
  const blocks: Block[] = [
    { start: 0, end: 13, speaker: 'P-001' },
    { start: 14, end: text.length, speaker: 'P-002' },
  ]
  const group = await source(w, text, { technique: 'fgd', blocks })
  const one = await code(w, 'satu')
  const parts = ['Rahasia satu.', 'Rahasia dua.', text]
  const held: string[] = []
  for (const quote of parts)
    held.push(await coding(w, 'coder', { source: group, text, quote, code: one }))
  await finding(
    w,
    'Klaim',
    held.map((coding) => ({ coding, note: '' })),
  )
  const told = async (file: string) =>
    readTable((await lead.get(`/export/${file}`)).text).map((row) => [row.participant, row.quote])
  const before = [
    ['P-001', ''],
    ['P-002', 'Rahasia dua.'],
    ['P-001', ''],
  ]
  expect(await told('segments.csv')).toEqual(before)
  expect((await told('findings.csv')).toSorted()).toEqual(before.toSorted())
  await lead.post(`/consents/${gone}/withdraw`, {})
  expect(await told('segments.csv')).toEqual([['P-001', '']])
  expect(await told('findings.csv')).toEqual([['P-001', '']])
})

test('responses to every version share one table, the newest version’s questions first', async () => {
  const { w, lead, guide } = await ready()
  await person(w, 'P-001', ['record', 'quote', 'archive'])
  const next: Instrument = {
    ...smallGuide,
    items: [
      {
        type: 'selectMany',
        name: 'state',
        label: { id: 'Keadaan?' },
        choices: [
          { name: 'calm', label: { id: 'Tenang' } },
          { name: 'busy', label: { id: 'Sibuk' } },
        ],
      },
      { type: 'text', name: 'story', label: { id: 'Cerita?' } },
    ],
  }
  const { hash } = (await lead.post('/instruments', next)).json as { hash: string }
  const phone = await w.device()
  const old = filled(guide, { answers: { story: '=1+1', saves: 'yes', amount: 1_500 } })
  const young = filled(hash, {
    answers: { state: ['calm', 'busy'], story: 'Ya, "begitu"\nsaja' },
    coverage: {},
    probes: {},
  })
  for (const response of [old, young])
    expect((await phone.put(`/responses/${response.id}`, response)).status).toBe(201)
  const { text } = await lead.get('/export/responses.csv?instrument=small-guide')
  const about = ['participant', 'role', 'case', 'occurred_on', 'received_at', 'state']
  const same = ['P-001', 'anggota', '', '2026-11-02', expect.any(String), 'received']
  const [columns, ...rows] = readCsv(text)
  expect(columns).toEqual([
    ...['id', 'version', ...about],
    ...['state.answer', 'story', 'story.coverage', 'saves', 'amount'],
  ])
  expect(rows.toSorted((a, b) => Number(a[1]) - Number(b[1]))).toEqual([
    [old.id, '1', ...same, '', "'=1+1", 'asked', 'yes', '1500'],
    [young.id, '2', ...same, 'calm busy', 'Ya, "begitu"\nsaja', '', '', ''],
  ])
})

test('of a repeat the table says how many rows there are, of a file its name, of "other" its words', async () => {
  const { w, lead, guide } = await ready()
  await person(w, 'P-001', ['record', 'quote', 'archive'])
  const next: Instrument = {
    ...smallGuide,
    items: [
      {
        type: 'selectOne',
        name: 'work',
        label: { id: 'Kerja?' },
        choices: [{ name: 'farmer', label: { id: 'Petani' } }],
        other: true,
      },
      {
        type: 'group',
        name: 'home',
        items: [
          {
            type: 'repeat',
            name: 'members',
            label: { id: 'Anggota' },
            items: [
              { type: 'text', name: 'called', label: { id: 'Nama?' } },
              { type: 'integer', name: 'age', label: { id: 'Umur?' } },
            ],
          },
        ],
      },
      { type: 'image', name: 'house', label: { id: 'Rumah?' } },
    ],
  }
  const { hash } = (await lead.post('/instruments', next)).json as { hash: string }
  const phone = await w.device()
  const plain = { coverage: {}, probes: {} }
  const full = filled(hash, {
    ...plain,
    answers: {
      work: 'other',
      work_other: 'Penenun',
      members: [
        { id: 'a', answers: { called: 'Siti', age: 40 } },
        { id: 'b', answers: {} },
      ],
      house: { file: 'a'.repeat(64), name: 'rumah.jpg', type: 'image/jpeg', sizeBytes: 3 },
    },
  })
  const empty = filled(hash, { ...plain, answers: {} })
  const old = filled(guide, { ...plain, answers: { story: 'Lama' } })
  for (const response of [full, empty, old])
    expect((await phone.put(`/responses/${response.id}`, response)).status).toBe(201)
  const { text } = await lead.get('/export/responses.csv?instrument=small-guide')
  const rows = new Map(readTable(text).map((row) => [row.id, row]))
  const told = (one: string) => {
    const row = rows.get(one)
    return row && [row.work, row.work_other, row['members.count'], row.house]
  }
  expect(readCsv(text)[0]?.slice(8, 12)).toEqual(['work', 'work_other', 'members.count', 'house'])
  expect(told(full.id)).toEqual(['other', 'Penenun', '2', 'rumah.jpg'])
  expect(told(empty.id)).toEqual(['', '', '0', ''])
  expect(told(old.id)).toEqual(['', '', '', ''])
})

test('a score comes with its sub-scales and its band; what lies in quarantine stays there', async () => {
  const { w, lead, form } = await ready()
  const phone = await w.device()
  const about = { participant: null, case: 'KUBE-1', coverage: {}, probes: {} }
  const full = filled(form, { ...about, answers: { dues: 'p3', income: 'p4' } })
  const empty = filled(form, { ...about, answers: { dues: 'p3' } })
  const laid = filled(form, { ...about, answers: { dues: 'p1', income: 'p1' } })
  for (const response of [full, empty, laid])
    expect((await phone.put(`/responses/${response.id}`, response)).status).toBe(201)
  await w.db.prepare("update responses set state = 'quarantined' where id = ?").bind(laid.id).run()
  const { text } = await lead.get('/export/responses.csv?instrument=small-score')
  const rows = readTable(text)
  const scored = (one: string) => {
    const row = rows.find((held) => held.id === one)
    return row && [row.case, row.score, row['score.all'], row.band]
  }
  expect(rows).toHaveLength(2)
  expect(scored(full.id)).toEqual(['KUBE-1', '11', '11', 'independent'])
  expect(scored(empty.id)).toEqual(['KUBE-1', '', '', ''])
  expect(await lead.get('/export/responses.csv?instrument=nothing')).toMatchObject({
    status: 404,
    json: { error: 'thing.unknown', details: { what: 'instrument' } },
  })
  expect((await lead.get('/export/responses.csv')).status).toBe(400)
})

/** A finding and the pieces it rests on, put straight into their tables. */
async function finding(w: World, claim: string, rests: { coding: string; note: string }[]) {
  const study = w.study
  const who = w.personId('supervisor')
  const one = id()
  const now = '2026-11-04T00:00:00.000Z'
  await w.db.batch([
    w.db
      .prepare(
        `insert into findings (id, study_id, number, claim, question, scope, rival, state, created_at, created_by)
         values (?, ?, (select count(*) + 1 from findings where study_id = ?), ?, '', '', '', 'draft', ?, ?)`,
      )
      .bind(one, study, study, claim, now, who),
    ...rests.map(({ coding, note }) =>
      w.db
        .prepare(
          `insert into evidence (id, study_id, finding_id, coding_id, stance, strength, note, added_by, added_at)
           values (?, ?, ?, ?, 'supports', 2, ?, ?, ?)`,
        )
        .bind(id(), study, one, coding, note, who, now),
    ),
  ])
  return one
}

test('a finding is told with its evidence, and says what it has lost', async () => {
  const { w, lead, form } = await ready()
  await person(w, 'P-001', ['quote'])
  const text = 'Karena rukun.'
  const spoken = await source(w, text, { participant: 'P-001' })
  const one = await code(w, 'rukun')
  const held = await coding(w, 'coder', { source: spoken, text, quote: 'rukun', code: one })
  const lost = await coding(w, 'coder', { source: spoken, text, quote: 'Karena', code: one })
  await w.as('coder').delete(`/codings/${lost}`)
  const bare = 'Belum ada bukti'
  const main = await finding(w, 'Rukun itu modal', [{ coding: held, note: 'kuat' }])
  await finding(w, bare, [])
  await finding(w, 'Hilang', [{ coding: lost, note: '' }])
  const response = filled(form, {
    participant: null,
    case: 'KUBE-1',
    answers: { dues: 'p3', income: 'p4' },
    coverage: {},
    probes: {},
  })
  await (await w.device()).put(`/responses/${response.id}`, response)
  const target = {
    kind: 'score',
    response: response.id,
    test: { of: 'total', op: '>=', value: 9 },
  }
  const score = { target, stance: 'context', strength: 1, note: '' }
  expect((await lead.put(`/findings/${main}/evidence/${id()}`, score)).status).toBe(201)
  const rows = readTable((await lead.get('/export/findings.csv')).text)
  expect(
    rows.map((row) => [row.finding, row.claim, row.quote, row.score_test, row.may_quote, row.lost]),
  ).toEqual([
    ['1', 'Rukun itu modal', 'rukun', '', 'yes', 'no'],
    ['1', 'Rukun itu modal', '', 'total >= 9', '', 'no'],
    ['2', bare, '', '', '', ''],
    ['3', 'Hilang', 'Karena', '', 'yes', 'yes'],
  ])
  expect(rows[0]).toMatchObject({
    state: 'draft',
    by_source: 'agreement',
    by_technique: 'agreement',
    overall: 'one-sided',
    override: '',
    override_reason: '',
    stance: 'supports',
    strength: '2',
    note: 'kuat',
    technique: 'interview',
    role: 'anggota',
    participant: 'P-001',
    source: 'Wawancara',
  })
})

test('nobody’s name leaves the study, wherever it was spoken and however it was written', async () => {
  const { w, lead, guide } = await ready()
  const names = Array.from(
    { length: 20 },
    (_, at) => `Zaenab${'abcdefghijklmnopqrst'[at]} Wirañata`,
  )
  const code1 = (at: number) => `P-${String(at + 1).padStart(3, '0')}`
  for (const [at, name] of names.entries())
    await person(w, code1(at), ['record', 'quote', 'archive'], {
      name,
      alsoCalled: [`Bu ${name.slice(0, 7)}`, name.slice(0, 7)],
    })
  const spoken = (name: string) =>
    [
      `${name} datang.`,
      `KATA ${name.toUpperCase()}!`,
      `(${name.toLowerCase()})`,
      name.replace(' ', '\n'),
      name.normalize('NFD'),
      `bu ${name.slice(0, 7)}-nya`,
    ].join(' ')
  const phone = await w.device()
  const one = await code(w, 'satu', null, `Kata ${names[0]}`)
  for (const [at, name] of names.entries()) {
    const text = spoken(name)
    const blocks: Block[] = [{ start: 0, end: text.length, heading: `Siapa ${name}?` }]
    const held = await source(w, text, {
      participant: code1(at),
      title: `Wawancara ${name}`,
      blocks,
    })
    const quoted = await coding(w, 'coder', { source: held, text, quote: text, code: one })
    await finding(w, `Menurut ${name}`, [{ coding: quoted, note: `Catatan ${name}` }])
    const response = filled(guide, {
      participant: code1(at),
      answers: { story: text, saves: 'no' },
    })
    expect((await phone.put(`/responses/${response.id}`, response)).status).toBe(201)
  }
  for (const [file, masked] of [
    ['segments.csv', 3 * 20],
    ['responses.csv?instrument=small-guide', 20],
    ['findings.csv', 4 * 20],
  ] as const) {
    const answer = await lead.get(`/export/${file}`)
    const out = [...answer.headers].flat().join('\n') + answer.text
    const plain = out.normalize('NFC').toLowerCase()
    for (const name of names) {
      expect(plain).not.toContain(name.slice(0, 7).toLowerCase())
      expect(plain).not.toContain('wirañata')
    }
    expect(out.split('[P-0').length - 1).toBeGreaterThanOrEqual(masked)
  }
})

test('an export is written down before it is handed over, and only those who may take it', async () => {
  const { w, lead } = await ready()
  for (const who of ['coder', 'researcher'] as const)
    expect((await w.as(who).get('/export/findings.csv')).status).toBe(403)
  expect((await w.as('outsider').get('/export/findings.csv')).status).toBe(404)
  await lead.get('/export/findings.csv')
  const lines = await w.db
    .prepare("select verb, actor_id, details from audits where study_id = ? and what = 'dataset'")
    .bind(w.study)
    .all()
  expect(lines.results).toEqual([
    { verb: 'export', actor_id: w.personId('supervisor'), details: '{"file":"findings.csv"}' },
  ])
})
