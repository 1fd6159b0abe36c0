// Photos and recordings of responses: named by the answers, handed in after them, fetched by those who may.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { filesIn } from '../../core/answer/files.ts'
import type { Instrument } from '../../core/instrument/model.ts'
import type { FileAnswer, Recording, Response } from '../../core/wire/response.ts'
import { statementsOf } from '../../scripts/migrations.ts'
import { root } from '../../scripts/root.ts'
import { sha256 } from '../../worker/secret.ts'
import { tableRows } from '../exporting.ts'
import { filled } from '../small.ts'
import { world } from '../world.ts'

const bytesOf = (text: string) => new TextEncoder().encode(text)

async function photo(text: string): Promise<FileAnswer> {
  const bytes = bytesOf(text)
  return {
    file: await sha256(bytes),
    name: 'foto.jpg',
    type: 'image/jpeg',
    sizeBytes: bytes.byteLength,
  }
}

const visit: Instrument = {
  slug: 'visit',
  kind: 'observation',
  technique: 'observation',
  title: { id: 'Kunjungan' },
  languages: ['id'],
  about: 'study',
  roles: [],
  needs: [],
  items: [
    { type: 'image', name: 'house', label: { id: 'Foto rumah' } },
    { type: 'audio', name: 'voice', label: { id: 'Suara' } },
  ],
}

async function ready() {
  const w = await world()
  const published = await w.as('supervisor').post('/instruments', visit)
  const { hash } = published.json as { hash: string }
  return { w, version: hash, phone: await w.device() }
}

function response(version: string, answers: Record<string, FileAnswer>, participant?: string) {
  return filled(version, {
    answers,
    coverage: {},
    probes: {},
    participant: participant ?? null,
  })
}

test('the server waits for the files that a response names, until it holds each of them', async () => {
  const { w, version, phone } = await ready()
  const [house, voice] = [await photo('rumah'), await photo('suara')]
  const one = response(version, { house, voice })
  expect((await phone.put(`/responses/${one.id}`, one)).status).toBe(201)
  const waiting = [
    { hash: house.file, sizeBytes: 5, isHeld: false },
    { hash: voice.file, sizeBytes: 5, isHeld: false },
  ].sort((a, b) => (a.hash < b.hash ? -1 : 1))
  expect((await phone.get(`/responses/${one.id}/files`)).json).toEqual({ rows: waiting })

  const sent = await phone.raw('PUT', `/files/${house.file}`, bytesOf('rumah'))
  expect(sent).toMatchObject({ status: 201, json: { hash: house.file, sizeBytes: 5 } })
  expect((await phone.raw('PUT', `/files/${house.file}`, bytesOf('rumah'))).status).toBe(200)
  await phone.raw('PUT', `/files/${voice.file}`, bytesOf('suara'))
  const { rows } = (await phone.get(`/responses/${one.id}/files`)).json as {
    rows: { isHeld: boolean }[]
  }
  expect(rows.map(({ isHeld }) => isHeld)).toEqual([true, true])
  expect((await w.as('coder').get(`/files/${house.file}`)).text).toBe('rumah')
})

test('the same photo in two responses is sent once', async () => {
  const { version, phone } = await ready()
  const house = await photo('sama')
  const [one, two] = [response(version, { house }), response(version, { house })]
  await phone.put(`/responses/${one.id}`, one)
  await phone.raw('PUT', `/files/${house.file}`, bytesOf('sama'))
  await phone.put(`/responses/${two.id}`, two)
  expect((await phone.get(`/responses/${two.id}/files`)).json).toEqual({
    rows: [{ hash: house.file, sizeBytes: 4, isHeld: true }],
  })
})

test('a phone sends no file that no response names, and none that is not what its name says', async () => {
  const { version, phone } = await ready()
  const house = await photo('rumah')
  const early = await phone.raw('PUT', `/files/${house.file}`, bytesOf('rumah'))
  expect(early).toMatchObject({ status: 409, json: { error: 'file.unexpected' } })
  const one = response(version, { house })
  await phone.put(`/responses/${one.id}`, one)
  const other = await phone.raw('PUT', `/files/${house.file}`, bytesOf('lain!'))
  expect(other).toMatchObject({ status: 422, json: { error: 'file.hash-wrong' } })
  expect((await phone.get(`/responses/${one.id}/files`)).json).toMatchObject({
    rows: [{ isHeld: false }],
  })
  const large = new Uint8Array(30_000_001)
  expect((await phone.raw('PUT', `/files/${house.file}`, large)).status).toBe(413)
})

