// A file from elsewhere: laid aside in parts, looked at, brought in whole or not at all, and taken back as one.
import { expect, test } from 'vitest'
import type { Bundle } from '../../core/import/bundle.ts'
import { partsOf } from '../../core/import/parts.ts'
import type { Code, Coding, SourceRow } from '../../core/wire/coding.ts'
import type { Finding } from '../../core/wire/finding.ts'
import type { ImportState } from '../../core/wire/import.ts'
import type { Memo } from '../../core/wire/memo.ts'
import type { PossibleCoder, Round } from '../../core/wire/round.ts'
import { newSecret, sha256 } from '../../worker/secret.ts'
import { code, coding, must, newId, person, source, spoken } from '../analysis.ts'
import { bringIn, emptyBundle, fileHash, plan, stage } from '../importing.ts'
import { insert } from '../insert.ts'
import { type World, world } from '../world.ts'

const words = { definition: '', include: '', exclude: '', example: '' }
const aCode = (key: string, differs = {}) => ({
  key,
  guid: null,
  parent: null,
  name: null,
  label: `Kode ${key}`,
  ...words,
  hue: null,
  position: 0,
  ...differs,
})
const aSource = (key: string, differs = {}): Bundle['sources'][number] => ({
  key,
  title: `Teks ${key}`,
  technique: 'interview',
  participant: null,
  role: null,
  case: null,
  occurredOn: null,
  text: spoken,
  blocks: null,
  file: null,
  ...differs,
})
const aCoding = (key: string, differs = {}): Bundle['codings'][number] => ({
  key,
  source: 's1',
  code: 'c1',
  coder: 'u1',
  start: 0,
  end: 4,
  note: '',
  weight: null,
  madeAt: null,
  ...differs,
})

const bundle: Bundle = {
  ...emptyBundle,
  coders: [
    { key: 'u1', name: 'Dewi di sana' },
    { key: 'u2', name: 'Made di sana' },
  ],
  codes: [aCode('c1'), aCode('c2', { parent: 'c1', hue: 3 })],
  cases: [{ code: 'KUBE-7', label: 'Kelompok tujuh', attributes: { desa: 'Sidetapa' } }],
  participants: [
    {
      code: 'P-700',
      role: 'ketua',
      case: 'KUBE-7',
      attributes: {},
      identity: { name: 'I Wayan Contoh', alsoCalled: [] },
    },
  ],
  sources: [
    aSource('s1', { participant: 'P-700', case: 'KUBE-7', occurredOn: '2019-05-04' }),
    aSource('s2', { technique: 'fgd', role: 'anggota' }),
  ],
  codings: [
    aCoding('k1', { note: 'awal', weight: 60, madeAt: '2019-06-01T00:00:00Z' }),
    aCoding('k2', { code: 'c2', coder: 'u2', start: 5, end: 10 }),
    aCoding('k3', { source: 's2', start: 11, end: 23 }),
  ],
  memos: [
    { key: 'm1', on: { kind: 'study' }, text: 'Tentang semuanya', coder: 'u1', writtenAt: null },
    {
      key: 'm2',
      on: { kind: 'coding', key: 'k1' },
      text: 'Tentang koding',
      coder: null,
      writtenAt: null,
    },
    {
      key: 'm3',
      on: { kind: 'segment', key: 's2', start: 0, end: 4 },
      text: 'Kata',
      coder: 'u2',
      writtenAt: '2019-06-02T00:00:00Z',
    },
    {
      key: 'm4',
      on: { kind: 'code', key: 'c2' },
      text: 'Tentang kode',
      coder: 'u1',
      writtenAt: null,
    },
  ],
  relations: [
    {
      key: 'r1',
      from: 'c1',
      to: 'c2',
      name: 'is cause of',
      isOneWay: true,
      sign: '+',
      note: 'kata Wayan',
    },
  ],
  places: [{ key: 'c2', x: 40, y: -20 }],
  findings: [
    {
      key: 'f1',
      claim: 'Kelompok mulai dari sampah',
      question: 'Bagaimana mulanya?',
      scope: '',
      rival: '',
      state: 'supported',
      codes: ['c1', 'c2'],
    },
  ],
  evidence: [
    {
      key: 'e1',
      finding: 'f1',
      coding: 'k1',
      stance: 'supports',
      strength: 3,
      note: 'awal',
      theory: 'modal sosial',
    },
  ],
}
const all = {
  case: 1,
  participant: 1,
  instrument: 0,
  response: 0,
  coder: 2,
  code: 2,
  source: 2,
  coding: 3,
  memo: 4,
  relation: 1,
  place: 1,
  finding: 1,
  evidence: 1,
}

