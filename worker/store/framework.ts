// The framework matrix: case by theme, each cell a summary in the researcher's own words over the segments that it sums up.
import { sql } from 'drizzle-orm'
import type { InferOutput } from 'valibot'
import type { FrameworkBody, FrameworkCell } from '../../core/wire/finding.ts'
import { type Deed, logged } from './audits.ts'
import { type Db, first, rows, together } from './db.ts'
import { informantsOf } from './voices.ts'

/** With the segments that still stand under each summary. */
export async function listFramework(db: Db, study: string): Promise<FrameworkCell[]> {
  const found = await rows<Omit<FrameworkCell, 'codings'> & { codings: string }>(
    db,
    sql`select f.case_code as "case", f.code_id as code, f.summary, f.codings, f.revision, f.written_at as at, w.name as "by"
      from framework_cells f join people w on w.id = f.written_by
      where f.study_id = ${study} and f.summary <> '' order by f.case_code, f.code_id limit 5000`,
  )
  const told = found.map((row) => ({ ...row, codings: JSON.parse(row.codings) as string[] }))
  const informants = await informantsOf(
    db,
    study,
    told.flatMap((row) => row.codings),
  )
  return told.map((row) => ({
    ...row,
    codings: row.codings.filter((coding) => informants.has(coding)),
  }))
}

export type FrameworkPut =
  | { outcome: 'written'; revision: number }
  | { outcome: 'unknown' }
  | { outcome: 'changed'; by: string; at: string; revision: number }

/** Revision 0 means that nobody had written there yet. An empty summary clears the cell, and can be undone by writing it again. */
export async function putFramework(
  db: Db,
  deed: Deed,
  study: string,
  place: { case: string; code: string },
  seen: number,
  body: InferOutput<typeof FrameworkBody>,
): Promise<FrameworkPut> {
  const codings = JSON.stringify(body.codings)
  const isOurs = sql`exists (select 1 from cases where study_id = ${study} and code = ${place.case})
    and exists (select 1 from codes where study_id = ${study} and id = ${place.code})
    and not exists (select 1 from json_each(${codings}) j
      where not exists (select 1 from codings c where c.id = j.value and c.study_id = ${study}))`
  const object = `${place.case}/${place.code}`
  const [made, , edited] = await together(db, [
    db.run(sql`insert into framework_cells (study_id, case_code, code_id, summary, codings, written_at, written_by)
      select ${study}, ${place.case}, ${place.code}, ${body.summary}, ${codings}, ${deed.at}, ${deed.actor}
      where ${isOurs} and ${seen} = 0 on conflict do nothing`),
    logged(db, deed, 'write', 'framework', object),
    db.run(sql`update framework_cells set summary = ${body.summary}, codings = ${codings}, revision = revision + 1,
        written_at = ${deed.at}, written_by = ${deed.actor}
      where study_id = ${study} and case_code = ${place.case} and code_id = ${place.code} and revision = ${seen}
        and (summary, codings) <> (${body.summary}, ${codings}) and ${isOurs}`),
    logged(db, deed, 'edit', 'framework', object),
  ])
  if (made) return { outcome: 'written', revision: 1 }
  if (edited) return { outcome: 'written', revision: seen + 1 }
  const held = await first<{
    good: number
    summary: string | null
    codings: string | null
    revision: number | null
    by: string | null
    at: string | null
  }>(
    db,
    sql`select ${isOurs} as good, f.summary, f.codings, f.revision, w.name as "by", f.written_at as at
      from (select 1) left join framework_cells f
        on f.study_id = ${study} and f.case_code = ${place.case} and f.code_id = ${place.code}
      left join people w on w.id = f.written_by`,
  )
  if (!held?.good || held.revision === null) return { outcome: 'unknown' }
  // A retry whose answer was lost finds its own words there.
  return held.summary === body.summary && held.codings === codings
    ? { outcome: 'written', revision: held.revision }
    : { outcome: 'changed', by: held.by ?? '', at: held.at ?? '', revision: held.revision }
}
