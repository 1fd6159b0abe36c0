// What a phone seals, on the real Worker: opened when it comes in, kept aside when it does not open, never lost.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { canonical } from '../../core/instrument/canonical.ts'
import type { Instrument } from '../../core/instrument/model.ts'
import { envelopeBytes, readEnvelope, writeEnvelope } from '../../core/seal/envelope.ts'
import { leastPartBytes, partAt, partCountOf } from '../../core/upload/parts.ts'
import type { FieldKit, StudyKey } from '../../core/wire/field.ts'
import { type Sealing, sealedText, sealingFor } from '../../web/field/seal/seal.ts'
import { makeKey, openWith, privateKeyOf } from '../../worker/seal.ts'
import { sha256 } from '../../worker/secret.ts'
import { filled, smallScore } from '../small.ts'
import { type World, world } from '../world.ts'

const utf8 = new TextEncoder()
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
    { type: 'text', name: 'seen', label: { id: 'Terlihat' } },
    { type: 'audio', name: 'voice', label: { id: 'Suara' } },
  ],
}

async function ready(w: World) {
  const published = await w.as('supervisor').post('/instruments', visit)
  const { hash: version } = published.json as { hash: string }
  const phone = await w.device()
  const { key } = (await phone.get('/kit')).json as FieldKit & { key: StudyKey }
  return { version, phone, key }
}

const visited = (version: string, answers = {}) =>
  filled(version, {
    participant: null,
    answers: { seen: 'Sawah.', ...answers },
    coverage: {},
    probes: {},
  })

async function sealed(sealing: Sealing, response: { id: string }, bytes = canonical(response)) {
  return sealing.seal({ response: response.id }, utf8.encode(bytes))
}

const bodyOf = (id: string, bytes: Uint8Array) => JSON.parse(sealedText(id, bytes)) as unknown

/** The study's key and what opens it, without a server. */
async function pair() {
  const made = await makeKey(crypto.randomUUID(), undefined)
  const opener = await privateKeyOf(made, undefined)
  if (!opener) throw new Error('a bare key opens without a secret')
  return { made, opener }
}

test('what is sealed opens as it was, whatever the bytes; two seals of the same bytes differ', async () => {
  const { made, opener } = await pair()
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 5_000 }), fc.nat(600), async (bytes, part) => {
      const place = { file: 'f'.repeat(64), part }
      const [one, two] = [await sealingFor(made), await sealingFor(made)]
      const [first, second] = [await one.seal(place, bytes), await two.seal(place, bytes)]
      expect(first.length).toBe(bytes.length + envelopeBytes)
      expect(first).not.toEqual(second)
      expect(await openWith(opener, place, first)).toEqual(bytes)
      expect(await openWith(opener, place, second)).toEqual(bytes)
    }),
    { numRuns: 60 },
  )
})

test('a changed byte, a byte less, another place: each is noticed', async () => {
  const { made, opener } = await pair()
  const sealing = await sealingFor(made)
  const bytes = utf8.encode('Kami mulai dari kebun kecil.')
  const place = { file: 'a'.repeat(64), part: 3 }
  const whole = await sealing.seal(place, bytes)
  for (let at = 0; at < whole.length; at++) {
    const changed = whole.slice()
    changed[at] = (changed[at] ?? 0) ^ 1
    // The id of the key is looked up rather than encrypted: another id finds another key, or none.
    const other =
      readEnvelope(changed)?.key !== made.id ? null : await openWith(opener, place, changed)
    expect(other, `byte ${at}`).toBe(null)
  }
  for (let length = 0; length < whole.length; length += 7)
    expect(await openWith(opener, place, whole.slice(0, length))).toBe(null)
  for (const elsewhere of [
    { ...place, part: 2 },
    { file: 'b'.repeat(64), part: 3 },
    { response: 'x' },
  ])
    expect(await openWith(opener, elsewhere, whole)).toBe(null)
  expect(await openWith((await pair()).opener, place, whole)).toBe(null)
})

test('an envelope is read as it was written', () => {
  fc.assert(
    fc.property(
      fc.uuid(),
      fc.uint8Array({ minLength: 65, maxLength: 65 }),
      fc.uint8Array({ minLength: 16, maxLength: 99 }),
      (key, point, text) => {
        const told = readEnvelope(writeEnvelope({ key, point, text }))
        expect(told).toEqual({ key, point, text })
      },
    ),
  )
})

test('a wrapped key opens with its own secret and with no other', async () => {
  const made = await makeKey(crypto.randomUUID(), 'a secret of the Worker')
  expect(made.isWrapped).toBe(true)
  expect(await privateKeyOf(made, 'another secret')).toBe(null)
  expect(await privateKeyOf(made, undefined)).toBe(null)
  const opener = await privateKeyOf(made, 'a secret of the Worker')
  const place = { response: 'r' }
  const whole = await (await sealingFor(made)).seal(place, utf8.encode('x'))
  expect(opener && (await openWith(opener, place, whole))).toEqual(utf8.encode('x'))
})