async function state(w: World) {
  const lead = w.as('supervisor')
  const { rows: sources } = must(await lead.get('/sources')).json as { rows: SourceRow[] }
  const { rows: codes } = must(await lead.get('/codes')).json as { rows: Code[] }
  const codings = await Promise.all(
    sources.map(async ({ id, title }) => {
      const { rows } = must(await lead.get(`/sources/${id}/codings`)).json as { rows: Coding[] }
      return rows.map(({ code, start, end, quote, coder, weight, note }) => ({
        title,
        code: codes.find(({ id }) => id === code)?.label,
        start,
        end,
        quote,
        coder,
        weight,
        note,
      }))
    }),
  )
  return { sources, codes, codings: codings.flat() }
}

async function concluded(w: World) {
  const lead = w.as('supervisor')
  const { rows } = must(await lead.get('/findings')).json as { rows: { id: string }[] }
  const findings = await Promise.all(
    rows.map(async ({ id }) => {
      const { claim, state, codes, evidence } = must(await lead.get(`/findings/${id}`))
        .json as Finding
      return {
        claim,
        state,
        codes: codes.toSorted(),
        evidence: evidence.map(({ stance, strength, note, theory, quote }) => [
          ...[stance, strength, note],
          ...[theory, quote],
        ]),
      }
    }),
  )
  const { rows: places } = must(await lead.get('/relations/places')).json as { rows: unknown[] }
  return { places, findings }
}

/** What is counted; nothing is as good as none. */
const tallies = async (w: World) => {
  const told = must(await w.as('supervisor').get('')).json as { tallies: Record<string, number> }
  return Object.fromEntries(Object.entries(told.tallies).filter(([, n]) => n > 0))
}

test('a bundle comes in as it is: its texts, codes, codings in the layers of their coders, memos and relations', async () => {
  const w = await world()
  const { added } = await bringIn(w.as('supervisor'), bundle)
  expect(added).toEqual(all)
  const { sources, codes, codings } = await state(w)
  expect(
    sources
      .map(({ title, technique, participant, role, occurredOn, codings }) => ({
        title,
        technique,
        participant,
        role,
        occurredOn,
        codings,
      }))
      .sort((a, b) => a.title.localeCompare(b.title)),
  ).toEqual([
    {
      title: 'Teks s1',
      technique: 'interview',
      participant: 'P-700',
      role: 'ketua',
      occurredOn: '2019-05-04',
      codings: 2,
    },
    {
      title: 'Teks s2',
      technique: 'fgd',
      participant: null,
      role: 'anggota',
      occurredOn: null,
      codings: 1,
    },
  ])
  const [c1, c2] = [
    codes.find(({ label }) => label === 'Kode c1'),
    codes.find(({ label }) => label === 'Kode c2'),
  ]
  expect(c2).toMatchObject({ name: 'kode-c2', parent: c1?.id, hue: 3, codings: 1, revision: 1 })
  expect(codings.sort((a, b) => a.start - b.start)).toEqual([
    {
      title: 'Teks s1',
      code: 'Kode c1',
      start: 0,
      end: 4,
      quote: 'Kami',
      coder: 'Dewi di sana',
      weight: 60,
      note: 'awal',
    },
    {
      title: 'Teks s1',
      code: 'Kode c2',
      start: 5,
      end: 10,
      quote: 'mulai',
      coder: 'Made di sana',
      weight: null,
      note: '',
    },
    {
      title: 'Teks s2',
      code: 'Kode c1',
      start: 11,
      end: 23,
      quote: 'dari sampah.',
      coder: 'Dewi di sana',
      weight: null,
      note: '',
    },
  ])
  const { rows: memos } = must(await w.as('supervisor').get('/memos')).json as { rows: Memo[] }
  expect(memos.map(({ text, author, about }) => [text, author, about]).sort()).toEqual(
    [
      ['Kata', 'Made di sana', 'Kami'],
      ['Tentang koding', 'Sari Supervisor', 'Kami'],
      ['Tentang kode', 'Dewi di sana', 'Kode c2'],
      ['Tentang semuanya', 'Dewi di sana', expect.any(String)],
    ].sort(),
  )
  expect((await w.as('supervisor').get('/relations')).json).toMatchObject({
    rows: [
      { from: c1?.id, to: c2?.id, type: 'causes', sign: '+', note: 'is cause of: kata Wayan' },
    ],
  })
  expect(await concluded(w)).toEqual({
    places: [{ code: c2?.id, x: 40, y: -20 }],
    findings: [
      {
        claim: 'Kelompok mulai dari sampah',
        state: 'supported',
        codes: [c1?.id, c2?.id].sort(),
        // Nobody has said yet whether their words may be quoted.
        evidence: [['supports', 3, 'awal', 'modal sosial', null]],
      },
    ],
  })
  expect((await w.as('supervisor').get('/identities')).json).toMatchObject({
    rows: [{ code: 'P-700', name: 'I Wayan Contoh' }],
  })
  expect(await tallies(w)).toMatchObject({ sources: 2, codes: 2, participants: 1, memos: 4 })
  const found = must(await w.as('supervisor').get('/search?q=sampah')).json as { rows: unknown[] }
  expect(found.rows).toHaveLength(2)
  const line = must(await w.as('supervisor').get('/audit')).json as {
    rows: { verb: string; what: string }[]
  }
  expect(line.rows.filter(({ what }) => what === 'import').map(({ verb }) => verb)).toEqual([
    'bring-in',
    'begin',
  ])
})

