// Merging: all that has one code gets another; what hung on it goes along, and what both had is there once.
import { type SQL, sql } from 'drizzle-orm'
import type { CodeChangeBody } from '../../core/wire/codebook.ts'
import type { Deed } from './audits.ts'
import { begin, heldChange, isMade, runningRoundOf } from './code-changes.ts'
import { type Db, first, list, together, type Write } from './db.ts'

type Merge = Extract<CodeChangeBody, { kind: 'merge' }>

export type Changing =
  | 'made'
  | 'had'
  | 'id-taken'
  | 'unknown'
  | 'changed'
  | 'retired'
  | { inRound: { code: string; round: string } }

export async function mergeCodes(
  db: Db,
  deed: Deed,
  study: string,
  change: string,
  body: Merge,
): Promise<Changing> {
  const { from, into } = body
  const both = list([from.id, into.id])
  const seen = (code: Merge['from']) => sql`exists (select 1 from codes where id = ${code.id}
    and study_id = ${study} and revision = ${code.revision} and retired_at is null)`
  const guard = sql`${seen(from)} and ${seen(into)} and not exists (${runningRoundOf(study, both)})`
  const ours = isMade(change, deed)
  const [made] = await together(db, [
    ...begin(db, deed, study, change, body, guard),
    ...moveCodings(db, deed, study, change, body, ours),
    ...moveMemos(db, study, change, body, ours),
    ...moveEvidence(db, study, change, ours),
    ...moveFindings(db, study, change, body, ours),
    ...moveRelations(db, study, change, body, ours),
    ...mendCodes(db, deed, study, change, body, ours),
  ])
  if (made) return 'made'
  const held = await heldChange(db, study, change, body)
  if (held) return held === 'same' ? 'had' : 'id-taken'
  const round = await first<{ code: string; round: string }>(
    db,
    sql`${runningRoundOf(study, both)} limit 1`,
  )
  if (round) return { inRound: round }
  const codes = await first<{ known: number; live: number }>(
    db,
    sql`select count(*) as known, count(*) filter (where retired_at is null) as live
      from codes where study_id = ${study} and id in ${both}`,
  )
  if (codes?.known !== 2) return 'unknown'
  return codes.live === 2 ? 'changed' : 'retired'
}

/** A coding of the same words in the same layer with the other code stands for both: the one is laid aside. */
function moveCodings(
  db: Db,
  deed: Deed,
  study: string,
  change: string,
  { from, into }: Merge,
  ours: SQL,
): Write[] {
  const kept = sql`from code_change_codings k where ${ours} and k.change_id = ${change} and codings.id = k.coding_id`
  return [
    db.run(sql`insert into code_change_codings (change_id, coding_id, was, became, folded_into)
      select ${change}, c.id, ${from.id}, ${into.id}, (select min(k.id) from codings k
        where k.source_id = c.source_id and k.start_at = c.start_at and k.end_at = c.end_at and k.removed_at is null
          and k.layer_id = c.layer_id and k.code_id = ${into.id} and k.unfit_at is null and c.unfit_at is null)
      from codings c where ${ours} and c.study_id = ${study} and c.code_id = ${from.id} and c.removed_at is null`),
    db.run(sql`update codings set code_id = ${into.id} ${kept} and k.folded_into is null`),
    db.run(sql`update codings set removed_at = ${deed.at} ${kept} and k.folded_into is not null`),
  ]
}

function moveMemos(
  db: Db,
  study: string,
  change: string,
  { from, into }: Merge,
  ours: SQL,
): Write[] {
  return [
    db.run(sql`insert into code_change_things (change_id, kind, thing_id, was, became)
      select ${change}, 'memo', m.id, ${from.id}, ${into.id} from memos m
        where ${ours} and m.study_id = ${study} and m.target_kind = 'code' and m.target_id = ${from.id} and m.removed_at is null
      union all select ${change}, 'memo', m.id, k.coding_id, k.folded_into
        from code_change_codings k join memos m on m.study_id = ${study} and m.target_kind = 'coding'
          and m.target_id = k.coding_id and m.removed_at is null
        where ${ours} and k.change_id = ${change} and k.folded_into is not null`),
    db.run(sql`update memos set target_id = k.became from code_change_things k
      where ${ours} and k.change_id = ${change} and k.kind = 'memo' and memos.id = k.thing_id`),
  ]
}

