// Cases, participants, their consents, and, apart from everything else, their identities.
import { sql } from 'drizzle-orm'
import type { InferOutput } from 'valibot'
import type { Page } from '../../core/wire/field.ts'
import type { Case, Consent, NewParticipant, Participant } from '../../core/wire/people.ts'
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

/**
 * False when the code is taken; a case that is not there makes the insert change nothing too, so ask for it first.
 * `from` names the phone that added the participant, and its deed.
 */
export async function addParticipant(
  db: Db,
  deed: Deed,
  study: string,
  it: InferOutput<typeof NewParticipant>,
  from: { deed: string; device: string } | null = null,
): Promise<boolean> {
  const identity = it.identity
  const [made] = await together(db, [
    db.run(sql`insert into participants (study_id, code, role, case_code, attributes, created_at, deed_id, device_id)
      values (${study}, ${it.code}, ${it.role}, ${it.case}, ${JSON.stringify(it.attributes)}, ${deed.at},
        ${from?.deed ?? null}, ${from?.device ?? null})
      on conflict do nothing`),
    logged(db, deed, 'add', 'participant', it.code),
    // Only beside a participant of this very moment: a taken code must not be given another name.
    db.run(sql`insert into identities (study_id, code, name, also_called)
      select ${study}, ${it.code}, ${identity?.name ?? ''}, ${JSON.stringify(identity?.alsoCalled ?? [])}
      where changes() > 0 and ${identity === null ? 0 : 1} = 1`),
  ])
  return made === true
}

/** Whether this deed is what added the participant of this code: then sending it again is harmless. */
export async function wasAddedBy(
  db: Db,
  study: string,
  code: string,
  deed: string,
): Promise<boolean> {
  const found = await first(
    db,
    sql`select 1 from participants where study_id = ${study} and code = ${code} and deed_id = ${deed}`,
  )
  return found !== null
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
  no: string | null
}

/** The newest consent that is not withdrawn; a withdrawal after it leaves none. */
export const consentInForce = sql`(select json_object('id', k.id, 'textVersion', k.text_version, 'scopes', json(k.scopes),
    'how', k.how, 'givenAt', k.given_at, 'withdrawnAt', k.withdrawn_at)
  from consents k where k.study_id = p.study_id and k.participant = p.code and k.withdrawn_at is null
  order by k.given_at desc limit 1)`

/** What was said last, for those of whom nothing is in force. */
const saidNo = sql`(select json_object('how', iif(k.how = 'refused', 'refused', 'withdrawn'), 'at', k.withdrawn_at)
  from consents k where k.study_id = p.study_id and k.participant = p.code and k.aside is null
  order by k.withdrawn_at desc limit 1)`

export async function listParticipants(
  db: Db,
  study: string,
  cursor: Cursor,
): Promise<Page<Participant>> {
  const found = await rows<ParticipantRow>(
    db,
    sql`select p.code, p.role, p.case_code, p.attributes, ${consentInForce} as consent, ${saidNo} as no
      from participants p
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

/** Two entries for what may be one person, added on two phones: told apart by their codes, alike by name. */
export async function listDoubles(
  db: Db,
  study: string,
): Promise<{ name: string; codes: string[] }[]> {
  const found = await rows<{ name: string; codes: string }>(
    db,
    sql`select min(name) as name, json_group_array(code) as codes from identities
      where study_id = ${study} group by lower(trim(name)) having count(*) > 1 limit 100`,
  )
  return found.map((row) => ({ name: row.name, codes: (JSON.parse(row.codes) as string[]).sort() }))
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
    saidNo:
      row.consent !== null || row.no === null
        ? null
        : (JSON.parse(row.no) as NonNullable<Participant['saidNo']>),
  }
}
