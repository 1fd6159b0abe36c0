// Drafts on the server: kept for the phone that drowns, read by nobody but the phone that goes on with them.
import { expect, test } from 'vitest'
import type { BackedUpRow, DraftBackup, FieldDrafts, TakenDraft } from '../../core/wire/backup.ts'
import type { FieldKit, Page, StudyKey } from '../../core/wire/field.ts'
import { sealedText, sealingFor } from '../../web/field/seal/seal.ts'
import { newSecret, sha256 } from '../../worker/secret.ts'
import { must, newId, person, publish, sheet, withdraw } from '../analysis.ts'
import { type Answer, type Client, client } from '../client.ts'
import { hashOf } from '../consents.ts'
import { filled } from '../small.ts'
import { type World, world } from '../world.ts'

const bytes = new TextEncoder().encode('foto rumah')
const photo = {
  file: hashOf(bytes),
  name: 'rumah.jpg',
  type: 'image/jpeg',
  sizeBytes: bytes.length,
}
const secret = 'Kata-kata yang belum selesai.'

function begun(w: World, version: string, differs: Partial<DraftBackup> = {}): DraftBackup {
  const { finalisedAt: _, app: __, ...said } = filled(version, { participant: null })
  return {
    ...said,
    coverage: {},
    probes: {},
    answers: { deciding: secret },
    study: w.study,
    at: 'deciding',
    themeMs: {},
    savedAt: '2026-11-02T01:20:00.000Z',
    ...differs,
  }
}

async function ready(w: World) {
  const version = await publish(w, sheet('watching', 'observation', ['x']))
  const [mine, yours] = [await w.device('Telepon Rina'), await w.device('Telepon Budi')]
  return { version, mine, yours, lead: w.as('supervisor') }
}

const put = (
  phone: { put: (path: string, body: unknown) => Promise<Answer> },
  draft: DraftBackup,
) => phone.put(`/drafts/${draft.id}`, draft)
const listed = async (w: World) =>
  ((await w.as('supervisor').get('/drafts')).json as Page<BackedUpRow>).rows
const draftsOf = async (phone: { get: (path: string) => Promise<Answer> }) =>
  (await phone.get('/drafts')).json as FieldDrafts

test('a draft is kept once, the later saved stays, and the desk sees how far it is but no word', async () => {
  const w = await world()
  const { version, mine, lead } = await ready(w)
  const draft = begun(w, version)
  const later = {
    ...draft,
    answers: { ...draft.answers, more: 'Lagi.' },
    savedAt: '2026-11-02T01:30:00.000Z',
  }
  for (const one of [draft, draft, later, draft])
    expect(await put(mine, one)).toMatchObject({
      status: 200,
      json: { id: draft.id, state: 'held' },
    })
  const page = await lead.get('/drafts')
  expect(page.json).toMatchObject({
    rows: [
      {
        id: draft.id,
        instrument: 'watching',
        participant: null,
        device: { id: mine.id, label: 'Telepon Rina' },
        begunOn: null,
        savedAt: later.savedAt,
        answers: 2,
      },
    ],
    next: null,
  })
  for (const words of [page.text, (await lead.get('/audit')).text, ...w.logs])
    expect(words).not.toContain(secret)
  expect((await w.as('coder').get('/drafts')).status).toBe(403)
  // Not even the phone that sent it has reason to read it back.
  expect((await mine.get(`/drafts/${draft.id}`)).status).toBe(404)
  expect((await mine.delete(`/drafts/${draft.id}`)).status).toBe(200)
  expect(await listed(w)).toEqual([])
})

test('sealed to the study’s key it is the same draft; what does not fit is refused whole', async () => {
  const w = await world()
  const { version, mine } = await ready(w)
  const { key } = (await mine.get('/kit')).json as FieldKit & { key: StudyKey }
  const draft = begun(w, version)
  const sealing = await sealingFor(key)
  const seal = async (deed: string) =>
    sealedText(deed, await sealing.seal({ deed }, new TextEncoder().encode(JSON.stringify(draft))))
  const type = { 'content-type': 'application/json' }
  const sealed = await mine.raw('PUT', `/drafts/${draft.id}`, await seal(draft.id), type)
  expect(sealed).toMatchObject({ status: 200, json: { state: 'held' } })
  const elsewhere = newId()
  const answer = await mine.raw('PUT', `/drafts/${elsewhere}`, await seal(elsewhere), type)
  expect(answer).toMatchObject({ status: 400 })
  const unknown = begun(w, 'a'.repeat(64))
  expect(await put(mine, unknown)).toMatchObject({ json: { error: 'version.unknown' } })
  const large = begun(w, version, {
    answers: Object.fromEntries(
      Array.from({ length: 6 }, (_, at) => [`q${at}`, 'a'.repeat(190_000)]),
    ),
  })
  expect(await put(mine, large)).toMatchObject({ json: { error: 'body.too-large' } })
  expect((await listed(w)).map(({ id }) => id)).toEqual([draft.id])
})

