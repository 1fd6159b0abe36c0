// How far the field and the coding are: every number is what counting the rows gives, and asking costs no more in a large study.
import { expect, test } from 'vitest'
import type { CaseProgress, Progress } from '../../core/wire/progress.ts'
import { code, coding, must, newId, publish, sheet, source } from '../analysis.ts'
import { filled } from '../small.ts'
import { type World, world } from '../world.ts'

const progress = async (w: World) =>
  must(await w.as('supervisor').get('/progress')).json as Progress
const cases = async (w: World) =>
  (must(await w.as('supervisor').get('/progress/cases')).json as { rows: CaseProgress[] }).rows
const plan = (w: World, planned: object) => w.as('supervisor').put('/progress/plan', planned)

/** What counting gives, without the counts that are kept. */
async function countedAgain(w: World) {
  const all = async (select: string) => (await w.db.prepare(select).bind(w.study).all()).results
  const mine = '(select id from studies where slug = ?)'
  return {
    states: await all(`select slug as instrument, state, count(*) as n from responses
      where study_id = ${mine} and replaced_by is null group by 1, 2 order by 1, 2`),
    cases:
      await all(`select about as "case", sum(r) as responses, sum(s) as sources, sum(b) as brought, sum(c) as coded from (
      select coalesce(case_code, '') as about, 1 as r, 0 as s, 0 as b, 0 as c from responses
        where study_id = (select id from studies where slug = ?1) and replaced_by is null and state <> 'quarantined'
      union all select coalesce(case_code, ''), 0, 1, response_id is null, coded > 0 from sources
        where study_id = (select id from studies where slug = ?1)) group by 1 order by 1`),
  }
}

async function same(w: World): Promise<void> {
  const { instruments } = await progress(w)
  const states = instruments.flatMap(({ instrument, states }) =>
    Object.entries(states)
      .filter(([, n]) => n !== 0)
      .map(([state, n]) => ({ instrument, state, n }))
      .sort((a, b) => (a.state < b.state ? -1 : 1)),
  )
  const kept = (await cases(w)).filter((one) => one.responses + one.sources !== 0)
  expect({ states, cases: kept }).toEqual(await countedAgain(w))
}

test('responses are counted by instrument and state, and sources by case, whatever becomes of them', async () => {
  const w = await world()
  const lead = w.as('supervisor')
  for (const about of ['KUBE-1', 'KUBE-2'])
    must(await lead.post('/cases', { code: about, label: about, attributes: { desa: 'Guntung' } }))
  const version = await publish(w, sheet('watching', 'observation', ['x']))
  await publish(w, sheet('talking', 'fgd', ['x']))
  const phone = await w.device()
  const sent = Array.from({ length: 4 }, () =>
    filled(version, {
      participant: null,
      answers: { deciding: 'Ketua.' },
      coverage: {},
      probes: {},
    }),
  )
  must(await phone.post('/responses', { responses: sent }))
  const [first, second, third] = sent
  if (!first || !second || !third) throw new Error('four were sent')
  must(await lead.post('/responses/review', { ids: [first.id], state: 'accepted' }))
  for (const { id } of [second, third])
    must(await lead.post(`/responses/${id}/review`, { state: 'returned', note: 'Lengkapi.' }))
  const corrected = { ...third, id: newId(), replaces: third.id, answers: { deciding: 'Semua.' } }
  must(await phone.put(`/responses/${corrected.id}`, corrected))
  must(await plan(w, { kind: 'instrument', name: 'watching', target: 6 }))
  must(await plan(w, { kind: 'case:desa', name: 'Guntung', target: 3 }))

  const text = await source(w, { case: 'KUBE-1' })
  const given = await coding(w, text, await code(w, 'x'))
  await source(w, { case: 'KUBE-2' })
  expect(await progress(w)).toEqual({
    instruments: [
      {
        instrument: 'talking',
        title: { id: 'Judul talking' },
        technique: 'fgd',
        states: { received: 0, accepted: 0, returned: 0, quarantined: 0 },
        target: null,
      },
      {
        instrument: 'watching',
        title: { id: 'Judul watching' },
        technique: 'observation',
        states: { received: 2, accepted: 1, returned: 1, quarantined: 0 },
        target: 6,
      },
    ],
    sites: [{ kind: 'case:desa', name: 'Guntung', target: 3 }],
    coders: [{ name: expect.any(String), segments: 1 }],
  })
  expect(await cases(w)).toEqual([
    { case: '', responses: 4, sources: 4, brought: 0, coded: 0 },
    { case: 'KUBE-1', responses: 0, sources: 1, brought: 1, coded: 1 },
    { case: 'KUBE-2', responses: 0, sources: 1, brought: 1, coded: 0 },
  ])
  await same(w)

  must(await lead.delete(`/codings/${given}`))
  const about = {
    title: 'Sumber',
    technique: 'interview',
    participant: null,
    role: null,
    case: 'KUBE-2',
    occurredOn: null,
    origin: null,
  }
  must(await lead.put(`/sources/${text}/about`, about))
  await same(w)
})

test('what is planned can be changed and taken out; what is no place of a plan is refused', async () => {
  const w = await world()
  for (const target of [3, 5, 5]) must(await plan(w, { kind: 'case', name: 'KUBE-1', target }))
  expect((await progress(w)).sites).toEqual([{ kind: 'case', name: 'KUBE-1', target: 5 }])
  must(await plan(w, { kind: 'case', name: 'KUBE-1', target: 0 }))
  expect((await progress(w)).sites).toEqual([])
  for (const wrong of [
    { kind: 'village', name: 'x', target: 1 },
    { kind: 'case', name: '', target: 1 },
    { kind: 'case', name: 'x', target: -1 },
  ])
    expect((await plan(w, wrong)).status).toBe(400)
})

test('a study with more responses costs the same', async () => {
  const w = await world()
  const version = await publish(w, sheet('watching', 'observation', ['x']))
  const phone = await w.device()
  const send = async () => {
    const answers = { deciding: 'Ketua.' }
    const responses = Array.from({ length: 50 }, () =>
      filled(version, { participant: null, answers, coverage: {}, probes: {} }),
    )
    must(await phone.post('/responses', { responses }))
  }
  const cost = async (path: string) =>
    Number((await w.as('supervisor').get(path)).headers.get('x-rows-read'))
  const costs = async () => [await cost('/progress'), await cost('/progress/cases')]
  await send()
  const before = await costs()
  await send()
  expect(await costs()).toEqual(before)
})
