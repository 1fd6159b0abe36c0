// The study as a REFI-QDA project: valid by its schema, every object in its place, nobody's name or unquotable words in it.
import { unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import type { Block } from '../../core/wire/coding.ts'
import type { ExportOrder } from '../../core/wire/export.ts'
import { readTable } from '../csv.ts'
import { archiveOf, ordered } from '../exporting.ts'
import { bundled } from '../refi-files.ts'
import { hasSchemas, schemaFault } from '../refi-schema.ts'
import { type World, world } from '../world.ts'

const id = () => crypto.randomUUID()
const text = [
  'Peneliti: Apa kabar? 🌾',
  'P-001: Bu Sulastri yang mulai 👩‍🌾 menabung.',
  'P-002: Saya tidak ikut menabung.',
  'P-003: Rahasia, jangan dibawa.',
].join('\n')

function turns(): Block[] {
  return [...text.matchAll(/^(\S+): (.*)$/gmu)].map(({ index, 1: speaker = '', 2: said = '' }) => {
    const start = index + speaker.length + 2
    const block = { start, end: start + said.length, speaker }
    return speaker === 'Peneliti' ? { ...block, asks: true, timeMs: 1_000 } : block
  })
}

/** A focus group of three: one may be quoted, one may not, one withdrew. */
async function focusGroup(): Promise<{ w: World; source: string; codings: string[] }> {
  const w = await world()
  const lead = w.as('supervisor')
  await lead.post('/cases', { code: 'KUBE-1', label: 'Melati', attributes: { desa: 'Sukamaju' } })
  for (const [code, name, scopes] of [
    ['P-001', 'Sulastri', ['record', 'quote']],
    ['P-002', 'Marsinah', ['record']],
    ['P-003', 'Kartono', ['record', 'quote']],
  ] as const) {
    const identity = { name, alsoCalled: [] }
    await lead.post('/participants', {
      code,
      role: 'anggota',
      case: 'KUBE-1',
      attributes: { umur: '41' },
      identity,
    })
    const consent = id()
    await lead.post(`/participants/${code}/consents`, {
      id: consent,
      textVersion: '1',
      scopes,
      how: 'signed',
      givenAt: '2026-11-01T00:00:00Z',
    })
  }
  const source = id()
  const about = {
    role: null,
    case: 'KUBE-1',
    occurredOn: '2026-11-02',
    origin: null,
    version: null,
  }
  const fgd = { id: source, title: 'FGD Sulastri', technique: 'fgd', participant: null, ...about }
  const made = await lead.post('/sources', { ...fgd, file: null, text, blocks: turns() })
  expect(made.status, made.text).toBe(201)
  const silent = { ...fgd, id: id(), title: 'Catatan', technique: 'observation' }
  await lead.post('/sources', { ...silent, file: null, text: 'Belum dikodekan.', blocks: null })
  const [parent, child] = [id(), id()]
  const code = { definition: 'Uang', include: '', exclude: '', example: '“ya”', position: 0 }
  await lead.put(`/codes/${parent}`, {
    name: 'modal',
    label: 'Modal',
    parent: null,
    hue: 1,
    ...code,
  })
  await lead.put(`/codes/${child}`, {
    name: 'tabungan',
    label: 'Tabungan',
    parent,
    hue: 2,
    ...code,
  })
  const codings: string[] = []
  const coded = async (who: 'coder' | 'coder2', quote: string, more: object = {}) => {
    const start = text.indexOf(quote)
    const span = { source, code: child, start, end: start + quote.length, quote, ...more }
    const coding = id()
    const done = await w.as(who).put(`/codings/${coding}`, span)
    expect(done.status, done.text).toBe(201)
    codings.push(coding)
  }
  await coded('coder', '👩‍🌾 menabung', { weight: 80, note: 'Bu Sulastri lagi' })
  await coded('coder', '👩‍🌾 menabung', { code: parent, note: 'Bu Sulastri lagi' })
  await coded('coder2', 'tidak ikut', { note: 'kata Marsinah' })
  await coded('coder2', 'Rahasia')
  const memo = async (target: object, words: string, isPrivate = false) => {
    const body = { target, kind: 'analytic', text: words, private: isPrivate }
    const done = await w.as('coder').put(`/memos/${id()}`, body)
    expect(done.status, done.text).toBe(201)
  }
  await memo({ kind: 'study', id: 'study' }, 'Tentang semuanya')
  await memo({ kind: 'code', id: child }, 'Tentang kode')
  await memo({ kind: 'source', id: source }, 'Tentang Sulastri')
  await memo({ kind: 'coding', id: codings[0] }, 'Tentang pengodean')
  const start = text.indexOf('menabung')
  const segment = { kind: 'segment', id: source, start, end: start + 8, quote: 'menabung' }
  await memo(segment, 'Tentang segmen')
  await memo({ kind: 'study', id: 'study' }, 'Tidak untuk siapa pun', true)
  const finding = id()
  await lead.put(`/findings/${finding}`, {
    claim: 'Sulastri menabung',
    question: '',
    scope: '',
    rival: '',
    codes: [child],
    state: 'draft',
  })
  const evidence = { stance: 'supports', strength: 3, note: 'Dikatakan Sulastri', theory: 'modal' }
  const target = { kind: 'coding', coding: codings[0] }
  await lead.put(`/findings/${finding}/evidence/${id()}`, { target, ...evidence })
  await lead.put(`/relations/${id()}`, {
    from: child,
    to: parent,
    type: 'causes',
    sign: '+',
    note: 'Menurut Sulastri',
    evidence: [codings[0]],
  })
  await lead.put('/relations/places', { places: [{ code: child, x: 40, y: -20 }] })
  const consents = (await lead.get('/participants/P-003/consents')).json as {
    rows: { id: string }[]
  }
  const withdrawn = await lead.post(`/consents/${consents.rows[0]?.id}/withdraw`, {
    at: '2026-11-20T00:00:00Z',
  })
  expect(withdrawn.status, withdrawn.text).toBe(200)
  return { w, source, codings }
}

async function project(w: World, differs: Partial<ExportOrder> = {}) {
  const lead = w.as('supervisor')
  const run = await ordered(lead, { kinds: ['project'], ...differs })
  const archive = unzipSync(await archiveOf(lead, run))
  const name = Object.keys(archive).find((one) => one.endsWith('.qdpx')) ?? ''
  const bytes = archive[name] ?? new Uint8Array()
  const files = Object.fromEntries(
    Object.entries(unzipSync(bytes)).map(([path, inner]) => [
      path,
      Buffer.from(inner).toString('utf8'),
    ]),
  )
  const left = Buffer.from(archive[name.replace('.qdpx', '.left.csv')] ?? []).toString('utf8')
  return { run, bytes, files, qde: files['project.qde'] ?? '', left: readTable(left.slice(1)) }
}

/** Every element of a name, as its attributes. */
function elements(xml: string, name: string): Record<string, string>[] {
  return [...xml.matchAll(new RegExp(`<${name} ([^>]*?)/?>`, 'g'))].map(([, inside = '']) =>
    Object.fromEntries(
      [...inside.matchAll(/(\w+)="([^"]*)"/g)].map(([, key = '', value = '']) => [key, value]),
    ),
  )
}

test('a study leaves as a project that its schema holds valid, with every object in its place', async () => {
  const { w, source, codings } = await focusGroup()
  const { files, qde, left, bytes, run } = await project(w)
  if (hasSchemas) expect(schemaFault('Project', qde)).toBeNull()
  expect(Object.keys(files).filter((name) => name.startsWith('sources/'))).toHaveLength(2)
  const shown = files[`sources/${source}.txt`] ?? ''
  expect(shown).toBe(
    ['Peneliti: Apa kabar? 🌾', 'P-001: Bu [P-001] yang mulai 👩‍🌾 menabung.', 'P-002: […]'].join(
      '\n',
    ),
  )
  const points = [...shown]
  const words = elements(qde, 'PlainTextSelection').map(({ startPosition, endPosition }) =>
    points.slice(Number(startPosition), Number(endPosition)).join(''),
  )
  // The two turns, the two codings of one stretch as one selection, what may not be quoted, and a memo's own.
  expect(words.toSorted()).toEqual(
    ['Bu [P-001] yang mulai 👩‍🌾 menabung.', 'menabung', '[…]', '[…]', '👩‍🌾 menabung'].toSorted(),
  )
  expect(elements(qde, 'Coding').map(({ guid }) => guid)).toEqual(
    expect.arrayContaining(codings.slice(0, 3)),
  )
  expect(qde).not.toContain(codings[3])
  expect(qde).toContain('<Description>Bu [P-001] lagi</Description>')
  expect(elements(qde, 'User').map(({ name }) => name)).toEqual(['coder-1', 'coder-2', 'consensus'])
  expect(elements(qde, 'Case').map(({ name }) => name)).toEqual(['KUBE-1', 'P-001', 'P-002'])
  expect(elements(qde, 'SelectionRef')).toHaveLength(2)
  expect(elements(qde, 'Note').map(({ name }) => name)).toEqual([
    'Weight 80',
    'Tentang semuanya',
    'Tentang kode',
    'Tentang [P-001]',
    'Tentang pengodean',
    'Tentang segmen',
    'Menurut [P-001]',
    '#1 [P-001] menabung (draft)',
    'Dikatakan [P-001]',
  ])
  expect(elements(qde, 'Link').map(({ name, direction }) => [name, direction])).toEqual([
    ['causes +', 'OneWay'],
    ['supports', 'OneWay'],
    ['about', 'OneWay'],
  ])
  expect(elements(qde, 'Set').map(({ name }) => name)).toEqual([
    'focus group',
    'observation',
    'Findings',
  ])
  expect(elements(qde, 'Vertex').map(({ firstX, firstY }) => [firstX, firstY])).toEqual([
    ['0', '90'],
    ['40', '-20'],
  ])
  // Whatever is referred to is there.
  const there = new Set([...qde.matchAll(/ guid="([^"]+)"/g)].map(([, guid]) => guid))
  expect(there.size).toBe([...qde.matchAll(/ guid="/g)].length)
  for (const [, guid] of qde.matchAll(
    /(?:targetGUID|originGUID|representedGUID|creatingUser)="([^"]+)"/g,
  ))
    expect(there).toContain(guid)
  for (const said of [...Object.values(files), ...Object.keys(files)])
    for (const name of [
      'sulastri',
      'marsinah',
      'kartono',
      'Rahasia',
      'tidak ikut',
      'P-003',
      'siapa pun',
    ])
      expect(said.toLowerCase()).not.toContain(name.toLowerCase())
  expect(left.map((row) => [row['left out'], row.count])).toEqual([
    ['moments of recordings', '1'],
    ['weights of codings', '1'],
    ['names of cases', '1'],
    ['private memos', '1'],
    ['evidence of relations between factors', '1'],
  ])
  expect(run.withheld).toEqual({ quotes: 1, withdrawn: 1 })
  // Read again, it is what went out.
  const back = await bundled(bytes)
  expect(back.sources.find(({ key }) => key === source)).toMatchObject({
    title: 'FGD [P-001]',
    technique: 'fgd',
    case: 'KUBE-1',
    occurredOn: '2026-11-02',
    text: shown,
  })
  expect(
    back.codings
      .map(({ key, start, end, note, weight }) => [
        codings.indexOf(key),
        shown.slice(start, end),
        note,
        weight,
      ])
      .toSorted(),
  ).toEqual([
    [0, '👩‍🌾 menabung', 'Bu [P-001] lagi', 80],
    [1, '👩‍🌾 menabung', 'Bu [P-001] lagi', null],
    [2, '[…]', '', null],
  ])
  expect(back.coders.map(({ name }) => name)).toEqual(['coder-1', 'coder-2'])
  expect(
    back.codes.map(({ label, name, definition, example }) => [label, name, definition, example]),
  ).toEqual([
    ['Modal', 'modal', 'Uang', '“ya”'],
    ['Tabungan', 'tabungan', 'Uang', '“ya”'],
  ])
  expect(
    back.participants.map(({ code, role, case: of, attributes }) => [code, role, of, attributes]),
  ).toEqual([
    ['P-001', 'anggota', 'KUBE-1', { umur: '41' }],
    ['P-002', 'anggota', 'KUBE-1', { umur: '41' }],
  ])
  expect(back.cases).toEqual([
    { code: 'KUBE-1', label: 'KUBE-1', attributes: { desa: 'Sukamaju' } },
  ])
  expect(
    back.memos.map(({ on, text: words }) => [on.kind, words.split('\n')[0]]).toSorted(),
  ).toEqual(
    [
      ['study', 'Tentang semuanya'],
      ['code', 'Tentang kode'],
      ['source', 'Tentang [P-001]'],
      ['coding', 'Tentang pengodean'],
      ['segment', 'Tentang segmen'],
    ].toSorted(),
  )
  const [parent, child] = back.codes.map(({ key }) => key)
  expect(back.relations).toMatchObject([
    {
      ...{ from: child, to: parent, name: 'causes', isOneWay: true },
      ...{ sign: '+', note: 'Menurut [P-001]' },
    },
  ])
  expect(back.places).toEqual([
    { key: parent, x: 0, y: 90 },
    { key: child, x: 40, y: -20 },
  ])
  expect(back.findings).toMatchObject([
    { claim: '[P-001] menabung', question: '', state: 'draft', codes: [child] },
  ])
  expect(back.evidence).toMatchObject([
    {
      ...{ finding: back.findings[0]?.key, coding: codings[0], stance: 'supports', strength: 3 },
      ...{ note: 'Dikatakan [P-001]', theory: 'modal' },
    },
  ])
  expect(back.left).toEqual([])
  expect(Buffer.from((await project(w)).bytes).equals(Buffer.from(bytes))).toBe(true)
})

test('a project is narrowed like every other export, and with names says who coded', async () => {
  const { w, codings } = await focusGroup()
  const consensus = await project(w, { filter: { layer: 'consensus' } })
  expect(Object.keys(consensus.files)).toEqual(['project.qde'])
  if (hasSchemas) expect(schemaFault('Project', consensus.qde)).toBeNull()
  const codes = (await w.as('supervisor').get('/codes')).json as {
    rows: { id: string; name: string }[]
  }
  const parent = codes.rows.find(({ name }) => name === 'modal')?.id ?? ''
  const one = await project(w, { filter: { codes: [parent] } })
  expect(elements(one.qde, 'Coding').map(({ guid }) => guid)).toEqual([codings[1]])
  expect(elements(one.qde, 'Link').map(({ name }) => name)).toEqual(['causes +', 'about'])
  const named = await project(w, { identities: { reason: 'Diserahkan ke arsip' } })
  expect(named.files['project.qde']).toContain('Bu Sulastri lagi')
  expect(elements(named.qde, 'User').map(({ name }) => name)).not.toContain('coder-1')
})

test('a project of many codings is written in many steps', async () => {
  const { w } = await focusGroup()
  await w.db
    .prepare(
      `with recursive n(i) as (select 1 union all select i + 1 from n where i < 13000)
       insert into codings (id, study_id, source_id, version, layer_id, code_id, start_at, end_at, quote, made_at, made_by)
       select printf('00000000-0000-4000-8000-%012d', i), study_id, source_id, version, layer_id, code_id, start_at + i % 7, end_at, quote, made_at, made_by
       from (select * from codings where study_id = ? limit 1), n`,
    )
    .bind(w.study)
    .run()
  const { qde, bytes } = await project(w)
  expect(elements(qde, 'Coding')).toHaveLength(13_003)
  if (hasSchemas) expect(schemaFault('Project', qde)).toBeNull()
  expect(Buffer.from((await project(w)).bytes).equals(Buffer.from(bytes))).toBe(true)
}, 60_000)