test('before it is brought in nothing of it is in the study, and the plan says what would come of it', async () => {
  const w = await world()
  const lead = w.as('supervisor')
  const before = [await state(w), await tallies(w)]
  const id = await stage(lead, bundle)
  expect([await state(w), await tallies(w)]).toEqual(before)
  const told = await plan(lead, id)
  expect(told).toMatchObject({
    kinds: Object.entries(all).map(([kind, n]) => ({ kind, new: n, here: 0, out: 0 })),
    out: [],
    codes: { clashes: [], changed: [], twice: [], cut: [] },
    coders: [
      { key: 'u1', name: 'Dewi di sana', codings: 2, person: null },
      { key: 'u2', name: 'Made di sana', codings: 1, person: null },
    ],
    unasked: 1,
    isReady: true,
  })
})

test('the same file again brings nothing, and a later state of it brings what is new', async () => {
  const w = await world()
  const lead = w.as('supervisor')
  await bringIn(lead, bundle)
  const before = await state(w)
  const again = await stage(lead, bundle)
  expect((await plan(lead, again)).kinds.every((row) => row.new === 0 && row.out === 0)).toBe(true)
  const { added } = must(await lead.post(`/imports/${again}/apply`, {})).json as { added: object }
  expect(Object.values(added).every((n) => n === 0)).toBe(true)
  expect(await state(w)).toEqual(before)
  const later = {
    ...bundle,
    sources: [...bundle.sources, aSource('s3', { text: 'Baru.' })],
    codings: [
      ...bundle.codings,
      aCoding('k4', { source: 's3' }),
      aCoding('k5', { start: 5, end: 9 }),
    ],
  }
  expect((await bringIn(lead, later, 'cd'.repeat(32))).added).toMatchObject({
    source: 1,
    coding: 2,
    code: 0,
    coder: 0,
  })
})

test('an upload that broke off goes on: the server tells what it has, and a part sent twice is there once', async () => {
  const w = await world()
  const lead = w.as('supervisor')
  const id = newId()
  const { head, parts } = partsOf(bundle, { name: 'a.qdpx', hash: fileHash }, new Map())
  must(await lead.put(`/imports/${id}`, head))
  for (const n of [0, 1, 2, 3]) must(await lead.raw('PUT', `/imports/${id}/parts/${n}`, parts[n]))
  expect((await lead.post(`/imports/${id}/apply`, {})).json).toMatchObject({
    error: 'import.incomplete',
    details: { kind: 'source', missing: 2 },
  })
  expect((await lead.put(`/imports/${id}`, head)).status).toBe(200)
  const found = must(await lead.get(`/imports?file=${fileHash}`)).json as {
    rows: { id: string; state: string }[]
  }
  expect(found.rows).toMatchObject([{ id, state: 'staged', fileName: 'a.qdpx' }])
  const held = must(await lead.get(`/imports/${id}`)).json as ImportState
  expect(held.parts.map(({ n }) => n)).toEqual([0, 1, 2, 3])
  for (const [n, part] of parts.entries()) {
    const had = held.parts.some((one) => one.n === n)
    expect((await lead.raw('PUT', `/imports/${id}/parts/${n}`, part)).status).toBe(had ? 200 : 201)
  }
  expect((await lead.post(`/imports/${id}/apply`, {})).status).toBe(201)
  const once = await state(w)
  expect((await lead.post(`/imports/${id}/apply`, {})).json).toMatchObject({ added: all })
  expect(await state(w)).toEqual(once)
  expect((await lead.raw('PUT', `/imports/${id}/parts/9`, parts[0])).json).toMatchObject({
    error: 'import.over',
  })
})

test('a part that came to harm is refused, and one that is sent anew takes along what rested on it', async () => {
  const w = await world()
  const lead = w.as('supervisor')
  const id = newId()
  const { head, parts } = partsOf(bundle, { name: 'a.qdpx', hash: fileHash }, new Map())
  must(await lead.put(`/imports/${id}`, head))
  const harmed = await lead.raw('PUT', `/imports/${id}/parts/0`, parts[0], {
    'x-body-sha256': '0'.repeat(64),
  })
  expect([harmed.status, harmed.json]).toMatchObject([422, { error: 'request.damaged' }])
  for (const [n, part] of parts.entries())
    must(await lead.raw('PUT', `/imports/${id}/parts/${n}`, part))
  const at = parts.findIndex((part) => part.includes('"kind":"source"'))
  const other = parts[at]?.replaceAll('Kami mulai', 'Kita mulai')
  must(await lead.raw('PUT', `/imports/${id}/parts/${at}`, other))
  expect(
    (must(await lead.get(`/imports/${id}`)).json as ImportState).parts.map(({ n }) => n),
  ).toEqual(Array.from({ length: at + 1 }, (_, n) => n))
})

