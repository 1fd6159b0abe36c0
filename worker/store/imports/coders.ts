// Coders of a file: members whom somebody named for them, or people who cannot sign in, each with a layer of their own.
import { type SQL, sql } from 'drizzle-orm'
import { isBlind } from '../blind.ts'
import { asSent, type Ground, type Kind, newRows, said, stagedRows } from './ground.ts'

export const coders: Kind = {
  table: 'outside_coders',
  stage: asSent,
  fates: coderFates,
  move: (db, deed, ground, when) => [
    db.run(sql`insert into people (id, name, created_at) select r.id, r.name, ${deed.at}
      from ${newRows(ground, 'coder')} and ${when} on conflict do nothing`),
    db.run(sql`insert into outside_coders (study_id, person_id, import_id) select ${ground.study}, r.thing, ${ground.id}
      from ${newRows(ground, 'coder')} and ${when} on conflict do nothing`),
    // As any coder's, a layer begins with its first coding.
    db.run(sql`insert into layers (id, study_id, kind, person_id)
      select ${layerOf(ground.study, sql`r.thing`)}, ${ground.study}, 'coder', r.thing
      from ${stagedRows(ground, 'coder')} and r.fate <> 'out' and ${when}
        and r.key in (select r.body ->> '$.coder' from ${newRows(ground, 'coding')})
      on conflict do nothing`),
  ],
}

export function layerOf(study: string, person: SQL): SQL {
  return sql`(${`${study}:coder:`} || ${person})`
}

/** True of people `m` who may code. */
export const mayCode = sql`m.role <> 'researcher'`

function coderFates(ground: Ground): SQL {
  const { study, choices } = ground
  const named = sql`(select m.person_id from json_each(${JSON.stringify(choices.coders)}) j
    join members m on m.study_id = ${study} and m.person_id = j.value ->> 'person' and ${mayCode}
    where j.value ->> 'key' = r.key)`
  // Our own export coming back names people by their ids.
  const known = sql`(select person_id from (
      select m.person_id from members m where m.study_id = ${study} and m.person_id = r.key and ${mayCode}
      union all select o.person_id from outside_coders o where o.study_id = ${study} and o.person_id in (r.key, r.id)) limit 1)`
  return sql`select k.key, coalesce(k.person, k.id) as thing, k.name, iif(k.isBlind, 'coder-blind', null) as reason,
      case when k.isBlind then 'out' when k.person is not null then 'here' else 'new' end as fate
    from (select w.*, ${isBlind(study, sql`w.person`)} as isBlind from (
      select r.key, r.id, ${said('name')} as name, coalesce(${named}, ${known}) as person
        from ${stagedRows(ground, 'coder')}) w) k`
}
