// Where answers were taken: rounded for everybody, exact for who may read names, gone with a consent, a page of responses at a time.
import { expect, test } from 'vitest'
import type { TakenPlace } from '../../core/display/places.ts'
import type { Page } from '../../core/wire/field.ts'
import { must, person, publish, withdraw } from '../analysis.ts'
import { filled, smallScore } from '../small.ts'
import { world } from '../world.ts'

const house = '0.134712 117.500534 12 4.5'

test('a place is rounded unless it is asked for exactly, and a withdrawn consent takes it off the map', async () => {
  const w = await world()
  const lead = w.as('supervisor')
  const consent = await person(w, 'P-1', 'anggota')
  const version = await publish(w, {
    ...smallScore,
    slug: 'rumah',
    about: 'participant',
    items: [...smallScore.items, { type: 'geopoint', name: 'letak', label: { id: 'Letak' } }],
  })
  const phone = await w.device()
  const response = filled(version, {
    participant: 'P-1',
    answers: { dues: 'p4', income: 'p4', letak: house },
    coverage: {},
    probes: {},
  })
  must(await phone.put(`/responses/${response.id}`, response))
  const read = async (query: string) =>
    (must(await lead.get(`/places?instrument=${query}`)).json as Page<TakenPlace>).rows
  const told = {
    response: response.id,
    at: 'letak',
    subject: 'P-1',
    technique: 'score',
    occurredOn: response.occurredOn,
    total: 12,
    band: 'independent',
  }
  expect(await read('rumah')).toEqual([
    { ...told, latitude: 0.13, longitude: 117.5, accuracy: null },
  ])
  expect(await read('rumah&exact=yes')).toEqual([
    { ...told, latitude: 0.134712, longitude: 117.500534, accuracy: 4.5 },
  ])
  expect(await read('other')).toEqual([])

  // A token that may read findings but no names gets what is rounded, and is refused the rest.
  const made = must(
    await lead.post('/tokens', {
      name: 'Peta',
      scope: 'finding.read',
      expiresAt: '2099-01-01T00:00:00Z',
    }),
  ).json as { token: string }
  const script = w.bearer(made.token)
  expect((await script.get('/places?instrument=rumah')).text).not.toContain('0.1347')
  const refused = await script.get('/places?instrument=rumah&exact=yes')
  expect([refused.status, refused.json]).toMatchObject([
    403,
    { details: { permission: 'identity.read' } },
  ])

  await withdraw(w, consent)
  expect(await read('rumah&exact=yes')).toEqual([])
})