test('taken back, the study is as it was, and the file can come in again', async () => {
  const w = await world()
  const lead = w.as('supervisor')
  await source(w, { technique: 'fgd', role: 'anggota' })
  const whole = async () => {
    const { sources, codes, codings } = await state(w)
    const groups = (await lead.get('/coverage')).json
    return { sources, codes, codings, tallies: await tallies(w), groups, ...(await concluded(w)) }
  }
  const before = await whole()
  const { id } = await bringIn(lead, bundle)
  const inside = await whole()
  for (let times = 0; times < 2; times++)
    expect((await lead.delete(`/imports/${id}`)).status).toBe(200)
  expect(await whole()).toEqual(before)
  expect((await lead.get('/search?q=sampah')).json).toMatchObject({ rows: [{}] })
  expect(must(await lead.get('/imports')).json).toMatchObject({
    rows: [{ id, state: 'undone', by: 'Sari Supervisor', added: all }],
  })
  await bringIn(lead, bundle)
  const again = await whole()
  expect({ ...again, sources: [] }).toEqual({ ...inside, sources: [] })
  // What somebody built on a finding of it stays with it; a factor that somebody moved is theirs.
  const { rows } = must(await lead.get('/findings')).json as { rows: { id: string }[] }
  const text = again.sources[0]?.id ?? ''
  const own = await coding(w, text, again.codes[0]?.id ?? '')
  must(
    await lead.put(`/findings/${rows[0]?.id}/evidence/${newId()}`, {
      target: { kind: 'coding', coding: own },
      stance: 'context',
      strength: 1,
      note: '',
    }),
  )
  const kept = await lead.delete(
    `/imports/${(must(await lead.get('/imports')).json as { rows: { id: string }[] }).rows[0]?.id}`,
  )
  expect(kept.json).toMatchObject({ error: 'import.kept', details: { findings: 1 } })
})

test('what was built on stays, and the refusal says in numbers what stands in the way', async () => {
  const w = await world()
  const lead = w.as('supervisor')
  const { id } = await bringIn(lead, bundle)
  const { sources, codes } = await state(w)
  const text = sources.find(({ title }) => title === 'Teks s1')?.id ?? ''
  const own = await coding(w, text, codes[0]?.id ?? '')
  const memo = { target: { kind: 'source', id: text }, kind: 'analytic', text: 'x', private: false }
  must(await w.as('coder').put(`/memos/${newId()}`, memo))
  const before = await state(w)
  const refused = await lead.delete(`/imports/${id}`)
  expect([refused.status, refused.json]).toMatchObject([
    409,
    { error: 'import.kept', details: { codings: 1, memos: 1 } },
  ])
  expect(await state(w)).toEqual(before)
  expect(own).toBeTruthy()
})

test('whose code bears the name of another is asked, and nothing comes in before somebody has decided', async () => {
  const w = await world()
  const lead = w.as('supervisor')
  await code(w, 'bantuan')
  const guid = newId()
  const file = {
    ...bundle,
    codes: [aCode('c1', { guid, name: 'bantuan', label: 'Bantuan' }), aCode('c2')],
  }
  const id = await stage(lead, file)
  expect(await plan(lead, id)).toMatchObject({
    codes: { clashes: [{ label: 'Bantuan', ours: 'bantuan' }] },
    isReady: false,
  })
  expect((await lead.post(`/imports/${id}/apply`, {})).json).toMatchObject({
    error: 'import.undecided',
  })
  const choices = {
    clash: 'ours',
    wordings: 'ours',
    coders: [{ key: 'u2', person: w.personId('coder2') }],
    techniques: [{ key: 's2', technique: 'document' }],
  }
  must(await lead.put(`/imports/${id}/choices`, choices))
  expect(await plan(lead, id)).toMatchObject({
    isReady: true,
    coders: [{}, { key: 'u2', person: { name: 'Komang Coder', role: 'coder' } }],
  })
  must(await lead.post(`/imports/${id}/apply`, {}))
  const { codings, codes, sources } = await state(w)
  expect(codes).toHaveLength(2)
  expect(codings.map(({ code, coder }) => [code, coder]).sort()).toEqual([
    ['Kode c2', 'Komang Coder'],
    ['bantuan', 'Dewi di sana'],
    ['bantuan', 'Dewi di sana'],
  ])
  expect(sources.find(({ title }) => title === 'Teks s2')?.technique).toBe('document')
  const stranger = { ...choices, coders: [{ key: 'u2', person: w.personId('outsider') }] }
  const next = await stage(lead, file)
  expect((await lead.put(`/imports/${next}/choices`, stranger)).status).toBe(400)
})

