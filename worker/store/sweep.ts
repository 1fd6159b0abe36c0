// What the nightly cron clears away: sessions and one-time codes whose time is over.
import { sql } from 'drizzle-orm'
import { type Db, together } from './db.ts'

export async function sweep(db: Db, now: string): Promise<void> {
  await together(db, [
    db.run(sql`delete from sessions where expires_at < ${now}`),
    db.run(sql`delete from sign_in_codes where expires_at < ${now}`),
    db.run(sql`delete from enrolment_codes where expires_at < ${now}`),
  ])
}
