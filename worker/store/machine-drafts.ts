// Drafts that a machine writes: that somebody had one written, and which sources are still as the machine left them.
import { sql } from 'drizzle-orm'
import { type Deed, logged } from './audits.ts'
import { type Db, first, together } from './db.ts'
import { recordingsOf } from './recordings.ts'
import { readable } from './sources.ts'

/** The first piece of a draft is told to the trail; false where its source is not there, or may not be heard. */
export async function beginDraft(
  db: Db,
  deed: Deed,
  study: string,
  id: string,
  source: string | undefined,
): Promise<boolean> {
  if (source !== undefined) {
    const heard = await recordingsOf(db, study, source)
    if (!heard?.some((one) => one.isHeard) || heard.some((one) => !one.isHeard)) return false
  }
  await together(db, [
    db.run(sql`
      insert into machine_drafts (id, study_id, source_id, begun_at, begun_by)
      values (${id}, ${study}, ${source ?? null}, ${deed.at}, ${deed.actor}) on conflict do nothing`),
    logged(db, deed, 'draft', 'recording', source ?? null),
  ])
  return true
}

/** Somebody has gone through it, or takes that back. False when there is no such source to be read. */
export async function markMachineMade(
  db: Db,
  deed: Deed,
  study: string,
  id: string,
  isMachineMade: boolean,
): Promise<boolean> {
  await together(db, [
    db.run(sql`
      update sources set machine_made_at = ${isMachineMade ? deed.at : null}
      where id = ${id} and study_id = ${study} and (machine_made_at is null) = ${isMachineMade ? 1 : 0}
        and id in (select s.id from sources s where s.id = ${id} and ${readable})`),
    logged(db, deed, isMachineMade ? 'reopen' : 'review', 'source', id),
  ])
  const found = await first(
    db,
    sql`select 1 from sources s where s.id = ${id} and s.study_id = ${study} and ${readable}`,
  )
  return found !== null
}
