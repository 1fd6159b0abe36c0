// Datasets to take away: everything that may be seen, nobody's name, and a line in the audit trail.
import { expect, test } from 'vitest'
import type { Instrument } from '../../core/instrument/model.ts'
import { type Column, missing, type Value } from '../../core/table/table.ts'
import type { Block } from '../../core/wire/coding.ts'
import { tableRows } from '../exporting.ts'
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

  const same = {
    source: 'Wawancara',
    source_id: spoken,
    technique: 'interview',
    role: 'anggota',
    participant: 'P-001',
    case: '',
    occurred_on: '',
    context: text,
    question: 'Mengapa ikut?',
    time: '01:01',
    layer: 'coder',
    weight: '',
    note: '',
    memo: '',
    made_at: expect.stringMatching(/\+08:00$/),
    may_quote: '1',
  }
  expect(await tableRows(lead, 'segments')).toEqual([
    {
      ...same,
      coding: one,
      code: 'rukun',
      code_path: 'Modal sosial / Kerukunan',
      quote: 'Karena rukun.',
      start: '9',
      end: '22',
      coder: 'coder-1',
    },
    {
      ...same,
      coding: two,
      code: 'modal',
      code_path: 'Modal sosial',
      quote: 'ramai, "kata"',
      start: '28',
      end: '41',
      coder: 'coder-2',
    },
  ])
  const ids = async (query: string) =>
    (await tableRows(lead, 'segments', query)).map((row) => row.coding)
  expect(await ids(`code=${group}`)).toEqual([two])
  expect(await ids('technique=interview&role=anggota')).toEqual([one, two])
  expect(await ids('technique=document')).toEqual([])
  expect(await ids('role=pendamping')).toEqual([])
  expect(await ids(`code=${id()}`)).toEqual([])
})