test('a revoked phone still hands in the files of what it held, and another phone learns nothing of them', async () => {
  const { w, version, phone } = await ready()
  const house = await photo('rumah')
  const one = response(version, { house })
  await phone.put(`/responses/${one.id}`, one)
  await w.as('supervisor').post(`/devices/${phone.id}/revoke`, {})
  expect((await phone.raw('PUT', `/files/${house.file}`, bytesOf('rumah'))).status).toBe(201)
  expect((await phone.get(`/responses/${one.id}/files`)).status).toBe(200)
  const second = await w.device('Telepon kedua')
  expect((await second.get(`/responses/${one.id}/files`)).status).toBe(404)
})

test('a photo of somebody who has withdrawn is not handed out', async () => {
  const { w, version, phone } = await ready()
  const lead = w.as('supervisor')
  const person = { code: 'P-001', role: 'anggota', case: null, attributes: {}, identity: null }
  await lead.post('/participants', person)
  const consent = crypto.randomUUID()
  await lead.post('/participants/P-001/consents', {
    id: consent,
    textVersion: '1',
    scopes: ['record'],
    how: 'signed',
    givenAt: '2026-11-01T00:00:00Z',
  })
  const house = await photo('wajah')
  const one = response(version, { house }, 'P-001')
  await phone.put(`/responses/${one.id}`, one)
  await phone.raw('PUT', `/files/${house.file}`, bytesOf('wajah'))
  expect((await lead.get(`/files/${house.file}`)).status).toBe(200)
  await lead.post(`/consents/${consent}/withdraw`, {})
  expect((await lead.get(`/files/${house.file}`)).status).toBe(404)
})

test('a talk is heard only as long as everybody in it agrees to being recorded', async () => {
  const { w, phone } = await ready()
  const lead = w.as('supervisor')
  const published = await lead.post('/instruments', { ...visit, slug: 'talk' })
  const { hash: version } = published.json as { hash: string }
  const agree = async (code: string, scopes: string[], givenAt: string) => {
    const id = crypto.randomUUID()
    const given = { id, textVersion: '1', scopes, how: 'signed', givenAt }
    await lead.post(`/participants/${code}/consents`, given)
    return id
  }
  for (const code of ['P-001', 'P-002']) {
    const person = { code, role: 'anggota', case: null, attributes: {}, identity: null }
    await lead.post('/participants', person)
    await agree(code, ['archive', 'record'], '2026-11-01T00:00:00Z')
  }
  const talk = await photo('semua bicara')
  const one: Response = {
    ...response(version, {}),
    recordings: [{ ...talk, spans: [[0, 60_000]] }],
    seats: [
      { seat: 1, participant: 'P-001' },
      { seat: 2, participant: 'P-002' },
      { seat: 3, participant: null, label: 'Tamu' },
    ],
    turns: [{ seat: 1, atMs: 1_000, forMs: 2_000 }],
    marks: [{ kind: 'important', atMs: 1_500 }],
  }
  expect((await phone.put(`/responses/${one.id}`, one)).json).toMatchObject({ state: 'received' })
  expect((await phone.get(`/responses/${one.id}/files`)).json).toEqual({
    rows: [{ hash: talk.file, sizeBytes: talk.sizeBytes, isHeld: false }],
  })
  await phone.raw('PUT', `/files/${talk.file}`, bytesOf('semua bicara'))
  const heard = async () => (await lead.get(`/files/${talk.file}`)).status
  expect(await heard()).toBe(200)
  const narrower = await agree('P-002', ['archive'], '2026-11-02T00:00:00Z')
  expect(await heard()).toBe(404)
  await lead.post(`/consents/${narrower}/withdraw`, {})
  expect(await heard()).toBe(200)
  await agree('P-002', ['archive'], '2026-11-03T00:00:00Z')
  const next = { ...one, id: crypto.randomUUID() }
  expect((await phone.put(`/responses/${next.id}`, next)).json).toMatchObject({
    state: 'quarantined',
  })
  // Without a recording nobody needs to agree to one.
  const { recordings: _, ...written } = { ...one, id: crypto.randomUUID() }
  expect((await phone.put(`/responses/${written.id}`, written)).json).toMatchObject({
    state: 'received',
  })
})

