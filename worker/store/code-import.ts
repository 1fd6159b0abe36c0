// Codes that a file brings in: new ones and changed ones in one step, whole or not at all.
import { type SQL, sql } from 'drizzle-orm'
import type { CodeChangeBody } from '../../core/wire/codebook.ts'
import type { CodeBody } from '../../core/wire/coding.ts'
import type { Deed } from './audits.ts'
import { begin, heldChange, isMade, setAside } from './code-changes.ts'
import { insertCodes } from './code-split.ts'
import { type Db, first, together, type Write } from './db.ts'

type Import = Extract<CodeChangeBody, { kind: 'import' }>

export type Importing =
  | 'made'
  | 'had'
  | 'id-taken'
  | 'changed'
  | { nameTaken: string }
  | { unsound: 'parent' | 'cycle' }

export async function importCodes(
  db: Db,
  deed: Deed,
  study: string,
  change: string,
  body: Import,
): Promise<Importing> {
  const flat = body.codes.map(({ id, guid, revision, code }) => ({ id, guid, revision, ...code }))
  const told = JSON.stringify(flat)
  const guards = codeGuards(study, told)
  const ours = isMade(change, deed)
  const [made] = await together(db, [
    ...begin(db, deed, study, change, body, sql.join(Object.values(guards), sql` and `)),
    ...codeWrites(db, deed, study, flat, ours),
    db.run(sql`insert into code_change_codes (change_id, code_id, part, was, became)
      select ${change}, j.value ->> 'id', iif(j.value ->> 'revision' is null, 'made', 'changed'), j.value ->> 'revision',
        coalesce(j.value ->> 'revision', 0) + 1
      from json_each(${told}) j where ${ours}`),
  ])
  if (made) return 'made'
  const held = await heldChange(db, study, change, body)
  if (held) return held === 'same' ? 'had' : 'id-taken'
  const why = await first<{ [name in keyof typeof guards]: number } & { name: string | null }>(
    db,
    sql`select ${sql.join(
      Object.entries(guards).map(([name, isSo]) => sql`${isSo} as ${sql.raw(name)}`),
      sql`, `,
    )}, ${takenName(study, told)} as name`,
  )
  if (!why?.ids) return 'id-taken'
  if (!why.seen) return 'changed'
  if (!why.names) return { nameTaken: why.name ?? '' }
  return { unsound: why.parents ? 'cycle' : 'parent' }
}

export type ComingCode = CodeBody & { id: string; guid: string | null; revision: number | null }

/** New ones are made, the others get the wording of the file as their next. */
export function codeWrites(
  db: Db,
  deed: Deed,
  study: string,
  codes: readonly ComingCode[],
  when: SQL,
): Write[] {
  const told = JSON.stringify(codes)
  const fresh = JSON.stringify(codes.filter((one) => one.revision === null))
  const changed = sql`(select j.value ->> 'id' from json_each(${told}) j where j.value ->> 'revision' is not null)`
  return [
    ...setAside(db, sql`${when} and codes.id in ${changed}`),
    insertCodes(db, deed, study, fresh, when),
    db.run(sql`update codes set parent_id = j.value ->> 'parent', name = j.value ->> 'name', label = j.value ->> 'label',
        definition = j.value ->> 'definition', include = j.value ->> 'include', exclude = j.value ->> 'exclude',
        example = j.value ->> 'example', hue = j.value ->> 'hue', position = j.value ->> 'position',
        guid = coalesce(codes.guid, j.value ->> 'guid'), revision = codes.revision + 1, edited_by = ${deed.actor},
        edited_at = ${deed.at}
      from json_each(${told}) j
      where ${when} and codes.id = j.value ->> 'id' and j.value ->> 'revision' is not null`),
  ]
}

/** `told` are codes with their ids, as JSON: what has to hold of them for all to come in. */
export function codeGuards(
  study: string,
  told: string,
): Record<'ids' | 'seen' | 'names' | 'parents' | 'tree', SQL> {
  const inList = sql`(select j.value ->> 'id' from json_each(${told}) j)`
  return {
    ids: sql`not exists (select 1 from json_each(${told}) j
      where j.value ->> 'revision' is null and (exists (select 1 from codes c where c.id = j.value ->> 'id')
        or exists (select 1 from codes c where c.study_id = ${study} and c.guid = j.value ->> 'guid')))`,
    seen: sql`not exists (select 1 from json_each(${told}) j where j.value ->> 'revision' is not null and not exists (
      select 1 from codes c where c.id = j.value ->> 'id' and c.study_id = ${study} and c.revision = j.value ->> 'revision'))`,
    names: sql`${takenName(study, told)} is null`,
    parents: sql`not exists (select 1 from json_each(${told}) j where j.value ->> 'parent' is not null
      and j.value ->> 'parent' not in ${inList}
      and not exists (select 1 from codes p where p.id = j.value ->> 'parent' and p.study_id = ${study}))`,
    // The tree as it would be: nobody stands above themselves.
    tree: sql`not exists (
      with recursive edges(id, parent) as materialized (
          select j.value ->> 'id', j.value ->> 'parent' from json_each(${told}) j
          union all select c.id, c.parent_id from codes c where c.study_id = ${study} and c.id not in ${inList}),
        walk(start, at) as (
          select id, parent from edges where id in ${inList}
          union select w.start, e.parent from walk w join edges e on e.id = w.at where e.parent is not null)
      select 1 from walk where start = at)`,
  }
}

/** A name of the list that a code outside of it bears. */
function takenName(study: string, told: string): SQL {
  return sql`(select c.name from json_each(${told}) j join codes c on c.study_id = ${study} and c.name = j.value ->> 'name'
    where c.id not in (select k.value ->> 'id' from json_each(${told}) k) limit 1)`
}
