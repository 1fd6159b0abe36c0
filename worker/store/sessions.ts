// One-time sign-in codes and sessions, known by their SHA-256 only.
import { sql } from 'drizzle-orm'
import { type Deed, logged } from './audits.ts'
import { type Db, first, together } from './db.ts'

/** Uses the code up; null when it is unknown, used or too old. The `where` makes sure that only one of two rivals gets it. */
export function useSignInCode(
  db: Db,
  hash: string,
  now: string,
): Promise<{ id: string; name: string } | null> {
  return first(
    db,
    sql`update sign_in_codes set used_at = ${now}
      where hash = ${hash} and used_at is null and expires_at > ${now}
      returning person_id as id, (select name from people where people.id = person_id) as name`,
  )
}

export async function beginSession(
  db: Db,
  deed: Deed,
  hash: string,
  expiresAt: string,
): Promise<void> {
  await together(db, [
    db.run(sql`insert into sessions (hash, person_id, created_at, expires_at)
      values (${hash}, ${deed.actor}, ${deed.at}, ${expiresAt})`),
    logged(db, deed, 'begin', 'session', null),
    db.run(
      sql`update people set awaited_in = null where id = ${deed.actor} and awaited_in is not null`,
    ),
  ])
}

export async function endSession(db: Db, deed: Deed, hash: string): Promise<void> {
  await together(db, [
    db.run(sql`delete from sessions where hash = ${hash}`),
    logged(db, deed, 'end', 'session', null),
  ])
}
