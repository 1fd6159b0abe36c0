// Codings: one code on one segment by one coder, blind until the consensus.
import { expect, test } from 'vitest'
import type { Pulse } from '../../core/wire/coding.ts'
import { type World, world } from '../world.ts'

const id = () => crypto.randomUUID()
const text = 'Kami mulai dari sampah 😀 lalu pupuk.'

type Rows<Row> = { rows: Row[]; next: string | null }
type CodingRow = { id: string; layer: string; coder: string; findings: number[] }

const codeBody = {
  parent: null,
  definition: '',
  include: '',
  exclude: '',
  example: '',
  hue: 0,
  position: 0,
}

/** A study with one transcript and two codes, as two coders find it. */
async function desk(): Promise<{ w: World; source: string; modal: string; tokoh: string }> {
  const w = await world()
  const [source, modal, tokoh] = [id(), id(), id()]
  const lead = w.as('supervisor')
  await lead.post('/sources', {
    id: source,
    title: 'Wawancara anggota',
    technique: 'interview',
    participant: null,
    role: 'anggota',
    case: null,
    occurredOn: null,
    origin: null,
    version: null,
    file: null,
    text,
    blocks: [
      { start: 0, end: 25, timeMs: 4_000 },
      { start: 26, end: text.length },
    ],
  })
  for (const [one, name] of [
    [modal, 'modal'],
    [tokoh, 'tokoh'],
  ] as const)
    await lead.put(`/codes/${one}`, { ...codeBody, name, label: name })
  return { w, source, modal, tokoh }
}

const on = (source: string, code: string, start: number, end: number) => ({
  source,
  code,
  start,
  end,
  quote: text.slice(start, end),
})

test('a segment is coded once however often it is sent, and shows at its place', async () => {
  const { w, source, modal } = await desk()
  const coder = w.as('coder')
  const one = id()
  expect(await coder.put(`/codings/${one}`, on(source, modal, 0, 22))).toMatchObject({
    status: 201,
    json: { id: one },
  })
  expect((await coder.put(`/codings/${one}`, on(source, modal, 0, 22))).status).toBe(200)
  expect(await coder.put(`/codings/${one}`, on(source, modal, 0, 4))).toMatchObject({
    status: 409,
    json: { error: 'id.taken' },
  })
  const { rows } = (await coder.get(`/sources/${source}/codings`)).json as Rows<CodingRow>
  expect(rows).toEqual([
    {
      id: one,
      code: modal,
      start: 0,
      end: 22,
      quote: 'Kami mulai dari sampah',
      coder: expect.any(String),
      layer: 'mine',
      madeAt: expect.any(String),
      weight: null,
      note: '',
      findings: [],
      origin: null,
    },
  ])
  expect((await coder.get('/sources')).json).toMatchObject({ rows: [{ codings: 1 }] })
  expect((await coder.get('/codes')).text).toContain('"codings":1')
})

test('a coding taken away and put again is the same coding, and counts as one', async () => {
  const { w, source, modal } = await desk()
  const coder = w.as('coder')
  const one = id()
  await coder.put(`/codings/${one}`, on(source, modal, 0, 4))
  expect(await coder.delete(`/codings/${one}`)).toMatchObject({
    status: 200,
    json: { id: one, findings: [] },
  })
  expect((await coder.delete(`/codings/${one}`)).status).toBe(200)
  expect((await coder.get(`/sources/${source}/codings`)).json).toMatchObject({
    rows: [],
    unfit: [],
  })
  expect((await coder.get('/sources')).json).toMatchObject({ rows: [{ codings: 0 }] })
  expect((await coder.put(`/codings/${one}`, on(source, modal, 0, 4))).status).toBe(200)
  expect((await coder.get('/sources')).json).toMatchObject({ rows: [{ codings: 1 }] })
  const { rows } = (await w.as('supervisor').get('/audit')).json as Rows<{
    verb: string
    object: string
  }>
  expect(rows.filter((row) => row.object === one).map((row) => row.verb)).toEqual([
    'bring-back',
    'remove',
    'make',
  ])
})

