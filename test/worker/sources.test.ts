// Sources: brought in, found again, and out of sight when their participant withdraws.
import { expect, test } from 'vitest'
import { world } from '../world.ts'

const id = () => crypto.randomUUID()

/** A transcript as the desk sends it; what a test is about is said in `more`. */
function transcript(more: Record<string, unknown> = {}) {
  return {
    id: id(),
    title: 'Wawancara pengelola',
    technique: 'interview',
    participant: null,
    role: 'pengelola',
    case: null,
    occurredOn: '2018-03-04',
    origin: null,
    version: null,
    file: null,
    text: 'Peneliti: Kapan mulai?\nP1: Tahun 2014.',
    blocks: null,
    ...more,
  }
}

const person = (code: string) => ({
  code,
  role: 'anggota',
  case: null,
  attributes: {},
  identity: null,
})
const consent = () => ({
  id: id(),
  textVersion: '1',
  scopes: ['record', 'quote'],
  how: 'signed',
  givenAt: '2018-03-01T02:00:00Z',
})

test('a transcript sent with Windows line ends is kept with its turns found', async () => {
  const w = await world()
  const sent = transcript({ text: 'Peneliti: Kapan mulai?\r\nP1: Tahun 2014.' })
  expect(await w.as('coder').post('/sources', sent)).toMatchObject({
    status: 201,
    json: { id: sent.id, version: 1 },
  })
  expect((await w.as('coder').get(`/sources/${sent.id}`)).json).toMatchObject({
    id: sent.id,
    version: 1,
    role: 'pengelola',
    text: 'Peneliti: Kapan mulai?\nP1: Tahun 2014.',
    blocks: [
      { start: 10, end: 22, speaker: 'Peneliti', asks: true },
      { start: 27, end: 38, speaker: 'P1' },
    ],
    lengthChars: 38,
    codings: 0,
    consentScopes: null,
    file: null,
    origin: null,
  })
})

test('the same source sent twice is kept once, and another under its id is refused', async () => {
  const w = await world()
  const coder = w.as('coder')
  const sent = transcript()
  expect((await coder.post('/sources', sent)).status).toBe(201)
  expect((await coder.post('/sources', sent)).status).toBe(200)
  for (const changed of [{ text: 'Lain.' }, { title: 'Lain' }, { role: null }])
    expect(await coder.post('/sources', { ...sent, ...changed })).toMatchObject({
      status: 409,
      json: { error: 'id.taken' },
    })
  const audit = (await w.as('supervisor').get('/audit')).json as {
    rows: { what: string; object: string }[]
  }
  expect(audit.rows.filter((row) => row.what === 'source' && row.object === sent.id)).toHaveLength(
    1,
  )
})

test('a source without words, or about nobody we know, is refused and leaves nothing', async () => {
  const w = await world()
  const coder = w.as('coder')
  const refusals: [Record<string, unknown>, number, string][] = [
    [{ text: ' \n\t\r\n ' }, 422, 'source.empty'],
    [{ participant: 'P-999' }, 422, 'participant.unknown'],
    [{ case: 'KUBE-999' }, 422, 'case.unknown'],
    [{ version: 'a'.repeat(64) }, 409, 'version.unknown'],
    [{ text: 'satu \ud83d dua' }, 400, 'text.ill-formed'],
    [{ title: '\udc00' }, 400, 'text.ill-formed'],
    [{ text: 'é'.repeat(600_001) }, 413, 'source.too-long'],
    [{ id: 'x' }, 400, 'request.malformed'],
  ]
  for (const [more, status, error] of refusals) {
    const sent = transcript(more)
    expect(await coder.post('/sources', sent)).toMatchObject({ status, json: { error } })
    expect((await coder.get(`/sources/${sent.id}`)).status).toBe(404)
  }
  const tallies = (await coder.get('')).json as { tallies: { sources?: number } }
  expect(tallies.tallies.sources ?? 0).toBe(0)
})

test('blocks that somebody sends must fit the text, and are kept as they are', async () => {
  const w = await world()
  const coder = w.as('coder')
  const text = 'a😀b\nlagi'
  const refused: [object[], string, string][] = [
    [[{ start: 0, end: 99 }], 'blocks.0', 'block.outside'],
    [[{ start: 0, end: 2 }], 'blocks.0', 'block.surrogate'],
    [
      [
        { start: 0, end: 4 },
        { start: 3, end: 6 },
      ],
      'blocks.1',
      'block.order',
    ],
    [[{ start: 5, end: 5 }], 'blocks.0', 'block.empty'],
  ]
  for (const [blocks, at, reason] of refused)
    expect(await coder.post('/sources', transcript({ text, blocks }))).toMatchObject({
      status: 400,
      json: { error: 'request.malformed', details: { at, reason } },
    })
  expect(
    await coder.post('/sources', transcript({ text: 'a\r\nb', blocks: [{ start: 0, end: 1 }] })),
  ).toMatchObject({
    json: { details: { at: 'text', reason: 'text.not-normal' } },
  })
  const sent = transcript({ text, blocks: [{ start: 5, end: 9, speaker: 'P-001', timeMs: 3 }] })
  expect((await coder.post('/sources', sent)).status).toBe(201)
  expect((await coder.get(`/sources/${sent.id}`)).json).toMatchObject({ blocks: sent.blocks })
})

test('words that look like code, markup or SQL come back as they went in', async () => {
  const w = await world()
  const text = `<script>alert(1)</script> '); drop table sources; -- \${x} %00 \u202e =cmd|' /C calc'!A0 \u0000nol\ttab`
  const sent = transcript({ title: text.replace('\u0000', ''), text })
  expect((await w.as('coder').post('/sources', sent)).status).toBe(201)
  const got = (await w.as('coder').get(`/sources/${sent.id}`)).json as {
    text: string
    title: string
  }
  expect(got.text).toBe(text.replace('\u0000', ''))
  expect(got.title).toBe(text.replace('\u0000', ''))
})

