// What a phone takes along, and the tag that tells it whether anything changed.
import { sql } from 'drizzle-orm'
import type { FieldKit, Study } from '../../core/wire/field.ts'
import type { Case, Participant } from '../../core/wire/people.ts'
import { currentTexts } from './consent-texts.ts'
import type { Cursor } from './cursor.ts'
import { type Db, first } from './db.ts'
import { listVersions } from './instruments.ts'
import { listCases, listParticipants } from './participants.ts'
import { openTasks } from './tasks.ts'

export async function kitFor(
  db: Db,
  study: Study & { id: string },
  device: FieldKit['device'],
): Promise<FieldKit> {
  const { slug, title, description, zone, language } = study
  const [versions, participants, cases, tasks, consentTexts] = await Promise.all([
    listVersions(db, study.id),
    everyPage<Participant>((cursor) => listParticipants(db, study.id, cursor)),
    everyPage<Case>((cursor) => listCases(db, study.id, cursor)),
    openTasks(db, study.id, device.id),
    currentTexts(db, study.id),
  ])
  return {
    study: { slug, title, description, zone, language },
    device,
    versions,
    participants,
    cases,
    tasks,
    consentTexts,
  }
}

/**
 * Changes when anything that a phone carries may have changed: triggers count such changes, so asking costs two rows,
 * that count and the study's key.
 */
export async function kitTag(db: Db, study: string): Promise<string> {
  const last = await first<{ n: number; key: string | null }>(
    db,
    sql`select coalesce((select n from tallies where study_id = ${study} and what = 'kit'), 0) as n,
      (select id from study_keys where study_id = ${study} and retired_at is null) as key`,
  )
  return `"${last?.n ?? 0}-${last?.key ?? ''}"`
}

/** A phone carries the whole register; ten pages of 200 keep it within the 40 queries a request may make. */
async function everyPage<Row>(
  read: (cursor: Cursor) => Promise<{ rows: Row[]; next: string | null }>,
): Promise<Row[]> {
  const all: Row[] = []
  let after: string[] | null = null
  for (let n = 0; n < 10; n++) {
    const page: { rows: Row[]; next: string | null } = await read({ after, limit: 1_000 })
    all.push(...page.rows)
    const last = page.rows.at(-1) as { code?: string } | undefined
    if (page.next === null || last?.code === undefined) break
    after = [last.code]
  }
  return all
}