test('a segment that is not in the text, halves a character or is misquoted is refused', async () => {
  const { w, source, modal } = await desk()
  const coder = w.as('coder')
  const emoji = text.indexOf('😀')
  const refusals: [object, number, string][] = [
    [{ ...on(source, modal, 0, 4), end: 999 }, 422, 'segment.outside'],
    [{ ...on(source, modal, 4, 4) }, 422, 'segment.outside'],
    [{ ...on(source, modal, 0, 4), start: 9 }, 422, 'segment.outside'],
    [{ ...on(source, modal, 0, 4), start: -1 }, 400, 'request.malformed'],
    [{ ...on(source, modal, 0, 4), end: 3.5 }, 400, 'request.malformed'],
    [{ ...on(source, modal, 0, 4), quote: 'kami' }, 409, 'segment.quote-wrong'],
    [
      { ...on(source, modal, 0, emoji + 1), quote: `${text.slice(0, emoji)}?` },
      409,
      'segment.quote-wrong',
    ],
    [{ ...on(source, modal, 0, emoji + 1) }, 400, 'text.ill-formed'],
    [on(source, id(), 0, 4), 404, 'thing.unknown'],
    [on(id(), modal, 0, 4), 404, 'thing.unknown'],
  ]
  for (const [coding, status, error] of refusals)
    expect(await coder.put(`/codings/${id()}`, coding)).toMatchObject({ status, json: { error } })
  expect((await coder.put('/codings/nope', on(source, modal, 0, 4))).status).toBe(400)
  expect((await coder.get(`/sources/${source}/codings`)).json).toMatchObject({
    rows: [],
    unfit: [],
  })
  expect((await coder.put(`/codings/${id()}`, on(source, modal, emoji, emoji + 2))).status).toBe(
    201,
  )
})

test('a retired code takes no new codings, and keeps those it has', async () => {
  const { w, source, modal } = await desk()
  const coder = w.as('coder')
  const [kept, gone] = [id(), id()]
  await coder.put(`/codings/${kept}`, on(source, modal, 0, 4))
  await coder.put(`/codings/${gone}`, on(source, modal, 5, 10))
  await coder.delete(`/codings/${gone}`)
  await coder.post(`/codes/${modal}/retire`, {})
  const retired = { status: 409, json: { error: 'code.retired', details: { code: 'modal' } } }
  expect(await coder.put(`/codings/${id()}`, on(source, modal, 5, 10))).toMatchObject(retired)
  expect(await coder.put(`/codings/${gone}`, on(source, modal, 5, 10))).toMatchObject(retired)
  expect((await coder.put(`/codings/${kept}`, on(source, modal, 0, 4))).status).toBe(200)
  expect((await coder.get(`/codes/${modal}/segments`)).json).toMatchObject({ rows: [{ id: kept }] })
})

test('what a coder sees is the same to the byte whether another has coded or not', async () => {
  const { w, source, modal, tokoh } = await desk()
  const [one, other] = [w.as('coder'), w.as('coder2')]
  await one.put(`/codings/${id()}`, on(source, modal, 0, 4))
  const seen = async () => {
    const paths = [
      '/sources',
      `/sources/${source}`,
      `/sources/${source}/codings`,
      '/codes',
      '/memos',
    ]
    const pages = [...paths, `/codes/${modal}/segments?limit=1`, `/codes/${tokoh}/segments`]
    return Promise.all(pages.map(async (path) => (await one.get(path)).text))
  }
  const before = await seen()
  const theirs = id()
  await other.put(`/codings/${theirs}`, on(source, modal, 5, 10))
  await other.put(`/codings/${id()}`, on(source, tokoh, 0, 4))
  await other.put(`/memos/${id()}`, {
    target: { kind: 'coding', id: theirs },
    kind: 'analytic',
    text: 'Ragu.',
    private: false,
  })
  expect(await seen()).toEqual(before)
})

test('nobody takes away or takes over the coding of another', async () => {
  const { w, source, modal } = await desk()
  const theirs = id()
  await w.as('coder2').put(`/codings/${theirs}`, on(source, modal, 0, 4))
  for (const who of ['coder', 'supervisor', 'owner'] as const) {
    expect((await w.as(who).delete(`/codings/${theirs}`)).status).toBe(404)
    expect(await w.as(who).put(`/codings/${theirs}`, on(source, modal, 0, 4))).toMatchObject({
      status: 409,
      json: { error: 'id.taken' },
    })
  }
  expect((await w.as('coder2').get(`/sources/${source}/codings`)).json).toMatchObject({
    rows: [{ id: theirs }],
  })
  expect((await w.as('coder').delete(`/codings/${id()}`)).status).toBe(404)
})