test('a page holds three thousand segments, and no segment is lost or doubled between pages', async () => {
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
  const rows = await tableRows(lead, 'segments')
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
    (await tableRows(lead, 'segments')).map((row) => [row.coding, row.quote, row.may_quote])
  const speakers = async () =>
    (await tableRows(lead, 'responses.small-guide')).map((row) => row.participant)
  expect(await quotes()).toEqual([
    [rows[0], '', '0'],
    [rows[1], text, '1'],
  ])
  expect(await speakers()).toEqual(['P-001', 'P-002'])
  await lead.post(`/consents/${gone}/withdraw`, {})
  expect(await quotes()).toEqual([[rows[0], '', '0']])
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
    (await tableRows(lead, file)).map((row) => [row.participant, row.quote])
  const before = [
    ['P-001', ''],
    ['P-002', 'Rahasia dua.'],
    ['P-001', ''],
  ]
  expect((await told('segments')).toSorted()).toEqual(before.toSorted())
  expect((await told('findings')).toSorted()).toEqual(before.toSorted())
  await lead.post(`/consents/${gone}/withdraw`, {})
  expect(await told('segments')).toEqual([['P-001', '']])
  expect(await told('findings')).toEqual([['P-001', '']])
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
  const { columns, rows } = (await lead.get('/tables/responses.small-guide')).json as {
    columns: Column[]
    rows: Value[][]
  }
  const about = ['participant', 'role', 'case', 'occurred_on', 'started_at', 'finalised_at']
  expect(columns.map(({ name }) => name)).toEqual([
    ...['id', 'version', ...about, 'received_at', 'state', 'revision', 'phone', 'language'],
    'may_quote',
    ...['state.answer', 'story', 'story.coverage', 'saves', 'amount'],
  ])
  const answers = rows.toSorted((a, b) => Number(a[1]) - Number(b[1])).map((row) => row.slice(14))
  // What a version does not ask is told from what it asked and nobody answered.
  expect(answers).toEqual([
    [missing.notAsked, '=1+1', 'asked', 'yes', 1_500],
    ['calm busy', 'Ya, "begitu"\nsaja', null, missing.notAsked, missing.notAsked],
  ])
  expect(rows[0]?.slice(2, 6)).toEqual(['P-001', 'anggota', null, '2026-11-02'])
  expect(rows[0]?.slice(6, 9)).toEqual(Array(3).fill(expect.stringMatching(/\+08:00$/)))
  const split = (await lead.get('/tables/responses.small-guide?split=yes')).json as {
    columns: Column[]
    rows: Value[][]
  }
  expect(split.columns.slice(14, 16).map(({ name }) => name)).toEqual([
    'state.answer.calm',
    'state.answer.busy',
  ])
  expect(split.rows.find((row) => row[1] === 2)?.slice(14, 16)).toEqual([true, true])
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
  const rows = new Map((await tableRows(lead, 'responses.small-guide')).map((row) => [row.id, row]))
  const told = (one: string) => {
    const row = rows.get(one)
    return row && [row.work, row.work_other, row['members.count'], row.house]
  }
  expect(Object.keys(rows.get(full.id) ?? {}).slice(14)).toEqual([
    ...['work', 'work_other', 'house', 'story', 'story.coverage', 'saves', 'amount'],
    'members.count',
  ])
  expect(told(full.id)).toEqual(['other', 'Penenun', '2', 'rumah.jpg'])
  expect(told(empty.id)).toEqual(['', '', '0', ''])
  expect(told(old.id)).toEqual(['', '', '', ''])
  // The rows themselves are a table of their own, which names the response.
  const members = await tableRows(lead, 'responses.small-guide.members')
  expect(members).toEqual([
    {
      response: full.id,
      participant: 'P-001',
      case: '',
      row: 'a',
      row_number: '1',
      called: 'Siti',
      age: '40',
    },
    {
      response: full.id,
      participant: 'P-001',
      case: '',
      row: 'b',
      row_number: '2',
      called: '',
      age: '',
    },
  ])
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
  const rows = await tableRows(lead, 'responses.small-score')
  const scored = (one: string) => {
    const row = rows.find((held) => held.id === one)
    return row && [row.case, row.score, row['score.all'], row.band]
  }
  expect(rows).toHaveLength(2)
  expect(scored(full.id)).toEqual(['KUBE-1', '11', '11', 'independent'])
  expect(scored(empty.id)).toEqual(['KUBE-1', '', '', ''])
  expect(await lead.get('/tables/responses.nothing')).toMatchObject({
    status: 404,
    json: { error: 'thing.unknown', details: { what: 'table' } },
  })
  expect((await lead.get('/tables/responses')).status).toBe(404)
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
  const rows = await tableRows(lead, 'findings')
  expect(
    rows.map((row) => [row.finding, row.claim, row.quote, row.score_test, row.may_quote, row.lost]),
  ).toEqual([
    ['1', 'Rukun itu modal', 'rukun', '', '1', '0'],
    ['1', 'Rukun itu modal', '', 'total >= 9', '', '0'],
    ['2', bare, '', '', '', ''],
    ['3', 'Hilang', 'Karena', '', '1', '1'],
  ])
  expect(rows[0]).toMatchObject({
    state: 'draft',
    by_source: 'agreement',
    by_technique: 'agreement',
    by_time: 'agreement',
    by_investigator: 'agreement',
    by_theory: 'silence',
    overall: 'one-sided',
    override: '',
    override_reason: '',
    stance: 'supports',
    strength: '2',
    note: 'kuat',
    technique: 'interview',
    theory: '',
    coders: 'coder-1',
    role: 'anggota',
    participant: 'P-001',
    source: 'Wawancara',
  })
})

test('an export is written down before it is handed over, and only those who may take it', async () => {
  const { w, lead } = await ready()
  for (const who of ['coder', 'researcher'] as const)
    expect((await w.as(who).get('/tables/findings')).status).toBe(403)
  expect((await w.as('outsider').get('/tables/findings')).status).toBe(404)
  await lead.get('/tables/findings')
  const lines = await w.db
    .prepare("select verb, actor_id, details from audits where study_id = ? and what = 'dataset'")
    .bind(w.study)
    .all()
  expect(lines.results).toEqual([
    { verb: 'export', actor_id: w.personId('supervisor'), details: '{"file":"findings"}' },
  ])
})
