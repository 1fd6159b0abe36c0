// Findings of an import, numbered after those that are here; and what they rest on.
import { type SQL, sql } from 'drizzle-orm'
import type { ImportFinding } from '../../../core/wire/import-rows.ts'
import { asSent, type Ground, type Kind, named, newRows, said } from './ground.ts'

export const findings: Kind = {
  table: 'findings',
  stage: async (_ground, rows: readonly ImportFinding[]) =>
    rows.map(({ key, ...body }) => ({ key, body })),
  fates: ({
    id,
    study,
  }) => sql`select w.key, w.id as thing, w.name, iif(w.isHere, null, w.reason) as reason,
      case when w.isHere then 'here' when w.reason is not null then 'out' else 'new' end as fate
    from (select r.key, r.id, substr(${said('claim')}, 1, 60) as name,
        exists (select 1 from findings f where f.id in (r.key, r.id) and f.study_id = ${study}) as isHere,
        iif(exists (select 1 from findings f where f.id = r.id and f.study_id <> ${study}), 'id-taken', null) as reason
      from import_rows r where r.import_id = ${id} and r.kind = 'finding') w`,
  move: (db, deed, ground, when) => [
    db.run(sql`insert into findings (id, study_id, number, claim, question, scope, rival, state, created_at, created_by, import_id)
      select r.thing, ${ground.study}, (select coalesce(max(number), 0) from findings where study_id = ${ground.study})
          + row_number() over (order by r.part, r.rowid),
        ${said('claim')}, ${said('question')}, ${said('scope')}, ${said('rival')}, ${said('state')}, ${deed.at}, ${deed.actor},
        ${ground.id}
      from ${newRows(ground, 'finding')} and ${when}`),
    db.run(sql`insert into finding_codes (finding_id, code_id)
      select r.thing, c.thing from import_rows r, json_each(r.body, '$.codes') j
        join import_rows c on c.import_id = ${ground.id} and c.kind = 'code' and c.key = j.value and c.fate <> 'out'
      where r.import_id = ${ground.id} and r.kind = 'finding' and r.fate = 'new' and ${when} on conflict do nothing`),
  ],
}

export const evidence: Kind = {
  table: 'evidence',
  stage: asSent,
  fates: (
    ground,
  ) => sql`select w.key, w.id as thing, w.name, iif(w.isHere, null, w.reason) as reason,
      case when w.isHere then 'here' when w.reason is not null then 'out' else 'new' end as fate
    from (select r.key, r.id, f.name,
        exists (select 1 from evidence e where e.id in (r.key, r.id) and e.study_id = ${ground.study}) as isHere,
        case when f.fate = 'out' then f.reason when c.fate = 'out' then c.reason
          when f.key is null or c.key is null then 'rests-on-nothing'
          when exists (select 1 from evidence e where e.id = r.id and e.study_id <> ${ground.study}) then 'id-taken' end as reason
      from import_rows r ${ends(ground)} where r.import_id = ${ground.id} and r.kind = 'evidence') w`,
  move: (db, deed, ground, when) => [
    db.run(sql`insert into evidence (id, study_id, finding_id, coding_id, stance, strength, note, theory, added_by, added_at, import_id)
      select r.thing, ${ground.study}, f.thing, c.thing, ${said('stance')}, ${said('strength')}, ${said('note')}, ${said('theory')},
        ${deed.actor}, ${deed.at}, ${ground.id}
      from import_rows r ${ends(ground)} where r.import_id = ${ground.id} and r.kind = 'evidence' and r.fate = 'new' and ${when}`),
  ],
}

/** The finding \`f\` and the coding \`c\` of evidence \`r\`. */
function ends(ground: Ground): SQL {
  return sql`${named(ground, 'finding', said('finding'), 'f')} ${named(ground, 'coding', said('coding'), 'c')}`
}

/** Where factors stand in the picture. One that somebody put somewhere here stays there. */
export const places: Kind = {
  table: 'network_places',
  stage: asSent,
  fates: (ground) => sql`select r.key, c.thing, c.name,
      case when c.fate = 'out' then c.reason when c.key is null then 'rests-on-nothing' end as reason,
      case when coalesce(c.fate, 'out') = 'out' then 'out'
        when exists (select 1 from network_places p where p.study_id = ${ground.study} and p.code_id = c.thing) then 'here'
        else 'new' end as fate
    from import_rows r ${named(ground, 'code', sql`r.key`, 'c')} where r.import_id = ${ground.id} and r.kind = 'place'`,
  move: (db, _deed, ground, when) => [
    db.run(sql`insert into network_places (study_id, code_id, x, y, import_id)
      select ${ground.study}, r.thing, ${said('x')}, ${said('y')}, ${ground.id} from ${newRows(ground, 'place')} and ${when}
      on conflict do nothing`),
  ],
}
