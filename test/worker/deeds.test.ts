// What phones make that is no response: people, what they agree to, and what they take back.
import { expect, test } from 'vitest'
import type { ConsentProof, ConsentRow } from '../../core/wire/consent.ts'
import type { FieldKit } from '../../core/wire/field.ts'
import type { Memo } from '../../core/wire/memo.ts'
import { hashOf, newcomer, proof, publishText, said } from '../consents.ts'
import { filled, smallGuide } from '../small.ts'
import { type World, world } from '../world.ts'

const id = () => crypto.randomUUID()
const bytesOf = (words: string) => new TextEncoder().encode(words)
const history = async (w: World, code: string) =>
  ((await w.as('coder').get(`/participants/${code}/consents`)).json as { rows: ConsentRow[] }).rows
const refusalOf = ({ status, json }: { status: number; json: unknown }) => [
  status,
  (json as { error: string }).error,
]

test('a person added on a phone is added once, however often the phone says so', async () => {
  const w = await world()
  const phone = await w.device()
  const deed = id()
  expect((await phone.put(`/participants/${deed}`, newcomer('P-A01', 'Rahma Baru'))).status).toBe(
    201,
  )
  expect(await phone.put(`/participants/${deed}`, newcomer('P-A01', 'Rahma Baru'))).toMatchObject({
    status: 200,
    json: { id: deed },
  })
  // Another phone made the same code: refused, and the first keeps its name.
  const other = await w.device('Telepon lain')
  expect(
    refusalOf(await other.put(`/participants/${id()}`, newcomer('P-A01', 'Orang Lain'))),
  ).toEqual([409, 'name.taken'])
  // The same deed cannot become somebody else.
  expect(refusalOf(await phone.put(`/participants/${deed}`, newcomer('P-A02')))[0]).toBe(409)
  const lead = w.as('supervisor')
  expect((await lead.get('/identities')).json).toMatchObject({
    rows: [{ code: 'P-A01', name: 'Rahma Baru' }],
  })
  const strange = { ...newcomer('P-A03'), case: 'KUBE-404' }
  expect(refusalOf(await phone.put(`/participants/${id()}`, strange))).toEqual([
    422,
    'case.unknown',
  ])
  for (const words of [(await phone.get('/kit')).text, (await lead.get('/audit')).text, ...w.logs])
    expect(words).not.toContain('Rahma')
})

test('a consent names its text and what shows it, and its files are taken in and shown to whoever may read names', async () => {
  const w = await world()
  const text = await publishText(w)
  const phone = await w.device()
  await phone.put(`/participants/${id()}`, newcomer('P-A01'))
  const signature = bytesOf('garis tangan')
  const consent = id()
  const evidence = [proof('signature', signature)]
  // Before the consent nothing names the file.
  expect((await phone.raw('PUT', `/files/${hashOf(signature)}`, signature)).status).toBe(409)
  const body = said(text, { evidence })
  expect((await phone.put(`/consents/${consent}`, body)).status).toBe(201)
  expect(await phone.put(`/consents/${consent}`, body)).toMatchObject({
    status: 200,
    json: { id: consent },
  })
  expect(
    refusalOf(await phone.put(`/consents/${consent}`, { ...body, scopes: ['quote'] })),
  ).toEqual([409, 'id.taken'])
  const isHeld = async () => (await phone.post('/files/held', { hashes: [hashOf(signature)] })).json
  expect(await isHeld()).toEqual({ rows: [{ hash: hashOf(signature), isHeld: false }] })
  expect((await phone.raw('PUT', `/files/${hashOf(signature)}`, signature)).status).toBe(201)
  expect(await isHeld()).toMatchObject({ rows: [{ isHeld: true }] })

  expect(await history(w, 'P-A01')).toMatchObject([
    {
      id: consent,
      textVersion: 'Lembar 1',
      text,
      language: 'id',
      how: 'signed',
      device: 'Telepon Rina',
    },
  ])
  const lead = w.as('supervisor')
  expect((await lead.get(`/consents/${consent}/proof`)).json).toEqual({
    witness: null,
    guardian: null,
    evidence: evidence.map((one) => ({ ...one, isHeld: true })),
  } satisfies ConsentProof)
  const file = await lead.get(`/consents/${consent}/files/${hashOf(signature)}`)
  expect([...file.bytes]).toEqual([...signature])
  // A signature says who it is: coders see neither it nor who witnessed, and the common way to files is shut for all.
  const coder = w.as('coder')
  expect((await coder.get(`/consents/${consent}/proof`)).status).toBe(403)
  expect((await coder.get(`/consents/${consent}/files/${hashOf(signature)}`)).status).toBe(403)
  expect((await lead.get(`/files/${hashOf(signature)}`)).status).toBe(404)
  const foreign = `/api/studies/${w.other}/consents/${consent}`
  expect((await w.as('outsider').get(`${foreign}/proof`)).status).toBe(404)
  expect((await w.as('outsider').get(`${foreign}/files/${hashOf(signature)}`)).status).toBe(404)
})

