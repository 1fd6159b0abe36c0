// Original files: named by their hash, kept once, handed out only to be saved.
import { expect, test } from 'vitest'
import { sha256 } from '../../worker/secret.ts'
import { world } from '../world.ts'

const bytesOf = (text: string) => new TextEncoder().encode(text)

test('a file comes back byte for byte, as something to save and not to show', async () => {
  const w = await world()
  const bytes = bytesOf('<html><script>alert(1)</script>')
  const hash = await sha256(bytes)
  expect(await w.as('coder').raw('PUT', `/files/${hash}`, bytes)).toMatchObject({
    status: 201,
    json: { hash, sizeBytes: bytes.byteLength },
  })
  expect((await w.as('coder').raw('PUT', `/files/${hash}`, bytes)).status).toBe(200)
  const got = await w.as('supervisor').get(`/files/${hash}`)
  expect(got.status).toBe(200)
  expect(got.text).toBe('<html><script>alert(1)</script>')
  expect(got.headers.get('content-type')).toBe('application/octet-stream')
  expect(got.headers.get('content-disposition')).toBe(`attachment; filename="${hash}"`)
  expect(got.headers.get('x-content-type-options')).toBe('nosniff')
})

test('bytes under a hash that is not theirs are refused and not kept', async () => {
  const w = await world()
  const hash = await sha256('what was meant')
  expect(await w.as('coder').raw('PUT', `/files/${hash}`, bytesOf('what was sent'))).toMatchObject({
    status: 422,
    json: { error: 'file.hash-wrong' },
  })
  expect((await w.as('coder').get(`/files/${hash}`)).status).toBe(404)
  expect((await w.as('coder').raw('PUT', '/files/nothash', bytesOf('x'))).status).toBe(400)
})

test('a file too large is refused before it is kept', async () => {
  const w = await world()
  const bytes = new Uint8Array(30_000_001)
  const hash = await sha256(bytes)
  expect(await w.as('coder').raw('PUT', `/files/${hash}`, bytes)).toMatchObject({
    status: 413,
    json: { error: 'body.too-large' },
  })
  expect((await w.as('coder').get(`/files/${hash}`)).status).toBe(404)
})

test('a body that tells no length is counted as it comes', async () => {
  const w = await world()
  const part = new Uint8Array(1_000_000)
  const bodyOf = (parts: number) => {
    let sent = 0
    return new ReadableStream({
      pull(controller) {
        if (sent++ < parts) controller.enqueue(part)
        else controller.close()
      },
    })
  }
  const hash = await sha256(new Uint8Array(2_000_000))
  expect(await w.as('coder').raw('PUT', `/files/${hash}`, bodyOf(2))).toMatchObject({
    status: 201,
    json: { sizeBytes: 2_000_000 },
  })
  expect(await w.as('coder').raw('PUT', `/files/${'0'.repeat(64)}`, bodyOf(31))).toMatchObject({
    status: 413,
    json: { error: 'body.too-large' },
  })
})

test("another study's file is as if it had never been", async () => {
  const w = await world()
  const hash = await sha256(bytesOf('rekaman'))
  await w.as('coder').raw('PUT', `/files/${hash}`, bytesOf('rekaman'))
  expect((await w.as('outsider').get(`/api/studies/${w.other}/files/${hash}`)).status).toBe(404)
  expect((await w.as('outsider').get(`/files/${hash}`)).status).toBe(404)
})

test('the recording of a participant who withdrew is handed out to nobody', async () => {
  const w = await world()
  const lead = w.as('supervisor')
  const hash = await sha256(bytesOf('suara'))
  await lead.raw('PUT', `/files/${hash}`, bytesOf('suara'))
  await lead.post('/participants', {
    code: 'P-041',
    role: 'anggota',
    case: null,
    attributes: {},
    identity: null,
  })
  const consent = crypto.randomUUID()
  await lead.post('/participants/P-041/consents', {
    id: consent,
    textVersion: '1',
    scopes: ['record'],
    how: 'recorded',
    givenAt: '2018-03-01T02:00:00Z',
  })
  await lead.post('/sources', {
    id: crypto.randomUUID(),
    title: 'Rekaman',
    technique: 'interview',
    participant: 'P-041',
    role: null,
    case: null,
    occurredOn: null,
    origin: null,
    version: null,
    file: { hash, name: 'suara.mp3' },
    text: 'Suara.',
    blocks: null,
  })
  expect((await lead.get(`/files/${hash}`)).status).toBe(200)
  await lead.post(`/consents/${consent}/withdraw`, {})
  for (const who of ['coder', 'supervisor', 'owner'] as const)
    expect((await w.as(who).get(`/files/${hash}`)).status).toBe(404)
})
