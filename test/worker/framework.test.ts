// The framework matrix and the figures of events: kept once, guarded against two writers, and resting on what still stands.
import { expect, test } from 'vitest'
import type { FrameworkCell, StudyEvent } from '../../core/wire/finding.ts'
import { code, coding, must, newId, person, source, withdraw } from '../analysis.ts'
import { type World, world } from '../world.ts'

async function room(w: World) {
  must(await w.as('supervisor').post('/cases', { code: 'KUBE-1', label: 'Satu', attributes: {} }))
  const consent = await person(w, 'P-1', 'anggota')
  const theme = await code(w, 'kekompakan')
  const said = await coding(w, await source(w, { participant: 'P-1', case: 'KUBE-1' }), theme)
  const put = (revision: number, summary: string, codings: string[] = [said]) =>
    w.as('supervisor').put(`/framework/KUBE-1/${theme}?revision=${revision}`, { summary, codings })
  const cells = async () =>
    (must(await w.as('supervisor').get('/framework')).json as { rows: FrameworkCell[] }).rows
  return { consent, theme, said, put, cells }
}

test('a summary is written once, however often its answer is lost, and a second writer is told', async () => {
  const w = await world()
  const { theme, said, put, cells } = await room(w)
  expect((await put(0, 'Rapat tiap bulan.')).json).toEqual({ revision: 1 })
  expect((await put(0, 'Rapat tiap bulan.')).json).toEqual({ revision: 1 })
  const late = await put(0, 'Jarang rapat.')
  expect(late).toMatchObject({
    status: 409,
    json: { error: 'thing.changed-meanwhile', details: { what: 'cell', revision: 1 } },
  })
  expect((await put(1, 'Rapat dan arisan.')).json).toEqual({ revision: 2 })
  expect(await cells()).toMatchObject([
    { case: 'KUBE-1', code: theme, summary: 'Rapat dan arisan.', codings: [said], revision: 2 },
  ])
  expect((await put(2, '')).json).toEqual({ revision: 3 })
  expect(await cells()).toEqual([])
})

test('a summary keeps the researcher’s words when somebody withdraws, and loses theirs', async () => {
  const w = await world()
  const { consent, put, cells } = await room(w)
  must(await put(0, 'Rapat tiap bulan.'))
  await withdraw(w, consent)
  expect(await cells()).toMatchObject([{ summary: 'Rapat tiap bulan.', codings: [] }])
})

test('a cell of no case, no theme or foreign segments is refused', async () => {
  const w = await world()
  const { theme, put } = await room(w)
  const lead = w.as('supervisor')
  const body = { summary: 'x', codings: [] }
  expect((await lead.put(`/framework/KUBE-9/${theme}?revision=0`, body)).status).toBe(404)
  expect((await lead.put(`/framework/KUBE-1/${newId()}?revision=0`, body)).status).toBe(404)
  expect((await put(0, 'x', [newId()])).status).toBe(404)
  expect((await lead.put(`/framework/KUBE-1/${theme}`, body)).status).toBe(400)
})

test('an event keeps its figure, which can be changed and taken away', async () => {
  const w = await world()
  const id = newId()
  const event = {
    label: 'Pendapatan 2015',
    from: '2015-01-01',
    to: '2015-12-31',
    precision: 'year',
    evidence: [],
  }
  const figure = { of: 'Pendapatan', unit: 'Rp', value: 1_410_000 }
  const put = (body: object) => w.as('supervisor').put(`/events/${id}`, { ...event, ...body })
  const told = async () =>
    (must(await w.as('supervisor').get('/events')).json as { rows: StudyEvent[] }).rows[0]?.figure
  expect((await put({ figure })).status).toBe(201)
  expect(await told()).toEqual(figure)
  expect((await put({ figure: { ...figure, value: 0 } })).status).toBe(200)
  expect(await told()).toEqual({ ...figure, value: 0 })
  must(await put({}))
  expect(await told()).toBeNull()
  expect((await put({ figure: { ...figure, of: ' ' } })).status).toBe(400)
})
