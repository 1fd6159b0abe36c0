// Where the fieldwork has been, against the plan.
import { expect, test } from 'vitest'
import type { CoverageRow } from '../../core/wire/triangulation.ts'
import { code, coding, must, person, source } from '../analysis.ts'
import { type World, world } from '../world.ts'

const coverage = async (w: World) =>
  (must(await w.as('supervisor').get('/coverage')).json as { rows: CoverageRow[] }).rows
const plan = (w: World, cell: object) => w.as('supervisor').put('/coverage/plan', cell)

test('sources are counted by kind, coded ones apart, beside what was planned', async () => {
  const w = await world()
  await person(w, 'P-1', 'anggota')
  const x = await code(w, 'x')
  await coding(w, await source(w, { participant: 'P-1' }), x)
  await source(w, { participant: 'P-1' })
  must(await plan(w, { technique: 'interview', role: 'anggota', target: 3 }))
  must(await plan(w, { technique: 'fgd', role: 'pengelola', target: 1 }))
  expect(await coverage(w)).toEqual([
    { technique: 'interview', role: 'anggota', n: 2, coded: 1, target: 3 },
    { technique: 'fgd', role: 'pengelola', n: 0, coded: 0, target: 1 },
  ])
})

test('a plan is changed and taken out again; what is no plan is refused', async () => {
  const w = await world()
  const cell = { technique: 'interview', role: 'anggota' }
  for (const target of [3, 5, 5]) must(await plan(w, { ...cell, target }))
  expect(await coverage(w)).toMatchObject([{ target: 5 }])
  must(await plan(w, { ...cell, target: 0 }))
  expect(await coverage(w)).toEqual([])
  for (const target of [-1, 1.5, 10_001])
    expect((await plan(w, { ...cell, target })).status).toBe(400)
  expect((await plan(w, { technique: 'guess', role: 'x', target: 1 })).status).toBe(400)
})
