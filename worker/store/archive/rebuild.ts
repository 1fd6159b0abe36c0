// What an archive leaves out because it follows from the rest is made again: every count, from the rows as they are now.
// Triggers counted while the rows came in, but not everything that came was once put there the way it is today.
import { type SQL, sql } from 'drizzle-orm'
import type { Db, Write } from '../db.ts'

const live = sql`c.removed_at is null and c.unfit_at is null`

export function rebuilt(db: Db, study: string): Write[] {
  const role = sql`coalesce((select role from participants p where p.study_id = s.study_id and p.code = s.participant), s.role, '')`
  const month = sql`substr(coalesce(s.occurred_on, ''), 1, 7)`
  const inLayers = sql`layer_id in (select id from layers where study_id = ${study})`
  const ours = sql`study_id = ${study}`
  return [
    // First how much of each source is coded: triggers of that column touch the groups, which come after.
    sql`update sources set coded = (select count(*) from codings c where c.source_id = sources.id and ${live}) where ${ours}`,
    ...again(
      'source_groups',
      ours,
      sql`select study_id, technique, ${role}, count(*), sum(coded > 0) from sources s where ${ours} group by 2, 3`,
    ),
    ...again(
      'source_months',
      ours,
      sql`select study_id, ${month}, count(*), sum(coded > 0) from sources s where ${ours} group by 2`,
    ),
    ...again(
      'case_tallies',
      ours,
      sql`select ${study}, about, sum(r), sum(s), sum(b), sum(c) from (
      select coalesce(case_code, '') as about, 1 as r, 0 as s, 0 as b, 0 as c
        from responses where ${ours} and replaced_by is null and state <> 'quarantined'
      union all select coalesce(case_code, ''), 0, 1, response_id is null, coded > 0 from sources where ${ours}) group by about`,
    ),
    ...again(
      'response_states',
      ours,
      sql`select study_id, slug, state, count(*) from responses where ${ours} and replaced_by is null group by 2, 3`,
    ),
    ...again(
      'prompted',
      ours,
      sql`select distinct q.study_id, q.code_name, s.technique, ${role}
      from sources s join source_prompts q on q.source_id = s.id where s.study_id = ${study}`,
    ),
    ...again(
      'prompted_months',
      ours,
      sql`select q.study_id, q.code_name, ${month}, count(*)
      from sources s join source_prompts q on q.source_id = s.id where s.study_id = ${study} group by 2, 3`,
    ),
    ...again(
      'code_tallies',
      inLayers,
      sql`select c.layer_id, c.code_id, count(*) ${codings(study)} group by 1, 2`,
    ),
    ...again(
      'source_tallies',
      inLayers,
      sql`select c.layer_id, c.source_id, count(*) ${codings(study)} group by 1, 2`,
    ),
    ...again(
      'wording_tallies',
      inLayers,
      sql`select c.layer_id, c.code_id, c.wording, count(*) ${codings(study)}
      and c.wording is not null group by 1, 2, 3`,
    ),
    ...again(
      'version_tallies',
      ours,
      sql`select study_id, version, count(*) from responses where ${ours} group by 2`,
    ),
    ...again(
      'memo_tallies',
      ours,
      sql`select m.study_id, coalesce(m.author, m.device_id),
      iif(m.target_kind in ('finding', 'relation', 'event'), 'conclusions', coalesce(c.layer_id, '')), count(*)
      from memos m left join codings c on m.target_kind = 'coding' and c.id = m.target_id
      where m.study_id = ${study} and m.removed_at is null and m.is_private = 0 group by 2, 3`,
    ),
    // What phones ask their kit by only ever grows.
    ...again(
      'tallies',
      sql`${ours} and what <> 'kit'`,
      sql`select ${study}, what, n from (
      select 'instruments' as what, count(*) as n from instrument_versions where ${ours} and number = 1
      union all select 'responses', count(*) from responses where ${ours} and replaced_by is null
      union all select 'participants', count(*) from participants where ${ours}
      union all select 'sources', count(*) from sources where ${ours}) where n > 0
      union all select ${study}, what, n from (select 'codes' as what, count(*) as n from codes where ${ours}
      union all select 'findings', count(*) from findings where ${ours}) where n > 0`,
    ),
  ].map((statement) => db.run(statement))
}

/** D1 takes at most five selects in one union, and a deletion and a count are each a statement. */
function again(table: string, which: SQL, counted: SQL): SQL[] {
  const name = sql.raw(table)
  return [sql`delete from ${name} where ${which}`, sql`insert into ${name} ${counted}`]
}

function codings(study: string): SQL {
  return sql`from sources s cross join codings c on c.source_id = s.id where s.study_id = ${study} and ${live}`
}