test('another phone, and a phone of another study, neither writes nor reads nor deletes it', async () => {
  const w = await world()
  const { version, mine, yours } = await ready(w)
  const draft = begun(w, version)
  must(await put(mine, draft))
  const foreign = await w.device('Telepon lain', w.other)
  for (const phone of [yours, foreign]) {
    const over = { ...draft, answers: {}, savedAt: '2026-11-03T00:00:00.000Z' }
    expect([404, 409]).toContain((await put(phone, over)).status)
    expect((await phone.get(`/drafts/${draft.id}`)).status).toBe(404)
    await phone.delete(`/drafts/${draft.id}`)
    expect(await draftsOf(phone)).toEqual({ rows: [], away: [] })
  }
  expect(await listed(w)).toMatchObject([{ id: draft.id, answers: 1, savedAt: draft.savedAt }])
  const hand = (who: 'outsider' | 'supervisor', device: string, study: string) =>
    w.as(who).post(`/api/studies/${study}/drafts/${draft.id}/hand`, { device })
  expect((await hand('outsider', foreign.id, w.other)).status).toBe(404)
  expect((await hand('supervisor', foreign.id, w.study)).status).toBe(404)
})

test('handed on, the other phone goes on with it and its files, and whoever had it is told', async () => {
  const w = await world()
  const { version, mine, yours, lead } = await ready(w)
  const draft = begun(w, version, { answers: { deciding: secret, house: photo } })
  expect((await mine.raw('PUT', `/files/${photo.file}`, bytes)).status).toBe(409)
  must(await put(mine, draft))
  const asked = { hashes: [photo.file] }
  expect((await mine.post('/files/held', asked)).json).toMatchObject({ rows: [{ isHeld: false }] })
  expect((await mine.raw('PUT', `/files/${photo.file}`, bytes)).status).toBe(201)
  // Before it is finished nobody at the desk opens it.
  expect((await lead.get(`/files/${photo.file}`)).status).toBe(404)
  expect((await yours.get(`/files/${photo.file}`)).status).toBe(404)

  must(await lead.post(`/drafts/${draft.id}/hand`, { device: yours.id }))
  expect(await draftsOf(mine)).toEqual({ rows: [], away: [{ id: draft.id, to: 'Telepon Budi' }] })
  expect(await draftsOf(yours)).toEqual({
    rows: [{ id: draft.id, savedAt: draft.savedAt }],
    away: [],
  })
  expect((await yours.get(`/drafts/${draft.id}`)).json).toEqual({
    draft,
    files: [{ ...photo, isHeld: true }],
  } satisfies TakenDraft)
  expect([...(await yours.get(`/files/${photo.file}`)).bytes]).toEqual([...bytes])
  const later = { ...draft, savedAt: '2026-11-02T02:00:00.000Z' }
  expect((await put(mine, later)).status).toBe(404)
  await mine.delete(`/drafts/${draft.id}`)
  expect((await put(yours, later)).json).toEqual({ id: draft.id, state: 'held' })
  expect(await listed(w)).toMatchObject([
    { device: { label: 'Telepon Budi' }, begunOn: 'Telepon Rina', savedAt: later.savedAt },
  ])
  const audit = (await lead.get('/audit')).json as { rows: object[] }
  expect(audit.rows).toContainEqual(
    expect.objectContaining({ verb: 'hand', what: 'draft', object: draft.id }),
  )

  // Handed back, it is the first phone's again.
  must(await lead.post(`/drafts/${draft.id}/hand`, { device: mine.id }))
  expect(await draftsOf(mine)).toMatchObject({ rows: [{ id: draft.id }], away: [] })
  expect(await draftsOf(yours)).toMatchObject({ rows: [], away: [{ to: 'Telepon Rina' }] })

  // Finished there, the other phone is still told who has it.
  const finished = {
    ...filled(version, { participant: null }),
    id: draft.id,
    coverage: {},
    probes: {},
  }
  const response = { ...finished, answers: { deciding: secret } }
  expect((await mine.put(`/responses/${draft.id}`, response)).status).toBe(201)
  expect(await draftsOf(yours)).toMatchObject({ rows: [], away: [{ to: 'Telepon Rina' }] })
  expect(await draftsOf(mine)).toEqual({ rows: [], away: [] })
})

test('once its response is received the backup is gone and nothing of it is kept again', async () => {
  const w = await world()
  const { version, mine } = await ready(w)
  const draft = begun(w, version, { answers: { deciding: secret, house: photo } })
  must(await put(mine, draft))
  must(await mine.raw('PUT', `/files/${photo.file}`, bytes))
  const response = filled(version, {
    id: draft.id,
    participant: null,
    answers: { deciding: secret },
    coverage: {},
    probes: {},
  })
  expect((await mine.put(`/responses/${response.id}`, response)).status).toBe(201)
  expect(await listed(w)).toEqual([])
  expect(await put(mine, draft)).toMatchObject({
    status: 200,
    json: { id: draft.id, state: 'received' },
  })
  expect(await listed(w)).toEqual([])
  // What the draft named alone, nobody may send any more.
  const again = await mine.raw('PUT', `/files/${photo.file}`, bytes)
  expect(again.json).toMatchObject({ error: 'file.unexpected' })
})