test('who works blind gets no codings from a file, and whoever took their consent back no words', async () => {
  const w = await world()
  const lead = w.as('supervisor')
  const consent = await person(w, 'P-700', 'ketua')
  must(await lead.post(`/consents/${consent}/withdraw`, {}))
  const [text, x] = [await source(w), await code(w, 'x')]
  const round = {
    title: 'Buta',
    mode: 'blind',
    codes: [x],
    from: '2020-01-01',
    to: '2020-02-01',
    sources: [{ source: text, coders: [w.personId('coder'), w.personId('coder2')] }],
    draw: null,
  }
  must(await lead.put(`/rounds/${newId()}`, round))
  const id = await stage(lead, bundle)
  must(
    await lead.put(`/imports/${id}/choices`, {
      clash: null,
      wordings: 'ours',
      coders: [{ key: 'u1', person: w.personId('coder') }],
      techniques: [],
    }),
  )
  expect((await plan(lead, id)).out).toEqual([
    { kind: 'coder', reason: 'coder-blind', count: 1, names: ['Dewi di sana'] },
    { kind: 'source', reason: 'consent-withdrawn', count: 1, names: ['Teks s1'] },
    { kind: 'coding', reason: 'coder-blind', count: 1, names: ['Teks s2'] },
    { kind: 'coding', reason: 'consent-withdrawn', count: 2, names: ['Teks s1'] },
    { kind: 'memo', reason: 'coder-blind', count: 2, names: expect.any(Array) },
    { kind: 'memo', reason: 'consent-withdrawn', count: 1, names: expect.any(Array) },
    { kind: 'evidence', reason: 'consent-withdrawn', count: 1, names: expect.any(Array) },
  ])
  const { added } = must(await lead.post(`/imports/${id}/apply`, {})).json as { added: object }
  expect(added).toMatchObject({ source: 1, coding: 0, memo: 1 })
})

test('a text that was corrected here keeps its words, and codings of the file are not put on other words', async () => {
  const w = await world()
  const lead = w.as('supervisor')
  await bringIn(lead, bundle)
  const text = (await state(w)).sources.find(({ title }) => title === 'Teks s1')?.id
  const edits = [{ start: 0, end: 4, insert: 'Kita semua' }]
  must(
    await lead.post(`/sources/${text}/corrections`, {
      version: 1,
      kind: 'typing',
      reason: '',
      edits,
    }),
  )
  const later = { ...bundle, codings: [...bundle.codings, aCoding('k9', { start: 20, end: 22 })] }
  const id = await stage(lead, later)
  expect((await plan(lead, id)).out).toEqual([
    { kind: 'coding', reason: 'text-differs', count: 3, names: ['Teks s1'] },
  ])
})

test('coders of a file take part in a round as they are: what they did is done, and is compared', async () => {
  const w = await world()
  const lead = w.as('supervisor')
  const { id } = await bringIn(lead, bundle)
  const { sources, codes } = await state(w)
  const text = sources.find(({ title }) => title === 'Teks s1')?.id ?? ''
  const { rows: coders } = must(await lead.get('/coders')).json as { rows: PossibleCoder[] }
  const outside = coders.filter(({ role }) => role === null)
  expect(outside.map(({ name }) => name)).toEqual(['Dewi di sana', 'Made di sana'])
  const round = newId()
  const who = [...outside.map((one) => one.id), w.personId('coder')]
  const body = {
    title: 'Bersama mereka',
    mode: 'blind',
    codes: codes.map((one) => one.id),
    from: '2020-01-01',
    to: '2020-02-01',
    sources: [{ source: text, coders: who }],
    draw: null,
  }
  must(await lead.put(`/rounds/${round}`, body))
  const made = must(await lead.get(`/rounds/${round}`)).json as Round
  expect(made.parts.map(({ coder, doneAt }) => [coder, doneAt !== null]).sort()).toEqual(
    who.map((one, at) => [one, at < 2]).sort(),
  )
  const compared = must(await lead.get(`/rounds/${round}/sources/${text}/codings`)).json as {
    rows: { coder: string }[]
  }
  expect(new Set(compared.rows.map(({ coder }) => coder))).toEqual(
    new Set(outside.map((one) => one.id)),
  )
  // Blind, a member sees none of theirs; and what a round rests on does not go.
  expect(
    (must(await w.as('coder').get(`/sources/${text}/codings`)).json as { rows: unknown[] }).rows,
  ).toEqual([])
  expect(
    (must(await w.as('coder').get('/memos')).json as { rows: Memo[] }).rows.map(
      ({ author }) => author,
    ),
  ).not.toContain('Dewi di sana')
  expect((await lead.delete(`/imports/${id}`)).json).toMatchObject({
    error: 'import.kept',
    details: { rounds: 1 },
  })
  const other = { ...body, sources: [{ source: text, coders: [w.personId('outsider')] }] }
  expect((await lead.put(`/rounds/${newId()}`, other)).status).toBe(422)
})

