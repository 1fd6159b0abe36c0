// Recordings of a whole talk: they come up in parts, go on where they stopped, and are held only when every byte is right.
import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Instrument } from '../../core/instrument/model.ts'
import { leastPartBytes, partAt, partBytesOf, partCountOf } from '../../core/upload/parts.ts'
import { sha256Stream } from '../../core/upload/sha256.ts'
import { sha256 } from '../../worker/secret.ts'
import type { Client } from '../client.ts'
import { filled } from '../small.ts'
import { world } from '../world.ts'

const talk: Instrument = {
  slug: 'talk',
  kind: 'interview',
  technique: 'interview',
  title: { id: 'Wawancara' },
  languages: ['id'],
  about: 'study',
  roles: [],
  needs: [],
  items: [{ type: 'audio', name: 'voice', label: { id: 'Rekaman' } }],
}

/** Bytes that differ everywhere, so that a part in the wrong place is noticed. */
function sound(sizeBytes: number): Uint8Array {
  const words = new Uint32Array(Math.ceil(sizeBytes / 4))
  let state = sizeBytes | 1
  for (let at = 0; at < words.length; at++) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    words[at] = state
  }
  return new Uint8Array(words.buffer, 0, sizeBytes)
}

async function ready(bytes: Uint8Array) {
  const w = await world()
  const published = await w.as('supervisor').post('/instruments', talk)
  const { hash: version } = published.json as { hash: string }
  const phone = await w.device()
  const file = await sha256(bytes)
  const voice = { file, name: 'rekaman.webm', type: 'audio/webm', sizeBytes: bytes.byteLength }
  const one = filled(version, { answers: { voice }, coverage: {}, probes: {}, participant: null })
  expect((await phone.put(`/responses/${one.id}`, one)).status).toBe(201)
  return { w, phone, file, one, version }
}

async function sendPart(phone: Client, file: string, bytes: Uint8Array, part: number) {
  const { start, end } = partAt(bytes.byteLength, part)
  const piece = bytes.subarray(start, end)
  const told = `sizeBytes=${bytes.byteLength}&sha256=${await sha256(piece)}`
  return phone.raw('PUT', `/files/${file}/parts/${part}?${told}`, piece)
}

const commit = (phone: Client, file: string, sizeBytes: number) =>
  phone.post(`/files/${file}/commit`, { sizeBytes })

test('a recording goes on where it stopped and is held once it is whole', async () => {
  const bytes = sound(2 * leastPartBytes + 77)
  const { w, phone, file } = await ready(bytes)
  expect((await sendPart(phone, file, bytes, 2)).status).toBe(201)
  expect((await sendPart(phone, file, bytes, 0)).json).toEqual({ part: 0 })
  expect((await phone.get(`/files/${file}/parts`)).json).toEqual({ rows: [0, 2] })
  expect(await commit(phone, file, bytes.byteLength)).toMatchObject({
    status: 409,
    json: { error: 'file.incomplete', details: { missing: 1 } },
  })
  await sendPart(phone, file, bytes, 1)
  // Once more, as when the answer was lost.
  await sendPart(phone, file, bytes, 1)
  const held = { hash: file, sizeBytes: bytes.byteLength }
  expect(await commit(phone, file, bytes.byteLength)).toMatchObject({ status: 201, json: held })
  expect(await commit(phone, file, bytes.byteLength)).toMatchObject({ status: 200, json: held })
  const asked = await phone.post('/files/held', { hashes: [file, '0'.repeat(64)] })
  expect(asked.json).toEqual({ rows: [{ hash: file, isHeld: true }] })
  expect((await phone.get(`/files/${file}/parts`)).json).toEqual({ rows: [] })
  const handed = await w.as('coder').get(`/files/${file}`)
  expect(await sha256(handed.bytes)).toBe(file)
  const left = await (await w.local.mf.getR2Bucket('FILES')).list({ prefix: `${w.study}/parts/` })
  expect(left.objects).toEqual([])
})

test('a part that came to harm on its way is refused by itself, a whole that is not what its name says is not kept', async () => {
  const bytes = sound(leastPartBytes + 10)
  const { w, phone, file } = await ready(bytes)
  const other = bytes.slice()
  other[5] = (other[5] ?? 0) ^ 1
  const { start, end } = partAt(bytes.byteLength, 0)
  const told = `sizeBytes=${bytes.byteLength}&sha256=${await sha256(bytes.subarray(start, end))}`
  const harmed = await phone.raw(
    'PUT',
    `/files/${file}/parts/0?${told}`,
    other.subarray(start, end),
  )
  expect(harmed).toMatchObject({ status: 422, json: { error: 'file.part-wrong' } })
  await sendPart(phone, file, other, 0)
  await sendPart(phone, file, other, 1)
  expect(await commit(phone, file, bytes.byteLength)).toMatchObject({
    status: 422,
    json: { error: 'file.hash-wrong' },
  })
  // It begins anew, and the right bytes are taken.
  expect((await phone.get(`/files/${file}/parts`)).json).toEqual({ rows: [] })
  expect((await w.as('coder').get(`/files/${file}`)).status).toBe(404)
  await sendPart(phone, file, bytes, 0)
  await sendPart(phone, file, bytes, 1)
  expect((await commit(phone, file, bytes.byteLength)).status).toBe(201)
})