test('who takes their consent back is read on no phone and listed at no desk', async () => {
  const w = await world()
  const { version, mine, yours, lead } = await ready(w)
  const consent = await person(w, 'P-001', 'anggota')
  const draft = begun(w, version, { participant: 'P-001' })
  must(await put(mine, draft))
  must(await lead.post(`/drafts/${draft.id}/hand`, { device: yours.id }))
  expect((await yours.get(`/drafts/${draft.id}`)).status).toBe(200)
  await withdraw(w, consent)
  expect((await yours.get(`/drafts/${draft.id}`)).status).toBe(404)
  expect((await draftsOf(yours)).rows).toEqual([])
  expect(await listed(w)).toEqual([])
})

test('a phone that is enrolled again goes on with its drafts and with what waits for it; nobody else does', async () => {
  const w = await world()
  const { version, mine, lead } = await ready(w)
  const draft = begun(w, version)
  must(await put(mine, draft))
  const sent = filled(version, {
    participant: null,
    answers: { deciding: 'Sudah.' },
    coverage: {},
    probes: {},
  })
  must(await mine.put(`/responses/${sent.id}`, sent))
  must(await lead.post(`/responses/${sent.id}/review`, { state: 'returned', note: 'Tolong cek.' }))
  const again = async (proof: string | null) => {
    const { code } = (await lead.post('/enrolments', { label: 'Telepon Rina lagi' })).json as {
      code: string
    }
    const token = newSecret('pdd')
    const body = JSON.stringify({ code, tokenHash: await sha256(token), app: 'x' })
    const enrolled = await w.anyone().raw('POST', '/api/enrol', body, {
      'content-type': 'application/json',
      ...(proof !== null && { authorization: `Bearer ${proof}` }),
    })
    expect(enrolled.json).toMatchObject({ lost: 0 })
    const authorization = `Bearer ${token}`
    return client(w.local.mf, '/api/field', async () => ({ authorization }))
  }
  const returned = async (phone: Pick<Client, 'get'>) =>
    ((await phone.get('/returns')).json as { rows: { id: string }[] }).rows.map(({ id }) => id)
  const later = { ...draft, savedAt: '2026-11-02T02:00:00.000Z' }
  const stranger = await again(null)
  expect((await put(stranger, later)).status).toBe(404)
  const guesser = await again('pdd_guessed')
  expect([(await put(guesser, later)).status, await returned(guesser)]).toEqual([404, []])
  const same = await again(mine.token)
  expect((await put(same, later)).status).toBe(200)
  expect(await returned(same)).toEqual([sent.id])
  expect(await returned(mine)).toEqual([])
  expect((await put(mine, { ...draft, savedAt: '2026-11-02T03:00:00.000Z' })).status).toBe(404)

  // What is returned and asked from now on reaches the phone that it is now, with its words, and can be corrected there.
  const after = filled(version, {
    participant: null,
    answers: { deciding: 'Belum.' },
    coverage: {},
    probes: {},
  })
  must(await mine.put(`/responses/${after.id}`, after))
  must(await lead.post(`/responses/${after.id}/review`, { state: 'returned', note: 'Cek juga.' }))
  expect((await returned(same)).toSorted()).toEqual([sent.id, after.id].toSorted())
  expect(await returned(mine)).toEqual([])
  expect((await same.get(`/responses/${after.id}/body`)).status).toBe(200)
  const corrected = { ...after, id: crypto.randomUUID(), replaces: after.id }
  expect((await same.put(`/responses/${corrected.id}`, corrected)).status).toBe(201)

  // A phone that is gone is followed by the only one that was given its name since; of two nobody can say which.
  const named = filled(version, {
    participant: null,
    answers: { deciding: 'Entah.' },
    coverage: {},
    probes: {},
  })
  const gone = await w.device('Telepon Bayu')
  must(await gone.put(`/responses/${named.id}`, named))
  must(await lead.post(`/devices/${gone.id}/revoke`, {}))
  const next = await w.device('Telepon Bayu')
  must(await lead.post(`/responses/${named.id}/review`, { state: 'returned', note: 'Lengkapi.' }))
  expect(await returned(next)).toEqual([named.id])
  must(await lead.post(`/devices/${next.id}/revoke`, {}))
  const [one, other] = [await w.device('Telepon Bayu'), await w.device('Telepon Bayu')]
  const query = crypto.randomUUID()
  must(await lead.put(`/responses/${named.id}/queries/${query}`, { ref: null, text: 'Kapan?' }))
  expect([await returned(one), await returned(other)]).toEqual([[], []])
})