test('a sealed response is kept like one in the clear, and either way it is the same response', async () => {
  const w = await world()
  const { version, phone, key } = await ready(w)
  const sealing = await sealingFor(key)
  const one = visited(version)
  const body = bodyOf(one.id, await sealed(sealing, one))
  expect(JSON.stringify(body)).not.toContain('Sawah')
  const kept = await phone.put(`/responses/${one.id}`, body)
  expect(kept).toMatchObject({
    status: 201,
    json: { outcome: 'kept', hash: await sha256(canonical(one)) },
  })
  // Sealed anew after a crash, and in the clear from a queue of an earlier version: had, not changed.
  const anew = bodyOf(one.id, await sealed(await sealingFor(key), one))
  expect((await phone.put(`/responses/${one.id}`, anew)).json).toMatchObject({ outcome: 'had' })
  expect((await phone.put(`/responses/${one.id}`, one)).json).toMatchObject({ outcome: 'had' })
  const found = await w.as('supervisor').get(`/responses/${one.id}`)
  expect(found.json).toMatchObject({ body: { answers: { seen: 'Sawah.' } } })
})

test('in a bulk sealed and clear stand side by side, each judged on its own', async () => {
  const w = await world()
  const { version, phone, key } = await ready(w)
  const sealing = await sealingFor(key)
  const [a, b, c, d] = [0, 1, 2, 3].map(() => visited(version)) as [
    ReturnType<typeof visited>,
    ReturnType<typeof visited>,
    ReturnType<typeof visited>,
    ReturnType<typeof visited>,
  ]
  const broken = await sealed(sealing, c)
  broken[broken.length - 1] = (broken[broken.length - 1] ?? 0) ^ 1
  const wrong = visited(version, { nothing: 'of the kind' })
  const answer = await phone.post('/responses', {
    responses: [
      a,
      bodyOf(b.id, await sealed(sealing, b)),
      bodyOf(c.id, broken),
      // Under another's id.
      bodyOf(d.id, await sealing.seal({ response: d.id }, utf8.encode(canonical(a)))),
      bodyOf(wrong.id, await sealed(sealing, wrong)),
    ],
  })
  const { receipts } = answer.json as {
    receipts: { outcome: string; problem?: { code: string } }[]
  }
  expect(receipts.map((one) => one.problem?.code ?? one.outcome)).toEqual([
    'kept',
    'kept',
    'seal.broken',
    'seal.broken',
    'answer.unknown-question',
  ])
})

test('what does not open is refused in words, kept aside once, and the supervisor sees it', async () => {
  const w = await world()
  const { version, phone, key } = await ready(w)
  const one = visited(version)
  const good = await sealed(await sealingFor(key), one)
  const foreign = await sealed(await sealingFor(await makeKey(crypto.randomUUID(), undefined)), one)
  const tries: [Uint8Array, string][] = [
    [foreign, 'seal.key-unknown'],
    [good.slice(0, 40), 'seal.broken'],
    [good.slice(0, -1), 'seal.broken'],
    [new Uint8Array(), 'seal.broken'],
  ]
  for (const [bytes, error] of [...tries, ...tries])
    expect(await phone.put(`/responses/${one.id}`, bodyOf(one.id, bytes))).toMatchObject({
      status: 422,
      json: { error },
    })
  const { rows } = (await w.as('supervisor').get('/responses/unopened')).json as {
    rows: { id: string; hash: string; reason: string; device: string }[]
  }
  expect(rows.map(({ reason }) => reason).sort()).toEqual(tries.map(([, reason]) => reason).sort())
  for (const row of rows) expect(row).toMatchObject({ id: one.id, device: 'Telepon Rina' })
  // The same response comes in all the same when its good bytes come.
  expect((await phone.put(`/responses/${one.id}`, bodyOf(one.id, good))).status).toBe(201)
  expect(w.logs.join('\n')).not.toContain('Sawah')
})

test('what was laid aside for want of its key is taken in once the key is there', async () => {
  const w = await world()
  const { version, phone } = await ready(w)
  const late = await makeKey(crypto.randomUUID(), undefined)
  const one = visited(version)
  const body = bodyOf(one.id, await sealed(await sealingFor(late), one))
  expect((await phone.put(`/responses/${one.id}`, body)).status).toBe(422)
  const lead = w.as('supervisor')
  const list = async () =>
    ((await lead.get('/responses/unopened')).json as { rows: { hash: string }[] }).rows
  const [{ hash } = { hash: '' }] = await list()
  const again = () => lead.post(`/responses/unopened/${hash}/open`, {})
  expect(await again()).toMatchObject({ status: 422, json: { error: 'seal.key-unknown' } })
  await w.db
    .prepare(
      'insert into study_keys (id, study_id, point, private_key, is_wrapped, made_at, retired_at) values (?, ?, ?, ?, 0, ?, ?)',
    )
    .bind(late.id, w.study, late.point, late.privateKey, '2026-11-01', '2026-11-02')
    .run()
  expect(await again()).toMatchObject({ status: 200, json: { outcome: 'kept' } })
  expect(await list()).toEqual([])
  expect((await again()).status).toBe(404)
  const found = await lead.get(`/responses/${one.id}`)
  expect(found.json).toMatchObject({ state: 'received', body: { answers: { seen: 'Sawah.' } } })
})