test('a consent that the text does not ask for, or that nothing shows, is refused', async () => {
  const w = await world()
  const text = await publishText(w)
  const phone = await w.device()
  await phone.put(`/participants/${id()}`, newcomer('P-A01'))
  const send = async (differs: Parameters<typeof said>[1], hash = text) =>
    refusalOf(await phone.put(`/consents/${id()}`, said(hash, differs)))
  expect(await send({}, 'a'.repeat(64))).toEqual([422, 'consent.text-unknown'])
  expect(await send({ scopes: ['share'] })).toEqual([422, 'consent.scope-unasked'])
  expect(await send({ evidence: [] })).toEqual([422, 'consent.evidence-missing'])
  const voice = proof('voice', bytesOf('ya, saya mau'))
  const sign = proof('witness', bytesOf('paraf'))
  expect(await send({ how: 'recorded', evidence: [voice] })).toEqual([
    422,
    'consent.evidence-missing',
  ])
  expect(await send({ how: 'recorded', evidence: [voice, sign] })).toEqual([
    422,
    'consent.witness-missing',
  ])
  expect(await send({ participant: 'P-Z99' })).toEqual([422, 'participant.unknown'])
  // A refusal agrees to nothing, and nobody agrees for a child that does not want to.
  expect(await send({ how: 'refused', evidence: [] })).toEqual([400, 'request.malformed'])
  const guardian = { name: 'Ibu Contoh', relation: 'ibu', childAgrees: false }
  expect(await send({ guardian })).toEqual([400, 'request.malformed'])
  // The text of another study is none of this one's.
  const elsewhere = await w.device('Lain', w.other)
  await elsewhere.put(`/participants/${id()}`, newcomer('P-A01'))
  expect(refusalOf(await elsewhere.put(`/consents/${id()}`, said(text)))).toEqual([
    422,
    'consent.text-unknown',
  ])
  expect(await history(w, 'P-A01')).toEqual([])
  // One that was retired while the phone was out is what was read all the same.
  await w.as('supervisor').post(`/consent-texts/${text}/retire`, {})
  const kit = (await phone.get('/kit')).json as FieldKit
  expect(kit.consentTexts).toEqual([])
  const witness = { name: 'Pak RT' }
  const late = said(text, { how: 'recorded', evidence: [voice, sign], witness })
  expect((await phone.put(`/consents/${id()}`, late)).status).toBe(201)
})

