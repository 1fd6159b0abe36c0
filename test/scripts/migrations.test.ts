// The schema comes out the same whichever way a migration is applied, and each migration is applied once.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, test } from 'vitest'
import { bundleWorker } from '../../scripts/bundle.ts'
import { openLocal } from '../../scripts/local.ts'
import { migrate, statementsOf } from '../../scripts/migrations.ts'
import { root } from '../../scripts/root.ts'

async function instance(state: string) {
  return openLocal({
    bundle: await bundleWorker(),
    state,
    port: 0,
    pages: false,
    brake: false,
    heard: () => {},
  })
}

/** Tables, indexes and triggers as SQLite keeps them, without comments and spacing. */
function schemaIn(folder: string): string[] {
  const name = readdirSync(folder).find((file) => /^[0-9a-f]{64}\.sqlite$/.test(file)) ?? ''
  const db = new DatabaseSync(join(folder, name), { readOnly: true })
  const rows = db
    .prepare(
      "select sql from sqlite_master where sql is not null and name not like '\\_cf%' escape '\\'",
    )
    .all() as { sql: string }[]
  db.close()
  return rows
    .map(({ sql }) =>
      sql.replaceAll(/--.*$/gm, '').replaceAll(/\s+/g, ' ').trim().replace(/;$/, ''),
    )
    .filter((sql) => !/d1_migrations/i.test(sql))
    .sort()
}

test('statements are parted by their own line, so a trigger keeps its semicolons', () => {
  const sql =
    'create table a (b);\n--> statement-breakpoint\ncreate trigger t begin select 1; end;\n--> statement-breakpoint\n-- the end\n'
  expect(statementsOf(sql)).toEqual([
    'create table a (b);',
    'create trigger t begin select 1; end;',
  ])
})

test('wrangler makes of the migrations what we make of them', async () => {
  const ours = mkdtempSync(join(tmpdir(), 'pedoman-ours-'))
  const local = await instance(ours)
  expect(local.migrated).toEqual(readdirSync(join(root, 'migrations')).sort())
  await local.close()

  const theirs = mkdtempSync(join(tmpdir(), 'pedoman-theirs-'))
  const wrangler = join(root, 'node_modules', 'wrangler', 'bin', 'wrangler.js')
  const args = ['d1', 'migrations', 'apply', 'pedoman', '--local', '--persist-to', theirs]
  const done = spawnSync(process.execPath, [wrangler, ...args], {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, WRANGLER_SEND_METRICS: 'false' },
  })
  expect(done).toMatchObject({ status: 0 })
  const made = schemaIn(join(theirs, 'v3', 'd1', 'miniflare-D1DatabaseObject'))
  expect(made).toEqual(schemaIn(join(ours, 'd1', 'miniflare-D1DatabaseObject')))
  expect(made.length).toBeGreaterThan(50)
})

test('a migration that was applied is not applied again', async () => {
  const state = mkdtempSync(join(tmpdir(), 'pedoman-again-'))
  const first = await instance(state)
  expect(first.migrated.length).toBeGreaterThan(0)
  expect(await migrate(first.db)).toEqual([])
  await first.close()
  const second = await instance(state)
  expect(second.migrated).toEqual([])
  await second.close()
})
