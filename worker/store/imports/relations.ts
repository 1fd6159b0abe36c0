// Relations between codes of an import. The file's own word for one becomes a type of ours where it means one, and stands
// in the note; no passage states it yet.
import { type SQL, sql } from 'drizzle-orm'
import { relationType } from '../../../core/import/relation-type.ts'
import type { ImportRelation } from '../../../core/wire/import-rows.ts'
import { codes } from './codes.ts'
import { type Ground, type Kind, said, stagedRows } from './ground.ts'

export const relations: Kind = {
  table: 'relations',
  stage: async (_ground, rows: readonly ImportRelation[]) =>
    rows.map(({ key, name, isOneWay, ...row }) => ({
      key,
      body: { ...row, name, type: isOneWay ? relationType(name) : 'associated' },
    })),
  fates: relationFates,
  move: (db, _deed, ground, when) => [
    db.run(sql`insert into relations (id, study_id, from_code, to_code, type, sign, note, evidence, import_id)
      select f.thing, ${ground.study}, f.origin, f.target, ${said('type')}, '?', ${said('name')}, '[]', ${ground.id}
      from (${relationFates(ground)}) f cross join ${stagedRows(ground, 'relation')} and r.key = f.key and f.fate = 'new' and ${when}`),
  ],
}

function relationFates(ground: Ground): SQL {
  const { study } = ground
  return sql`with cds as materialized (${codes.fates(ground)})
    select w.key, w.id as thing, w.name, w.origin, w.target, iif(w.isHere, null, w.reason) as reason,
      case when w.isHere then 'here' when w.reason is not null then 'out' else 'new' end as fate
    from (select r.key, r.id, ${said('name')} as name, a.thing as origin, b.thing as target,
        exists (select 1 from relations m where m.id in (r.key, r.id) and m.study_id = ${study}) as isHere,
        case when a.fate = 'out' or b.fate = 'out' then 'code-retired'
          when a.key is null or b.key is null then 'rests-on-nothing'
          when exists (select 1 from relations m where m.id = r.id and m.study_id <> ${study}) then 'id-taken' end as reason
      from import_rows r left join cds a on a.key = ${said('from')} left join cds b on b.key = ${said('to')}
      where r.import_id = ${ground.id} and r.kind = 'relation') w`
}
