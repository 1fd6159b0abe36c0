// What the nightly cron clears away: sessions and one-time codes whose time is over, and parts of files whose rest never
// came, files that were looked at and not brought in, and exports that are no longer kept.
import { sql } from 'drizzle-orm'
import { type Db, together } from './db.ts'
import { sweepRuns } from './export-runs.ts'
import { sweepParts } from './file-parts.ts'

/** A phone may be days without a network in the middle of a recording. */
const partDays = 14
/** What was laid aside of a file and not brought in. */
const asideDays = 14
/** A phone whose answer was lost asks again with the code that enrolled it. */
const codeDays = 14

export async function sweep(db: Db, bucket: R2Bucket, now: string): Promise<void> {
  const before = (days: number) => new Date(Date.parse(now) - days * 86_400_000).toISOString()
  await together(db, [
    db.run(sql`delete from sessions where expires_at < ${now}`),
    db.run(sql`delete from sign_in_codes where expires_at < ${now}`),
    db.run(
      sql`delete from enrolment_codes where expires_at < iif(used_at is null, ${now}, ${before(codeDays)})`,
    ),
    db.run(sql`delete from handover_passes where expires_at < ${now}`),
    ...['import_rows', 'import_parts'].map((table) =>
      db.run(sql`delete from ${sql.identifier(table)} where import_id in (select id from imports
        where state = 'staged' and begun_at < ${before(asideDays)})`),
    ),
    db.run(sql`delete from imports where state = 'staged' and begun_at < ${before(asideDays)}`),
  ])
  await sweepParts(db, bucket, before(partDays))
  await sweepRuns(db, bucket, now)
}
