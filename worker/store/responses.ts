// Responses as the desk reads them: pages newest first, one with its instrument, and the supervisor's judgement.
import { sql } from 'drizzle-orm'
import type { Score } from '../../core/score/score.ts'
import type { Page, ResponseDetail, ResponseRow, ReviewState } from '../../core/wire/field.ts'
import type { Response } from '../../core/wire/response.ts'
import { type Deed, logged } from './audits.ts'
import { type Cursor, page } from './cursor.ts'
import { type Db, first, rows, together } from './db.ts'
import { findVersion } from './instruments.ts'

type Row = Omit<ResponseRow, 'title'> & { title: string; version: string }

const columns = sql`r.id, r.slug as instrument, r.version, v.title, r.technique, r.participant, r.case_code as "case",
  r.occurred_on as occurredOn, r.received_at as receivedAt, r.state, d.label as device, r.score_total as score, r.band`

const joined = sql`responses r join devices d on d.id = r.device_id
  join instrument_versions v on v.study_id = r.study_id and v.hash = r.version`

/** Nobody reads the words of a person who withdrew: the study keeps the row until it is erased, and shows nothing of it. */
export const notWithdrawn = sql`(r.participant is null or exists (
  select 1 from consents k where k.study_id = r.study_id and k.participant = r.participant and k.withdrawn_at is null)
  or not exists (select 1 from consents k where k.study_id = r.study_id and k.participant = r.participant))`

export async function listResponses(
  db: Db,
  study: string,
  instrument: string | undefined,
  cursor: Cursor,
): Promise<Page<ResponseRow>> {
  const [at, id] = cursor.after ?? ['9999', '']
  const found = await rows<Row>(
    db,
    sql`select ${columns} from ${joined}
      where r.study_id = ${study} and (r.received_at, r.id) < (${at}, ${id})
        ${instrument === undefined ? sql`` : sql`and r.slug = ${instrument}`} and ${notWithdrawn}
      order by r.received_at desc, r.id desc limit ${cursor.limit + 1}`,
  )
  return page(found.map(asRow), cursor, (row) => [row.receivedAt, row.id])
}

export async function findResponse(
  db: Db,
  study: string,
  id: string,
): Promise<ResponseDetail | null> {
  const found = await first<
    Row & { body: string; scores: string | null; note: string; source: string | null }
  >(
    db,
    sql`select ${columns}, r.body, r.score as scores, r.note, s.id as source
      from ${joined} left join sources s on s.response_id = r.id
      where r.id = ${id} and r.study_id = ${study} and ${notWithdrawn}`,
  )
  const version = found && (await findVersion(db, study, found.version))
  if (!found || !version) return null
  return {
    ...asRow(found),
    body: JSON.parse(found.body) as Response,
    instrumentVersion: version,
    scores: found.scores === null ? null : (JSON.parse(found.scores) as Score),
    source: found.source,
    note: found.note,
  }
}

/** False when there is no such response. What lies in quarantine is not judged by accepting it. */
export async function reviewResponse(
  db: Db,
  deed: Deed,
  study: string,
  id: string,
  state: ReviewState,
  note: string,
): Promise<boolean> {
  const [changed] = await together(db, [
    db.run(sql`update responses set state = ${state}, note = ${note}
      where id = ${id} and study_id = ${study} and state <> 'quarantined'`),
    logged(db, deed, 'review', 'response', id, { state }),
  ])
  return changed === true
}

function asRow(row: Row): ResponseRow {
  const {
    id,
    instrument,
    technique,
    participant,
    occurredOn,
    receivedAt,
    state,
    device,
    score,
    band,
  } = row
  const title = JSON.parse(row.title) as Record<string, string>
  return {
    id,
    instrument,
    title,
    technique,
    participant,
    case: row.case,
    occurredOn,
    receivedAt,
    state,
    device,
    score,
    band,
  }
}
