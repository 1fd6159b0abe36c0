// Splitting: some of a code's segments go to new codes, in whoever's layer they are; what is not named stays.
import { type SQL, sql } from 'drizzle-orm'
import type { CodeChangeBody } from '../../core/wire/codebook.ts'
import type { CodeBody } from '../../core/wire/coding.ts'
import type { Deed } from './audits.ts'
import { begin, heldChange, isMade, runningRoundOf } from './code-changes.ts'
import type { Changing } from './code-merge.ts'
import { type Db, first, list, together } from './db.ts'

type Split = Extract<CodeChangeBody, { kind: 'split' }>

export async function splitCode(
  db: Db,
  deed: Deed,
  study: string,
  change: string,
  body: Split,
): Promise<Changing | { nameTaken: string } | { unsound: 'parent' }> {
  const told = JSON.stringify(body.parts.map(({ id, code }) => ({ id, ...code })))
  const sorted = JSON.stringify(
    body.parts.flatMap(({ id, codings }) => codings.map((coding) => [coding, id])),
  )
  const isCode = sql`exists (select 1 from codes where id = ${body.code} and study_id = ${study} and retired_at is null)`
  const areCodings = sql`not exists (select 1 from json_each(${sorted}) j left join codings c on c.id = j.value ->> 0
    where c.id is null or c.study_id <> ${study} or c.code_id <> ${body.code} or c.removed_at is not null)`
  const guard = sql`${isCode} and ${areCodings} and ${areFresh(study, told)} and ${haveParents(study, told)}
    and not exists (${runningRoundOf(study, list([body.code]))})`
  const ours = isMade(change, deed)
  const [made] = await together(db, [
    ...begin(db, deed, study, change, body, guard),
    insertCodes(db, deed, study, told, ours),
    db.run(sql`insert into code_change_codes (change_id, code_id, part, was, became)
      select ${change}, id, 'from', revision, revision from codes where ${ours} and id = ${body.code}
      union all select ${change}, j.value ->> 'id', 'made', null, 1 from json_each(${told}) j where ${ours}`),
    db.run(sql`insert into code_change_codings (change_id, coding_id, was, became)
      select ${change}, j.value ->> 0, ${body.code}, j.value ->> 1 from json_each(${sorted}) j where ${ours}`),
    db.run(sql`update codings set code_id = k.became from code_change_codings k
      where ${ours} and k.change_id = ${change} and codings.id = k.coding_id`),
  ])
  if (made) return 'made'
  const held = await heldChange(db, study, change, body)
  if (held) return held === 'same' ? 'had' : 'id-taken'
  const round = await first<{ code: string; round: string }>(
    db,
    sql`${runningRoundOf(study, list([body.code]))} limit 1`,
  )
  if (round) return { inRound: round }
  const why = await first<{
    isCode: number
    name: string | null
    hasParents: number
    areIds: number
  }>(
    db,
    sql`select ${isCode} as isCode, ${haveParents(study, told)} as hasParents, ${takenName(study, told)} as name,
      not exists (select 1 from json_each(${told}) j join codes c on c.id = j.value ->> 'id') as areIds`,
  )
  if (!why?.isCode) return 'unknown'
  if (!why.areIds) return 'id-taken'
  if (why.name !== null) return { nameTaken: why.name }
  return why.hasParents ? 'changed' : { unsound: 'parent' }
}

/** `told` is a list of codes with their ids, as JSON: none of them is there yet, and their names are free. */
function areFresh(study: string, told: string): SQL {
  return sql`not exists (select 1 from json_each(${told}) j join codes c on c.id = j.value ->> 'id')
    and ${takenName(study, told)} is null`
}

function takenName(study: string, told: string): SQL {
  return sql`(select c.name from json_each(${told}) j join codes c on c.study_id = ${study} and c.name = j.value ->> 'name' limit 1)`
}

function haveParents(study: string, told: string): SQL {
  return sql`not exists (select 1 from json_each(${told}) j where j.value ->> 'parent' is not null
    and not exists (select 1 from codes p where p.id = j.value ->> 'parent' and p.study_id = ${study})
    and not exists (select 1 from json_each(${told}) k where k.value ->> 'id' = j.value ->> 'parent' and k.key < j.key))`
}

export type ToldCode = CodeBody & { id: string; guid?: string | null }

export function insertCodes(db: Db, deed: Deed, study: string, told: string, when: SQL) {
  return db.run(sql`
    insert into codes (id, study_id, parent_id, name, label, definition, include, exclude, example, hue, position, guid,
      made_by, made_at)
    select j.value ->> 'id', ${study}, j.value ->> 'parent', j.value ->> 'name', j.value ->> 'label',
      j.value ->> 'definition', j.value ->> 'include', j.value ->> 'exclude', j.value ->> 'example', j.value ->> 'hue',
      j.value ->> 'position', j.value ->> 'guid', ${deed.actor}, ${deed.at}
    from json_each(${told}) j where ${when}`)
}
