// What somebody judged by hand of a group against a finding: it stands beside what the evidence says, with its reason.
import { sql } from 'drizzle-orm'
import type { AssessmentBody } from '../../core/wire/triangulation.ts'
import { type Deed, logged } from './audits.ts'
import { type Db, first, together } from './db.ts'

/** False when the study has no such finding. Null goes back to what is derived. */
export async function assess(
  db: Db,
  deed: Deed,
  study: string,
  finding: string,
  { dimension, group, byHand }: AssessmentBody,
): Promise<boolean> {
  const ours = sql`exists (select 1 from findings where id = ${finding} and study_id = ${study})`
  await together(db, [
    byHand === null
      ? db.run(sql`delete from assessments
          where finding_id = ${finding} and study_id = ${study} and dimension = ${dimension} and grp = ${group}`)
      : db.run(sql`
          insert into assessments (finding_id, study_id, dimension, grp, meaning, examples, reason, judged_by, judged_at)
          select ${finding}, ${study}, ${dimension}, ${group}, ${byHand.meaning}, ${byHand.examples}, ${byHand.reason},
            ${deed.actor}, ${deed.at} where ${ours}
          on conflict do update set meaning = excluded.meaning, examples = excluded.examples, reason = excluded.reason,
            judged_by = excluded.judged_by, judged_at = excluded.judged_at
          where (meaning, examples, reason) <> (excluded.meaning, excluded.examples, excluded.reason)`),
    logged(db, deed, byHand === null ? 'unassess' : 'assess', 'finding', finding, {
      dimension,
      group,
      ...(byHand && { meaning: byHand.meaning, examples: byHand.examples }),
    }),
  ])
  return (await first(db, sql`select 1 where ${ours}`)) !== null
}
