// What a migration does to the studies that were there before it.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Item } from '../../core/instrument/model.ts'
import { statementsOf } from '../../scripts/migrations.ts'
import { root } from '../../scripts/root.ts'
import {
  code,
  coding,
  finding,
  must,
  newId,
  publish,
  row,
  sheet,
  source,
  spoken,
} from '../analysis.ts'
import { filled } from '../small.ts'
import { world } from '../world.ts'

test('what an earlier version took for asked becomes "not asked"; what was asked stays so', async () => {
  const w = await world({ own: true })
  const [x, y] = [await code(w, 'x'), await code(w, 'y')]
  const [of, other] = [await finding(w, [x]), await finding(w, [y])]
  const blocks = [{ start: 0, end: spoken.length, question: 'deciding' }]
  const notes = await publish(w, sheet('notes', 'fgd', ['y']))
  const group = await source(w, { technique: 'fgd', role: 'anggota', version: notes, blocks })
  const watching = sheet('watching', 'observation', ['y'])
  const leading: Item = { type: 'text', name: 'leading', label: { id: 'Siapa?' }, aims: ['x'] }
  const version = await publish(w, { ...watching, items: [...watching.items, leading] })
  const phone = await w.device()
  const sent = filled(version, {
    participant: null,
    answers: { deciding: spoken },
    coverage: { leading: { how: 'skipped' } },
    probes: {},
  })
  await phone.put(`/responses/${sent.id}`, sent)
  const z = await code(w, 'z')
  for (const one of [group, sent.id]) await coding(w, one, z)
  // As the earlier version wrote them.
  await w.db
    .prepare(
      "insert into source_prompts select id, study_id, 'x', iif(response_id is null, 1, 0) from sources where id in (?, ?)",
    )
    .bind(group, sent.id)
    .run()
  const faces = async (id: string) => {
    const { fgd, observation } = (await row(w, id)).cells.technique
    return [fgd, observation].map((cell) => cell && 'silence' in cell && cell.silence)
  }
  expect(await faces(of)).toEqual(['nothing-said', 'nothing-said'])
  const again = readFileSync(join(root, 'migrations', '0002_not_asked.sql'), 'utf8')
  await w.db.batch(statementsOf(again).map((statement) => w.db.prepare(statement)))
  expect(await faces(of)).toEqual(['not-asked', 'not-asked'])
  expect(await faces(other)).toEqual(['nothing-said', 'nothing-said'])
})

test('memos that were there before rounds are counted by author and layer, and add up to what they were', async () => {
  const w = await world({ own: true })
  const x = await code(w, 'x')
  const theirs = await coding(w, await source(w), x)
  const memo = async (
    who: 'coder' | 'supervisor',
    kind: string,
    target: string,
    isPrivate = false,
  ) =>
    must(
      await w.as(who).put(`/memos/${newId()}`, {
        target: { kind, id: target },
        kind: 'analytic',
        text: 'Catatan.',
        private: isPrivate,
      }),
    )
  await memo('coder', 'code', x)
  await memo('coder', 'code', x, true)
  await memo('supervisor', 'coding', theirs)
  const told = async (who: 'coder' | 'supervisor') =>
    ((await w.as(who).get('')).json as { tallies: { memos?: number } }).tallies.memos
  const before = [await told('coder'), await told('supervisor')]
  expect(before[1]).toBe(2)
  const again = readFileSync(join(root, 'migrations', '0012_rounds.sql'), 'utf8')
  const backfill = statementsOf(again).filter((one) =>
    one.includes('insert into memo_tallies\nselect'),
  )
  expect(backfill).toHaveLength(1)
  await w.db.batch(
    ['delete from memo_tallies', ...backfill].map((statement) => w.db.prepare(statement)),
  )
  expect([await told('coder'), await told('supervisor')]).toEqual(before)
})

