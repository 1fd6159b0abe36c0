// What every dataset has in common: the audit line before its first byte and pages bounded in bytes.
import { type SQL, sql } from 'drizzle-orm'
import type { Deed } from './audits.ts'
import type { Db } from './db.ts'

/** Who read which table, written before its first page. It changes nothing else, so no change needs to vouch for it. */
export async function noteExport(db: Db, deed: Deed, file: string): Promise<void> {
  await db.run(sql`
    insert into audits (study_id, at, actor_kind, actor_id, verb, what, object_id, details, request_id)
    values (${deed.study}, ${deed.at}, ${deed.actorKind}, ${deed.actor}, 'export', 'dataset', null,
      ${JSON.stringify({ file })}, ${deed.request})`)
}

/** A page is cut after this many bytes of people's words: a Worker has 128 MB for everything. */
export const pageBytes = 8_000_000

/**
 * The rows of one page, as a table to join by `row`: `keys` selects `at`, `id`, `row` (the rowid, which spares looking
 * the id up again) and `bytes`, ordered and limited. The first row is always in, however long it is.
 */
export function pageOf(keys: SQL): SQL {
  return sql`(select row, id, at from (
    select row, id, at, bytes, sum(bytes) over (order by at, id rows unbounded preceding) as upTo from (${keys}))
    where upTo - bytes < ${pageBytes})`
}