test('a consent counts on arrival: given first, the interview is received; refused or taken back, it is held', async () => {
  const w = await world()
  const text = await publishText(w)
  const lead = w.as('supervisor')
  const { hash } = (await lead.post('/instruments', smallGuide)).json as { hash: string }
  const phone = await w.device()
  const talk = async (participant: string) => {
    const response = filled(hash, { participant })
    return (await phone.put(`/responses/${response.id}`, response)).json
  }
  await phone.put(`/participants/${id()}`, newcomer('P-A01'))
  const consent = id()
  await phone.put(`/consents/${consent}`, said(text))
  expect(await talk('P-A01')).toMatchObject({ outcome: 'kept', state: 'received' })
  const withdrawal = id()
  const back = { consent, at: '2026-11-03T00:00:00.000Z' }
  expect(await phone.put(`/withdrawals/${withdrawal}`, back)).toMatchObject({
    status: 200,
    json: { id: withdrawal },
  })
  expect((await phone.put(`/withdrawals/${withdrawal}`, back)).status).toBe(200)
  expect(await talk('P-A01')).toMatchObject({ outcome: 'kept', state: 'quarantined' })
  expect((await lead.get('/responses')).json).toMatchObject({ rows: [] })
  expect(refusalOf(await phone.put(`/withdrawals/${id()}`, { ...back, consent: id() }))).toEqual([
    422,
    'consent.unknown',
  ])

  await phone.put(`/participants/${id()}`, newcomer('P-A02'))
  const no = said(text, { participant: 'P-A02', how: 'refused', scopes: [], evidence: [] })
  expect((await phone.put(`/consents/${id()}`, no)).status).toBe(201)
  expect(await talk('P-A02')).toMatchObject({ state: 'quarantined' })
  const kit = (await phone.get('/kit')).json as FieldKit
  expect(kit.participants).toMatchObject([
    { code: 'P-A01', consent: null, saidNo: { how: 'withdrawn', at: back.at } },
    { code: 'P-A02', consent: null, saidNo: { how: 'refused', at: no.givenAt } },
  ])
})

test('a revoked phone may still hand in whom it met; the consents wait until somebody has looked', async () => {
  const w = await world()
  const text = await publishText(w)
  const lead = w.as('supervisor')
  const phone = await w.device()
  await lead.post(`/devices/${phone.id}/revoke`, {})
  expect((await phone.put(`/participants/${id()}`, newcomer('P-A01'))).status).toBe(201)
  const consent = id()
  expect((await phone.put(`/consents/${consent}`, said(text))).status).toBe(201)
  expect(await history(w, 'P-A01')).toMatchObject([{ aside: 'device.revoked' }])
  const inForce = async () =>
    ((await lead.get('/participants')).json as { rows: { consent: object | null }[] }).rows[0]
      ?.consent
  expect(await inForce()).toBe(null)
  expect((await lead.post(`/consents/${consent}/accept`, {})).status).toBe(200)
  expect(await inForce()).toMatchObject({ id: consent })
  expect((await lead.post(`/consents/${consent}/accept`, {})).status).toBe(404)
  // What it takes back is taken back at once.
  await phone.put(`/withdrawals/${id()}`, { consent, at: '2026-11-04T00:00:00.000Z' })
  expect(await inForce()).toBe(null)
})

test('witness and guardian are read with identities and from nowhere else', async () => {
  const w = await world()
  const text = await publishText(w)
  const phone = await w.device()
  await phone.put(`/participants/${id()}`, newcomer('P-A01', 'Anak Contoh'))
  const consent = id()
  const witness = { name: 'Saksi Rahasia' }
  const guardian = { name: 'Wali Rahasia', relation: 'nenek', childAgrees: true }
  await phone.put(`/consents/${consent}`, said(text, { witness, guardian }))
  const lead = w.as('supervisor')
  expect((await lead.get(`/consents/${consent}/proof`)).json).toMatchObject({ witness, guardian })
  const elsewhere = await Promise.all([
    phone.get('/kit'),
    lead.get('/participants'),
    lead.get('/participants/P-A01/consents'),
    lead.get('/audit'),
    lead.get('/tables/segments'),
  ])
  for (const words of [...elsewhere.map((answer) => answer.text), ...w.logs])
    expect(words).not.toMatch(/Rahasia|Anak Contoh/)
})

test('the same name under two codes is shown as a possible double to whoever may read names', async () => {
  const w = await world()
  const [one, two] = [await w.device('Satu'), await w.device('Dua')]
  await one.put(`/participants/${id()}`, newcomer('P-A01', 'Siti Ganda'))
  await two.put(`/participants/${id()}`, newcomer('P-B01', ' siti ganda '))
  await two.put(`/participants/${id()}`, newcomer('P-B02', 'Lain Sendiri'))
  expect((await w.as('supervisor').get('/identities/doubles')).json).toMatchObject({
    rows: [{ codes: ['P-A01', 'P-B01'] }],
  })
  expect((await w.as('researcher').get('/identities/doubles')).status).toBe(403)
})

