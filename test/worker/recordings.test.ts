// A source's recordings: attached at the desk, played a stretch at a time, heard only while everybody in them agrees.
import { expect, test } from 'vitest'
import { leastPartBytes, partAt, partCountOf } from '../../core/upload/parts.ts'
import type { Source } from '../../core/wire/coding.ts'
import type { SourceRecording } from '../../core/wire/listening.ts'
import { sha256 } from '../../worker/secret.ts'
import {
  code,
  coding,
  finding,
  link,
  matrix,
  must,
  on,
  person,
  row,
  source,
  spoken,
  twoTurns,
  withdraw,
} from '../analysis.ts'
import type { Client } from '../client.ts'
import { filled, smallGuide } from '../small.ts'
import { settlePeople } from '../talks.ts'
import { type World, world } from '../world.ts'

const sound = (bytes: number) => Uint8Array.from({ length: bytes }, (_, at) => (at * 31 + 7) % 251)
const named = (bytes: Uint8Array, more: object = {}) => ({
  name: 'rekaman.webm',
  type: 'audio/webm',
  sizeBytes: bytes.byteLength,
  spans: [[0, 60_000]],
  ...more,
})

async function attach(w: World, id: string, bytes: Uint8Array): Promise<string> {
  const hash = await sha256(bytes)
  must(await w.as('coder').put(`/sources/${id}/recordings/${hash}`, named(bytes)))
  must(await w.as('coder').raw('PUT', `/files/${hash}`, bytes))
  return hash
}

const listOf = async (w: World, id: string) =>
  ((await w.as('coder').get(`/sources/${id}/recordings`)).json as { rows: SourceRecording[] }).rows
const read = async (w: World, id: string) =>
  (await w.as('coder').get(`/sources/${id}`)).json as Source

test('a recording goes up in parts once a source names it, and any stretch of it is played', async () => {
  const w = await world()
  const [id, bytes, coder] = [await source(w), sound(leastPartBytes + 1_000), w.as('coder')]
  const hash = await sha256(bytes)
  const send = async (who: Client, part: number) => {
    const { start, end } = partAt(bytes.byteLength, part)
    const piece = bytes.subarray(start, end)
    const told = `sizeBytes=${bytes.byteLength}&sha256=${await sha256(piece)}`
    return who.raw('PUT', `/files/${hash}/parts/${part}?${told}`, piece)
  }
  expect((await send(coder, 0)).status).toBe(409)
  const path = `/sources/${id}/recordings/${hash}`
  expect((await coder.put(path, named(bytes))).status).toBe(201)
  expect((await coder.put(path, named(bytes))).status).toBe(200)
  expect((await coder.put(path, named(sound(3)))).status).toBe(409)
  for (let part = 0; part < partCountOf(bytes.byteLength); part++)
    expect((await send(coder, part)).status).toBe(201)
  expect((await coder.get(`/files/${hash}/parts`)).json).toEqual({ rows: [0, 1] })
  expect((await listOf(w, id))[0]).toMatchObject({
    hash,
    isHeld: false,
    isHeard: true,
    isOwn: true,
  })
  must(await coder.post(`/files/${hash}/commit`, { sizeBytes: bytes.byteLength }))
  expect((await listOf(w, id))[0]).toMatchObject({ isHeld: true })

  const whole = await coder.get(`${path}/media`)
  expect([whole.status, whole.bytes.byteLength]).toEqual([200, bytes.byteLength])
  expect(whole.headers.get('content-type')).toBe('audio/webm')
  expect(whole.headers.get('cache-control')).toBe('no-store')
  const stretch = async (range: string) => {
    const answer = await coder.get(`${path}/media`, { range })
    return [answer.status, answer.headers.get('content-range'), answer.bytes] as const
  }
  const size = bytes.byteLength
  expect(await stretch('bytes=10-19')).toEqual([206, `bytes 10-19/${size}`, bytes.slice(10, 20)])
  expect(await stretch(`bytes=${size - 3}-`)).toEqual([
    206,
    `bytes ${size - 3}-${size - 1}/${size}`,
    bytes.slice(-3),
  ])
  expect((await stretch('bytes=-2'))[2]).toEqual(bytes.slice(-2))
  expect((await stretch(`bytes=0-${size * 2}`))[1]).toBe(`bytes 0-${size - 1}/${size}`)
  expect((await stretch(`bytes=${size}-`)).slice(0, 2)).toEqual([416, `bytes */${size}`])
  for (const odd of ['bytes=9-2', 'bytes=a-b', 'bytes=0-1,4-5', 'lines=1-2'])
    expect((await stretch(odd))[0]).toBe(200)

  must(await coder.delete(path))
  expect(await listOf(w, id)).toEqual([])
  expect((await coder.get(`${path}/media`)).status).toBe(404)
  must(await coder.put(path, named(bytes)))
  expect((await coder.get(`${path}/media`)).status).toBe(200)
})

