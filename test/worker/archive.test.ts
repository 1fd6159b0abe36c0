// A whole study in one file, and back again.
import { expect, test } from 'vitest'
import { source } from '../analysis.ts'
import { archiveOf, openedArchive, rowsOf } from '../archives.ts'
import { world } from '../world.ts'

test('an archive is for those who may read names, with a reason and a fresh sign-in, and for nobody else to fetch', async () => {
  const w = await world()
  const lead = w.as('supervisor')
  const path = `/archives/${crypto.randomUUID()}`
  expect((await lead.put(path, { reason: 'kurang' })).status).toBe(400)
  await w.db
    .prepare('update sessions set created_at = ? where person_id = ?')
    .bind('2026-01-01T00:00:00.000Z', w.personId('supervisor'))
    .run()
  expect((await lead.put(path, { reason: 'Cadangan bulanan' })).json).toMatchObject({
    error: 'sign-in.stale',
  })
  const owner = w.as('owner')
  expect((await owner.put(path, { reason: 'Cadangan bulanan' })).status).toBe(201)
  expect((await lead.post(`${path}/step`, {})).status).toBe(404)
  expect((await lead.get(`${path}/file`)).status).toBe(404)
  const { rows } = (await lead.get('/archives')).json as { rows: object[] }
  expect(rows).toMatchObject([{ reason: 'Cadangan bulanan', by: 'Olga Owner', isMine: false }])
  const { rows: trail } = (await lead.get('/audit')).json as { rows: object[] }
  expect(trail).toContainEqual(
    expect.objectContaining({ verb: 'export', what: 'archive', who: 'Olga Owner' }),
  )
})

test('an archive holds no secret of anybody', async () => {
  const w = await world()
  await w.device()
  const { tables } = openedArchive(await archiveOf(w.as('supervisor')))
  expect(rowsOf(tables.devices)).toHaveLength(1)
  const all = Object.values(tables).join('')
  for (const table of ['sessions', 'sign_in_codes', 'devices', 'api_tokens', 'enrolment_codes']) {
    const { results } = await w.db.prepare(`select hash from ${table}`).all<{ hash: string }>()
    for (const { hash } of results) expect(all).not.toContain(hash)
  }
})

test('where the study changed while it was read, it is read once more', async () => {
  const w = await world()
  await source(w)
  const lead = w.as('supervisor')
  const bytes = await archiveOf(lead, '', async (step) => {
    if (step === 1) await source(w, { title: 'Sementara itu' })
  })
  const { manifest, tables } = openedArchive(bytes)
  expect(manifest.isUneven).toBe(false)
  expect(rowsOf(tables.sources)).toHaveLength(2)
  expect(rowsOf(tables.source_versions)).toHaveLength(2)
})
