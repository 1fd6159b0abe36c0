// The observation diary that phones take along: what was seen of a case before, in words, by code, and nothing else.
import { expect, test } from 'vitest'
import type { Instrument } from '../../core/instrument/model.ts'
import { type Diary, entriesEach } from '../../core/wire/diary.ts'
import { must, person, publish, withdraw } from '../analysis.ts'
import type { Client } from '../client.ts'
import { filled, smallScore } from '../small.ts'
import { type World, world } from '../world.ts'

const sheet: Instrument = {
  slug: 'diary',
  kind: 'observation',
  technique: 'observation',
  title: { id: 'Lembar amatan', en: 'Observation sheet' },
  languages: ['id', 'en'],
  about: 'case',
  roles: [],
  needs: [],
  items: [
    {
      type: 'text',
      name: 'seen',
      label: { id: 'Apa yang terlihat?', en: 'What was seen?' },
      long: true,
    },
    { type: 'integer', name: 'present', label: { id: 'Berapa hadir?', en: 'How many?' } },
    {
      type: 'selectOne',
      name: 'mood',
      label: { id: 'Suasana', en: 'Mood' },
      choices: [{ name: 'calm', label: { id: 'Tenang', en: 'Calm' } }],
    },
    { type: 'geopoint', name: 'where', label: { id: 'Di mana?', en: 'Where?' } },
    { type: 'barcode', name: 'card', label: { id: 'Kartu', en: 'Card' } },
  ],
}

async function ground(): Promise<World> {
  const w = await world()
  for (const code of ['K-1', 'K-2'])
    must(await w.as('supervisor').post('/cases', { code, label: code, attributes: {} }))
  return w
}

async function diary(phone: Client, cases: string): Promise<Diary> {
  return must(await phone.get(`/diary?cases=${cases}`)).json as Diary
}

function entry(version: string, answers: Record<string, string | number>, differs = {}) {
  const plain = { participant: null, case: 'K-1', coverage: {}, probes: {} }
  return filled(version, { ...plain, answers, ...differs })
}

async function send(phone: Client, response: ReturnType<typeof entry>): Promise<string> {
  must(await phone.put(`/responses/${response.id}`, response))
  return response.id
}

test('an entry is read by every phone of the study in words, without places and cards', async () => {
  const w = await ground()
  const version = await publish(w, sheet)
  const [mine, other] = [await w.device('A'), await w.device('B')]
  const answers = {
    seen: 'Daun dipilah bersama.',
    present: 11,
    mood: 'calm',
    where: '0.1347 117.5005 0 5',
    card: '64740001',
  }
  const id = await send(mine, entry(version, answers, { occurredOn: '2026-11-02' }))
  const [told] = (await diary(mine, 'K-1')).cases
  expect(told).toMatchObject({ case: 'K-1', tag: expect.stringMatching(/^[0-9a-f]{12}$/) })
  expect(told?.entries).toEqual([
    {
      id,
      instrument: 'diary',
      occurredOn: '2026-11-02',
      finalisedAt: '2026-11-02T01:40:00.000Z',
      isOwn: true,
      isCut: false,
      lines: [
        { ref: 'seen', label: 'Apa yang terlihat?', words: 'Daun dipilah bersama.' },
        { ref: 'present', label: 'Berapa hadir?', words: '11' },
        { ref: 'mood', label: 'Suasana', words: 'Tenang' },
      ],
    },
  ])
  const [seen] = (await diary(other, 'K-1')).cases
  expect(seen?.entries).toEqual(told?.entries.map((one) => ({ ...one, isOwn: false })))
  expect((await diary(other, 'K-2')).cases[0]?.entries).toEqual([])
  // Another study's phone asks by the same codes and learns nothing.
  expect((await diary(await w.device('C', w.other), 'K-1')).cases[0]?.entries).toEqual([])
})

