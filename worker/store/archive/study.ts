// What an archive asks of a study beside its tables.
import { sql } from 'drizzle-orm'
import type { Manifest } from '../../../core/archive/manifest.ts'
import { type Db, first } from '../db.ts'

/** The id of the last line of its trail. */
export async function lastLine(db: Db, study: string): Promise<number> {
  const found = await first<{ id: number | null }>(
    db,
    sql`select max(id) as id from audits where study_id = ${study}`,
  )
  return found?.id ?? 0
}

export async function countFiles(db: Db, study: string): Promise<number> {
  const found = await first<{ n: number }>(
    db,
    sql`select count(*) as n from held_files where study_id = ${study}`,
  )
  return found?.n ?? 0
}

export async function nextFile(db: Db, study: string, after: string): Promise<string | null> {
  const found = await first<{ hash: string }>(
    db,
    sql`select hash from held_files where study_id = ${study} and hash > ${after} order by hash limit 1`,
  )
  return found?.hash ?? null
}

export async function studyOf(db: Db, study: string): Promise<Manifest['study']> {
  const found = await first<Manifest['study']>(
    db,
    sql`select id, slug, title, description, zone, language, created_at as createdAt, period
      from studies where id = ${study}`,
  )
  if (!found) throw new Error('no such study')
  return found
}

/** The number of the last migration: wrangler and scripts/migrations.ts keep the same table of them. */
export async function migrationOf(db: Db): Promise<number> {
  const found = await first<{ name: string | null }>(
    db,
    sql`select max(name) as name from d1_migrations`,
  )
  return Number.parseInt(found?.name ?? '0', 10)
}
