// A draft by a machine. No model runs here: a small Worker stands where Workers AI would be, and is asked in the same way.
import { expect, test } from 'vitest'
import { wavOf } from '../../core/talk/pieces.ts'
import type { Source, SourceRow } from '../../core/wire/coding.ts'
import type { HeardWords } from '../../core/wire/machine.ts'
import { must, newId, person, source, withdraw } from '../analysis.ts'
import { standIn } from '../machine.ts'
import { world } from '../world.ts'

const second = wavOf(new Float32Array(16_000), 16_000)
const asked = (more = '') => `/machine/words?draft=${newId()}&language=id${more}`

test('a piece of sound comes back as words with their moments, and the trail tells of a draft once', async () => {
  const w = await world({ machine: standIn })
  const coder = w.as('coder')
  expect(await coder.get('/machine')).toMatchObject({
    status: 200,
    json: { model: '@cf/openai/whisper-large-v3-turbo' },
  })
  const path = asked()
  for (let times = 0; times < 2; times += 1) {
    const { status, json } = await coder.raw('POST', path, second)
    const { rows } = json as { rows: HeardWords[] }
    expect([status, rows]).toEqual([
      200,
      [
        { startMs: 0, endMs: 400, text: `id true ${second.length}` },
        { startMs: 400, endMs: 1_000, text: 'Kami sendiri.' },
      ],
    ])
  }
  const lines = await w.db
    .prepare("select count(*) as n from audits where verb = 'draft'")
    .first<{ n: number }>()
  expect(lines?.n).toBe(1)

  // What is no sound, too long, or not answered is refused by name; whoever may not bring sources in is not served.
  const refused = async (bytes: Uint8Array<ArrayBuffer>) =>
    (await coder.raw('POST', asked(), bytes)).json
  expect(await refused(new Uint8Array(60))).toMatchObject({ error: 'request.malformed' })
  expect(await refused(new Uint8Array(1_500_001))).toMatchObject({ error: 'body.too-large' })
  expect(await refused(wavOf(new Float32Array(7), 16_000))).toMatchObject({
    error: 'machine.silent',
  })
  expect((await w.as('researcher').raw('POST', asked(), second)).status).toBe(403)

  // The recording of a source is heard only as long as everybody in it agrees.
  const consent = await person(w, 'P-001', 'anggota', ['quote', 'record'])
  const talk = await source(w, { participant: 'P-001' })
  const hash = 'a'.repeat(64)
  const recording = { name: 'a.wav', type: 'audio/wav', sizeBytes: 9, spans: [[0, 1_000]] }
  must(await coder.put(`/sources/${talk}/recordings/${hash}`, recording))
  const of = asked(`&source=${talk}`)
  expect((await coder.raw('POST', of, second)).status).toBe(200)
  await withdraw(w, consent)
  expect((await coder.raw('POST', of, second)).status).toBe(404)
})

test('a text that a machine wrote says so until somebody has gone through it', async () => {
  const w = await world()
  const coder = w.as('coder')
  expect((await coder.get('/machine')).json).toEqual({ model: null })
  expect((await coder.raw('POST', asked(), second)).status).toBe(404)
  const id = await source(w, { machineMade: true })
  const since = async () => [
    ((await coder.get(`/sources/${id}`)).json as Source).machineMadeAt,
    ((await coder.get('/sources')).json as { rows: SourceRow[] }).rows[0]?.machineMadeAt,
  ]
  expect(await since()).toEqual([expect.any(String), expect.any(String)])
  must(await coder.put(`/sources/${id}/machine-made`, { machineMade: false }))
  expect(await since()).toEqual([null, null])
  must(await coder.put(`/sources/${id}/machine-made`, { machineMade: true }))
  expect((await since())[0]).toEqual(expect.any(String))
  expect((await coder.put(`/sources/${newId()}/machine-made`, { machineMade: false })).status).toBe(
    404,
  )
})