test("another study's sources, codes and codings are as if they had never been", async () => {
  const { w, source, modal } = await desk()
  const coder = w.as('coder')
  const one = id()
  await coder.put(`/codings/${one}`, on(source, modal, 0, 4))
  const outsider = w.as('outsider')
  const there = `/api/studies/${w.other}`
  const nothing = { status: 404, json: { error: 'thing.unknown' } }
  for (const path of [
    `/sources/${source}`,
    `/sources/${source}/codings`,
    `/codes/${modal}/segments`,
  ])
    expect(await outsider.get(there + path)).toMatchObject(nothing)
  expect(await outsider.delete(`${there}/codings/${one}`)).toMatchObject(nothing)
  expect(await outsider.put(`${there}/codings/${id()}`, on(source, modal, 0, 4))).toMatchObject(
    nothing,
  )
  expect(await outsider.post(`${there}/codes/${modal}/retire`, {})).toMatchObject(nothing)
  for (const [kind, target] of [
    ['source', source],
    ['code', modal],
    ['coding', one],
  ])
    expect(
      await outsider.put(`${there}/memos/${id()}`, {
        target: { kind, id: target },
        kind: 'analytic',
        text: 'x',
        private: false,
      }),
    ).toMatchObject(nothing)
  expect((await outsider.get(`${there}/codes`)).json).toEqual({ rows: [] })
  expect((await outsider.get(`/sources/${source}`)).status).toBe(404)
  expect((await coder.get(`/sources/${source}/codings`)).json).toMatchObject({
    rows: [{ id: one }],
  })
})

test("a coder's page costs the same however much another has coded", async () => {
  const { w, source, modal } = await desk()
  for (let start = 0; start < 4; start++)
    await w.as('coder').put(`/codings/${id()}`, on(source, modal, start, start + 5))
  await w.as('coder2').put(`/codings/${id()}`, on(source, modal, 0, 4))
  const cost = async () => {
    const paths = [`/codes/${modal}/segments?limit=2`, '/codes', '/sources']
    const pages = await Promise.all(paths.map((path) => w.as('coder').get(path)))
    return pages.map((page) => Number(page.headers.get('x-rows-read')))
  }
  const before = await cost()
  await w.db
    .prepare(
      `insert into codings (id, study_id, source_id, version, layer_id, code_id, start_at, end_at, quote, made_at, made_by)
      select lower(hex(randomblob(16))), study_id, source_id, version, layer_id, code_id, start_at,
        end_at, quote, '2000-01-01T00:00:00.000Z', made_by
      from codings, json_each('[' || rtrim(replace(hex(zeroblob(300)), '0', '0,'), ',') || ']')
      where made_by = ?`,
    )
    .bind(w.personId('coder2'))
    .run()
  expect(before.every((rows) => rows > 0)).toBe(true)
  expect(await cost()).toEqual(before)
})

test('who supervises sees every layer and whose it is', async () => {
  const { w, source, modal } = await desk()
  await w.as('coder').put(`/codings/${id()}`, on(source, modal, 0, 4))
  await w.as('coder2').put(`/codings/${id()}`, on(source, modal, 0, 10))
  await w.as('supervisor').put(`/codings/${id()}`, on(source, modal, 5, 10))
  const { rows } = (await w.as('supervisor').get(`/sources/${source}/codings`))
    .json as Rows<CodingRow>
  expect(rows.map((row) => row.layer)).toEqual(['other', 'other', 'mine'])
  expect(new Set(rows.map((row) => row.coder)).size).toBe(3)
  expect((await w.as('owner').get('/sources')).json).toMatchObject({ rows: [{ codings: 3 }] })
  expect((await w.as('owner').get(`/codes/${modal}/segments`)).json).toMatchObject({
    next: null,
    rows: { length: 3 },
  })
})

test("a code's segments come in the order they were made, page by page, each with its place", async () => {
  const { w, source, modal } = await desk()
  const coder = w.as('coder')
  const made: string[] = []
  for (let start = 0; start < 5; start++) {
    const one = id()
    made.push(one)
    await coder.put(`/codings/${one}`, on(source, modal, start, start + 5))
  }
  const seen: string[] = []
  let next: string | null = ''
  while (next !== null) {
    const page: Rows<CodingRow> = (
      await coder.get(`/codes/${modal}/segments?limit=2${next && `&after=${next}`}`)
    ).json as Rows<CodingRow>
    expect(page.rows[0]).toMatchObject({
      source: { id: source, title: 'Wawancara anggota', technique: 'interview' },
      participant: null,
      role: 'anggota',
      timeMs: 4_000,
    })
    seen.push(...page.rows.map((row) => row.id))
    next = page.next
  }
  expect(seen).toHaveLength(made.length)
  expect([...seen].sort()).toEqual([...made].sort())
  expect((await coder.get(`/codes/${id()}/segments`)).status).toBe(404)
})

