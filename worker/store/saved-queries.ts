// Questions that somebody asks again: their own, and those that others shared.
import { sql } from 'drizzle-orm'
import type { SavedQuery, SavedQueryBody } from '../../core/wire/retrieval.ts'
import { type Deed, logged } from './audits.ts'
import { blindPartners } from './blind.ts'
import { type Db, first, rows, together } from './db.ts'
import type { Eyes } from './layers.ts'

const most = 500

/** What is shared by somebody in a blind round beside the asker would tell what they look at. */
export async function listQueries(
  db: Db,
  study: string,
  eyes: Eyes,
  kind: SavedQueryBody['kind'],
): Promise<SavedQuery[]> {
  const found = await rows<Omit<SavedQuery, 'shared' | 'mine'> & { shared: number; mine: number }>(
    db,
    sql`select q.id, q.kind, q.name, q.body, q.is_shared as shared, w.name as author, q.author = ${eyes.person} as mine,
        q.saved_at as savedAt
      from (select * from (select id from saved_queries where study_id = ${study} and kind = ${kind}
            and author = ${eyes.person} and removed_at is null order by saved_at desc limit ${most})
          union select * from (select id from saved_queries where study_id = ${study} and kind = ${kind}
            and is_shared = 1 and removed_at is null order by saved_at desc limit ${most})) k
      join saved_queries q on q.id = k.id join people w on w.id = q.author
      where ${eyes.all ? sql`true` : sql`q.author not in (select person from ${blindPartners(study, eyes.person)})`}
      order by q.name, q.id`,
  )
  return found.map((row) => ({ ...row, shared: row.shared === 1, mine: row.mine === 1 }))
}

/** Its author saves it again under the same id, with other words or opened to others. */
export async function saveQuery(
  db: Db,
  deed: Deed,
  study: string,
  id: string,
  { kind, name, body, shared }: SavedQueryBody,
): Promise<'kept' | 'id-taken'> {
  const own = sql`study_id = ${study} and author = ${deed.actor} and kind = ${kind}`
  await together(db, [
    db.run(sql`insert into saved_queries (id, study_id, kind, name, body, is_shared, author, saved_at)
      values (${id}, ${study}, ${kind}, ${name}, ${body}, ${shared ? 1 : 0}, ${deed.actor}, ${deed.at})
      on conflict do update set name = excluded.name, body = excluded.body, is_shared = excluded.is_shared, removed_at = null
        where ${own}`),
    logged(db, deed, 'save', 'query', id, { kind }),
  ])
  const held = await first(db, sql`select 1 from saved_queries where id = ${id} and ${own}`)
  return held ? 'kept' : 'id-taken'
}

/** False when the asker saved no such query. */
export async function removeQuery(db: Db, deed: Deed, study: string, id: string): Promise<boolean> {
  const own = sql`id = ${id} and study_id = ${study} and author = ${deed.actor}`
  await together(db, [
    db.run(
      sql`update saved_queries set removed_at = ${deed.at} where ${own} and removed_at is null`,
    ),
    logged(db, deed, 'remove', 'query', id),
  ])
  return (await first(db, sql`select 1 from saved_queries where ${own}`)) !== null
}
