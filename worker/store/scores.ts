// Who rated a case with an instrument, and how: the raters side by side, newest first. Only for those who judge.
import { sql } from 'drizzle-orm'
import type { Score } from '../../core/score/score.ts'
import type { CaseScore } from '../../core/wire/field.ts'
import { type Db, rows } from './db.ts'
import { notWithdrawn } from './responses.ts'

const most = 20

type Row = Omit<CaseScore, 'score'> & { score: string }

export async function scoresOf(
  db: Db,
  study: string,
  about: string,
  instrument: string,
): Promise<CaseScore[]> {
  // The technique leads into the index; all versions of an instrument that count together share it.
  const found = await rows<Row>(
    db,
    sql`select r.id, r.version, r.occurred_on as occurredOn, r.state, d.label as device, r.score
      from responses r join devices d on d.id = r.device_id
      where r.study_id = ${study} and r.case_code = ${about} and r.slug = ${instrument}
        and r.technique = (select v.technique from instrument_versions v
          where v.study_id = ${study} and v.slug = ${instrument} order by v.number desc limit 1)
        and r.score is not null and r.state <> 'quarantined' and r.replaced_by is null
        and ${notWithdrawn}
      order by r.occurred_on desc, r.id desc limit ${most}`,
  )
  return found.map((row) => ({ ...row, score: JSON.parse(row.score) as Score }))
}
