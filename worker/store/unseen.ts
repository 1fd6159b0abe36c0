// Evidence that the editor was not shown, because somebody in it withdrew or its coding was taken away. Both can come
// back, so a list that is sent back without it does not drop it.
import { type SQL, sql } from 'drizzle-orm'
import { type Db, first, list } from './db.ts'
import { type Removable, tables } from './removal.ts'
import { informantsOf } from './voices.ts'

/** For an `update` of this row: what was sent, and of what the row holds by then all that could not be seen. */
export async function withUnseen(
  db: Db,
  study: string,
  what: Removable,
  id: string,
  sent: readonly string[],
): Promise<SQL> {
  const held = await first<{ evidence: string }>(
    db,
    sql`select evidence from ${tables[what]} where id = ${id} and study_id = ${study}`,
  )
  const before = held === null ? [] : (JSON.parse(held.evidence) as string[])
  const shown = await informantsOf(db, study, before)
  const unseen = before.filter((coding) => !shown.has(coding) && !sent.includes(coding))
  return sql`(select json_group_array(value) from (
    select value from json_each(${JSON.stringify(sent)})
    union all select value from json_each(evidence) where value in ${list(unseen)}))`
}