test('a spoken answer is heard, and named in an export, by the same rule as a talk', async () => {
  const { w, phone } = await ready()
  const lead = w.as('supervisor')
  const asked = { type: 'audio' as const, name: 'voice', label: { id: 'Suara' } }
  const published = await lead.post('/instruments', {
    ...visit,
    slug: 'spoken',
    about: 'participant',
    items: [asked],
  })
  const { hash: version } = published.json as { hash: string }
  const person = { code: 'P-001', role: 'anggota', case: null, attributes: {}, identity: null }
  await lead.post('/participants', person)
  const agree = (scopes: string[], givenAt: string) =>
    lead.post('/participants/P-001/consents', {
      id: crypto.randomUUID(),
      textVersion: '1',
      scopes,
      how: 'signed',
      givenAt,
    })
  await agree(['archive', 'record'], '2026-11-01T00:00:00Z')
  const voice = { ...(await photo('suaranya')), name: 'suara.webm', type: 'audio/webm' }
  const one: Response = { ...response(version, { voice }), participant: 'P-001' }
  expect((await phone.put(`/responses/${one.id}`, one)).json).toMatchObject({ state: 'received' })
  await phone.raw('PUT', `/files/${voice.file}`, bytesOf('suaranya'))
  const told = async () => [
    (await lead.get(`/files/${voice.file}`)).status,
    (await tableRows(lead, 'responses.spoken'))[0]?.voice === 'suara.webm',
  ]
  expect(await told()).toEqual([200, true])
  await agree(['archive'], '2026-11-02T00:00:00Z')
  expect(await told()).toEqual([404, false])
  // As an earlier version kept it, and what the migration makes of that.
  await w.db.prepare('update response_files set is_recording = 0').run()
  expect(await told()).toEqual([200, true])
  const file = readdirSync(join(root, 'migrations')).find((name) => name.endsWith('_voices.sql'))
  const again = readFileSync(join(root, 'migrations', file ?? ''), 'utf8')
  await w.db.batch(statementsOf(again).map((statement) => w.db.prepare(statement)))
  expect(await told()).toEqual([404, false])
  await agree(['record'], '2026-11-03T00:00:00Z')
  expect(await told()).toEqual([200, true])
})

test('a phone fetches what a version of its study shows, and no other file', async () => {
  const picture = bytesOf('gambar')
  const hash = await sha256(picture)
  const { w, phone } = await ready()
  const files = [{ name: 'gambar.png', hash, type: 'image/png', sizeBytes: picture.byteLength }]
  await w.as('supervisor').raw('PUT', `/files/${hash}`, picture)
  await w.as('supervisor').post('/instruments', { ...visit, files })
  const secret = bytesOf('transkrip')
  await w.as('supervisor').raw('PUT', `/files/${await sha256(secret)}`, secret)
  expect((await phone.get(`/files/${hash}`)).text).toBe('gambar')
  expect((await phone.get(`/files/${await sha256(secret)}`)).status).toBe(404)
  expect((await (await w.device('lain', w.other)).get(`/files/${hash}`)).status).toBe(404)
})

test('files are found wherever they stand, rows of rows among them, each once', async () => {
  const [a, b] = [await photo('a'), await photo('b')]
  const inner = [{ id: 'r1', answers: { shot: b, again: a } }]
  const answers = { first: a, name: 'x', rows: [{ id: 'r1', answers: { inner } }] }
  expect(filesIn({ answers })).toEqual([a, b])
  const talk = await photo('bicara')
  const recordings: Recording[] = [{ ...talk, spans: [[0, 60_000]] }]
  expect(filesIn({ answers, recordings })).toEqual([a, b, talk])
})
