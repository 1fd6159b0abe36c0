// What must hold of every finding, by number, where it takes a database; the first six are in test/core.
import { expect, test } from 'vitest'
import type { Finding, Ground } from '../../core/wire/finding.ts'
import {
  claim,
  code,
  coding,
  finding,
  link,
  must,
  newId,
  on,
  person,
  row,
  scored,
  scoreOf,
  source,
  spoken,
  twoTurns,
} from '../analysis.ts'
import { type World, world } from '../world.ts'

const read = async (w: World, id: string) =>
  must(await w.as('supervisor').get(`/findings/${id}`)).json as Finding

/** A finding, an arrow and an event that all rest on these codings. */
async function resting(w: World, x: string, evidence: string[]): Promise<string> {
  const lead = w.as('supervisor')
  const y = await code(w, `y${newId().slice(0, 8)}`)
  const id = await finding(w, [x])
  for (const one of evidence) must(await link(w, id, on(one)))
  const relation = { from: x, to: y, type: 'causes', sign: '+', note: '', evidence }
  must(await lead.put(`/relations/${newId()}`, relation))
  const event = { label: 'Mulai', from: '2014-01-01', to: null, precision: 'year', evidence }
  must(await lead.put(`/events/${newId()}`, event))
  return id
}

test('invariant 7: what takes ground away says at once of what: a coding removed, words corrected, a consent withdrawn', async () => {
  const w = await world()
  const lead = w.as('supervisor')
  const consent = await person(w, 'P-1', 'anggota')
  const x = await code(w, 'x')
  const group = await source(w, { technique: 'fgd', blocks: twoTurns('P-1', 'P-2') })
  const [removed, corrected] = [
    await coding(w, await source(w), x),
    await coding(w, await source(w), x),
  ]
  const spokenByP1 = await coding(w, group, x)
  const id = await resting(w, x, [removed, corrected, spokenByP1])
  const ground = { findings: [1], relations: [expect.stringMatching(/^x → y/)], events: ['Mulai'] }

  const gone = must(await lead.delete(`/codings/${removed}`)).json as { ground: Ground }
  expect(gone.ground).toEqual(ground)
  expect(await read(w, id)).toMatchObject({ evidence: [{ lost: 'removed' }, {}, {}], withheld: 0 })

  const where = (await read(w, id)).evidence.find(
    ({ target }) => target.kind === 'coding' && target.coding === corrected,
  )?.place.source
  const correction = {
    version: 1,
    kind: 'typing',
    reason: '',
    edits: [{ start: 0, end: 40, insert: 'Lain.' }],
  }
  const told = must(await lead.post(`/sources/${where}/corrections`, correction))
  expect(told.json).toMatchObject({ unfit: 1, ground })
  const { rows } = (await lead.get('/findings')).json as { rows: { lost: number }[] }
  expect(rows.map(({ lost }) => lost)).toEqual([2])

  const withdrawn = must(await lead.post(`/consents/${consent}/withdraw`, {}))
  expect(withdrawn.json).toMatchObject({ ground })
  expect(await read(w, id)).toMatchObject({ withheld: 1 })
  expect(await row(w, id)).toMatchObject({ overall: 'silence' })
  // Who may not read findings is told of their numbers only, as ever.
  const theirs = newId()
  const body = { source: await source(w), code: x, start: 0, end: 22, quote: spoken.slice(0, 22) }
  must(await w.as('coder').put(`/codings/${theirs}`, body))
  await link(w, id, on(theirs))
  expect((await w.as('coder').delete(`/codings/${theirs}`)).json).toMatchObject({
    findings: [1],
    ground: null,
  })
})

test('invariant 7: a finding that is called supported says so when its ground does not hold it any more', async () => {
  const w = await world()
  const lead = w.as('supervisor')
  await person(w, 'P-1', 'pengelola')
  await person(w, 'P-2', 'anggota')
  const x = await code(w, 'x')
  const id = await finding(w, [x])
  const talk = await coding(w, await source(w, { participant: 'P-1' }), x)
  const group = await coding(w, await source(w, { technique: 'fgd', participant: 'P-2' }), x)
  for (const one of [talk, group]) await link(w, id, on(one))
  must(await lead.put(`/findings/${id}?revision=1`, claim([x], { state: 'supported' })))
  expect(await read(w, id)).toMatchObject({ state: 'supported', objection: null })
  must(await lead.delete(`/codings/${group}`))
  expect(await read(w, id)).toMatchObject({ state: 'supported', objection: 'one-source' })
})

test('invariant 8: the evidence of a score is a stored question: asked again, the old answer stays beside the new', async () => {
  const w = await world()
  const lead = w.as('supervisor')
  await person(w, 'P-1', 'anggota')
  const response = await scored(w, 'P-1')
  const [id, evidence] = [await finding(w, []), newId()]
  await link(w, id, scoreOf(response, 'total', 12), evidence)
  must(await lead.post(`/findings/${id}/evidence/${evidence}/ask`, {}))
  const [held] = (await read(w, id)).evidence
  expect(held?.results.map(({ value, holds, by }) => [value, holds, by])).toEqual([
    [12, true, 'Sari Supervisor'],
    [12, true, 'Sari Supervisor'],
  ])
  expect(held?.results[0]?.at).not.toBe(held?.results[1]?.at)
})

test('an override needs a reason and stands beside the derived verdict', async () => {
  const w = await world()
  const id = await finding(w, [await code(w, 'x')])
  const path = `/findings/${id}/override`
  const bare = await w.as('supervisor').put(path, { verdict: 'agreement', reason: ' ' })
  expect(bare.status).toBe(400)
  must(await w.as('supervisor').put(path, { verdict: 'agreement', reason: 'Dari arsip desa.' }))
  expect(await row(w, id)).toMatchObject({
    overall: 'silence',
    override: { verdict: 'agreement', reason: 'Dari arsip desa.', by: 'Sari Supervisor' },
  })
})
