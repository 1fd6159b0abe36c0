// The way out of quarantine: a response that was held apart is let in, or rejected with a reason.
import { sql } from 'drizzle-orm'
import { type Deed, logged } from './audits.ts'
import { type Db, together } from './db.ts'
import { closeTasks, insertWords, type Sound } from './intake.ts'
import { chainOf, informantsOf, lacksConsent } from './response-rows.ts'
import { groundsOf, writeRevisions } from './revisions.ts'

/**
 * Lets a response out of quarantine: from then on it is like any other, and its words are a source. False while the
 * consent that it needs is not in force, or when it is not in quarantine.
 */
export async function releaseResponse(
  db: Db,
  deed: Deed,
  study: string,
  one: Sound,
): Promise<boolean> {
  const { id, replaces, task } = one.response
  const revised = replaces === undefined ? null : await groundsOf(db, study, [one])
  const people = JSON.stringify(informantsOf(one.response))
  const lacks = lacksConsent(study, sql`${people}`, sql`${JSON.stringify(one.needs)}`)
  // As if this request had brought it: what follows is written for what this request kept.
  const [released] = await together(db, [
    db.run(sql`update responses set state = 'received', note = '', rejected_at = null, request_id = ${deed.request},
        revision = ${chainOf(one, revised).revision}
      where id = ${id} and study_id = ${study} and state = 'quarantined' and not ${lacks}`),
    logged(db, deed, 'release', 'response', id),
    ...insertWords(db, deed, [one], revised),
    ...(task === null ? [] : [closeTasks(db, deed, { study, device: '' }, [one])]),
    ...(revised ? writeRevisions(db, deed, study, [one], revised) : []),
  ])
  return released === true
}

/** It stays where it is, with the reason, and does not count. It may still be released when the reason is gone. */
export async function rejectResponse(
  db: Db,
  deed: Deed,
  study: string,
  id: string,
  reason: string,
): Promise<boolean> {
  const [rejected] = await together(db, [
    db.run(sql`update responses set rejected_at = ${deed.at}, note = ${reason}
      where id = ${id} and study_id = ${study} and state = 'quarantined'`),
    logged(db, deed, 'reject', 'response', id),
  ])
  return rejected === true
}
