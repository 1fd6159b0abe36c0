// The coded material that the displays count, held against counting in the database.
import { expect, test } from 'vitest'
import type { CodedPage } from '../../worker/store/coded.ts'
import { code, coding, must, person, source, spoken, twoTurns, withdraw } from '../analysis.ts'
import { type World, world } from '../world.ts'

async function coded(w: World, after?: string): Promise<CodedPage> {
  const asked = after === undefined ? '' : `?after=${after}`
  return must(await w.as('supervisor').get(`/coded${asked}`)).json as CodedPage
}

test('a focus group counts for whoever speaks in the turn, and goes when they withdraw', async () => {
  const w = await world()
  await person(w, 'P-1', 'pengelola')
  const consent = await person(w, 'P-2', 'anggota')
  const x = await code(w, 'x')
  const talk = await source(w, {
    technique: 'fgd',
    case: null,
    occurredOn: '2018-03-04',
    text: spoken,
    blocks: twoTurns('P-1', 'P-2'),
  })
  const first = await coding(w, talk, x, [0, 22])
  const second = await coding(w, talk, x, [24, spoken.length])
  const both = await coding(w, talk, x, [10, 40])
  const { rows, sources } = await coded(w)
  expect(sources).toMatchObject([{ id: talk, technique: 'fgd', occurredOn: '2018-03-04' }])
  expect(new Map(rows.map((one) => [one.id, one]))).toMatchObject(
    new Map([
      [first, { informant: 'P-1', role: 'pengelola', firstBlock: 0, lastBlock: 0, words: 4 }],
      [second, { informant: 'P-2', role: 'anggota', firstBlock: 1, lastBlock: 1 }],
      [both, { informant: 'P-1', firstBlock: 0, lastBlock: 1 }],
    ]),
  )
  await withdraw(w, consent)
  // Whoever takes their words back takes back every passage that they speak in.
  expect((await coded(w)).rows.map((one) => one.id)).toEqual([first])
})

test('every live coding of every layer is in it once, however many pages it takes', async () => {
  const w = await world()
  const x = await code(w, 'x')
  const id = await source(w, { text: 'a '.repeat(2_100) })
  // One by each through the API makes both layers; the other 4,100 are written straight beside them, at one instant.
  for (const who of ['supervisor', 'coder'] as const)
    must(
      await w.as(who).put(`/codings/${crypto.randomUUID()}`, {
        source: id,
        code: x,
        start: 0,
        end: 1,
        quote: 'a',
      }),
    )
  await w.db
    .prepare(
      `with recursive n(at) as (select 1 union all select at + 1 from n where at < 2050)
      insert into codings (id, study_id, source_id, version, layer_id, code_id, start_at, end_at, quote, made_at, made_by)
      select c.id || '-' || n.at, c.study_id, c.source_id, c.version, c.layer_id, c.code_id, n.at * 2, n.at * 2 + 1, 'a', '2018-03-05T00:00:00Z', c.made_by
      from codings c cross join n where c.source_id = ?`,
    )
    .bind(id)
    .run()
  const found: string[] = []
  let next: string | undefined
  do {
    const page = await coded(w, next)
    found.push(...page.rows.map((one) => one.id))
    next = page.next ?? undefined
  } while (next)
  const live = await w.db
    .prepare(
      `select c.id from codings c join studies t on t.id = c.study_id where t.slug = ? and c.removed_at is null`,
    )
    .bind(w.study)
    .all<{ id: string }>()
  expect(found.toSorted()).toEqual(live.results.map((one) => one.id).toSorted())
  expect(found).toHaveLength(4_102)
})

test('what somebody removed is not counted, and sources that nobody coded cost nothing', async () => {
  const w = await world()
  const x = await code(w, 'x')
  const talk = await source(w)
  const kept = await coding(w, talk, x)
  must(await w.as('supervisor').delete(`/codings/${await coding(w, talk, x, [24, 40])}`))
  const cost = async () =>
    Number((await w.as('supervisor').get('/coded')).headers.get('x-rows-read'))
  const before = await cost()
  expect((await coded(w)).rows.map((one) => one.id)).toEqual([kept])
  for (let n = 0; n < 20; n++) await source(w)
  // A range is read to its end, and whether a neighbour stands there is chance: one row, never twenty.
  expect(Math.abs((await cost()) - before)).toBeLessThanOrEqual(1)
})
