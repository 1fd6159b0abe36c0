// Consents: given, refused, withdrawn, and what shows them. Each is kept for good; the newest that stands is in force.
import { sql } from 'drizzle-orm'
import type {
  ConsentProof,
  ConsentRow,
  Evidence,
  Guardian,
  Witness,
} from '../../core/wire/consent.ts'
import type { Consent } from '../../core/wire/people.ts'
import { type Deed, logged } from './audits.ts'
import { type Db, first, rows, together } from './db.ts'

export type NewConsent = Omit<Consent, 'withdrawnAt'> & {
  participant: string
  /** The text's hash; null where a study has no texts and names its paper in words. */
  text: string | null
  language: string | null
  device: string | null
  witness: Witness | null
  guardian: Guardian | null
  evidence: Evidence[]
}
export type Kept = 'new' | 'same' | 'taken' | 'nobody'

/**
 * What never comes into force is withdrawn from the beginning: a refusal, and what a revoked phone hands in, until
 * somebody at the desk has looked at it. Files follow; those that the study holds already are not waited for.
 */
export async function addConsent(db: Db, deed: Deed, study: string, it: NewConsent): Promise<Kept> {
  const scopes = JSON.stringify(it.scopes)
  const json = (value: object | null) => (value === null ? null : JSON.stringify(value))
  const [made] = await together(db, [
    db.run(sql`insert into consents (id, study_id, participant, text_version, scopes, how, given_at, withdrawn_at,
        text_hash, language, device_id, received_at, witness, guardian, aside)
      select ${it.id}, p.study_id, p.code, ${it.textVersion}, ${scopes}, ${it.how}, ${it.givenAt},
        iif(${it.how} = 'refused' or d.revoked_at is not null, ${it.givenAt}, null), ${it.text}, ${it.language},
        ${it.device}, ${deed.at}, ${json(it.witness)}, ${json(it.guardian)},
        iif(${it.how} <> 'refused' and d.revoked_at is not null, 'device.revoked', null)
      from participants p left join devices d on d.id = ${it.device}
      where p.study_id = ${study} and p.code = ${it.participant} on conflict do nothing`),
    logged(db, deed, it.how === 'refused' ? 'refuse' : 'give', 'consent', it.id, {
      participant: it.participant,
    }),
    db.run(sql`insert into consent_files (consent_id, kind, study_id, hash, name, type, size_bytes, held_at)
      select k.id, j.value ->> 'kind', k.study_id, j.value ->> 'file', j.value ->> 'name', j.value ->> 'type',
        j.value ->> 'sizeBytes', (select ${deed.at} from held_files h
          where h.study_id = k.study_id and h.hash = j.value ->> 'file')
      from json_each(${JSON.stringify(it.evidence)}) j
      join consents k on k.id = ${it.id} and k.received_at = ${deed.at} and changes() > 0
      where true on conflict do nothing`),
  ])
  if (made) return 'new'
  const held = await first<{ same: number }>(
    db,
    sql`select study_id = ${study} and participant = ${it.participant} and scopes = ${scopes} and how = ${it.how}
        and text_version = ${it.textVersion} and given_at = ${it.givenAt} as same from consents where id = ${it.id}`,
  )
  if (!held) return 'nobody'
  return held.same === 1 ? 'same' : 'taken'
}

/** When it was withdrawn, this time or before; null when the study has no such consent. `at` cannot lie ahead of now. */
export async function withdrawConsent(
  db: Db,
  deed: Deed,
  study: string,
  id: string,
  at: string = deed.at,
): Promise<string | null> {
  await together(db, [
    db.run(sql`update consents set withdrawn_at = ${at < deed.at ? at : deed.at}, aside = null
      where id = ${id} and study_id = ${study} and (withdrawn_at is null or aside is not null)`),
    logged(db, deed, 'withdraw', 'consent', id),
  ])
  const found = await first<{ at: string }>(
    db,
    sql`select withdrawn_at as at from consents where id = ${id} and study_id = ${study}`,
  )
  return found?.at ?? null
}

/** What a revoked phone handed in comes into force; false when nothing of the study waits under this id. */
export async function acceptConsent(
  db: Db,
  deed: Deed,
  study: string,
  id: string,
): Promise<boolean> {
  const [done] = await together(db, [
    db.run(sql`update consents set aside = null, withdrawn_at = null
      where id = ${id} and study_id = ${study} and aside is not null`),
    logged(db, deed, 'accept', 'consent', id),
  ])
  return done === true
}

/** All that somebody said over time, the newest first. */
export async function historyOf(db: Db, study: string, participant: string): Promise<ConsentRow[]> {
  const found = await rows<Omit<ConsentRow, 'scopes'> & { scopes: string }>(
    db,
    sql`select k.id, k.text_version as textVersion, k.text_hash as text, k.language, k.scopes, k.how,
        k.given_at as givenAt, k.withdrawn_at as withdrawnAt, k.aside, d.label as device
      from consents k left join devices d on d.id = k.device_id
      where k.study_id = ${study} and k.participant = ${participant} order by k.given_at desc limit 200`,
  )
  return found.map((row) => ({ ...row, scopes: JSON.parse(row.scopes) as ConsentRow['scopes'] }))
}

/** Null when the study has no such consent. */
export async function proofOf(db: Db, study: string, id: string): Promise<ConsentProof | null> {
  const found = await first<{ witness: string | null; guardian: string | null }>(
    db,
    sql`select witness, guardian from consents where study_id = ${study} and id = ${id}`,
  )
  if (!found) return null
  const files = await rows<Omit<ConsentProof['evidence'][number], 'isHeld'> & { heldAt: string }>(
    db,
    sql`select kind, hash as file, name, type, size_bytes as sizeBytes, held_at as heldAt
      from consent_files where consent_id = ${id} order by kind`,
  )
  const read = <T>(json: string | null) => (json === null ? null : (JSON.parse(json) as T))
  return {
    witness: read<Witness>(found.witness),
    guardian: read<Guardian>(found.guardian),
    evidence: files.map(({ heldAt, ...file }) => ({ ...file, isHeld: heldAt !== null })),
  }
}

/** Whether this is what shows that consent. */
export async function isProof(db: Db, study: string, id: string, hash: string): Promise<boolean> {
  const found = await first(
    db,
    sql`select 1 from consent_files where consent_id = ${id} and study_id = ${study} and hash = ${hash}`,
  )
  return found !== null
}