test('the newest entries come, and what a phone has already is not told again', async () => {
  const w = await ground()
  const version = await publish(w, sheet)
  const phone = await w.device()
  for (let day = 10; day < 12 + entriesEach; day++)
    await send(phone, entry(version, { seen: `Hari ${day}` }, { occurredOn: `2026-10-${day}` }))
  const [first] = (await diary(phone, 'K-1')).cases
  const days = first?.entries.map(({ occurredOn }) => Number(occurredOn.slice(8)))
  expect(days).toEqual(Array.from({ length: entriesEach }, (_, n) => 11 + entriesEach - n))
  expect(await diary(phone, `K-1~${first?.tag}`)).toEqual({ cases: [], left: [] })
  await send(phone, entry(version, { seen: 'Hari ini' }, { occurredOn: '2026-11-30' }))
  const [next] = (await diary(phone, `K-1~${first?.tag}`)).cases
  expect(next?.entries[0]?.lines[0]?.words).toBe('Hari ini')
})

test('a score of another rater never comes by the diary, nor an interview about the case', async () => {
  const w = await ground()
  const scoring = await publish(w, smallScore)
  // Even where an author calls scoring an observation.
  const watched = await publish(w, { ...smallScore, slug: 'watched', technique: 'observation' })
  const [one, other] = [await w.device('A'), await w.device('B')]
  for (const version of [scoring, watched])
    await send(one, entry(version, { dues: 'p3', income: 'p4' }))
  expect((await diary(other, 'K-1')).cases[0]?.entries).toEqual([])
  const { text } = await other.get('/kit')
  expect(text).not.toMatch(/"score_?total"|"band"\s*:\s*"/)
})

test('who took back the consent is no longer read, and who is known by name is read by code', async () => {
  const w = await ground()
  const version = await publish(w, { ...sheet, about: 'participant' })
  const consent = await person(w, 'P-1', 'anggota')
  must(
    await w.as('supervisor').post('/participants', {
      code: 'P-2',
      role: 'anggota',
      case: null,
      attributes: {},
      identity: { name: 'Lastri Wulandari', alsoCalled: ['Bu Lastri'] },
    }),
  )
  const phone = await w.device()
  await send(
    phone,
    entry(version, { seen: 'Bu Lastri membuka rapat.' }, { participant: 'P-1', case: 'K-1' }),
  )
  const [before] = (await diary(phone, 'K-1')).cases
  expect(before?.entries[0]?.lines[0]?.words).toBe('[P-2] membuka rapat.')
  await withdraw(w, consent)
  const [after] = (await diary(phone, `K-1~${before?.tag}`)).cases
  expect(after).toMatchObject({ case: 'K-1', entries: [] })
})

test('long entries come in several answers, and one that is too long is cut and says so', async () => {
  const w = await ground()
  const version = await publish(w, sheet)
  const phone = await w.device()
  for (const code of ['K-1', 'K-2'])
    for (const n of [1, 2])
      await send(phone, entry(version, { seen: `${n} `.repeat(60_000) }, { case: code }))
  const first = await diary(phone, 'K-1,K-2')
  expect(first.left).toEqual(['K-2'])
  expect(first.cases.map((one) => one.case)).toEqual(['K-1'])
  expect(first.cases[0]?.entries[0]).toMatchObject({ isCut: true })
  expect(first.cases[0]?.entries[0]?.lines[0]?.words).toHaveLength(4_000)
  const second = await diary(phone, 'K-2')
  expect(second).toMatchObject({ left: [], cases: [{ case: 'K-2' }] })
})

test('what is asked is bounded and well formed, or refused', async () => {
  const w = await ground()
  const phone = await w.device()
  const many = Array.from({ length: 41 }, (_, n) => `K-${n}`).join()
  for (const cases of ['', 'K 1', many, `K-1~${'a'.repeat(13)}`, 'K-1,,K-2'])
    expect((await phone.get(`/diary?cases=${encodeURIComponent(cases)}`)).status, cases).toBe(400)
})

test('reading a diary goes by the case, however many responses the study has', async () => {
  const w = await ground()
  const plan = await w.db
    .prepare(
      `explain query plan select r.id from responses r where r.study_id = ? and r.case_code = ?
        and r.technique = 'observation' and r.state <> 'quarantined' order by r.occurred_on desc, r.id desc limit 8`,
    )
    .bind(w.study, 'K-1')
    .all<{ detail: string }>()
  const steps = plan.results.map(({ detail }) => detail)
  expect(steps).toHaveLength(1)
  expect(steps[0]).toContain(
    'USING INDEX responses_by_case (study_id=? AND case_code=? AND technique=?)',
  )
})