test('a note after a talk is kept once, for whoever enrolled the phone unless it is open, and of a revoked phone never', async () => {
  const w = await world()
  const lead = w.as('supervisor')
  await lead.post('/instruments', { ...smallGuide, about: 'study', needs: [] })
  const phone = await w.device()
  const { versions } = (await phone.get('/kit')).json as FieldKit
  const talk = filled(versions[0]?.hash ?? '', { participant: null })
  const note = (text: string, open = false) => ({
    response: talk.id,
    text,
    open,
    madeAt: '2026-11-02T08:00:00.000Z',
  })
  const [own, shared, late] = [id(), id(), id()]
  // It may come before its response does, from a file that somebody carried.
  expect((await phone.put(`/memos/${own}`, note('Saya gugup.'))).status).toBe(201)
  expect(await phone.put(`/memos/${own}`, note('Saya gugup.'))).toMatchObject({
    status: 200,
    json: { id: own },
  })
  expect((await phone.put(`/responses/${talk.id}`, talk)).status).toBe(201)
  expect((await phone.put(`/memos/${shared}`, note('Tempatnya ramai.', true))).status).toBe(201)
  const other = await w.device('Telepon lain')
  expect(refusalOf(await other.put(`/memos/${own}`, note('Lain.')))).toEqual([409, 'id.taken'])
  const elsewhere = await w.device('Telepon jauh', w.other)
  expect(await elsewhere.put(`/memos/${id()}`, note('Jauh.'))).toMatchObject({ status: 404 })
  await lead.post(`/devices/${phone.id}/revoke`, {})
  expect((await phone.put(`/memos/${late}`, note('Terlambat.', true))).status).toBe(201)
  const read = async (who: 'supervisor' | 'owner' | 'coder') =>
    ((await w.as(who).get('/memos')).json as { rows: { text: string; author: string }[] }).rows
      .map(({ text, author }) => `${author}: ${text}`)
      .sort()
  expect(await read('supervisor')).toEqual([
    'Telepon Rina: Saya gugup.',
    'Telepon Rina: Tempatnya ramai.',
    'Telepon Rina: Terlambat.',
  ])
  expect(await read('owner')).toEqual(['Telepon Rina: Tempatnya ramai.'])
  expect(await read('coder')).toEqual(['Telepon Rina: Tempatnya ramai.'])
})

test('a note that is spoken lies beside its memo once its bytes have come, for whoever may read the memo alone', async () => {
  const w = await world()
  const lead = w.as('supervisor')
  await lead.post('/instruments', { ...smallGuide, about: 'study', needs: [] })
  const phone = await w.device()
  const { versions } = (await phone.get('/kit')).json as FieldKit
  const talk = filled(versions[0]?.hash ?? '', { participant: null })
  await phone.put(`/responses/${talk.id}`, talk)
  const sound = bytesOf('suara peneliti')
  const file = hashOf(sound)
  const told = { type: 'audio/webm', sizeBytes: sound.length, lengthMs: 42_000 }
  const note = { response: talk.id, text: '', open: false, madeAt: '2026-11-02T08:00:00.000Z' }
  const memo = id()
  expect(refusalOf(await phone.put(`/memos/${memo}`, note))).toEqual([400, 'request.malformed'])
  const send = () => phone.raw('PUT', `/files/${file}`, sound)
  expect(await send()).toMatchObject({ status: 409 })
  expect((await phone.put(`/memos/${memo}`, { ...note, voice: { file, ...told } })).status).toBe(
    201,
  )
  expect((await lead.get(`/memos/${memo}/voice`)).status).toBe(404)
  const listed = async () => ((await lead.get('/memos')).json as { rows: Memo[] }).rows[0]?.voice
  expect(await listed()).toEqual({ ...told, isHeld: false })
  expect(await send()).toMatchObject({ status: 201 })
  expect(await listed()).toEqual({ ...told, isHeld: true })
  expect((await lead.get(`/memos/${memo}/voice`)).text).toBe('suara peneliti')
  // It is private, so it is heard by nobody else, neither beside the memo nor by its hash.
  expect((await w.as('coder').get(`/memos/${memo}/voice`)).status).toBe(404)
  for (const who of ['coder', 'supervisor'] as const)
    expect((await w.as(who).get(`/files/${file}`)).status).not.toBe(200)
})
