// Where the fieldwork has been: sources of each technique and role, how many of them are coded, and how many were planned.
import { sql } from 'drizzle-orm'
import type { CoverageRow, PlanCell } from '../../core/wire/triangulation.ts'
import { type Deed, logged } from './audits.ts'
import { type Db, rows, together } from './db.ts'

/** It costs the kinds of sources, never the sources. */
export function coverageOf(db: Db, study: string): Promise<CoverageRow[]> {
  return rows(
    db,
    sql`select k.technique, k.role, coalesce(g.n, 0) as n, coalesce(g.coded, 0) as coded, p.target
      from (select technique, role from source_groups where study_id = ${study}
        union select technique, role from sampling_plan where study_id = ${study}) k
      left join source_groups g on g.study_id = ${study} and g.technique = k.technique and g.role = k.role
      left join sampling_plan p on p.study_id = ${study} and p.technique = k.technique and p.role = k.role
      order by k.role, k.technique`,
  )
}

/** A target of 0 takes the cell out of the plan. */
export async function planCell(
  db: Db,
  deed: Deed,
  study: string,
  { technique, role, target }: PlanCell,
): Promise<void> {
  const change =
    target === 0
      ? sql`delete from sampling_plan where study_id = ${study} and technique = ${technique} and role = ${role}`
      : sql`insert into sampling_plan (study_id, technique, role, target) values (${study}, ${technique}, ${role}, ${target})
          on conflict do update set target = excluded.target where target <> excluded.target`
  await together(db, [
    db.run(change),
    logged(db, deed, 'plan', 'coverage', `${technique}/${role}`, { target }),
  ])
}