test('in another study the same file makes other things, and ids of another study are never met', async () => {
  const w = await world()
  const theirs = w.as('outsider')
  const base = `/api/studies/${w.other}`
  const outside = {
    ...theirs,
    get: (path: string) => theirs.get(base + path),
    put: (path: string, body: unknown) => theirs.put(base + path, body),
    post: (path: string, body: unknown) => theirs.post(base + path, body),
    raw: (method: string, path: string, body?: string | Uint8Array | ReadableStream) =>
      theirs.raw(method, base + path, body),
  }
  await bringIn(w.as('supervisor'), bundle)
  const ours = await state(w)
  const { id, added } = await bringIn(outside, bundle)
  expect(added).toEqual(all)
  // Keys that are ids of the first study's things mean nothing here.
  const keyed = {
    ...bundle,
    sources: [aSource(ours.sources[0]?.id ?? ''), aSource('s1'), aSource('s2')],
  }
  expect((await bringIn(outside, keyed)).added).toMatchObject({ source: 1 })
  expect(await state(w)).toEqual(ours)
  const lead = w.as('supervisor')
  const [asked, never] = [await lead.get(`/imports/${id}`), await lead.get(`/imports/${newId()}`)]
  expect([asked.status, never.status]).toEqual([404, 404])
  for (const [method, path] of [
    ['GET', `/imports/${id}/plan`],
    ['POST', `/imports/${id}/apply`],
    ['DELETE', `/imports/${id}`],
  ] as const)
    expect((await lead.raw(method, path)).status).toBe(404)
  expect(
    (
      await lead.put(
        `/imports/${id}`,
        partsOf(bundle, { name: 'a', hash: fileHash }, new Map()).head,
      )
    ).json,
  ).toMatchObject({ error: 'id.taken' })
})

test("a thing that bears the id of one of this study's is that thing", async () => {
  const w = await world()
  const text = await source(w)
  const x = await code(w, 'x')
  const mine = await coding(w, text, x)
  const own: Bundle = {
    ...emptyBundle,
    coders: [{ key: w.personId('supervisor'), name: 'Sari' }],
    codes: [aCode('c1', { guid: x, name: 'x', label: 'x' })],
    sources: [aSource(text)],
    codings: [
      aCoding(mine, { source: text, coder: w.personId('supervisor'), end: 22 }),
      aCoding('k2', { source: text, coder: w.personId('supervisor'), start: 24, end: 29 }),
    ],
  }
  const id = await stage(w.as('supervisor'), own)
  expect(await plan(w.as('supervisor'), id)).toMatchObject({
    coders: [{ person: { name: 'Sari Supervisor' } }],
    out: [],
  })
  const { added } = must(await w.as('supervisor').post(`/imports/${id}/apply`, {})).json as {
    added: object
  }
  expect(added).toEqual({
    case: 0,
    participant: 0,
    instrument: 0,
    response: 0,
    coder: 0,
    code: 0,
    source: 0,
    coding: 1,
    memo: 0,
    relation: 0,
    place: 0,
    finding: 0,
    evidence: 0,
  })
})

test('what was collected and what was coded do not come in one import, so that each fits into a request', async () => {
  const w = await world()
  const lead = w.as('supervisor')
  const { head } = partsOf(bundle, { name: 'a.qdpx', hash: fileHash }, new Map())
  const mixed = { ...head, counts: { ...head.counts, response: 1 } }
  expect((await lead.put(`/imports/${newId()}`, mixed)).json).toMatchObject({
    error: 'request.malformed',
    details: { at: 'counts', reason: 'import.mixed' },
  })
  // All kinds of what is coded at once, and a code that is worded anew.
  await bringIn(lead, { ...bundle, codes: bundle.codes.map((one) => ({ ...one, guid: null })) })
  const later = bundle.codes.map((one) => ({ ...one, definition: 'Lain' }))
  const id = await stage(lead, { ...bundle, codes: later }, 'cd'.repeat(32))
  const choices = { clash: null, wordings: 'theirs', coders: [], techniques: [] }
  must(await lead.put(`/imports/${id}/choices`, choices))
  const applied = must(await lead.post(`/imports/${id}/apply`, {}))
  expect(Number(applied.headers.get('x-queries'))).toBeLessThanOrEqual(40)
})

