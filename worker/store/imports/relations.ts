// Relations between codes of an import. The file's own word for one becomes a type of ours where it means one, and stands
// in the note; no passage states it yet.
import { type SQL, sql } from 'drizzle-orm'
import { relationType } from '../../../core/import/relation-type.ts'
import { cut } from '../../../core/text/cut.ts'
import { relationTypes } from '../../../core/wire/finding.ts'
import type { ImportRelation } from '../../../core/wire/import-rows.ts'
import { type Ground, type Kind, named, said } from './ground.ts'

export const relations: Kind = {
  table: 'relations',
  stage: async (_ground, rows: readonly ImportRelation[]) =>
    rows.map(({ key, name, note, isOneWay, ...row }) => ({
      key,
      body: {
        ...row,
        name,
        note: noteOf(name, note),
        type: isOneWay ? relationType(name) : 'associated',
      },
    })),
  fates,
  move: (db, _deed, ground, when) => [
    db.run(sql`insert into relations (id, study_id, from_code, to_code, type, sign, note, evidence, import_id)
      select r.thing, ${ground.study}, a.thing, b.thing, ${said('type')}, ${said('sign')}, ${said('note')}, '[]', ${ground.id}
      from import_rows r ${ends(ground)} where r.import_id = ${ground.id} and r.kind = 'relation' and r.fate = 'new' and ${when}`),
  ],
}

/** The file's own word stands in the note, unless it is one of ours. */
function noteOf(name: string, note: string): string {
  const isOurs = relationTypes.some((type) => type === name)
  return cut(isOurs || name === '' ? note : note === '' ? name : `${name}: ${note}`, 2_000)
}

/** The codes `a` and `b` of relation `r`. */
function ends(ground: Ground): SQL {
  return sql`${named(ground, 'code', said('from'), 'a')} ${named(ground, 'code', said('to'), 'b')}`
}

function fates(ground: Ground): SQL {
  const { study } = ground
  return sql`select w.key, w.id as thing, w.name, iif(w.isHere, null, w.reason) as reason,
      case when w.isHere then 'here' when w.reason is not null then 'out' else 'new' end as fate
    from (select r.key, r.id, ${said('name')} as name,
        exists (select 1 from relations m where m.id in (r.key, r.id) and m.study_id = ${study}) as isHere,
        case when a.fate = 'out' or b.fate = 'out' then 'code-retired'
          when a.key is null or b.key is null then 'rests-on-nothing'
          when exists (select 1 from relations m where m.id = r.id and m.study_id <> ${study}) then 'id-taken' end as reason
      from import_rows r ${ends(ground)} where r.import_id = ${ground.id} and r.kind = 'relation') w`
}
