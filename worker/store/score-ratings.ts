// Scoring forms of the same case filled by different phones: two raters of one thing.
import { sql } from 'drizzle-orm'
import type { Score } from '../../core/score/score.ts'
import type { Page } from '../../core/wire/field.ts'
import type { ScoreRating } from '../../core/wire/round.ts'
import { type Cursor, page } from './cursor.ts'
import { type Db, rows } from './db.ts'
import { notWithdrawn } from './responses.ts'

type Found = Omit<ScoreRating, 'items' | 'subscales' | 'total' | 'band'> & {
  score: string
  receivedAt: string
}

/** In the order they came in; a rating is known by the phone that sent it, its subject by the case or the participant. */
export async function listScoreRatings(
  db: Db,
  study: string,
  instrument: string,
  cursor: Cursor,
): Promise<Page<ScoreRating>> {
  const [at, id] = cursor.after ?? ['', '']
  const found = await rows<Found>(
    db,
    sql`select r.id as response, coalesce(r.case_code, r.participant) as subject, d.label as rater,
        r.occurred_on as occurredOn, r.score, r.received_at as receivedAt
      from responses r join devices d on d.id = r.device_id
      where r.study_id = ${study} and r.slug = ${instrument} and (r.received_at, r.id) > (${at}, ${id})
        and r.score is not null and r.replaced_by is null and r.state in ('received', 'accepted')
        and coalesce(r.case_code, r.participant) is not null and ${notWithdrawn}
      order by r.received_at, r.id limit ${cursor.limit + 1}`,
  )
  const kept = page(found, cursor, (row) => [row.receivedAt, row.response])
  return { rows: kept.rows.map(asRating), next: kept.next }
}

function asRating({ score, receivedAt: _, ...row }: Found): ScoreRating {
  const { total, band, subscales } = JSON.parse(score) as Score
  const items = subscales.flatMap((one) =>
    one.items.map(({ question, points }) => ({ question, points })),
  )
  return {
    ...row,
    total,
    band,
    items,
    subscales: subscales.map(({ name, total, max }) => ({ name, total, max })),
  }
}
