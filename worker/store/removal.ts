// Arrows and events taken away and brought back: the row stays, so that undo gives back the whole of it.
import { sql } from 'drizzle-orm'
import { type Deed, logged } from './audits.ts'
import { type Db, first, together } from './db.ts'

export const tables = { relation: sql`relations`, event: sql`events` }
export type Removable = keyof typeof tables

/** False when the study has no such thing. */
export async function remove(
  db: Db,
  deed: Deed,
  study: string,
  what: Removable,
  id: string,
): Promise<boolean> {
  await together(db, [
    db.run(sql`update ${tables[what]} set removed_at = ${deed.at}
      where id = ${id} and study_id = ${study} and removed_at is null`),
    logged(db, deed, 'remove', what, id),
  ])
  return isThere(db, study, what, id)
}

/** False when the study never had it. */
export async function restore(
  db: Db,
  deed: Deed,
  study: string,
  what: Removable,
  id: string,
): Promise<boolean> {
  await together(db, [
    db.run(sql`update ${tables[what]} set removed_at = null
      where id = ${id} and study_id = ${study} and removed_at is not null`),
    logged(db, deed, 'restore', what, id),
  ])
  return isThere(db, study, what, id)
}

async function isThere(db: Db, study: string, what: Removable, id: string): Promise<boolean> {
  const held = sql`select 1 from ${tables[what]} where id = ${id} and study_id = ${study}`
  return (await first(db, held)) !== null
}