test('a coding that a finding rests on names it, and taking it away says which finding loses ground', async () => {
  const { w, source, modal } = await desk()
  const one = id()
  await w.as('coder').put(`/codings/${one}`, on(source, modal, 0, 4))
  const lead = w.as('supervisor')
  const finding = id()
  const made = await lead.put(`/findings/${finding}`, {
    claim: 'Modal awal adalah sampah.',
    question: '',
    scope: '',
    rival: '',
    codes: [modal],
    state: 'draft',
  })
  const { number } = made.json as { number: number }
  const link = {
    target: { kind: 'coding', coding: one },
    stance: 'supports',
    strength: 2,
    note: '',
  }
  expect((await lead.put(`/findings/${finding}/evidence/${id()}`, link)).status).toBe(201)
  expect((await w.as('coder').get(`/sources/${source}/codings`)).json).toMatchObject({
    rows: [{ findings: [number] }],
  })
  expect((await w.as('coder').delete(`/codings/${one}`)).json).toMatchObject({
    id: one,
    findings: [number],
  })
})

test('the words of a participant who withdrew are out of the codebook too, and take no more codes', async () => {
  const { w, modal } = await desk()
  const lead = w.as('supervisor')
  const consent = id()
  await lead.post('/participants', {
    code: 'P-031',
    role: 'anggota',
    case: null,
    attributes: {},
    identity: null,
  })
  await lead.post('/participants/P-031/consents', {
    id: consent,
    textVersion: '1',
    scopes: ['quote'],
    how: 'signed',
    givenAt: '2018-03-01T02:00:00Z',
  })
  const source = id()
  await lead.post('/sources', {
    id: source,
    title: 'Wawancara',
    technique: 'interview',
    participant: 'P-031',
    role: null,
    case: null,
    occurredOn: null,
    origin: null,
    version: null,
    file: null,
    text,
    blocks: null,
  })
  const one = id()
  await w.as('coder').put(`/codings/${one}`, on(source, modal, 0, 4))
  await w.as('coder').put(`/memos/${id()}`, {
    target: { kind: 'coding', id: one },
    kind: 'analytic',
    text: 'Kuat.',
    private: false,
  })
  await lead.post(`/consents/${consent}/withdraw`, {})
  for (const who of ['coder', 'owner'] as const) {
    expect((await w.as(who).get(`/codes/${modal}/segments`)).json).toEqual({ rows: [], next: null })
    expect((await w.as(who).get('/memos')).json).toEqual({ rows: [], next: null })
  }
  expect((await w.as('coder').put(`/codings/${id()}`, on(source, modal, 0, 4))).status).toBe(404)
})

test('whoever has a text open is told that there is something new in it, and nothing of layers they do not see', async () => {
  const { w, source, modal, tokoh } = await desk()
  const pulse = async (who: 'coder' | 'coder2' | 'supervisor') => {
    const { json, headers } = await w.as(who).get(`/sources/${source}/pulse`)
    expect(Number(headers.get('x-rows-read'))).toBeLessThan(20)
    return json as Pulse
  }
  const held = async () =>
    ((await w.as('supervisor').get(`/sources/${source}/codings`)).json as Pulse).others
  const [coder, lead] = [await pulse('coder'), await pulse('supervisor')]
  expect(await held()).toBe(lead.others)

  const theirs = id()
  await w.as('coder2').put(`/codings/${theirs}`, on(source, modal, 0, 22))
  expect(await pulse('coder')).toEqual(coder)
  const seen = await pulse('supervisor')
  expect(seen.others).not.toBe(lead.others)
  expect(await held()).toBe(seen.others)

  // One's own work is no news; another note by somebody else is.
  await w.as('supervisor').put(`/codings/${id()}`, on(source, tokoh, 0, 4))
  expect(await pulse('supervisor')).toEqual(seen)
  const was = { start: 0, end: 22, weight: null, note: '' }
  const edit = { ...was, note: 'Jelas.', quote: text.slice(0, 22), was }
  expect((await w.as('coder2').patch(`/codings/${theirs}`, edit)).status).toBe(200)
  expect((await pulse('supervisor')).others).not.toBe(seen.others)

  const { codes, version } = await pulse('coder')
  await w.as('supervisor').put(`/codes/${id()}`, { ...codeBody, name: 'baru', label: 'Baru' })
  const edits = [{ start: 0, end: 4, insert: 'Kita' }]
  const correction = { version, kind: 'typing', reason: '', edits }
  expect((await w.as('supervisor').post(`/sources/${source}/corrections`, correction)).status).toBe(
    201,
  )
  const now = await pulse('coder')
  expect([now.codes > codes, now.version]).toEqual([true, version + 1])
  expect((await w.as('coder').get(`/sources/${id()}/pulse`)).status).toBe(404)
})