test("another study's key opens nothing, and a retired one still opens", async () => {
  const w = await world()
  const { version, phone, key } = await ready(w)
  const there = await w.device('Telepon lain', w.other)
  const { key: theirs } = (await there.get('/kit')).json as { key: StudyKey }
  const one = visited(version)
  const misled = bodyOf(one.id, await sealed(await sealingFor(theirs), one))
  expect(await phone.put(`/responses/${one.id}`, misled)).toMatchObject({
    status: 422,
    json: { error: 'seal.key-unknown' },
  })
  const before = (await phone.get('/kit')).headers.get('etag')
  await w.db
    .prepare('update study_keys set retired_at = ? where id = ?')
    .bind('2026-11-02T00:00:00.000Z', key.id)
    .run()
  const next = await phone.get('/kit')
  expect((next.json as { key: StudyKey }).key.id).not.toBe(key.id)
  expect(next.headers.get('etag')).not.toBe(before)
  const old = bodyOf(one.id, await sealed(await sealingFor(key), one))
  expect((await phone.put(`/responses/${one.id}`, old)).status).toBe(201)
})

test('a file is sealed part by part and joined in the clear under its own hash', async () => {
  const w = await world()
  const { version, phone, key } = await ready(w)
  const sealing = await sealingFor(key)
  const bytes = new Uint8Array(leastPartBytes * 2 + 70_001).map((_, at) => (at * 31) % 251)
  const file = await sha256(bytes)
  const voice = { file, name: 'suara.webm', type: 'audio/webm', sizeBytes: bytes.length }
  const one = visited(version, { voice })
  await phone.put(`/responses/${one.id}`, bodyOf(one.id, await sealed(sealing, one)))
  const type = { 'content-type': 'application/vnd.pedoman.sealed' }
  const put = async (part: number, place: { file: string; part: number }) => {
    const { start, end } = partAt(bytes.length, part)
    const body = await sealing.seal(place, bytes.subarray(start, end))
    const query = `sizeBytes=${bytes.length}&sha256=${await sha256(body)}`
    return phone.raw('PUT', `/files/${file}/parts/${part}?${query}`, body, type)
  }
  expect(await put(0, { file, part: 1 })).toMatchObject({
    status: 422,
    json: { error: 'seal.broken' },
  })
  for (let part = 0; part < partCountOf(bytes.length); part++)
    expect((await put(part, { file, part })).status).toBe(201)
  const done = await phone.post(`/files/${file}/commit`, { sizeBytes: bytes.length })
  expect(done).toMatchObject({ status: 201, json: { hash: file, sizeBytes: bytes.length } })
  const small = utf8.encode('kecil')
  const smallHash = await sha256(small)
  const two = visited(version, { voice: { ...voice, file: smallHash, sizeBytes: small.length } })
  await phone.put(`/responses/${two.id}`, bodyOf(two.id, await sealed(sealing, two)))
  const whole = await sealing.seal({ file: smallHash, part: 0 }, small)
  expect((await phone.raw('PUT', `/files/${smallHash}`, whole, type)).status).toBe(201)
  expect((await phone.get(`/responses/${two.id}/files`)).json).toEqual({
    rows: [{ hash: smallHash, sizeBytes: small.length, isHeld: true }],
  })
})

test('a person whom a phone adds comes in sealed, and only under the id they were sealed for', async () => {
  const w = await world()
  const { phone, key } = await ready(w)
  const id = crypto.randomUUID()
  const identity = { name: 'Bu Rahasia', alsoCalled: [] }
  const person = { code: 'P-A01', role: 'anggota', case: null, attributes: {}, identity }
  const sealing = await sealingFor(key)
  const bytes = await sealing.seal({ deed: id }, utf8.encode(JSON.stringify(person)))
  const elsewhere = crypto.randomUUID()
  for (const [path, body] of [
    [elsewhere, bodyOf(id, bytes)],
    [elsewhere, bodyOf(elsewhere, bytes)],
  ] as const)
    expect(await phone.put(`/participants/${path}`, body)).toMatchObject({
      status: 422,
      json: { error: 'seal.broken' },
    })
  expect((await phone.put(`/participants/${id}`, bodyOf(id, bytes))).status).toBe(201)
  expect((await phone.put(`/participants/${id}`, person)).status).toBe(200)
  const { rows } = (await w.as('supervisor').get('/identities')).json as { rows: object[] }
  expect(rows).toEqual([{ code: 'P-A01', ...identity }])
})

test('a phone that signs out is known no more, and its supervisor sees when', async () => {
  const w = await world()
  await w.as('supervisor').post('/instruments', smallScore)
  const phone = await w.device()
  expect((await phone.post('/sign-out', {})).status).toBe(200)
  expect((await phone.get('/kit')).status).toBe(401)
  expect((await phone.post('/sign-out', {})).status).toBe(401)
  const { rows } = (await w.as('supervisor').get('/devices')).json as {
    rows: { id: string; signedOutAt: string | null }[]
  }
  expect(rows.find(({ id }) => id === phone.id)?.signedOutAt).toMatch(/^\d{4}-/)
})
