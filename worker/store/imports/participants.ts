// Participants of an import, their names in the table of identities. Nobody has told whether they agreed, so they are as any
// participant who was not asked yet.
import { sql } from 'drizzle-orm'
import type { ImportRowOf } from '../../../core/wire/import-rows.ts'
import type { Ground, Kind } from './ground.ts'
import { newRows, said, stagedRows } from './ground.ts'

export const participants: Kind = {
  table: 'participants',
  stage: async (_ground, rows: readonly ImportRowOf<'participant'>[]) =>
    rows.map((row) => ({ key: row.code, body: row })),
  fates,
  move: (db, deed, ground, when) => [
    db.run(sql`insert into participants (study_id, code, role, case_code, attributes, created_at, import_id)
      select ${ground.study}, r.key, ${said('role')}, ${said('case')}, ${said('attributes')}, ${deed.at}, ${ground.id}
      from ${newRows(ground, 'participant')} and ${when}`),
    // Only of those who came in with it: a code that was here keeps its name.
    db.run(sql`insert into identities (study_id, code, name, also_called)
      select ${ground.study}, r.key, ${said('identity.name')}, ${said('identity.alsoCalled')}
      from ${newRows(ground, 'participant')} and ${said('identity')} is not null and ${when}`),
  ],
}

function fates(ground: Ground) {
  const isHere = sql`exists (select 1 from participants p where p.study_id = ${ground.study} and p.code = r.key)`
  const hasCase = sql`(${said('case')} is null
    or exists (select 1 from cases c where c.study_id = ${ground.study} and c.code = ${said('case')})
    or exists (select 1 from import_rows c where c.import_id = ${ground.id} and c.kind = 'case' and c.key = ${said('case')}))`
  return sql`select r.key, r.key as thing, r.key as name, iif(${isHere} or ${hasCase}, null, 'case-unknown') as reason,
      case when ${isHere} then 'here' when ${hasCase} then 'new' else 'out' end as fate
    from ${stagedRows(ground, 'participant')}`
}
