// Sealed responses that did not open: laid aside with their bytes, listed for the supervisor, tried again on demand.
import { sql } from 'drizzle-orm'
import type { UnopenedRow } from '../../core/wire/field.ts'
import { type Deed, logged } from './audits.ts'
import { type Db, first, rows, together } from './db.ts'

export type Unopened = { id: string; hash: string; sealed: string; reason: string }

/** The same bytes once, however often a phone tries. */
export async function layUnopenedAside(
  db: Db,
  deed: Deed,
  sender: { study: string; device: string },
  unopened: readonly Unopened[],
): Promise<void> {
  await together(db, [
    db.run(sql`
      insert into unopened_responses (response_id, sealed_hash, study_id, device_id, sealed, reason, received_at)
      select j.value ->> 'id', j.value ->> 'hash', ${sender.study}, ${sender.device}, j.value ->> 'sealed',
        j.value ->> 'reason', ${deed.at}
      from json_each(${JSON.stringify(unopened)}) j where true on conflict do nothing`),
  ])
}

/** A few at most: each is a fault that somebody has to look into. */
export function listUnopened(db: Db, study: string): Promise<UnopenedRow[]> {
  return rows(
    db,
    sql`select u.response_id as id, u.sealed_hash as hash, d.label as device, u.reason, u.received_at as receivedAt
      from unopened_responses u join devices d on d.id = u.device_id
      where u.study_id = ${study} and u.opened_at is null order by u.received_at limit 200`,
  )
}

export function findUnopened(
  db: Db,
  study: string,
  hash: string,
): Promise<{ id: string; device: string; sealed: string } | null> {
  return first(
    db,
    sql`select response_id as id, device_id as device, sealed from unopened_responses
      where study_id = ${study} and sealed_hash = ${hash} and opened_at is null`,
  )
}

export async function markOpened(db: Db, deed: Deed, study: string, hash: string): Promise<void> {
  await together(db, [
    db.run(sql`update unopened_responses set opened_at = ${deed.at}
      where study_id = ${study} and sealed_hash = ${hash} and opened_at is null`),
    logged(db, deed, 'open', 'sealed-response', hash),
  ])
}
