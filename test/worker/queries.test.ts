// Questions on answers: asked at the desk, answered in the field or at the desk, settled by who asked.
import { expect, test } from 'vitest'
import type { Instrument } from '../../core/instrument/model.ts'
import type { ResponseDetail, ResponseRow } from '../../core/wire/field.ts'
import type { Query, Returned } from '../../core/wire/query.ts'
import type { Response } from '../../core/wire/response.ts'
import { must, newId, person, publish, withdraw } from '../analysis.ts'
import type { Client } from '../client.ts'
import { filled } from '../small.ts'
import { type World, world } from '../world.ts'

const household: Instrument = {
  slug: 'household',
  kind: 'survey',
  technique: 'interview',
  title: { id: 'Rumah tangga' },
  languages: ['id'],
  about: 'participant',
  roles: [],
  needs: [],
  items: [
    { type: 'text', name: 'story', label: { id: 'Ceritanya?' } },
    {
      type: 'repeat',
      name: 'members',
      label: { id: 'Anggota' },
      items: [{ type: 'integer', name: 'age', label: { id: 'Umur' } }],
    },
  ],
}

async function ready() {
  const w = await world()
  const consent = await person(w, 'P-001', 'anggota')
  const version = await publish(w, household)
  const phone = await w.device()
  const response = filled(version, {
    answers: {
      story: 'Rahasia mereka.',
      members: [
        { id: 'r1', answers: { age: 30 } },
        { id: 'r2', answers: { age: 300 } },
      ],
    },
    coverage: {},
    probes: {},
  })
  must(await phone.put(`/responses/${response.id}`, response))
  return { w, lead: w.as('supervisor'), consent, phone, response }
}

async function ask(w: World, response: string, ref: string | null, text = 'Benar begitu?') {
  const id = newId()
  must(await w.as('supervisor').put(`/responses/${response}/queries/${id}`, { ref, text }))
  return id
}

const returnsOf = async (phone: Client) =>
  ((await phone.get('/returns')).json as { rows: Returned[] }).rows

const on = async (w: World, response: string) =>
  ((await w.as('supervisor').get(`/responses/${response}/queries`)).json as { rows: Query[] }).rows

const answer = (query: string, text: string) => ({
  query,
  text,
  madeAt: '2026-11-04T02:00:00.000Z',
})

const back = (w: World, id: string, note = '') =>
  w.as('supervisor').post(`/responses/${id}/review`, { state: 'returned', note })

test('a question on an answer in a row reaches the phone that sent it, and its answer comes back once', async () => {
  const { w, phone, response } = await ready()
  const query = await ask(w, response.id, 'members/r2/age', 'Tiga ratus tahun?')
  expect(await returnsOf(phone)).toMatchObject([
    {
      id: response.id,
      state: 'received',
      queries: [{ id: query, ref: 'members/r2/age', state: 'open' }],
    },
  ])
  const id = newId()
  const said = answer(query, 'Salah ketik, maksudnya 30.')
  expect((await phone.put(`/answers/${id}`, said)).status).toBe(201)
  expect((await phone.put(`/answers/${id}`, said)).status).toBe(200)
  expect(await phone.put(`/answers/${id}`, { ...said, text: 'Lain.' })).toMatchObject({
    status: 409,
  })
  expect(await on(w, response.id)).toMatchObject([
    {
      state: 'answered',
      messages: [
        { kind: 'question', by: 'Sari Supervisor', text: 'Tiga ratus tahun?' },
        { kind: 'answer', by: 'Telepon Rina', text: said.text, at: said.madeAt },
      ],
    },
  ])
})

test('a supervisor asks again, answers, closes, withdraws; what was said stays', async () => {
  const { w, lead, phone, response } = await ready()
  const query = await ask(w, response.id, null)
  const say = (kind: string, text: string, id = newId()) =>
    lead.put(`/queries/${query}/messages/${id}`, { kind, text })
  const settle = (state: string) => lead.put(`/queries/${query}/state`, { state })
  const state = async () => (await on(w, response.id))[0]?.state
  must(await phone.put(`/answers/${newId()}`, answer(query, 'Ya.')))
  must(await say('question', 'Yakin?'))
  expect(await state()).toBe('open')
  must(await say('answer', 'Sudah ditanyakan lewat telepon.'))
  expect(await state()).toBe('answered')
  must(await settle('closed'))
  expect(await returnsOf(phone)).toEqual([])
  // An answer that comes late is kept, and opens nothing.
  must(await phone.put(`/answers/${newId()}`, answer(query, 'Terlambat.')))
  expect(await state()).toBe('closed')
  must(await settle('open'))
  must(await settle('withdrawn'))
  expect((await on(w, response.id))[0]).toMatchObject({ state: 'withdrawn' })
  expect((await on(w, response.id))[0]?.messages).toHaveLength(5)
  await expect(
    w.db.prepare('update query_messages set text = ? where query_id = ?').bind('x', query).run(),
  ).rejects.toThrow('what was said')
})

