// The study at a glance: every number is what counting the rows gives, and nobody hears in it what they may not see.
import { expect, test } from 'vitest'
import { mostWaiting, type Overview } from '../../core/wire/overview.ts'
import {
  code,
  coding,
  finding,
  must,
  newId,
  person,
  publish,
  sheet,
  source,
  spoken,
} from '../analysis.ts'
import type { Person } from '../people.ts'
import { filled } from '../small.ts'
import { type World, world } from '../world.ts'

const overview = async (w: World, who: Person) =>
  must(await w.as(who).get('/overview')).json as Overview
const waiting = (found: Overview) =>
  Object.fromEntries(found.waiting.map(({ what, n }) => [what, n]))

/** A phone, by which so many entries are sent. */
async function phone(w: World): Promise<(n: number) => Promise<void>> {
  const version = await publish(w, sheet('watching', 'observation', ['x']))
  const device = await w.device()
  return async (n) => {
    const answers = { deciding: 'Ketua.' }
    const responses = Array.from({ length: n }, () =>
      filled(version, { participant: null, answers, coverage: {}, probes: {} }),
    )
    must(await device.post('/responses', { responses }))
  }
}

test('a supervisor sees what waits, how far the material is coded, and the field against the plan', async () => {
  const w = await world()
  const lead = w.as('supervisor')
  await person(w, 'P-1', 'anggota')
  const x = await code(w, 'x')
  const text = await source(w, { participant: 'P-1' })
  await coding(w, text, x)
  await source(w, { participant: 'P-1' })
  await finding(w, [x])
  await (await phone(w))(2)
  must(await lead.put('/coverage/plan', { technique: 'interview', role: 'anggota', target: 3 }))
  const found = await overview(w, 'supervisor')
  expect(found).toEqual({
    waiting: [{ what: 'review', n: 2, at: null }],
    segments: 1,
    coded: 1,
    findings: { draft: 1, supported: 0, contested: 0, rejected: 0 },
    rounds: [],
    plan: [{ technique: 'interview', role: 'anggota', n: 2, target: 3 }],
  })
  const rows = (await lead.get('/responses')).json as { rows: { id: string }[] }
  const ids = rows.rows.map(({ id }) => id)
  must(await lead.post('/responses/review', { ids, state: 'accepted' }))
  expect(waiting(await overview(w, 'supervisor'))).toEqual({})
})

test('tasks that are late or were declined, and codings without their words, are said with the way to them', async () => {
  const w = await world()
  const lead = w.as('supervisor')
  const x = await code(w, 'x')
  const text = await source(w)
  await coding(w, text, x)
  const edits = [{ start: 0, end: 22, insert: '' }]
  must(
    await lead.post(`/sources/${text}/corrections`, {
      version: 1,
      kind: 'typing',
      reason: 'Salah ketik',
      edits,
    }),
  )
  await publish(w, sheet('watching', 'observation', ['x']))
  for (const dueOn of ['2020-01-01', '2999-01-01', null])
    must(
      await lead.post('/tasks', {
        id: newId(),
        finding: null,
        instrument: 'watching',
        dimension: null,
        group: null,
        participant: null,
        case: null,
        what: 'Tanyakan lagi.',
        dueOn,
        device: null,
        questions: [],
      }),
    )
  const found = await overview(w, 'supervisor')
  expect(waiting(found)).toEqual({ overdue: 1, unfit: 1 })
  expect(found.waiting.find(({ what }) => what === 'unfit')?.at).toBe(text)
  // It is the supervisor's own coding: another coder has nothing to mend.
  expect(waiting(await overview(w, 'coder'))).toEqual({})
})

test('a coder is told of their own part only, a researcher of nothing that was coded', async () => {
  const w = await world()
  const x = await code(w, 'x')
  const text = await source(w)
  const coders = [w.personId('coder'), w.personId('coder2')]
  const round = newId()
  must(
    await w.as('supervisor').put(`/rounds/${round}`, {
      title: 'Putaran 1',
      mode: 'blind',
      from: '2026-11-01',
      to: '2026-11-30',
      codes: [x],
      sources: [{ source: text, coders }],
      draw: null,
    }),
  )
  const quote = spoken.slice(0, 22)
  const body = { source: text, code: x, start: 0, end: 22, quote }
  must(await w.as('coder2').put(`/codings/${newId()}`, body))
  must(await w.as('coder2').put(`/rounds/${round}/sources/${text}/done`, { done: true }))
  const part = { id: round, title: 'Putaran 1', to: '2026-11-30' }
  const nothing = { waiting: [], coded: null, findings: null, plan: null }
  expect(await overview(w, 'coder')).toEqual({
    ...nothing,
    segments: 0,
    rounds: [{ ...part, done: 0, parts: 1 }],
  })
  expect((await overview(w, 'supervisor')).rounds).toEqual([{ ...part, done: 1, parts: 2 }])
  expect(await overview(w, 'researcher')).toEqual({ ...nothing, segments: null, rounds: [] })
  must(await w.as('coder').put(`/rounds/${round}/sources/${text}/done`, { done: true }))
  expect(waiting(await overview(w, 'supervisor'))).toEqual({ weigh: 1 })
})

test('a hundred waiting are enough to know, and more of them cost no more', async () => {
  const w = await world()
  const send = await phone(w)
  await send(mostWaiting)
  const cost = async () =>
    Number((await w.as('supervisor').get('/overview')).headers.get('x-rows-read'))
  const before = await cost()
  await send(mostWaiting)
  expect(before).toBeGreaterThan(0)
  expect(Math.abs((await cost()) - before)).toBeLessThanOrEqual(2)
  expect(waiting(await overview(w, 'supervisor'))).toEqual({ review: mostWaiting })
})