test('hostile rows are refused before anything is laid aside', async () => {
  const w = await world()
  const lead = w.as('supervisor')
  const { head } = partsOf(bundle, { name: 'a', hash: fileHash }, new Map())
  const id = await stage(lead, { ...bundle, codings: [], memos: [] })
  const put = async (kind: string, ...rows: unknown[]) => {
    const { status, json } = await lead.put(`/imports/${id}/parts/20`, { kind, rows })
    return [status, (json as { details: { at?: string; reason?: string } }).details]
  }
  expect(await put('coding', aCoding('k', { end: 900 }))).toMatchObject([
    400,
    { at: 'rows.0', reason: 'segment.outside' },
  ])
  expect(await put('coding', aCoding('k', { start: 4 }))).toMatchObject([
    400,
    { reason: 'segment.outside' },
  ])
  expect(await put('coding', aCoding('k', { source: 's9' }))).toMatchObject([
    400,
    { at: 'rows.0.source', reason: 'source.unknown' },
  ])
  expect(await put('coding', aCoding('k'), aCoding('k'))).toMatchObject([
    400,
    { reason: 'list.twice' },
  ])
  expect(await put('coding', aCoding('k'.repeat(1_000_000)))).toMatchObject([
    400,
    { at: 'rows.0.key', reason: 'text.too-long' },
  ])
  expect(await put('source', aSource('t', { text: 'a\r\nb' }))).toMatchObject([
    400,
    { at: 'rows.0.text', reason: 'text.not-normal' },
  ])
  expect(await put('source', aSource('t', { text: 'a\ud800b' }))).toMatchObject([400, {}])
  expect(await put('source', aSource('t', { text: ' ' }))).toMatchObject([
    400,
    { reason: 'text.empty' },
  ])
  expect(await put('source', aSource('t', { blocks: [{ start: 0, end: 900 }] }))).toMatchObject([
    400,
    { at: 'rows.0.blocks.0', reason: 'block.outside' },
  ])
  expect(await put('source', aSource('t', { owner: 1 }))).toMatchObject([400, {}])
  expect(await put('person', {})).toMatchObject([400, {}])
  expect(await put('source')).toMatchObject([400, {}])
  expect((await lead.raw('PUT', `/imports/${id}/parts/20`, 'x'.repeat(1_500_000))).status).toBe(413)
  expect((await lead.raw('PUT', `/imports/${id}/parts/-1`, '{}')).status).toBe(400)
  const many = { ...head, counts: { ...head.counts, coding: 1_000_000 } }
  const refused = await lead.put(`/imports/${newId()}`, many)
  expect([refused.status, refused.json]).toMatchObject([
    413,
    { details: { what: 'coding', limit: 100_000 } },
  ])
})

test('the longest text and the largest codebook that may come do, and what is larger is refused in words', async () => {
  const w = await world()
  const lead = w.as('supervisor')
  // Turns as short as they come: as many blocks as a row bears beside so long a text.
  const long =
    'Peneliti: Bagaimana mulanya dulu, dan siapa saja yang ikut waktu itu?\nP1: Kami semua ikut, tetapi lain-lain caranya.\n'.repeat(
      7_000,
    )
  const { added } = await bringIn(lead, {
    ...emptyBundle,
    sources: [aSource('panjang', { text: long.slice(0, 620_000) })],
  })
  expect(added).toMatchObject({ source: 1 })
  const text = 'isi '.repeat(1_000)
  const many = Array.from({ length: 400 }, (_, n) => aCode(`c${n}`, { definition: text }))
  const id = await stage(lead, { ...emptyBundle, codes: many }, 'ee'.repeat(32))
  expect((await lead.get(`/imports/${id}/plan`)).json).toMatchObject({ error: 'import.too-large' })
  expect((await lead.post(`/imports/${id}/apply`, {})).status).toBe(413)
  const fits = await stage(lead, { ...emptyBundle, codes: many.slice(0, 300) }, 'ef'.repeat(32))
  expect((await lead.post(`/imports/${fits}/apply`, {})).status).toBe(201)
})

test('what was looked at and not brought in goes after two weeks', async () => {
  const w = await world()
  const lead = w.as('supervisor')
  const [old, recent] = [await stage(lead, bundle), await stage(lead, bundle, 'cd'.repeat(32))]
  await w.db
    .prepare("update imports set begun_at = '2020-01-01T00:00:00.000Z' where id = ?")
    .bind(old)
    .run()
  const worker = await w.local.mf.getWorker()
  await worker.scheduled({ cron: '17 3 * * *' })
  expect((await lead.get(`/imports/${old}`)).status).toBe(404)
  expect((await plan(lead, recent)).isReady).toBe(true)
})

test('a script brings in names only with the permission to read them', async () => {
  const w = await world()
  const holder = async (scope: string) => {
    const token = newSecret('pdt')
    const values = [
      await sha256(token),
      newId(),
      w.study,
      w.personId('owner'),
      'skrip',
      scope,
      '2099-01-01T00:00:00.000Z',
    ]
    await w.db.exec(
      insert('api_tokens (hash, id, study_id, person_id, name, scope, expires_at)', values),
    )
    return w.bearer(token)
  }
  const [narrow, wide] = [await holder('study.import'), await holder('study.import identity.read')]
  const { head, parts } = partsOf(bundle, { name: 'a.qdpx', hash: fileHash }, new Map())
  const people = parts.findIndex((part) => part.startsWith('{"kind":"participant"'))
  const id = newId()
  must(await narrow.put(`/imports/${id}`, head))
  expect((await narrow.raw('PUT', `/imports/${id}/parts/${people}`, parts[people])).status).toBe(
    403,
  )
  expect((await wide.raw('PUT', `/imports/${id}/parts/${people}`, parts[people])).status).toBe(201)
  expect((await narrow.raw('PUT', `/imports/${id}/parts/${people}`, parts[people])).status).toBe(
    200,
  )
})

