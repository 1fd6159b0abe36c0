// Cases, participants, their consents, and, apart from everything else, their identities.
import { sql } from 'drizzle-orm'
import type { InferOutput } from 'valibot'
import type { Page } from '../../core/wire/field.ts'
import type {
  Case,
  Consent,
  NewConsent,
  NewParticipant,
  Participant,
} from '../../core/wire/people.ts'
import { type Deed, logged } from './audits.ts'
import { type Cursor, page } from './cursor.ts'
import { type Db, first, rows, together } from './db.ts'

export async function addCase(db: Db, deed: Deed, study: string, it: Case): Promise<boolean> {
  const [made] = await together(db, [
    db.run(sql`insert into cases (study_id, code, label, attributes)
      values (${study}, ${it.code}, ${it.label}, ${JSON.stringify(it.attributes)}) on conflict do nothing`),
    logged(db, deed, 'add', 'case', it.code),
  ])
  return made === true
}

export async function listCases(db: Db, study: string, cursor: Cursor): Promise<Page<Case>> {
  const found = await rows<{ code: string; label: string; attributes: string }>(
    db,
    sql`select code, label, attributes from cases
      where study_id = ${study} and code > ${cursor.after?.[0] ?? ''} order by code limit ${cursor.limit + 1}`,
  )
  return page(found.map(asCase), cursor, (row) => [row.code])
}

/** False when the code is taken; a case that is not there makes the insert change nothing too, so ask for it first. */
export async function addParticipant(
  db: Db,
  deed: Deed,
  study: string,
  it: InferOutput<typeof NewParticipant>,
): Promise<boolean> {
  const identity = it.identity
  const [made] = await together(db, [
    db.run(sql`insert into participants (study_id, code, role, case_code, attributes, created_at)
      values (${study}, ${it.code}, ${it.role}, ${it.case}, ${JSON.stringify(it.attributes)}, ${deed.at})
      on conflict do nothing`),
    logged(db, deed, 'add', 'participant', it.code),
    // Only beside a participant of this very moment: a taken code must not be given another name.
    db.run(sql`insert into identities (study_id, code, name, also_called)
      select ${study}, ${it.code}, ${identity?.name ?? ''}, ${JSON.stringify(identity?.alsoCalled ?? [])}
      where changes() > 0 and ${identity === null ? 0 : 1} = 1`),
  ])
  return made === true
}

export async function caseExists(db: Db, study: string, code: string): Promise<boolean> {
  return (
    (await first(db, sql`select code from cases where study_id = ${study} and code = ${code}`)) !==
    null
  )
}

type ParticipantRow = {
  code: string
  role: string
  case_code: string | null
  attributes: string
  consent: string | null
}

/** The newest consent that is not withdrawn; a withdrawal after it leaves none. */
export const consentInForce = sql`(select json_object('id', k.id, 'textVersion', k.text_version, 'scopes', json(k.scopes),
    'how', k.how, 'givenAt', k.given_at, 'withdrawnAt', k.withdrawn_at)
  from consents k where k.study_id = p.study_id and k.participant = p.code and k.withdrawn_at is null
  order by k.given_at desc limit 1)`

export async function listParticipants(
  db: Db,
  study: string,
  cursor: Cursor,
): Promise<Page<Participant>> {
  const found = await rows<ParticipantRow>(
    db,
    sql`select p.code, p.role, p.case_code, p.attributes, ${consentInForce} as consent from participants p
      where p.study_id = ${study} and p.code > ${cursor.after?.[0] ?? ''} order by p.code limit ${cursor.limit + 1}`,
  )
  return page(found.map(asParticipant), cursor, (row) => [row.code])
}

export async function listIdentities(
  db: Db,
  study: string,
  cursor: Cursor,
): Promise<Page<{ code: string; name: string; alsoCalled: string[] }>> {
  const found = await rows<{ code: string; name: string; also_called: string }>(
    db,
    sql`select code, name, also_called from identities
      where study_id = ${study} and code > ${cursor.after?.[0] ?? ''} order by code limit ${cursor.limit + 1}`,
  )
  const people = found.map((row) => ({
    code: row.code,
    name: row.name,
    alsoCalled: JSON.parse(row.also_called) as string[],
  }))
  return page(people, cursor, (row) => [row.code])
}

export type Kept = 'new' | 'same' | 'taken' | 'nobody'

export async function addConsent(
  db: Db,
  deed: Deed,
  study: string,
  participant: string,
  it: InferOutput<typeof NewConsent>,
): Promise<Kept> {
  const scopes = JSON.stringify(it.scopes)
  const [made] = await together(db, [
    db.run(sql`insert into consents (id, study_id, participant, text_version, scopes, how, given_at)
      select ${it.id}, study_id, code, ${it.textVersion}, ${scopes}, ${it.how}, ${it.givenAt} from participants
      where study_id = ${study} and code = ${participant} on conflict do nothing`),
    logged(db, deed, 'give', 'consent', it.id, { participant }),
  ])
  if (made) return 'new'
  const held = await first<{ same: number }>(
    db,
    sql`select study_id = ${study} and participant = ${participant} and scopes = ${scopes}
        and given_at = ${it.givenAt} as same from consents where id = ${it.id}`,
  )
  if (!held) return 'nobody'
  return held.same === 1 ? 'same' : 'taken'
}

/** When it was withdrawn, this time or before; null when the study has no such consent. */
export async function withdrawConsent(
  db: Db,
  deed: Deed,
  study: string,
  id: string,
): Promise<string | null> {
  await together(db, [
    db.run(sql`update consents set withdrawn_at = ${deed.at}
      where id = ${id} and study_id = ${study} and withdrawn_at is null`),
    logged(db, deed, 'withdraw', 'consent', id),
  ])
  const found = await first<{ at: string }>(
    db,
    sql`select withdrawn_at as at from consents where id = ${id} and study_id = ${study}`,
  )
  return found?.at ?? null
}

function asCase(row: { code: string; label: string; attributes: string }): Case {
  return {
    code: row.code,
    label: row.label,
    attributes: JSON.parse(row.attributes) as Case['attributes'],
  }
}

function asParticipant(row: ParticipantRow): Participant {
  return {
    code: row.code,
    role: row.role,
    case: row.case_code,
    attributes: JSON.parse(row.attributes) as Participant['attributes'],
    consent: row.consent === null ? null : (JSON.parse(row.consent) as Consent),
  }
}
