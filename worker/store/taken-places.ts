// Where the responses to one instrument were taken: the points in their answers, a page of responses at a time.
import { sql } from 'drizzle-orm'
import { rounded, spotsIn, type TakenPlace } from '../../core/display/places.ts'
import type { Page } from '../../core/wire/field.ts'
import type { Answers } from '../../core/wire/response.ts'
import { type Cursor, encodeCursor } from './cursor.ts'
import { type Db, rows } from './db.ts'
import { pageOf } from './exports.ts'
import { frozenInstruments } from './instruments.ts'
import { notWithdrawn } from './responses.ts'

type Found = Omit<TakenPlace, 'at' | 'latitude' | 'longitude' | 'accuracy'> & {
  version: string
  /** Null where it is not shown: corrected since, laid aside, or withdrawn. */
  answers: string | null
  receivedAt: string
}

/** It costs what the responses of the page cost, shown or not; a page may hold no place at all and not be the last. */
export async function takenPlaces(
  db: Db,
  study: string,
  instrument: string,
  cursor: Cursor,
  isExact: boolean,
): Promise<Page<TakenPlace>> {
  const [at, id] = cursor.after ?? ['', '']
  const keys = sql`select r.received_at as at, r.id, r.rowid as row, octet_length(r.body) as bytes from responses r
    where r.study_id = ${study} and r.slug = ${instrument} and (r.received_at, r.id) > (${at}, ${id})
    order by r.received_at, r.id limit ${cursor.limit}`
  const isShown = sql`r.replaced_by is null and r.state in ('received', 'accepted') and ${notWithdrawn}`
  const found = await rows<Found>(
    db,
    sql`select r.id as response, r.version, coalesce(r.case_code, r.participant) as subject, r.technique,
        r.occurred_on as occurredOn, r.score_total as total, r.band, r.received_at as receivedAt,
        iif(${isShown}, r.body -> '$.answers', null) as answers
      from ${pageOf(keys)} k join responses r on r.rowid = k.row order by k.at, k.id`,
  )
  const last = found.at(-1)
  if (!last) return { rows: [], next: null }
  const versions = await frozenInstruments(db, study, [...new Set(found.map((one) => one.version))])
  const places = found.flatMap(({ version, answers, receivedAt: _, ...response }): TakenPlace[] => {
    const read = versions.get(version)
    if (!read || answers === null) return []
    const spots = spotsIn(read, JSON.parse(answers) as Answers)
    return spots.map((spot) => ({ ...response, ...(isExact ? spot : rounded(spot)) }))
  })
  return { rows: places, next: encodeCursor([last.receivedAt, last.response]) }
}
