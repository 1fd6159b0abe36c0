// What people are asked to agree to: frozen when published, named wherever somebody agreed to it.
import { expect, test } from 'vitest'
import type { ConsentTextRow } from '../../core/wire/consent.ts'
import type { FieldKit } from '../../core/wire/field.ts'
import { newcomer, publishText, smallText } from '../consents.ts'
import { type World, world } from '../world.ts'

const texts = async (w: World) =>
  ((await w.as('researcher').get('/consent-texts')).json as { rows: ConsentTextRow[] }).rows

test('a consent text is frozen when it is published, and phones carry it until it is retired', async () => {
  const w = await world()
  const phone = await w.device()
  const before = (await phone.get('/kit')).headers.get('etag')
  const hash = await publishText(w)
  const lead = w.as('supervisor')
  expect((await lead.post('/consent-texts', smallText)).status).toBe(200)
  const changed = { ...smallText, scopes: ['share'] }
  expect(await lead.post('/consent-texts', changed)).toMatchObject({
    status: 409,
    json: { error: 'name.taken' },
  })
  const half = { ...smallText, label: '2', body: { id: 'Hanya satu bahasa' } }
  expect((await lead.post('/consent-texts', half)).status).toBe(400)
  expect((await w.as('researcher').post('/consent-texts', smallText)).status).toBe(403)
  expect(await texts(w)).toMatchObject([{ ...smallText, hash, retiredAt: null, consents: 0 }])
  const kit = await phone.get('/kit')
  expect(kit.headers.get('etag')).not.toBe(before)
  expect((kit.json as FieldKit).consentTexts).toEqual([{ ...smallText, hash }])
  expect((await lead.post(`/consent-texts/${hash}/retire`, {})).status).toBe(200)
  expect(((await phone.get('/kit')).json as FieldKit).consentTexts).toEqual([])
  expect((await lead.post(`/consent-texts/${hash}/restore`, {})).status).toBe(200)
  expect(((await phone.get('/kit')).json as FieldKit).consentTexts).toHaveLength(1)
  await expect(
    w.db.prepare("update consent_texts set body = '{}' where hash = ?").bind(hash).run(),
  ).rejects.toThrow('frozen')
})

test('a consent recorded at the desk names a text of the study, and asks for nothing else', async () => {
  const w = await world()
  const lead = w.as('supervisor')
  await lead.post('/participants', newcomer('P-001'))
  const give = (textVersion: string, scopes: string[]) =>
    lead.post('/participants/P-001/consents', {
      id: crypto.randomUUID(),
      textVersion,
      scopes,
      how: 'signed',
      givenAt: '2026-11-02T01:00:00Z',
    })
  // Before there are texts, the paper is named in words, and stays readable after.
  expect((await give('Kertas 2018', ['share'])).status).toBe(201)
  await publishText(w)
  expect(await give('Kertas 2018', ['record'])).toMatchObject({
    status: 422,
    json: { error: 'consent.text-unknown' },
  })
  expect(await give('Lembar 1', ['share'])).toMatchObject({
    status: 422,
    json: { error: 'consent.scope-unasked' },
  })
  expect((await give('Lembar 1', ['record'])).status).toBe(201)
  expect((await texts(w))[0]?.consents).toBe(1)
  const rows = (await lead.get('/participants/P-001/consents')).json as { rows: object[] }
  expect(rows.rows).toMatchObject([
    { textVersion: expect.any(String) },
    { textVersion: expect.any(String) },
  ])
})