test('the list is newest first, page by page, and narrowed by technique', async () => {
  const w = await world()
  const coder = w.as('coder')
  const sent: { id: string; technique: string }[] = []
  for (const technique of ['interview', 'observation', 'interview', 'document', 'interview']) {
    const one = transcript({ technique })
    sent.push(one)
    await coder.post('/sources', one)
  }
  const newestFirst = sent.map((one) => one.id).reverse()
  const first = (await coder.get('/sources?limit=2')).json as {
    rows: { id: string }[]
    next: string
  }
  const second = (await coder.get(`/sources?limit=2&after=${first.next}`)).json as typeof first
  const third = (await coder.get(`/sources?limit=2&after=${second.next}`)).json as typeof first
  expect([...first.rows, ...second.rows, ...third.rows].map((row) => row.id)).toEqual(newestFirst)
  expect(third.next).toBeNull()
  const talks = (await coder.get('/sources?technique=interview')).json as typeof first
  expect(talks.rows.map((row) => row.id)).toEqual(
    newestFirst.filter((one) => sent.find((s) => s.id === one)?.technique === 'interview'),
  )
  for (const wrong of ['?technique=rumour', '?after=!!', '?limit=0', '?limit=201', '?sort=title'])
    expect((await coder.get(`/sources${wrong}`)).status).toBe(400)
})

test('when a participant withdraws, their words are out of sight for everybody, at once and for good', async () => {
  const w = await world()
  const lead = w.as('supervisor')
  await lead.post('/participants', person('P-021'))
  const given = consent()
  await lead.post('/participants/P-021/consents', given)
  const file = { hash: 'b'.repeat(64), name: 'rekaman.mp3' }
  const sent = transcript({ participant: 'P-021', role: null, file })
  expect((await w.as('coder').post('/sources', sent)).status).toBe(201)
  expect((await w.as('coder').get(`/sources/${sent.id}`)).json).toMatchObject({
    role: 'anggota',
    consentScopes: ['record', 'quote'],
    file,
  })
  await lead.post(`/consents/${given.id}/withdraw`, {})
  for (const who of ['coder', 'supervisor', 'owner'] as const) {
    expect((await w.as(who).get(`/sources/${sent.id}`)).status).toBe(404)
    expect((await w.as(who).get(`/sources/${sent.id}/codings`)).status).toBe(404)
    expect((await w.as(who).get('/sources')).text).not.toContain(sent.id)
  }
  expect(await w.as('coder').post('/sources', transcript({ participant: 'P-021' }))).toMatchObject({
    status: 422,
    json: { error: 'participant.unknown' },
  })
})

test('what the instrument aims at is marked as said, not said, or never asked, by its blocks', async () => {
  const w = await world()
  const published = await w.as('supervisor').post('/instruments', {
    slug: 'guide',
    kind: 'interview',
    technique: 'interview',
    title: { id: 'Pedoman' },
    languages: ['id'],
    about: 'study',
    roles: [],
    needs: [],
    items: [
      { type: 'text', name: 'began', label: { id: 'Kapan mulai?' }, aims: ['proses'] },
      { type: 'text', name: 'money', label: { id: 'Modal?' }, aims: ['modal'] },
      { type: 'text', name: 'place', label: { id: 'Letak?' }, aims: ['letak'] },
    ],
  })
  const { hash } = published.json as { hash: string }
  const sent = transcript({
    version: hash,
    text: 'Tahun 2014. Modal?',
    blocks: [
      { start: 0, end: 11, question: 'began' },
      { start: 12, end: 18, question: 'money', asks: true },
    ],
  })
  expect((await w.as('coder').post('/sources', sent)).status).toBe(201)
  expect((await w.as('coder').get(`/sources/${sent.id}`)).json).toMatchObject({ instrument: hash })
  const { results } = await w.db
    .prepare(
      'select code_name, answered from source_prompts where source_id = ? order by code_name',
    )
    .bind(sent.id)
    .all()
  expect(results).toEqual([
    { code_name: 'modal', answered: 0 },
    { code_name: 'proses', answered: 1 },
  ])
})

test('a page of sources costs the same in a small study and in a large one', async () => {
  const w = await world()
  const coder = w.as('coder')
  for (const technique of ['document', 'interview', 'interview', 'interview'])
    await coder.post('/sources', transcript({ technique }))
  const cost = async () => {
    const pages = await Promise.all(
      ['/sources?limit=2', '/sources?limit=2&technique=interview'].map((path) => coder.get(path)),
    )
    return pages.map((page) => Number(page.headers.get('x-rows-read')))
  }
  const before = await cost()
  const many = `json_each('[' || rtrim(replace(hex(zeroblob(200)), '0', '0,'), ',') || ']')`
  const key = crypto.randomUUID().slice(0, 8)
  await w.db
    .prepare(
      `insert into sources (id, study_id, title, technique, added_at, added_by)
        select ? || key, ?, 't', 'document', '2099-01-01', 'x' from ${many}`,
    )
    .bind(key, w.study)
    .run()
  await w.db
    .prepare(
      `insert into source_versions (source_id, number, text_hash, length_chars, text, blocks, made_at) select id, 1, 'h', 1, 'x', '[]', 'x' from sources where study_id = ? and added_by = 'x'`,
    )
    .bind(w.study)
    .run()
  expect(before.every((rows) => rows > 0)).toBe(true)
  expect(await cost()).toEqual(before)
})