/** What rested on a coding that was laid aside rests on the one that stands for it. */
function moveEvidence(db: Db, study: string, change: string, ours: SQL): Write[] {
  const folded = (evidence: SQL) => sql`exists (select 1 from json_each(${evidence}) e
    join code_change_codings k on k.change_id = ${change} and k.coding_id = e.value and k.folded_into is not null)`
  const renamed = (evidence: SQL) => sql`(select json_group_array(id) from (
    select coalesce(k.folded_into, e.value) as id from json_each(${evidence}) e
      left join code_change_codings k on k.change_id = ${change} and k.coding_id = e.value
    group by 1 order by min(e.key)))`
  const lists = (['relation', 'event'] as const).flatMap((kind) => {
    const table = sql.raw(`${kind}s`)
    return [
      db.run(sql`insert into code_change_things (change_id, kind, thing_id, was, became)
        select ${change}, ${`${kind}-evidence`}, t.id, t.evidence, ${renamed(sql`t.evidence`)} from ${table} t
        where ${ours} and t.study_id = ${study} and t.removed_at is null and ${folded(sql`t.evidence`)}`),
      db.run(sql`update ${table} set evidence = k.became from code_change_things k
        where ${ours} and k.change_id = ${change} and k.kind = ${`${kind}-evidence`} and ${table}.id = k.thing_id`),
    ]
  })
  return [
    db.run(sql`insert into code_change_things (change_id, kind, thing_id, was, became)
      select ${change}, 'evidence', e.id, k.coding_id, k.folded_into
      from code_change_codings k join evidence e on e.coding_id = k.coding_id and e.removed_at is null
      where ${ours} and k.change_id = ${change} and k.folded_into is not null`),
    db.run(sql`update evidence set coding_id = k.became from code_change_things k
      where ${ours} and k.change_id = ${change} and k.kind = 'evidence' and evidence.id = k.thing_id`),
    ...lists,
  ]
}

function moveFindings(
  db: Db,
  study: string,
  change: string,
  { from, into }: Merge,
  ours: SQL,
): Write[] {
  return [
    db.run(sql`insert into code_change_things (change_id, kind, thing_id, was, became)
      select ${change}, iif(exists (select 1 from finding_codes y where y.finding_id = f.id and y.code_id = ${into.id}),
        'finding-double', 'finding'), f.id, ${from.id}, ${into.id}
      from findings f join finding_codes x on x.finding_id = f.id and x.code_id = ${from.id}
      where ${ours} and f.study_id = ${study}`),
    db.run(sql`insert into finding_codes (finding_id, code_id) select thing_id, became from code_change_things
      where ${ours} and change_id = ${change} and kind = 'finding' on conflict do nothing`),
    db.run(sql`delete from finding_codes where code_id = ${from.id} and finding_id in (select thing_id
      from code_change_things where ${ours} and change_id = ${change} and kind in ('finding', 'finding-double'))`),
  ]
}

/** An arrow that would lead from a code to itself stays as it was, at the code that is retired. */
function moveRelations(
  db: Db,
  study: string,
  change: string,
  { from, into }: Merge,
  ours: SQL,
): Write[] {
  const end = (column: SQL) => sql`iif(${column} = ${from.id}, ${into.id}, ${column})`
  return [
    db.run(sql`insert into code_change_things (change_id, kind, thing_id, was, became)
      select ${change}, 'relation-ends', r.id, json_array(r.from_code, r.to_code),
        json_array(${end(sql`r.from_code`)}, ${end(sql`r.to_code`)})
      from relations r where ${ours} and r.study_id = ${study} and r.removed_at is null
        and ${from.id} in (r.from_code, r.to_code) and ${into.id} not in (r.from_code, r.to_code)`),
    db.run(sql`update relations set from_code = k.became ->> 0, to_code = k.became ->> 1 from code_change_things k
      where ${ours} and k.change_id = ${change} and k.kind = 'relation-ends' and relations.id = k.thing_id`),
  ]
}

/** Codes below the one that goes hang on the other; should the other have hung there itself, it takes its place. */
function mendCodes(
  db: Db,
  deed: Deed,
  study: string,
  change: string,
  { from, into }: Merge,
  ours: SQL,
): Write[] {
  const isBelow = sql`exists (with recursive above(id) as (select parent_id from codes where id = ${into.id}
    union select c.parent_id from codes c join above a on c.id = a.id where c.parent_id is not null)
    select 1 from above where id = ${from.id})`
  const touched = (part: string) => sql`(select code_id from code_change_codes
    where change_id = ${change} and part = ${part} and was <> became)`
  const edited = sql`revision = revision + 1, edited_by = ${deed.actor}, edited_at = ${deed.at}`
  return [
    db.run(sql`insert into code_change_codes (change_id, code_id, part, was, became)
      select ${change}, c.id, case c.id when ${from.id} then 'from' when ${into.id} then 'into' else 'child' end, c.revision,
        c.revision + case c.id when ${from.id} then 0 when ${into.id} then ${isBelow} else 1 end
      from codes c where ${ours} and c.study_id = ${study}
        and (c.id in (${from.id}, ${into.id}) or c.parent_id = ${from.id})`),
    db.run(sql`update codes set parent_id = (select parent_id from codes where id = ${from.id}), ${edited}
      where ${ours} and id in ${touched('into')}`),
    db.run(
      sql`update codes set parent_id = ${into.id}, ${edited} where ${ours} and id in ${touched('child')}`,
    ),
    db.run(
      sql`update codes set retired_at = ${deed.at}, merged_into = ${into.id} where ${ours} and id = ${from.id}`,
    ),
  ]
}