test('parts are taken only of a file that is named, at its size, each of its own length', async () => {
  const bytes = sound(leastPartBytes + 10)
  const { phone, file } = await ready(bytes)
  const unnamed = await sendPart(phone, '1'.repeat(64), bytes, 0)
  expect(unnamed).toMatchObject({ status: 409, json: { error: 'file.unexpected' } })
  const longer = await sendPart(phone, file, sound(leastPartBytes + 11), 0)
  expect(longer).toMatchObject({ status: 409, json: { error: 'file.unexpected' } })
  const short = bytes.subarray(0, 100)
  const told = `sizeBytes=${bytes.byteLength}&sha256=${await sha256(short)}`
  expect((await phone.raw('PUT', `/files/${file}/parts/0?${told}`, short)).status).toBe(422)
  expect((await phone.raw('PUT', `/files/${file}/parts/2?${told}`, short)).status).toBe(422)
  expect((await phone.raw('PUT', `/files/${file}/parts/0`, short)).status).toBe(400)
  expect((await phone.raw('PUT', `/files/${file}/parts/x?${told}`, short)).status).toBe(400)
})

test('what one phone sends half is not finished by another, and two phones may send the same', async () => {
  const bytes = sound(leastPartBytes + 10)
  const { w, phone, file, version } = await ready(bytes)
  const second = await w.device('Telepon kedua')
  await sendPart(phone, file, bytes, 0)
  expect((await second.get(`/files/${file}/parts`)).json).toEqual({ rows: [] })
  for (const part of [0, 1]) await sendPart(second, file, bytes, part)
  await sendPart(phone, file, bytes, 1)
  const [one, two] = await Promise.all([
    commit(phone, file, bytes.byteLength),
    commit(second, file, bytes.byteLength),
  ])
  expect([one.status, two.status].every((status) => status < 300)).toBe(true)
  // A response that names what is held already waits for nothing.
  const voice = { file, name: 'r.webm', type: 'audio/webm', sizeBytes: bytes.byteLength }
  const again = filled(version, { answers: { voice }, coverage: {}, probes: {}, participant: null })
  await second.put(`/responses/${again.id}`, again)
  expect((await second.get(`/responses/${again.id}/files`)).json).toMatchObject({
    rows: [{ isHeld: true }],
  })
})

test('parts whose rest never came are cleared after two weeks, fresh ones stay', async () => {
  const bytes = sound(leastPartBytes + 10)
  const { w, phone, file } = await ready(bytes)
  await sendPart(phone, file, bytes, 0)
  await sendPart(phone, file, bytes, 1)
  const old = new Date(Date.now() - 15 * 86_400_000).toISOString()
  await w.db
    .prepare('update file_parts set kept_at = ? where hash = ? and part = 0')
    .bind(old, file)
    .run()
  const worker = await w.local.mf.getWorker()
  await worker.scheduled({ cron: '17 3 * * *' })
  expect((await phone.get(`/files/${file}/parts`)).json).toEqual({ rows: [1] })
  await sendPart(phone, file, bytes, 0)
  expect((await commit(phone, file, bytes.byteLength)).status).toBe(201)
})

test('a part that R2 has lost is asked for again', async () => {
  const bytes = sound(leastPartBytes + 10)
  const { w, phone, file } = await ready(bytes)
  for (const part of [0, 1]) await sendPart(phone, file, bytes, part)
  const bucket = await w.local.mf.getR2Bucket('FILES')
  await bucket.delete(`${w.study}/parts/${phone.id}/${file}/1`)
  expect((await commit(phone, file, bytes.byteLength)).json).toMatchObject({
    error: 'file.incomplete',
  })
  expect((await phone.get(`/files/${file}/parts`)).json).toEqual({ rows: [0] })
  await sendPart(phone, file, bytes, 1)
  expect((await commit(phone, file, bytes.byteLength)).status).toBe(201)
})

test('parts cover a file of any size, without a gap and at most 512 of them', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 2 ** 31 }), (sizeBytes) => {
      const count = partCountOf(sizeBytes)
      expect(count).toBeLessThanOrEqual(512)
      expect(partAt(sizeBytes, 0).start).toBe(0)
      expect(partAt(sizeBytes, count - 1).end).toBe(sizeBytes)
      const some = Math.floor(count / 2)
      expect(partAt(sizeBytes, some).end).toBe(
        some + 1 < count ? partAt(sizeBytes, some + 1).start : sizeBytes,
      )
      expect(partAt(sizeBytes, count)).toEqual({ start: sizeBytes, end: sizeBytes })
    }),
  )
  expect([1, 256 * 2 ** 20, 2 ** 31].map(partBytesOf)).toEqual([2 ** 19, 2 ** 19, 2 ** 22])
})

test('the hash of pieces is the hash of the whole, wherever it is cut', () => {
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ maxLength: 200 }), { maxLength: 12 }), (pieces) => {
      const hash = sha256Stream()
      for (const piece of pieces) hash.add(piece)
      expect(hash.hex()).toBe(createHash('sha256').update(Buffer.concat(pieces)).digest('hex'))
    }),
  )
  const long = sha256Stream()
  const million = new Uint8Array(1_000_000).fill(97)
  long.add(million)
  // FIPS 180-2, appendix B.3: one million times the letter a.
  expect(long.hex()).toBe('cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0')
})
