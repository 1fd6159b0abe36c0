// The key of pseudonyms: which code stands for which names. It lies apart, as identities do; exports read it only to mask.
import { sql } from 'drizzle-orm'
import type { Subject } from '../../core/pseudonym/subject.ts'
import type { Page } from '../../core/wire/field.ts'
import type { NewPseudonym, Pseudonym, Refusals } from '../../core/wire/pseudonym.ts'
import { type Deed, logged } from './audits.ts'
import { type Cursor, page } from './cursor.ts'
import { type Db, first, list, rows, together } from './db.ts'

type Found = Omit<Pseudonym, 'names'> & { names: string }
const asPseudonym = ({ names, ...row }: Found): Pseudonym => ({
  ...row,
  names: JSON.parse(names) as string[],
})

export async function listPseudonyms(
  db: Db,
  study: string,
  cursor: Cursor,
): Promise<Page<Pseudonym>> {
  const found = await rows<Found>(
    db,
    sql`select code, kind, names, participant from pseudonyms
      where study_id = ${study} and code > ${cursor.after?.[0] ?? ''} order by code limit ${cursor.limit + 1}`,
  )
  return page(found.map(asPseudonym), cursor, (row) => [row.code])
}

export type PutPseudonym = 'made' | 'had' | 'participant-unknown' | 'participant-taken'

/** What it stands for may grow and change; the code stays, since texts hold it. */
export async function putPseudonym(
  db: Db,
  deed: Deed,
  study: string,
  code: string,
  { kind, names, participant }: NewPseudonym,
): Promise<PutPseudonym> {
  const json = JSON.stringify(names)
  const isFree = sql`not exists (select 1 from pseudonyms
    where study_id = ${study} and participant = ${participant} and code <> ${code})`
  const isKnown = sql`(${participant} is null or exists (select 1 from participants
    where study_id = ${study} and code = ${participant}))`
  const [made] = await together(db, [
    db.run(sql`
      insert into pseudonyms (study_id, code, kind, names, participant, made_at, made_by)
      select ${study}, ${code}, ${kind}, ${json}, ${participant}, ${deed.at}, ${deed.actor} where ${isFree} and ${isKnown}
      on conflict do update set kind = excluded.kind, names = excluded.names, participant = excluded.participant
        where kind <> excluded.kind or names <> excluded.names or participant is not excluded.participant`),
    // The code may say a role or a place, so the trail does not hold it.
    logged(db, deed, 'put', 'pseudonym', null, { kind, names: names.length }),
  ])
  if (made) return 'made'
  const found = await first<{ isKnown: number; isFree: number }>(
    db,
    sql`select ${isKnown} as isKnown, ${isFree} as isFree`,
  )
  if (!found?.isKnown) return 'participant-unknown'
  return found.isFree ? 'had' : 'participant-taken'
}

export async function removePseudonym(
  db: Db,
  deed: Deed,
  study: string,
  code: string,
): Promise<void> {
  await together(db, [
    db.run(sql`delete from pseudonyms where study_id = ${study} and code = ${code}`),
    logged(db, deed, 'remove', 'pseudonym', null),
  ])
}

/** Everybody and everything that is known by name, with the code that stands for it. */
export async function subjectsOf(db: Db, study: string): Promise<Subject[]> {
  const [people, key] = await Promise.all([
    rows<{ code: string; name: string; also_called: string }>(
      db,
      sql`select code, name, also_called from identities where study_id = ${study} order by code`,
    ),
    rows<Found>(
      db,
      sql`select code, kind, names, participant from pseudonyms where study_id = ${study} order by code`,
    ),
  ])
  const subjects = new Map<string, Subject>(
    people.map(({ code, name, also_called }) => [
      code,
      {
        id: code,
        kind: 'person',
        names: [name, ...(JSON.parse(also_called) as string[])],
        participant: code,
        code: null,
      },
    ]),
  )
  for (const { code, kind, names, participant } of key.map(asPseudonym)) {
    const id = participant ?? `#${code}`
    const known = subjects.get(id)?.names ?? []
    subjects.set(id, { id, kind, names: [...known, ...names], participant, code })
  }
  return [...subjects.values()]
}

export async function refuseNames(
  db: Db,
  deed: Deed,
  study: string,
  { refuse, admit }: Refusals,
): Promise<void> {
  await together(db, [
    db.run(sql`
      insert into pseudonym_refusals select ${study}, value, ${deed.at} from json_each(${JSON.stringify(refuse)})
      where true on conflict do nothing`),
    logged(db, deed, 'refuse', 'pseudonym', null, { places: refuse.length }),
    db.run(
      sql`delete from pseudonym_refusals where study_id = ${study} and mark in ${list(admit)}`,
    ),
    logged(db, deed, 'admit', 'pseudonym', null, { places: admit.length }),
  ])
}

/** One JSON parameter must stay well below D1's 2 MB. */
const marksAtOnce = 20_000

export async function refusedAmong(
  db: Db,
  study: string,
  marks: readonly string[],
): Promise<Set<string>> {
  const refused = new Set<string>()
  for (let at = 0; at < marks.length; at += marksAtOnce) {
    const found = await rows<{ mark: string }>(
      db,
      sql`select mark from pseudonym_refusals where study_id = ${study}
        and mark in ${list(marks.slice(at, at + marksAtOnce))}`,
    )
    for (const { mark } of found) refused.add(mark)
  }
  return refused
}
