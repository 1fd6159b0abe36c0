// Phones: enrolled once with a code, known by the hash of their token, revoked at once when lost.
import { sql } from 'drizzle-orm'
import type { Device } from '../../core/wire/people.ts'
import { type Deed, logged } from './audits.ts'
import { type Db, first, rows, together } from './db.ts'

export async function inviteDevice(
  db: Db,
  deed: Deed,
  invite: { study: string; codeHash: string; label: string; expiresAt: string },
): Promise<void> {
  await together(db, [
    db.run(sql`insert into enrolment_codes (hash, study_id, person_id, label, expires_at)
      values (${invite.codeHash}, ${invite.study}, ${deed.actor}, ${invite.label}, ${invite.expiresAt})`),
    logged(db, deed, 'invite', 'device', null),
  ])
}

export type EnrolledDevice = { id: string; label: string; study: { slug: string; title: string } }

/**
 * Turns a code into a device. The device is inserted only while the code is unused, and the code is marked used only
 * if that device came to be: of two phones with one code, one is enrolled and the other refused.
 */
export async function enrolDevice(
  db: Db,
  deed: Deed,
  enrolment: { id: string; codeHash: string; tokenHash: string; app: string },
): Promise<EnrolledDevice | null> {
  const { id, codeHash, tokenHash, app } = enrolment
  const [made] = await together(db, [
    db.run(sql`insert into devices (id, study_id, hash, label, enrolled_by, enrolled_at, app, number)
      select ${id}, study_id, ${tokenHash}, label, person_id, ${deed.at}, ${app},
        (select coalesce(max(d.number), 0) + 1 from devices d where d.study_id = enrolment_codes.study_id)
      from enrolment_codes where hash = ${codeHash} and used_at is null and expires_at > ${deed.at}`),
    db.run(sql`insert into audits (study_id, at, actor_kind, actor_id, verb, what, object_id, details, request_id)
      select study_id, ${deed.at}, 'device', id, 'enrol', 'device', id, '{}', ${deed.request} from devices where id = ${id}`),
    db.run(sql`update enrolment_codes set used_at = ${deed.at}
      where hash = ${codeHash} and exists (select 1 from devices where id = ${id})`),
  ])
  if (!made) return null
  const found = await first<{ label: string; slug: string; title: string }>(
    db,
    sql`select d.label, s.slug, s.title from devices d join studies s on s.id = d.study_id where d.id = ${id}`,
  )
  return found && { id, label: found.label, study: { slug: found.slug, title: found.title } }
}

export function listDevices(db: Db, study: string): Promise<Device[]> {
  return rows(
    db,
    sql`select id, label, enrolled_at as enrolledAt, seen_at as seenAt, revoked_at as revokedAt, signed_out_at as signedOutAt, unsent
      from devices where study_id = ${study} order by enrolled_at desc limit 500`,
  )
}

/** False when there is no such phone in the study. Revoking twice keeps the first time. */
export async function revokeDevice(
  db: Db,
  deed: Deed,
  study: string,
  id: string,
): Promise<boolean> {
  await together(db, [
    db.run(sql`update devices set revoked_at = ${deed.at}
      where id = ${id} and study_id = ${study} and revoked_at is null`),
    logged(db, deed, 'revoke', 'device', id),
  ])
  return (
    (await first(db, sql`select id from devices where id = ${id} and study_id = ${study}`)) !== null
  )
}

/** Whoever carried it has wiped it: the token is dead, and its hash makes room. */
export async function signOutDevice(db: Db, deed: Deed, id: string): Promise<void> {
  await together(db, [
    db.run(sql`update devices set signed_out_at = ${deed.at}, hash = 'signed out ' || id, unsent = 0
      where id = ${id} and signed_out_at is null`),
    logged(db, deed, 'sign-out', 'device', id),
  ])
}

/** A sign of life. Not a change anybody made, so it leaves no audit line. */
export async function sawDevice(
  db: Db,
  id: string,
  at: string,
  unsent: number,
  app: string,
): Promise<void> {
  await db.run(
    sql`update devices set seen_at = ${at}, unsent = ${unsent}, app = ${app} where id = ${id}`,
  )
}
