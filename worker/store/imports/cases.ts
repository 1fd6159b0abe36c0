// Cases of an import. Their code is their name here and there; one that is here already stays as it is.
import { sql } from 'drizzle-orm'
import type { ImportRowOf } from '../../../core/wire/import-rows.ts'
import type { Kind } from './ground.ts'
import { newRows, said, stagedRows } from './ground.ts'

export const cases: Kind = {
  table: 'cases',
  stage: async (_ground, rows: readonly ImportRowOf<'case'>[]) =>
    rows.map((row) => ({ key: row.code, body: row })),
  fates: (ground) => sql`select r.key, r.key as thing, r.key as name, null as reason,
      iif(exists (select 1 from cases c where c.study_id = ${ground.study} and c.code = r.key), 'here', 'new') as fate
    from ${stagedRows(ground, 'case')}`,
  move: (db, _deed, ground, when) => [
    db.run(sql`insert into cases (study_id, code, label, attributes, import_id)
      select ${ground.study}, r.key, ${said('label')}, ${said('attributes')}, ${ground.id}
      from ${newRows(ground, 'case')} and ${when}`),
  ],
}