test('asking twice is asking once; another question under the same id is refused', async () => {
  const { w, lead, response } = await ready()
  const id = await ask(w, response.id, 'story')
  const path = `/responses/${response.id}/queries/${id}`
  expect((await lead.put(path, { ref: 'story', text: 'Benar begitu?' })).status).toBe(200)
  expect((await lead.put(path, { ref: 'story', text: 'Lain?' })).status).toBe(409)
  expect((await lead.put(path, { ref: 'story', text: '' })).status).toBe(400)
  expect((await w.as('coder').put(path, { ref: null, text: 'Saya?' })).status).toBe(403)
  expect(
    (await lead.put(`/responses/${newId()}/queries/${newId()}`, { ref: null, text: 'Apa?' }))
      .status,
  ).toBe(404)
  expect(await on(w, response.id)).toHaveLength(1)
})

test('no phone sees or answers what another was asked, until it is handed over', async () => {
  const { w, lead, phone, response } = await ready()
  const other = await w.device('Telepon kedua')
  const far = await w.device('Telepon jauh', w.other)
  const query = await ask(w, response.id, 'story')
  must(await back(w, response.id))
  for (const stranger of [other, far]) {
    expect(await returnsOf(stranger)).toEqual([])
    expect((await stranger.get(`/responses/${response.id}/body`)).status).toBe(404)
    expect(await stranger.put(`/answers/${newId()}`, answer(query, 'Saya.'))).toMatchObject({
      status: 422,
      json: { error: 'query.unknown' },
    })
  }
  must(await lead.put(`/responses/${response.id}/holder`, { device: other.id }))
  expect((await lead.put(`/responses/${response.id}/holder`, { device: far.id })).status).toBe(404)
  expect(await returnsOf(phone)).toEqual([])
  expect(await returnsOf(other)).toMatchObject([{ id: response.id, queries: [{ id: query }] }])
  expect((await other.get(`/responses/${response.id}/body`)).json).toEqual(response)
  // The first phone may have been away when it was handed over.
  expect((await phone.put(`/answers/${newId()}`, answer(query, 'Dari dulu.'))).status).toBe(201)
  must(await lead.post(`/devices/${other.id}/revoke`, {}))
  expect((await other.get('/returns')).status).toBe(403)
  expect((await other.get(`/responses/${response.id}/body`)).status).toBe(403)
})

test('what somebody said who has withdrawn goes to no phone, and nothing is asked of it', async () => {
  const { w, lead, consent, phone, response } = await ready()
  await ask(w, response.id, 'story')
  must(await back(w, response.id))
  expect(await returnsOf(phone)).toHaveLength(1)
  await withdraw(w, consent)
  expect(await returnsOf(phone)).toEqual([])
  expect((await phone.get(`/responses/${response.id}/body`)).status).toBe(404)
  expect((await lead.get(`/responses/${response.id}/queries`)).status).toBe(404)
  const again = { ref: 'story', text: 'Lagi?' }
  expect((await lead.put(`/responses/${response.id}/queries/${newId()}`, again)).status).toBe(404)
})

test('nothing is returned without a word', async () => {
  const { w, lead, response } = await ready()
  expect(await back(w, response.id, '  ')).toMatchObject({
    status: 422,
    json: { error: 'review.comment-missing' },
  })
  const query = await ask(w, response.id, 'story')
  expect((await back(w, response.id)).status).toBe(200)
  must(await lead.post(`/responses/${response.id}/review`, { state: 'received', note: '' }))
  must(await lead.put(`/queries/${query}/state`, { state: 'withdrawn' }))
  expect((await back(w, response.id)).status).toBe(422)
  expect((await back(w, response.id, 'Umur r2.')).status).toBe(200)
  expect((await back(w, newId(), 'x')).status).toBe(404)
})

test('a correction answers the questions on what it changed, and leaves the others open', async () => {
  const { w, phone, response } = await ready()
  const [age, story] = [
    await ask(w, response.id, 'members/r2/age'),
    await ask(w, response.id, 'story', 'Lebih rinci?'),
  ]
  must(await back(w, response.id))
  const corrected: Response = {
    ...response,
    id: newId(),
    replaces: response.id,
    answers: {
      ...response.answers,
      members: [
        { id: 'r1', answers: { age: 30 } },
        { id: 'r2', answers: { age: 3 } },
      ],
    },
  }
  must(await phone.put(`/responses/${corrected.id}`, corrected))
  expect((await on(w, corrected.id)).map(({ id, state }) => [id, state])).toEqual([
    [age, 'answered'],
    [story, 'open'],
  ])
  expect(await returnsOf(phone)).toMatchObject([
    { id: corrected.id, state: 'received', queries: [{ id: age }, { id: story }] },
  ])
  expect(await back(w, response.id, 'Lagi.')).toMatchObject({
    status: 409,
    json: { error: 'response.replaced' },
  })
})

