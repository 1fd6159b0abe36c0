// Brings a database to the newest schema: each migration is one batch, so it happens whole or not at all.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './root.ts'

const breakpoint = '--> statement-breakpoint'

/** The part of D1 that a migration needs; the Worker's binding and miniflare's stand-in both have it. */
export type Database = {
  prepare(sql: string): Statement
  batch(statements: Statement[]): Promise<unknown>
}
type Statement = {
  bind(...values: unknown[]): Statement
  all<Row>(): Promise<{ results: Row[] }>
  run(): Promise<unknown>
}

/** Applies what is missing and gives the names of what it applied. */
export async function migrate(db: Database, folder = join(root, 'migrations')): Promise<string[]> {
  // The table that `wrangler d1 migrations` keeps, so that both agree about what has been applied.
  await db
    .prepare(
      'create table if not exists d1_migrations (id integer primary key autoincrement, name text unique, applied_at timestamp default current_timestamp not null)',
    )
    .run()
  const { results } = await db.prepare('select name from d1_migrations').all<{ name: string }>()
  const applied = new Set(results.map((row) => row.name))
  const missing = readdirSync(folder)
    .filter((name) => name.endsWith('.sql') && !applied.has(name))
    .sort()
  for (const name of missing) {
    const statements = statementsOf(readFileSync(join(folder, name), 'utf8'))
    await db.batch([
      ...statements.map((statement) => db.prepare(statement)),
      db.prepare('insert into d1_migrations (name) values (?)').bind(name),
    ])
  }
  return missing
}

/** Triggers hold semicolons of their own, so statements are parted by a line of their own. */
export function statementsOf(sql: string): string[] {
  return sql
    .split(breakpoint)
    .map((statement) => statement.trim())
    .filter((statement) => statement.replaceAll(/^--.*$/gm, '').trim() !== '')
}