test('nobody hears a recording in which somebody does not agree to being recorded, however it is asked for', async () => {
  const w = await world()
  await person(w, 'P-1', 'anggota', ['quote', 'record'])
  const other = await person(w, 'P-2', 'anggota', ['quote', 'record'])
  const id = await source(w, { technique: 'fgd', blocks: twoTurns('P-1', 'K') })
  const hash = await attach(w, id, sound(100))
  const coder = w.as('coder')
  const heard = async () => [
    (await listOf(w, id))[0]?.isHeard,
    (await coder.get(`/sources/${id}/recordings/${hash}/media`)).status,
    (await coder.get(`/files/${hash}`)).status,
  ]
  expect(await heard()).toEqual([true, 200, 200])
  const speakers = [{ label: 'K', meant: 'participant', participant: 'P-2' }]
  must(await coder.put(`/sources/${id}/speakers`, { speakers }))
  expect(await heard()).toEqual([true, 200, 200])
  await withdraw(w, other)
  expect(await heard()).toEqual([false, 404, 404])
  // Attached to another source it is the same voice.
  const elsewhere = await source(w)
  must(await coder.put(`/sources/${elsewhere}/recordings/${hash}`, named(sound(100))))
  expect((await coder.get(`/sources/${elsewhere}/recordings/${hash}/media`)).status).toBe(404)
  expect((await w.as('outsider').get(`/sources/${id}/recordings`)).status).toBe(404)
})

test('the words of a response are heard from the recording of its talk', async () => {
  const w = await world()
  await settlePeople(w, { 'P-001': ['archive', 'record'] })
  const published = must(await w.as('supervisor').post('/instruments', smallGuide))
  const phone = await w.device()
  const bytes = sound(50)
  const hash = await sha256(bytes)
  const voice = { file: hash, name: 'r.webm', type: 'audio/webm', sizeBytes: 50 }
  const spans: [number, number][] = [
    [1_000, 20_000],
    [40_000, 9_000],
  ]
  const one = filled((published.json as { hash: string }).hash, {
    recordings: [{ ...voice, spans }],
  })
  must(await phone.put(`/responses/${one.id}`, one))
  must(await phone.raw('PUT', `/files/${hash}`, bytes))
  expect(await listOf(w, one.id)).toEqual([
    { hash, ...named(bytes, { name: 'r.webm', spans }), isHeld: true, isHeard: true, isOwn: false },
  ])
  const media = await w.as('coder').get(`/sources/${one.id}/recordings/${hash}/media`)
  expect(media.bytes).toEqual(bytes)
})

test('a moment set by hand counts until another is set, and goes along with a correction', async () => {
  const w = await world()
  const id = await source(w, { blocks: twoTurns('P1', 'P2') })
  const coder = w.as('coder')
  const set = (start: number, timeMs: number | null, version = 1) =>
    coder.put(`/sources/${id}/moments`, { version, start, timeMs })
  const times = async () => (await read(w, id)).blocks.map(({ timeMs }) => timeMs)
  expect((await set(24, 5_000)).status).toBe(200)
  expect((await set(24, 7_000)).status).toBe(200)
  expect(await times()).toEqual([undefined, 7_000])
  expect((await set(3, 7_000)).status).toBe(400)
  const x = await code(w, 'x')
  await coding(w, id, x, [24, 30])
  const segments = await coder.get(`/codes/${x}/segments`)
  expect(segments.json).toMatchObject({ rows: [] })
  expect((await w.as('supervisor').get(`/codes/${x}/segments`)).json).toMatchObject({
    rows: [{ timeMs: 7_000 }],
  })
  const edits = [{ start: 0, end: 4, insert: 'Kita' }]
  const kind = { version: 1, kind: 'hearing', reason: '' }
  must(await coder.post(`/sources/${id}/corrections`, { ...kind, edits }))
  expect(await times()).toEqual([undefined, 7_000])
  expect((await set(24, 1_000)).status).toBe(409)
  expect((await set(24, null, 2)).status).toBe(200)
  expect(await times()).toEqual([undefined, undefined])
})

test('a label that means a participant speaks for that participant’s role, and the study remembers it', async () => {
  const w = await world()
  await person(w, 'P-1', 'pengelola')
  await person(w, 'P-2', 'anggota')
  const x = await code(w, 'x')
  // The group has a role of its own at its source, as coders write it; each turn counts for whoever speaks.
  const id = await source(w, { technique: 'fgd', role: 'kelompok', blocks: twoTurns('K', 'S') })
  const claim = await finding(w, [x])
  await link(w, claim, on(await coding(w, id, x, [0, 22])))
  await link(w, claim, on(await coding(w, id, x, [24, 40])))
  expect(await row(w, claim)).toMatchObject({ cells: { role: { kelompok: { informants: 1 } } } })
  const told = [
    { label: 'K', meant: 'participant', participant: 'P-1' },
    { label: 'S', meant: 'participant', participant: 'P-2' },
  ]
  const coder = w.as('coder')
  const stranger = [...told, { label: 'X', meant: 'participant', participant: 'P-9' }]
  expect(await coder.put(`/sources/${id}/speakers`, { speakers: stranger })).toMatchObject({
    status: 422,
    json: { error: 'participant.unknown', details: { participant: 'P-9' } },
  })
  must(await coder.put(`/sources/${id}/speakers`, { speakers: told }))
  expect((await read(w, id)).blocks.map(({ speaker }) => speaker)).toEqual(['P-1', 'P-2'])
  expect(await row(w, claim)).toMatchObject({
    cells: { role: { pengelola: { informants: 1 }, anggota: { informants: 1 } } },
    along: { role: 'agreement' },
  })
  expect((await matrix(w)).groups.technique.map(({ name }) => name)).toContain('fgd')
  const { rows } = (await coder.get('/speakers')).json as { rows: { label: string }[] }
  expect(rows.map(({ label }) => label).sort()).toEqual(['K', 'S'])
  const other = [{ label: 'K', meant: 'nobody', participant: null }]
  must(await coder.put(`/sources/${id}/speakers`, { speakers: other }))
  expect((await read(w, id)).blocks[0]).toEqual({ start: 0, end: 23 })
  expect(spoken.length).toBeGreaterThan(23)
})