test('many are accepted at once, and taken back at once; what was judged or corrected meanwhile stays', async () => {
  const { w, lead, phone, response } = await ready()
  const more = [1, 2].map((n) => ({ ...response, id: newId(), occurredOn: `2026-11-0${n}` }))
  must(await phone.post('/responses', { responses: more }))
  const [one, two] = more.map(({ id }) => id)
  must(await back(w, response.id, 'Umurnya.'))
  const ids = [one, two, response.id, newId()]
  const accepted = must(await lead.post('/responses/review', { ids, state: 'accepted' }))
  expect((accepted.json as { ids: string[] }).ids.sort()).toEqual([one, two].sort())
  const states = async () =>
    ((await lead.get('/responses?state=accepted')).json as { rows: ResponseRow[] }).rows.length
  expect(await states()).toBe(2)
  const undone = must(await lead.post('/responses/review', { ids: [one, two], state: 'received' }))
  expect((undone.json as { ids: string[] }).ids).toHaveLength(2)
  expect(await states()).toBe(0)
  const lines = (await lead.get('/audit?limit=50')).json as {
    rows: { verb: string; object: string }[]
  }
  expect(lines.rows.filter(({ verb, object }) => verb === 'review' && object === one)).toHaveLength(
    2,
  )
  expect((await w.as('coder').post('/responses/review', { ids, state: 'accepted' })).status).toBe(
    403,
  )
})

test('the list is narrowed by state, phone and instrument', async () => {
  const { w, lead, phone, response } = await ready()
  const other = await w.device('Telepon kedua')
  const theirs = { ...response, id: newId() }
  must(await other.put(`/responses/${theirs.id}`, theirs))
  const ids = async (query: string) =>
    ((await lead.get(`/responses?${query}`)).json as { rows: ResponseRow[] }).rows.map(
      ({ id }) => id,
    )
  expect(await ids(`device=${phone.id}`)).toEqual([response.id])
  expect(await ids('instrument=household&state=received')).toHaveLength(2)
  expect(await ids('state=returned')).toEqual([])
})

test('a reviewer is told of a photo used twice, a place far off, and a talk that was very quick', async () => {
  const w = await world()
  const lead = w.as('supervisor')
  must(await lead.post('/cases', { code: 'KUBE-1', label: 'Kelompok', attributes: {} }))
  const version = await publish(w, {
    ...household,
    slug: 'visit',
    kind: 'observation',
    technique: 'observation',
    about: 'case',
    items: [
      { type: 'image', name: 'house', label: { id: 'Foto' } },
      { type: 'geopoint', name: 'where', label: { id: 'Di mana' } },
    ],
  })
  const phone = await w.device()
  const photo = (letter: string) => ({
    file: letter.repeat(64),
    name: 'foto.jpg',
    type: 'image/jpeg',
    sizeBytes: 3,
  })
  const visit = (minutes: number, letter: string, where: string) =>
    filled(version, {
      participant: null,
      case: 'KUBE-1',
      finalisedAt: new Date(Date.parse('2026-11-02T01:00:00Z') + minutes * 60_000).toISOString(),
      answers: { house: photo(letter), where },
      coverage: {},
      probes: {},
    })
  const usual = ['a', 'b', 'c', 'd', 'e'].map((letter) => visit(30, letter, '-0.5 117.15 0 5'))
  must(await phone.post('/responses', { responses: usual }))
  const odd = visit(3, 'c', '-0.55 117.15 0 5')
  must(await phone.put(`/responses/${odd.id}`, odd))
  const { remarks } = (await lead.get(`/responses/${odd.id}`)).json as ResponseDetail
  expect(remarks).toEqual([
    { kind: 'quick', minutes: 3, usualMinutes: 30 },
    { kind: 'same-file', ref: 'house', response: usual[2]?.id },
    // 0.05 degrees of latitude: 0.05 / 360 of 2π × 6,378.1 km.
    { kind: 'far', ref: 'where', kilometres: 5.6 },
  ])
  const plain = (await lead.get(`/responses/${usual[0]?.id}`)).json as ResponseDetail
  expect(plain.remarks).toEqual([])
})