test('what an import costs to look at does not grow with the study', async () => {
  const w = await world()
  const lead = w.as('supervisor')
  const cost = async (hash: string) => {
    const id = await stage(lead, bundle, hash)
    const looked = must(await lead.get(`/imports/${id}/plan`))
    must(await lead.delete(`/imports/${id}`))
    return Number(looked.headers.get('x-rows-read'))
  }
  const grow = async (n: number) => {
    for (let at = 0; at < n; at++) await source(w, { title: `Lain ${at}` })
  }
  await grow(1)
  const before = await cost(fileHash)
  const more = 60
  await grow(more)
  expect(before).toBeGreaterThan(0)
  // A search in an index may end beside a row of some other study, which is read too.
  expect(await cost(fileHash)).toBeLessThan(before + more)
})

test('brought in, a study is as if somebody had done the same by hand', async () => {
  const [file, hand] = [await world(), await world()]
  const coder = { key: 'u1', name: 'Kadek' }
  const whole: Bundle = {
    ...bundle,
    coders: [coder],
    participants: bundle.participants.map((one) => ({ ...one, identity: null })),
    codings: bundle.codings.map((one) => ({ ...one, coder: 'u1', madeAt: null })),
    memos: [],
    relations: [],
    places: [],
    findings: [],
    evidence: [],
  }
  const lead = file.as('supervisor')
  const id = await stage(lead, whole)
  const coders = [{ key: 'u1', person: file.personId('coder') }]
  must(
    await lead.put(`/imports/${id}/choices`, {
      clash: null,
      wordings: 'ours',
      coders,
      techniques: [],
    }),
  )
  must(await lead.post(`/imports/${id}/apply`, {}))

  const other = hand.as('supervisor')
  for (const one of whole.cases) must(await other.post('/cases', one))
  for (const one of whole.participants) must(await other.post('/participants', one))
  const ids = new Map<string, string>()
  const idOf = (key: string) => {
    const known = ids.get(key) ?? newId()
    ids.set(key, known)
    return known
  }
  for (const { key, guid: _, name, parent, hue, position, ...words } of whole.codes)
    must(
      await other.put(`/codes/${idOf(key)}`, {
        ...words,
        name: name ?? `kode-${key}`,
        parent: parent && idOf(parent),
        hue: hue ?? 0,
        position,
      }),
    )
  for (const { key, ...one } of whole.sources)
    must(await other.post('/sources', { ...one, id: idOf(key), origin: null, version: null }))
  for (const { key, source, code, coder: _, madeAt: __, ...span } of whole.codings)
    must(
      await hand.as('coder').put(`/codings/${idOf(key)}`, {
        ...span,
        source: idOf(source),
        code: idOf(code),
        quote: spoken.slice(span.start, span.end),
      }),
    )
  const brought = await counted(file)
  expect(brought).toEqual(await counted(hand))
  for (const rows of Object.values(brought)) expect(rows).not.toEqual([])
})

/** What triggers and the store keep beside the things themselves, with names in place of ids. */
async function counted(w: World) {
  const of = async (select: string) =>
    (await w.db.prepare(select).bind(w.study).all()).results
      .map((row) => JSON.stringify(row))
      .sort()
  const code = '(select label from codes where id = t.code_id)'
  const text = '(select title from sources where id = t.source_id)'
  const layer =
    '(select p.name from layers l join people p on p.id = l.person_id where l.id = t.layer_id and l.study_id = ?)'
  return {
    groups: await of('select technique, role, n, coded from source_groups where study_id = ?'),
    months: await of('select month, n, coded from source_months where study_id = ?'),
    cases: await of(
      'select case_code, responses, sources, brought, coded from case_tallies where study_id = ?',
    ),
    tallies: await of("select what, n from tallies where study_id = ? and what <> 'kit'"),
    codes: await of(
      `select ${code} as code, ${layer} as layer, t.n from code_tallies t where layer is not null`,
    ),
    wordings: await of(
      `select ${code} as code, ${layer} as layer, t.n, substr(t.wording, -2) as wording from wording_tallies t where layer is not null`,
    ),
    sources: await of(
      `select ${text} as text, ${layer} as layer, t.n from source_tallies t where layer is not null`,
    ),
    beats: await of(
      `select ${text} as text, ${layer} as layer, t.n from source_beats t where layer is not null`,
    ),
    coded: await of(
      'select title, technique, participant, role, case_code, occurred_on, coded from sources where study_id = ?',
    ),
    texts: await of(
      'select s.title, v.number, v.text_hash, v.length_chars, v.text, v.blocks from sources s join source_versions v on v.source_id = s.id where s.study_id = ?',
    ),
    codings: await of(
      'select s.title, k.label, c.version, c.start_at, c.end_at, c.quote, c.weight, c.note, substr(c.wording, -2) as wording from codings c join sources s on s.id = c.source_id join codes k on k.id = c.code_id where c.study_id = ?',
    ),
    pending: await of(
      'select kind, count(*) as n from search_pending where study_id = ? group by kind',
    ),
    wordingsOfCodes: await of(
      'select c.label, v.revision, v.name, v.definition from codes c join code_wordings v on v.code_id = c.id where c.study_id = ?',
    ),
  }
}
