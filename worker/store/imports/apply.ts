// Brings in what was laid aside: one transaction, whole or not at all.
import { type SQL, sql } from 'drizzle-orm'
import type { ImportCounts } from '../../../core/wire/import.ts'
import { importKinds } from '../../../core/wire/import-rows.ts'
import { type Deed, logged } from '../audits.ts'
import { type Db, first, together } from '../db.ts'
import { isPlanned } from './codes.ts'
import type { Ground } from './ground.ts'
import { kinds } from './kinds.ts'
import { isDecided } from './plan.ts'
import { settle } from './settle.ts'

export type Applied =
  | { outcome: 'done' | 'had'; added: ImportCounts }
  | { outcome: 'undecided' | 'changed' | 'unknown' | 'undone' }
  | { outcome: 'incomplete'; kind: string; missing: number }

/** How many things of each kind an import has in the study. */
function addedBy(id: string): SQL {
  const counts = importKinds.map(
    (kind) =>
      sql`${kind}, (select count(*) from ${sql.identifier(kinds[kind].table)} t where t.import_id = ${id})`,
  )
  return sql`json_object(${sql.join(counts, sql`, `)})`
}

export async function applyImport(
  db: Db,
  deed: Deed,
  ground: Ground | null,
  study: string,
  id: string,
): Promise<Applied> {
  if (ground && !isDecided(ground)) return { outcome: 'undecided' }
  if (ground) {
    const when = sql`exists (select 1 from imports where id = ${id} and done_request = ${deed.request})`
    await together(db, [
      db.run(sql`update imports set state = 'done', done_at = ${deed.at}, done_by = ${deed.actor}, done_request = ${deed.request}
        where id = ${id} and study_id = ${study} and state = 'staged' and not exists (${missing(id)}) and ${isPlanned(ground)}`),
      logged(db, deed, 'bring-in', 'import', id),
      ...settle(db, ground, when),
      ...ground.kinds.flatMap((kind) => kinds[kind].move(db, deed, ground, when)),
      // Whose trigger counts the codings and clears what was laid aside.
      db.run(sql`update imports set added = ${addedBy(id)} where id = ${id} and ${when}`),
    ])
  }
  const told = await first<{
    state: string
    added: string | null
    request: string | null
    kind: string | null
    n: number
  }>(
    db,
    sql`select i.state, i.added, i.done_request as request, m.kind, m.n from imports i left join (${missing(id)} limit 1) m on true
      where i.id = ${id} and i.study_id = ${study}`,
  )
  if (!told) return { outcome: 'unknown' }
  if (told.state === 'undone') return { outcome: 'undone' }
  if (told.state === 'done')
    return {
      outcome: told.request === deed.request ? 'done' : 'had',
      added: JSON.parse(told.added ?? '{}') as ImportCounts,
    }
  if (told.kind !== null) return { outcome: 'incomplete', kind: told.kind, missing: told.n }
  return { outcome: 'changed' }
}

/** The kinds of which other than the promised number of things were laid aside. */
function missing(id: string): SQL {
  return sql`select k.key as kind, k.value - k.held as n from (select c.key, c.value,
      (select count(*) from import_rows r where r.import_id = i.id and r.kind = c.key) as held
    from imports i, json_each(i.counts) c where i.id = ${id}) k where k.value <> k.held`
}
