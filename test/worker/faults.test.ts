// The database and the bucket fail at every call that a phone's requests make, before it or after it was committed.
// Whoever asks again until it works finds everything there, and there once.
import { expect, test } from 'vitest'
import type { Bundle } from '../../core/import/bundle.ts'
import type { Instrument } from '../../core/instrument/model.ts'
import { leastPartBytes, partAt } from '../../core/upload/parts.ts'
import { sha256 } from '../../worker/secret.ts'
import type { Answer, Client } from '../client.ts'
import { bringIn, emptyBundle, stage } from '../importing.ts'
import { filled } from '../small.ts'
import { type World, world } from '../world.ts'

const talk: Instrument = {
  slug: 'talk',
  kind: 'interview',
  technique: 'interview',
  title: { id: 'Wawancara' },
  languages: ['id'],
  about: 'study',
  roles: [],
  needs: [],
  items: [
    { type: 'text', name: 'story', label: { id: 'Cerita' }, aims: ['mulai'] },
    { type: 'audio', name: 'voice', label: { id: 'Rekaman' } },
  ],
}

type Asked = (headers: Record<string, string>) => Promise<Answer>

/** Fails call k, for k = 1, 2, … until there is no such call; each time the next try must succeed. */
async function failEachCall(make: () => Promise<{ ask: Asked; check: () => Promise<void> }>) {
  let points = 0
  for (const at of ['before', 'after']) {
    for (let call = 1; ; call++) {
      const { ask, check } = await make()
      const met = await ask({ 'x-fault': `${at}:${call}` })
      const wasMet = Number(met.headers.get('x-calls')) >= call
      if (!wasMet) {
        expect(met.status).toBeLessThan(300)
        break
      }
      points += 1
      expect(met.status).toBe(500)
      expect(met.text).not.toContain('fault')
      expect((await ask({})).status).toBeLessThan(300)
      await check()
    }
  }
  return points
}

async function ready() {
  const w = await world()
  const published = await w.as('supervisor').post('/instruments', talk)
  const { hash: version } = published.json as { hash: string }
  return { w, version, phone: await w.device() }
}

const count = async (w: World, sql: string, id: string) =>
  ((await w.db.prepare(sql).bind(id).first()) as { n: number }).n

async function once(w: World, id: string): Promise<void> {
  const counted = {
    rows: await count(w, 'select count(*) as n from responses where id = ?', id),
    audits: await count(
      w,
      "select count(*) as n from audits where object_id = ? and verb = 'keep'",
      id,
    ),
    sources: await count(w, 'select count(*) as n from sources where id = ?', id),
    texts: await count(w, 'select count(*) as n from source_versions where source_id = ?', id),
    prompts: await count(w, 'select count(*) as n from source_prompts where source_id = ?', id),
  }
  expect(counted).toEqual({ rows: 1, audits: 1, sources: 1, texts: 1, prompts: 1 })
}

const answers = { story: 'Kami mulai dari kebun kecil.' }
const plain = { coverage: {}, probes: {}, participant: null }

test('a response is kept once though any call fails, alone or in a bulk', async () => {
  const { w, version, phone } = await ready()
  const points = await failEachCall(async () => {
    const one = filled(version, { answers, ...plain })
    return {
      ask: (headers) => phone.put(`/responses/${one.id}`, one, headers),
      check: () => once(w, one.id),
    }
  })
  const inBulk = await failEachCall(async () => {
    const all = [1, 2, 3].map(() => filled(version, { answers, ...plain }))
    return {
      ask: (headers) => phone.post('/responses', { responses: all }, headers),
      check: async () => {
        for (const { id } of all) await once(w, id)
      },
    }
  })
  expect(points + inBulk).toBeGreaterThanOrEqual(4)
}, 240_000)