test('memos that were there before they had kinds keep their words, authors and counts', async () => {
  const w = await world({ own: true })
  const one = newId()
  const body = {
    target: { kind: 'study', id: newId() },
    kind: 'theoretical',
    text: 'Dulu.',
    private: false,
  }
  must(await w.as('coder').put(`/memos/${one}`, body))
  const statements = statementsOf(readFileSync(join(root, 'migrations', '0016_memos.sql'), 'utf8'))
  const [made, copied] = statements
  // What was there then had only these columns, and the copy reads no others.
  await w.db.batch(
    [made, copied].map((statement) =>
      w.db.prepare((statement ?? '').replace(/ from memos;?$/, ` from memos where id = '${one}'`)),
    ),
  )
  const kept = await w.db
    .prepare('select id, kind, text, author, revision, is_private from memos_next where id = ?')
    .bind(one)
    .first()
  await w.db.prepare('drop table memos_next').run()
  expect(kept).toEqual({
    id: one,
    kind: 'analytic',
    text: 'Dulu.',
    author: w.personId('coder'),
    revision: 1,
    is_private: 0,
  })
})

test('codings that were there before wordings were kept go by the one that the trail says was in force', async () => {
  const w = await world({ own: true })
  const x = await code(w, 'x')
  const text = await source(w)
  const first = await coding(w, text, x)
  const words = { definition: 'Baru.', include: '', exclude: '', example: '' }
  const body = { name: 'x', label: 'x', parent: null, ...words, hue: 0, position: 0 }
  must(await w.as('coder').put(`/codes/${x}?revision=1`, body))
  const second = await coding(w, text, x, [24, 46])
  const again = statementsOf(readFileSync(join(root, 'migrations', '0018_codebook.sql'), 'utf8'))
  const backfill = again.filter((one) =>
    /wordings_then|insert into (code_wordings|wording_tallies)\nselect/.test(one),
  )
  expect(backfill).toHaveLength(6)
  const before = (await w.as('coder').get(`/codes/${x}/history`)).json
  const emptied = ['update codings set wording = null', 'delete from code_wordings']
  // Now a trigger counts what the backfill words; then there was none.
  const uncounted = backfill.flatMap((one) =>
    one.includes('wording_tallies') ? ['delete from wording_tallies', one] : [one],
  )
  await w.db.batch([...emptied, ...uncounted].map((statement) => w.db.prepare(statement)))
  const told = await w.db
    .prepare('select id, wording from codings where code_id = ? order by made_at')
    .bind(x)
    .all<{ id: string; wording: string }>()
  expect(told.results).toEqual([
    { id: first, wording: `${x}@1` },
    { id: second, wording: `${x}@2` },
  ])
  // Only the wording of that day was kept.
  const { wordings } = before as { wordings: object[] }
  const after = (await w.as('coder').get(`/codes/${x}/history`)).json as { wordings: object[] }
  expect(after.wordings).toEqual(wordings.slice(1))
})

test('texts that were there before they could be searched are found by the first who searches', async () => {
  const w = await world({ own: true })
  await source(w)
  const found = async () =>
    (must(await w.as('coder').get('/search?q=ketua')).json as { rows: unknown[] }).rows.length
  expect(await found()).toBe(1)
  const forget = ['search_keys', 'search_texts', 'search_pending'].map((table) =>
    w.db.prepare(`delete from ${table} where study_id = ?`).bind(w.study),
  )
  await w.db.batch(forget)
  expect(await found()).toBe(0)
  const again = readFileSync(join(root, 'migrations', '0019_search.sql'), 'utf8')
  const backfill = statementsOf(again).filter((one) => /^insert into search_pending/m.test(one))
  const ours = backfill.filter((one) => !one.includes('create trigger'))
  expect(ours).toHaveLength(2)
  await w.db.batch(
    ours.map((one) =>
      w.db.prepare(
        `${one.replace(/;?$/, '')} on conflict do nothing`.replace(
          'from memos on',
          'from memos where true on',
        ),
      ),
    ),
  )
  expect(await found()).toBe(1)
})
