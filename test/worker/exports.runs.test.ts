// An export as a run: ordered, moved on step by step, downloaded, repeated and proved equal, made by the clock.
import { createHash } from 'node:crypto'
import { unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { brokenIn, compared, manifestName, readManifest } from '../../core/dataset/manifest.ts'
import type { Instrument } from '../../core/instrument/model.ts'
import { formats } from '../../core/table/format.ts'
import type { Block } from '../../core/wire/coding.ts'
import { type ExportOrder, type ExportRun, exportKinds } from '../../core/wire/export.ts'
import { openRanged } from '../../core/zip/ranged.ts'
import { readTable } from '../csv.ts'
import { archiveOf, exported, ordered, plainOrder } from '../exporting.ts'
import { people } from '../people.ts'
import { hasSchemas, schemaFault } from '../refi-schema.ts'
import { filled, smallGuide, smallScore } from '../small.ts'
import { type World, world } from '../world.ts'

const id = () => crypto.randomUUID()
const everything = { kinds: [...exportKinds], formats: [...formats] }
const names = Array.from({ length: 20 }, (_, at) => `Zaenab${'abcdefghijklmnopqrst'[at]} Wirañata`)
const codeOf = (at: number) => `P-${String(at + 1).padStart(3, '0')}`

/** A study in which people are spoken of wherever something can be written. The last has not agreed to be quoted. */
async function spokenOf(many = 2): Promise<World> {
  const w = await world()
  const lead = w.as('supervisor')
  const phone = await w.device()
  const guide: Instrument = {
    ...smallGuide,
    title: { id: `Panduan ${names[0]}` },
    items: [
      ...smallGuide.items,
      {
        type: 'repeat',
        name: 'members',
        label: { id: `Anggota ${names[2]}` },
        items: [{ type: 'text', name: 'called', label: { id: 'Nama?' } }],
      },
      {
        type: 'selectMany',
        name: 'knows',
        label: { id: 'Kenal?' },
        choices: [{ name: 'zaenabb_wirañata', label: { id: names[1] ?? '' } }],
      },
    ],
  }
  await lead.post('/cases', { code: 'KUBE-1', label: 'Satu', attributes: {} })
  const { hash } = (await lead.post('/instruments', guide)).json as { hash: string }
  await lead.post('/instruments', smallScore)
  const code = id()
  const words = {
    definition: `Seperti ${names[3]}`,
    include: `Bila ${names[4]}`,
    exclude: '',
    example: `"${names[5]}"`,
  }
  await lead.put(`/codes/${code}`, {
    name: 'rukun',
    label: `Kata ${names[0]}`,
    parent: null,
    ...words,
    hue: 0,
    position: 0,
  })
  const other = id()
  await lead.put(`/codes/${other}`, {
    name: 'ramai',
    label: 'Ramai',
    parent: null,
    ...words,
    hue: 0,
    position: 1,
  })
  const note = `Kata ${names[0]}`
  const arrow = { from: code, to: other, type: 'causes', sign: '+', note, evidence: [] }
  const day = { from: '2016-01-01', to: null, precision: 'year', evidence: [] }
  for (const [path, body] of [
    [`/relations/${id()}`, arrow],
    [`/events/${id()}`, { label: `${names[0]} datang`, ...day }],
  ] as const)
    expect((await lead.put(path, body)).status, path).toBe(201)
  expect((await lead.post('/enrolments', { label: `Telepon ${names[0]}` })).status).toBe(201)
  for (const [at, name] of names.slice(0, many).entries()) {
    const identity = { name, alsoCalled: [`Bu ${name.slice(0, 7)}`, name.slice(0, 7)] }
    const person = {
      code: codeOf(at),
      role: 'anggota',
      case: 'KUBE-1',
      attributes: { suami: `suami ${name}`, [`utang pada ${names[0]}`]: 'ya' },
      identity,
    }
    await lead.post('/participants', person)
    const scopes = at === many - 1 ? ['record', 'archive'] : ['record', 'quote', 'archive']
    await lead.post(`/participants/${codeOf(at)}/consents`, {
      id: id(),
      textVersion: '1',
      scopes,
      how: 'signed',
      givenAt: '2026-11-01T00:00:00Z',
    })
    const text = [
      `${name} datang.`,
      `KATA ${name.toUpperCase()}!`,
      `(${name.toLowerCase()})`,
      name.replace(' ', '\n'),
      name.normalize('NFD'),
      `bu ${name.slice(0, 7)}-nya`,
    ].join(' ')
    const blocks: Block[] = [
      { start: 0, end: name.length + 8, heading: `Siapa ${name}?`, speaker: codeOf(at) },
      { start: name.length + 9, end: text.length, speaker: name },
    ]
    const source = {
      id: id(),
      title: `Wawancara ${name}`,
      technique: 'interview',
      participant: codeOf(at),
      role: null,
      case: 'KUBE-1',
      occurredOn: '2026-11-02',
      origin: null,
      version: null,
      file: null,
      text,
      blocks,
    }
    expect((await lead.post('/sources', source)).status).toBe(201)
    // It begins in the middle of a name.
    const quote = text.slice(4, name.length + 4)
    const codings: string[] = []
    for (const who of ['coder', 'coder2'] as const) {
      const coding = id()
      codings.push(coding)
      const span = {
        source: source.id,
        code,
        start: 4,
        end: name.length + 4,
        quote,
        note: `Catatan ${name}`,
      }
      expect((await w.as(who).put(`/codings/${coding}`, span)).status).toBe(201)
      if (who === 'coder')
        await w.as(who).put(`/memos/${id()}`, {
          target: { kind: 'coding', id: coding },
          kind: 'analytic',
          text: `Memo ${name}`,
          private: false,
        })
    }
    const response = filled(hash, {
      participant: codeOf(at),
      answers: {
        story: text,
        saves: 'no',
        members: [{ id: 'a', answers: { called: name } }],
        knows: ['zaenabb_wirañata'],
      },
    })
    const finding = id()
    await lead.put(`/findings/${finding}`, {
      claim: `Menurut ${name}`,
      question: '',
      scope: '',
      rival: '',
      codes: [code],
      state: 'draft',
    })
    const evidence = {
      target: { kind: 'coding', coding: codings[0] },
      stance: 'supports',
      strength: 2,
      note: `Catatan ${name}`,
    }
    expect((await lead.put(`/findings/${finding}/evidence/${id()}`, evidence)).status).toBe(201)
    const sent = await phone.put(`/responses/${response.id}`, response)
    expect(sent.status, sent.text).toBe(201)
  }
  return w
}

test('nobody’s name is in any byte of any file, and the manifest tells every one of them', async () => {
  const w = await spokenOf(20)
  const lead = w.as('supervisor')
  const run = await ordered(lead, everything)
  const archive = await archiveOf(lead, run)
  const files = unzipSync(archive)
  const plain = (bytes: Uint8Array) =>
    Buffer.from(bytes).toString('utf8').normalize('NFC').toLowerCase()
  const texts = new Map(Object.entries(files).flatMap(([name, bytes]) => inside(name, bytes)))
  expect([...texts.keys()].filter((name) => name.startsWith('small-guide'))).toContain(
    'small-guide.members.csv',
  )
  for (const [name, bytes] of texts) {
    const said = `${plain(Buffer.from(name))}\n${plain(bytes)}`
    for (const one of names) expect(said, name).not.toContain(one.slice(0, 7).toLowerCase())
    expect(said, name).not.toContain('wirañata')
    for (const { name: worker } of Object.values(people))
      expect(said, name).not.toContain(worker.toLowerCase())
  }
  const manifest = JSON.parse(Buffer.from(files['manifest.json'] ?? []).toString('utf8')) as {
    files: { name: string; sha256: string }[]
  }
  expect(Object.keys(files).sort()).toEqual(
    ['manifest.json', ...manifest.files.map(({ name }) => name)].sort(),
  )
  for (const { name, sha256 } of manifest.files) {
    const hash = createHash('sha256').update(files[name] ?? '')
    expect([name, hash.digest('hex')]).toEqual([name, sha256])
  }
  expect(run.files).toEqual(manifest.files.filter((file) => 'rows' in file && file.rows !== null))
  expect(manifest).toMatchObject({
    software: 'Pedoman 0.1.0',
    order: { formats: [...formats] },
    withheld: { quotes: 7, withdrawn: 0 },
  })
})

test('an export is proved and made again from its manifest alone', async () => {
  const w = await spokenOf()
  const lead = w.as('supervisor')
  const wanted: Partial<ExportOrder> = {
    kinds: ['segments', 'case-codes'],
    formats: ['csv', 'xlsx', 'sav'],
    missing: 'blank',
    filter: { roles: ['anggota'] },
  }
  const archive = await archiveOf(lead, await ordered(lead, wanted))
  const first = await proof(archive)
  expect(await brokenIn(first.zip, first.manifest)).toEqual([])
  const again = await archiveOf(lead, await ordered(lead, first.manifest.order))
  expect(Buffer.from(again).equals(Buffer.from(archive))).toBe(true)
  // Somebody codes on, which the segments tell and the cases too.
  const { rows } = (await lead.get('/sources?technique=interview')).json as {
    rows: { id: string; response: string | null }[]
  }
  const source = rows.find(({ response }) => response === null)?.id ?? ''
  const { text } = (await lead.get(`/sources/${source}`)).json as { text: string }
  const codes = (await lead.get('/codes')).json as { rows: { id: string; name: string }[] }
  const code = codes.rows.find(({ name }) => name === 'ramai')?.id ?? ''
  const span = { source, code, start: 0, end: 3, quote: text.slice(0, 3) }
  expect((await w.as('coder').put(`/codings/${id()}`, span)).status).toBe(201)
  const later = await proof(await archiveOf(lead, await ordered(lead, first.manifest.order)))
  const { same, changed, gone, added } = compared(first.manifest.files, later.manifest.files)
  expect([same.includes('segments.csv'), changed, gone, added]).toEqual([
    false,
    expect.arrayContaining(['segments.csv', 'segments.xlsx', 'segments.sav', 'case-codes.csv']),
    [],
    [],
  ])
  // What was changed on the way is named.
  const forged = { ...first.manifest, files: later.manifest.files }
  expect(await brokenIn(first.zip, forged)).toEqual(changed)
})

async function proof(archive: Uint8Array) {
  const read = async (start: number, end: number) => archive.slice(start, end)
  const zip = await openRanged(archive.length, read, { entries: 1_000 })
  const pieces: Uint8Array[] = []
  for await (const piece of zip.pieces(manifestName)) pieces.push(piece)
  const manifest = readManifest(Buffer.concat(pieces).toString('utf8'))
  if (manifest === null) throw new Error('no manifest')
  return { zip, manifest }
}

/** A workbook, a Word document and a project are archives themselves. */
function inside(name: string, bytes: Uint8Array): [string, Uint8Array][] {
  if (!/\.(xlsx|docx|qdpx)$/.test(name)) return [[name, bytes]]
  return Object.entries(unzipSync(bytes)).map(([part, inner]) => [`${name}/${part}`, inner])
}

test('words of somebody who did not agree to be quoted are left out, and how many is told', async () => {
  const w = await spokenOf()
  const lead = w.as('supervisor')
  const files = await exported(lead, { kinds: ['segments', 'transcripts', 'responses'] })
  const rows = readTable(files['segments.csv']?.slice(1) ?? '')
  const silent = rows.filter((row) => row.participant === 'P-002')
  expect(silent.map((row) => [row.quote, row.context, row.note, row.may_quote])).toEqual([
    ['', '', '', '0'],
    ['', '', '', '0'],
  ])
  expect(rows.find((row) => row.coder === 'coder-1')).toMatchObject({
    participant: 'P-001',
    code_path: 'Kata [P-001]',
    may_quote: '1',
    memo: 'Memo [P-001]',
    coder: 'coder-1',
  })
  const answers = readTable(files['small-guide.csv']?.slice(1) ?? '')
  expect(
    answers.map((row) => [row.participant, row.story !== '', row.saves, row.may_quote]),
  ).toEqual([
    ['P-001', true, 'no', '1'],
    ['P-002', false, 'no', '0'],
  ])
  const pages = Object.entries(files).filter(([name]) => name.endsWith('.html'))
  expect(pages).toHaveLength(2)
  expect(pages.filter(([, page]) => page.includes('[…]'))).toHaveLength(1)
  expect(pages[0]?.[1]).toContain('[P-001]')
  expect((await lead.get('/exports/warnings')).json).toEqual({
    segments: 4,
    notQuotable: 2,
    smallCells: [{ role: 'anggota', case: 'KUBE-1', people: 2 }],
  })
})

test('a download goes on from where it broke off', async () => {
  const w = await spokenOf()
  const lead = w.as('supervisor')
  const run = await ordered(lead, { kinds: ['segments', 'codebook'] })
  const whole = await archiveOf(lead, run)
  const part = async (range: string) => {
    const answer = await lead.get(`/exports/${run.id}/file`, { range })
    return {
      status: answer.status,
      range: answer.headers.get('content-range'),
      bytes: answer.bytes,
    }
  }
  const first = await part('bytes=0-99')
  const rest = await part('bytes=100-')
  expect([first.status, first.range, rest.status]).toEqual([206, `bytes 0-99/${whole.length}`, 206])
  expect(Buffer.concat([first.bytes, rest.bytes]).equals(Buffer.from(whole))).toBe(true)
  expect((await part(`bytes=${whole.length}-`)).status).toBe(416)
})

test('a run of many pages is made in many steps, each within a request’s limits, and can be stopped', async () => {
  const w = await spokenOf()
  const lead = w.as('supervisor')
  // Thirteen thousand codings in one source.
  await w.db
    .prepare(
      `with recursive n(i) as (select 1 union all select i + 1 from n where i < 13000)
       insert into codings (id, study_id, source_id, version, layer_id, code_id, start_at, end_at, quote, made_at, made_by)
       select lower(hex(randomblob(16))), study_id, source_id, version, layer_id, code_id, 4, 5 + i, quote, made_at, made_by
       from (select * from codings where study_id = ? limit 1), n`,
    )
    .bind(w.study)
    .run()
  const run = await ordered(lead, { kinds: ['segments'], formats: ['csv', 'sav'] })
  expect(
    run.files.filter(({ rows }) => rows !== null).map(({ name, rows }) => [name, rows]),
  ).toEqual([
    ['segments.csv', 13_004],
    ['segments.sav', 13_004],
  ])
  const files = unzipSync(await archiveOf(lead, run))
  const rows = readTable(
    Buffer.from(files['segments.csv'] ?? [])
      .toString('utf8')
      .slice(1),
  )
  expect(new Set(rows.map((row) => row.coding)).size).toBe(13_004)
  const other = id()
  await lead.put(`/exports/${other}`, { ...plainOrder, formats: ['csv'] })
  expect((await lead.post(`/exports/${other}/step`, {})).json).toMatchObject({ state: 'running' })
  expect((await lead.get(`/exports/${other}/file`)).headers.get('content-range')).toMatch(
    /^bytes 0-\d+\/\*$/,
  )
  expect((await lead.post(`/exports/${other}/cancel`, {})).status).toBe(200)
  expect((await lead.post(`/exports/${other}/cancel`, {})).json).toMatchObject({
    error: 'export.not-running',
  })
  expect(
    ((await lead.get('/exports')).json as { rows: ExportRun[] }).rows.map(({ state }) => state),
  ).toEqual(['cancelled', 'done'])
}, 60_000)

test('names leave only with a fresh sign-in and a reason, for whoever ordered them', async () => {
  const w = await spokenOf()
  const lead = w.as('supervisor')
  const identities = { reason: 'Undangan pengecekan anggota' }
  const files = await exported(lead, { kinds: ['participants'], identities })
  expect(readTable(files['participants.csv']?.slice(1) ?? '')[0]).toMatchObject({
    participant: 'P-001',
    name: names[0],
  })
  const trail = await exported(lead, { kinds: ['audit'] })
  expect(trail['audit.csv']).toContain('Undangan pengecekan anggota')
  expect(
    (await lead.put(`/exports/${id()}`, { ...plainOrder, identities: { reason: 'mau' } })).status,
  ).toBe(400)
  const named = id()
  await lead.put(`/exports/${named}`, { ...plainOrder, identities })
  expect((await w.as('owner').post(`/exports/${named}/step`, {})).status).toBe(404)
  await w.db
    .prepare('update sessions set created_at = ? where person_id = ?')
    .bind('2026-11-01T00:00:00.000Z', w.personId('supervisor'))
    .run()
  expect((await lead.put(`/exports/${id()}`, { ...plainOrder, identities })).json).toMatchObject({
    error: 'sign-in.stale',
  })
})

test('a table is read a page at a time, and not again when nothing changed', async () => {
  const w = await spokenOf()
  const lead = w.as('supervisor')
  const tables = (await lead.get('/tables')).json as { rows: { table: string }[] }
  expect(tables.rows.map(({ table }) => table)).toContain('responses.small-guide.members')
  for (const { table } of tables.rows) {
    const answer = await lead.get(`/tables/${table}?first=5`)
    expect([table, answer.status, answer.text.length > 10]).toEqual([table, 200, true])
  }
  const page = await lead.get('/tables/responses.small-guide')
  expect((page.json as { rows: unknown[] }).rows).toHaveLength(2)
  // A script is spared what it has.
  const made = await lead.post('/tokens', {
    name: 'R',
    scope: 'dataset.export',
    expiresAt: '2099-01-01T00:00:00Z',
  })
  const script = w.bearer((made.json as { token: string }).token)
  const first = await script.get('/tables/responses.small-guide')
  expect(first.json).toEqual(page.json)
  const tag = first.headers.get('etag') ?? ''
  const again = await script.get('/tables/responses.small-guide', { 'if-none-match': tag })
  expect([again.status, again.text, again.headers.get('etag')]).toEqual([304, '', tag])
  expect((await lead.get('/tables/nothing')).status).toBe(404)
  expect((await lead.get('/tables/segments?after=%7B')).status).toBe(400)
})

test('the clock makes what is due, goes on with what was left, and lets go of what is old', async () => {
  const w = await spokenOf()
  const lead = w.as('supervisor')
  const { identities: _, ...order } = plainOrder
  const settings = id()
  const kept = { name: 'Mingguan', order, every: 'week' }
  expect((await lead.put(`/exports/settings/${settings}`, kept)).status).toBe(200)
  const left = id()
  await lead.put(`/exports/${left}`, plainOrder)
  const past = '2026-11-20T00:00:00.000Z'
  await w.db.batch([
    w.db.prepare('update export_settings set next_at = ? where id = ?').bind(past, settings),
    w.db.prepare('update export_runs set stepped_at = ? where id = ?').bind(past, left),
  ])
  const worker = await w.local.mf.getWorker()
  await worker.scheduled({ cron: '*/10 * * * *' })
  const { rows } = (await lead.get('/exports')).json as { rows: ExportRun[] }
  expect(rows.map(({ state, schedule }) => [state, schedule])).toEqual([
    ['done', 'Mingguan'],
    ['done', null],
  ])
  const after = (await lead.get('/exports/settings')).json as { rows: { nextAt: string }[] }
  expect(Date.parse(after.rows[0]?.nextAt ?? '')).toBeGreaterThan(Date.now() + 6 * 86_400_000)
  await w.db
    .prepare('update export_runs set kept_until = ? where study_id = ?')
    .bind(past, w.study)
    .run()
  await worker.scheduled({ cron: '17 3 * * *' })
  expect((await lead.get(`/exports/${left}/file`)).json).toMatchObject({ error: 'export.gone' })
  expect((await lead.get('/exports')).json).toMatchObject({ rows: [{}, {}] })
  expect((await lead.delete(`/exports/settings/${settings}`)).status).toBe(200)
  expect((await w.as('outsider').get(`/exports/${left}`)).status).toBe(404)
})

test('matrices, agreement and documents say what the codings say', async () => {
  const w = await spokenOf()
  const lead = w.as('supervisor')
  const sources = (await lead.get('/sources?technique=interview')).json as {
    rows: { id: string; response: string | null }[]
  }
  const source = sources.rows.findLast((row) => row.response === null)?.id ?? ''
  const { text } = (await lead.get(`/sources/${source}`)).json as { text: string }
  const codes = (await lead.get('/codes')).json as { rows: { id: string; name: string }[] }
  const other = codes.rows.find((one) => one.name === 'ramai')?.id ?? ''
  await w
    .as('coder')
    .put(`/codings/${id()}`, { source, code: other, start: 6, end: 12, quote: text.slice(6, 12) })
  const files = await exported(lead, {
    kinds: [
      'source-codes',
      'case-codes',
      'agreement',
      'co-occurrence',
      'network',
      'codebook',
      'transcripts',
    ],
  })
  const table = (name: string) => readTable(files[`${name}.csv`]?.slice(1) ?? '')
  expect(
    table('source-codes')
      .map((row) => [row.source_id === source, row['code.rukun'], row['code.ramai']])
      .sort(),
  ).toEqual([
    [false, '2', '0'],
    [true, '2', '1'],
  ])
  expect(table('case-codes')).toEqual([
    { case: 'KUBE-1', sources: '2', 'code.rukun': '4', 'code.ramai': '1' },
  ])
  expect(table('co-occurrence')).toMatchObject([
    {
      source_id: source,
      coder: 'coder-1',
      code: 'rukun',
      with: 'ramai',
      overlaps: '1',
      characters: '6',
    },
  ])
  const units = table('agreement').filter((row) => row.source_id === source)
  expect(
    units.map((row) => [
      row['code.rukun.coder-1'],
      row['code.rukun.coder-2'],
      row['code.ramai.coder-2'],
    ]),
  ).toEqual([
    ['1', '1', '0'],
    [expect.any(String), expect.any(String), '0'],
  ])
  expect(files['network.graphml']).toContain('<data key="edge-type">causes</data>')
  expect(Object.keys(files)).toEqual(expect.arrayContaining(['codebook.docx', 'codebook.qdc']))
  if (hasSchemas) expect(schemaFault('Codebook', files['codebook.qdc'] ?? '')).toBeNull()
  const docx = Object.keys(files).filter(
    (name) => name.endsWith('.docx') && name.startsWith('transcripts/'),
  )
  expect(docx).toHaveLength(2)
})
