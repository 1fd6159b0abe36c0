// The supervisor's judgement of responses: one with a note, many at once, and who is to correct what was returned.
import { sql } from 'drizzle-orm'
import type { ReviewState } from '../../core/wire/field.ts'
import { type Deed, logged } from './audits.ts'
import { type Db, first, list, together, withRows } from './db.ts'
import { passToHeir } from './heir.ts'

export type Judged = 'done' | 'unknown' | 'replaced' | 'no-comment'

/**
 * What lies in quarantine is not judged by accepting it, and what was corrected is judged at its correction. Nothing is
 * returned without a word: a note, or a query that is still open.
 */
export async function reviewResponse(
  db: Db,
  deed: Deed,
  study: string,
  id: string,
  { state, note }: { state: Exclude<ReviewState, 'quarantined'>; note: string },
): Promise<Judged> {
  const isSaid = sql`(${state} <> 'returned' or trim(${note}) <> '' or exists (
    select 1 from queries q where q.root_id = coalesce(responses.root_id, responses.id) and q.state = 'open'))`
  const [changed] = await together(db, [
    db.run(sql`update responses set state = ${state}, note = ${note}
      where id = ${id} and study_id = ${study} and state <> 'quarantined' and replaced_by is null and ${isSaid}`),
    logged(db, deed, 'review', 'response', id, { state }),
    ...(state === 'returned' ? passToHeir(db, deed, study, id) : []),
  ])
  if (changed) return 'done'
  const held = await first<{ state: string; replaced: number }>(
    db,
    sql`select state, replaced_by is not null as replaced from responses where id = ${id} and study_id = ${study}`,
  )
  if (!held || held.state === 'quarantined') return 'unknown'
  return held.replaced ? 'replaced' : 'no-comment'
}

/** Gives those that were changed: what was judged otherwise meanwhile, or corrected, stays as it is. */
export async function reviewMany(
  db: Db,
  deed: Deed,
  study: string,
  { ids, state }: { ids: string[]; state: 'received' | 'accepted' },
): Promise<string[]> {
  const from = state === 'accepted' ? 'received' : 'accepted'
  const which = sql`id in ${list(ids)} and study_id = ${study} and state = ${from} and replaced_by is null`
  const changed = await withRows<{ id: string }>(
    db,
    [
      // One line for each, before they change: the same condition holds for both statements of the batch.
      db.run(sql`
        insert into audits (study_id, at, actor_kind, actor_id, verb, what, object_id, details, request_id)
        select ${study}, ${deed.at}, ${deed.actorKind}, ${deed.actor}, 'review', 'response', id,
          json_object('state', ${state}), ${deed.request} from responses where ${which}`),
    ],
    db.run(sql`update responses set state = ${state} where ${which} returning id`),
  )
  return changed.map(({ id }) => id)
}

/** False when the study has no such response or no such phone. Whoever had it before may still send what they have begun. */
export async function handOver(
  db: Db,
  deed: Deed,
  study: string,
  id: string,
  device: string,
): Promise<boolean> {
  const isThere = sql`exists (select 1 from devices d where d.id = ${device} and d.study_id = ${study} and d.revoked_at is null
    and d.signed_out_at is null)`
  const root = sql`(select coalesce(root_id, id) from responses where id = ${id} and study_id = ${study})`
  const [handed] = await together(db, [
    db.run(sql`update responses set holder_id = ${device}
      where id = ${id} and study_id = ${study} and state <> 'quarantined' and ${isThere}`),
    logged(db, deed, 'hand', 'response', id, { device }),
    db.run(sql`insert into handings (root_id, device_id, handed_at, handed_by)
      select ${root}, ${device}, ${deed.at}, ${deed.actor} where ${root} is not null and ${isThere}
      on conflict do update set handed_at = excluded.handed_at, handed_by = excluded.handed_by`),
    db.run(sql`update queries set device_id = ${device} where root_id = ${root} and ${isThere}`),
  ])
  return handed === true
}