test('a file is held once and whole though any call fails, in one piece or in parts', async () => {
  const { w, version, phone } = await ready()
  let salt = 0
  const named = async (sizeBytes: number) => {
    const bytes = new Uint8Array(sizeBytes)
    new DataView(bytes.buffer).setUint32(0, ++salt)
    const file = await sha256(bytes)
    const voice = { file, name: 'suara.webm', type: 'audio/webm', sizeBytes }
    const one = filled(version, { answers: { ...answers, voice }, ...plain })
    expect((await phone.put(`/responses/${one.id}`, one)).status).toBe(201)
    const isWhole = async () => {
      const found = await w.as('coder').get(`/files/${file}`)
      expect(await sha256(found.bytes)).toBe(file)
      const asked = await phone.post('/files/held', { hashes: [file] })
      expect(asked.json).toEqual({ rows: [{ hash: file, isHeld: true }] })
    }
    return { bytes, file, sizeBytes, isWhole }
  }
  const small = await failEachCall(async () => {
    const { bytes, file, isWhole } = await named(100)
    return {
      ask: (headers) => phone.raw('PUT', `/files/${file}`, bytes, headers),
      check: isWhole,
    }
  })
  const part = async (to: Client, file: string, bytes: Uint8Array, n: number, headers = {}) => {
    const { start, end } = partAt(bytes.byteLength, n)
    const piece = bytes.subarray(start, end)
    const told = `sizeBytes=${bytes.byteLength}&sha256=${await sha256(piece)}`
    return to.raw('PUT', `/files/${file}/parts/${n}?${told}`, piece, headers)
  }
  const parts = await failEachCall(async () => {
    const { bytes, file, sizeBytes, isWhole } = await named(leastPartBytes + 4)
    await part(phone, file, bytes, 1)
    return {
      ask: (headers) => part(phone, file, bytes, 0, headers),
      check: async () => {
        expect((await phone.post(`/files/${file}/commit`, { sizeBytes })).status).toBe(201)
        await isWhole()
      },
    }
  })
  const commits = await failEachCall(async () => {
    const { bytes, file, sizeBytes, isWhole } = await named(leastPartBytes + 4)
    for (const n of [0, 1]) await part(phone, file, bytes, n)
    return {
      ask: (headers) => phone.post(`/files/${file}/commit`, { sizeBytes }, headers),
      check: isWhole,
    }
  })
  expect(Math.min(small, parts, commits)).toBeGreaterThanOrEqual(4)
}, 240_000)

test('a file from elsewhere comes in whole or not at all, and once, though any call fails; and so it goes again', async () => {
  const w = await world()
  const lead = w.as('supervisor')
  let salt = 0
  const project = (n: number): Bundle => ({
    ...emptyBundle,
    coders: [{ key: 'u', name: 'Dewi' }],
    codes: [`a${n}`, `b${n}`].map((key, position) => ({
      ...{ key, guid: null, parent: null, name: null, label: key, hue: null, position },
      ...{ definition: '', include: '', exclude: '', example: '' },
    })),
    sources: [
      {
        ...{ key: `s${n}`, title: 'T', technique: 'interview', text: 'Kami mulai.', blocks: null },
        ...{ participant: null, role: null, case: null, occurredOn: null, file: null },
      },
    ],
    codings: [`a${n}`, `b${n}`].map((code) => ({
      ...{ key: code, source: `s${n}`, code, coder: 'u', start: 0, end: 4 },
      ...{ note: '', weight: null, madeAt: null },
    })),
  })
  const things = ['codes', 'sources', 'codings']
  const held = (id: string) =>
    Promise.all(
      things.map((table) => count(w, `select count(*) as n from ${table} where import_id = ?`, id)),
    )
  const wholeOrNothing = async (id: string, answer: Answer) => {
    expect([
      [0, 0, 0],
      [2, 1, 2],
    ]).toContainEqual(await held(id))
    return answer
  }
  const applied = await failEachCall(async () => {
    const id = await stage(lead, project(++salt))
    return {
      ask: async (headers) =>
        wholeOrNothing(id, await lead.post(`/imports/${id}/apply`, {}, headers)),
      check: async () => expect(await held(id)).toEqual([2, 1, 2]),
    }
  })
  const undone = await failEachCall(async () => {
    const { id } = await bringIn(lead, project(++salt))
    return {
      ask: async (headers) =>
        wholeOrNothing(id, await lead.raw('DELETE', `/imports/${id}`, undefined, headers)),
      check: async () => expect(await held(id)).toEqual([0, 0, 0]),
    }
  })
  expect(Math.min(applied, undone)).toBeGreaterThanOrEqual(2)
}, 240_000)
