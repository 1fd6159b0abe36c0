// A phone that is enrolled again while it is whole goes on under a new name. What waits for it goes along: the drafts that
// it has backed up, what was returned to it, and what it is asked.
import { sql } from 'drizzle-orm'
import type { Deed } from './audits.ts'
import type { Db, Write } from './db.ts'

/**
 * In the batch that enrols `id`, after it. `beforeHash` is of the token that the phone had, which is proof enough; without
 * one, or where the phone was not enrolled just now, nothing is changed.
 */
export function goOnAs(db: Db, deed: Deed, id: string, beforeHash: string | null): Write[] {
  if (beforeHash === null) return []
  const before = sql`(select w.id from devices d join devices w on w.id = d.was and w.hash = ${beforeHash}
    where d.id = ${id} and d.enrolled_at = ${deed.at})`
  return [
    db.run(
      sql`update draft_backups set taken_by = ${id} where study_id = (select study_id from devices where id = ${id})
      and coalesce(taken_by, device_id) = ${before}`,
    ),
    db.run(sql`insert into handings (root_id, device_id, handed_at, handed_by)
      select o.root, ${id}, ${deed.at}, d.enrolled_by from devices d, (
        select coalesce(r.root_id, r.id) as root from responses r
        where coalesce(r.holder_id, r.device_id) = ${before} and r.state = 'returned' and r.replaced_by is null
        union select q.root_id from queries q where q.device_id = ${before} and q.state in ('open', 'answered')) o
      where d.id = ${id} on conflict do nothing`),
    db.run(sql`update responses set holder_id = ${id}
      where coalesce(holder_id, device_id) = ${before} and state = 'returned' and replaced_by is null`),
    db.run(
      sql`update queries set device_id = ${id} where device_id = ${before} and state in ('open', 'answered')`,
    ),
  ]
}
