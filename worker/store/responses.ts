// Responses as the desk reads them: pages newest first, and one with its instrument, its revisions and what is worth a look.
import { type SQL, sql } from 'drizzle-orm'
import type { Score } from '../../core/score/score.ts'
import type { Page, ResponseDetail, ResponseRow, ReviewState } from '../../core/wire/field.ts'
import type { Response } from '../../core/wire/response.ts'
import { type Cursor, page } from './cursor.ts'
import { type Db, first, rows } from './db.ts'
import { findVersion } from './instruments.ts'
import { remarksOn } from './remarks.ts'
import { revisionsOf } from './revisions.ts'

type Row = Omit<ResponseRow, 'title'> & { title: string; version: string }

const asked = (state: SQL) =>
  sql`(select count(*) from queries q where q.root_id = coalesce(r.root_id, r.id) and q.state = ${state})`

const columns = sql`r.id, coalesce(r.revision, 0) as revision, r.replaced_by as replacedBy, r.slug as instrument, r.version, v.title,
  r.technique, r.participant, r.case_code as "case", r.occurred_on as occurredOn, r.received_at as receivedAt, r.state,
  d.label as device, r.score_total as score, r.band, ${asked(sql`'open'`)} as open, ${asked(sql`'answered'`)} as answered`

const joined = sql`responses r join devices d on d.id = r.device_id
  join instrument_versions v on v.study_id = r.study_id and v.hash = r.version`

/** Nobody reads the words of a person who withdrew: the study keeps the row until it is erased, and shows nothing of it. */
export const notWithdrawn = sql`(r.participant is null or exists (
  select 1 from consents k where k.study_id = r.study_id and k.participant = r.participant and k.withdrawn_at is null)
  or not exists (select 1 from consents k where k.study_id = r.study_id and k.participant = r.participant))`

export type Narrowed = {
  instrument?: string | undefined
  state?: ReviewState | undefined
  device?: string | undefined
  task?: string | undefined
}

/** What was corrected since is read at its correction, and not listed. */
export async function listResponses(
  db: Db,
  study: string,
  { instrument, state, device, task }: Narrowed,
  cursor: Cursor,
): Promise<Page<ResponseRow>> {
  const [at, id] = cursor.after ?? ['9999', '']
  const only = (column: SQL, value: string | undefined) =>
    value === undefined ? sql`` : sql`and ${column} = ${value}`
  const found = await rows<Row>(
    db,
    sql`select ${columns} from ${joined}
      where r.study_id = ${study} and r.replaced_by is null and (r.received_at, r.id) < (${at}, ${id})
        ${only(sql`r.slug`, instrument)} ${only(sql`r.state`, state)} ${only(sql`r.device_id`, device)}
        ${only(sql`r.task_id`, task)} and ${notWithdrawn}
      order by r.received_at desc, r.id desc limit ${cursor.limit + 1}`,
  )
  return page(found.map(asRow), cursor, (row) => [row.receivedAt, row.id])
}

type Whole = Row & {
  body: string
  scores: string | null
  note: string
  rejectedAt: string | null
  source: string | null
  root: string
  holder: string
  holderLabel: string
  isCollected: number
}

export async function findResponse(
  db: Db,
  study: string,
  id: string,
): Promise<ResponseDetail | null> {
  const found = await first<Whole>(
    db,
    sql`select ${columns}, r.body, r.score as scores, r.note, r.rejected_at as rejectedAt, s.id as source, coalesce(r.root_id, r.id) as root,
        h.id as holder, h.label as holderLabel, r.import_id is not null as isCollected
      from ${joined} join devices h on h.id = coalesce(r.holder_id, r.device_id)
      left join sources s on s.id = coalesce(r.root_id, r.id)
      where r.id = ${id} and r.study_id = ${study} and ${notWithdrawn}`,
  )
  const version = found && (await findVersion(db, study, found.version))
  if (!found || !version) return null
  const body = JSON.parse(found.body) as Response
  const [revisions, remarks] = await Promise.all([
    revisionsOf(db, study, found.root),
    remarksOn(db, study, { ...found, body, version }),
  ])
  return {
    ...asRow(found),
    body,
    instrumentVersion: version,
    scores: found.scores === null ? null : (JSON.parse(found.scores) as Score),
    source: found.source,
    note: isCode(found.note) ? '' : found.note,
    rejectedAt: found.rejectedAt,
    revisions,
    remarks,
    holder: { id: found.holder, label: found.holderLabel },
    isCollected: found.isCollected === 1,
  }
}

/** Until somebody has judged it, the note is what the intake found remarkable. */
function isCode(note: string): boolean {
  return ['device.revoked', 'consent.missing', 'version.retired'].includes(note)
}

function asRow({ version: _version, title, ...row }: Row): ResponseRow {
  return {
    id: row.id,
    revision: row.revision,
    replacedBy: row.replacedBy,
    open: row.open,
    answered: row.answered,
    instrument: row.instrument,
    title: JSON.parse(title) as Record<string, string>,
    technique: row.technique,
    participant: row.participant,
    case: row.case,
    occurredOn: row.occurredOn,
    receivedAt: row.receivedAt,
    state: row.state,
    device: row.device,
    score: row.score,
    band: row.band,
  }
}
