// A question to the scores of an instrument: the value of its whole, a sub-scale or one question, by the newest response of each case.
import { type SQL, sql } from 'drizzle-orm'
import { notWithdrawn } from './responses.ts'

export type ScoreQuestion = {
  instrument: string
  /** `total`, a sub-scale, or a question. */
  of: string
  /** Rated from one day to another; null for no bound. */
  from: string | null
  to: string | null
}

/** Rows of `value` and `day`; what was left void, or was never asked, is not among them. Reads the instrument's responses. */
export function newestScores(study: string, { instrument, of, from, to }: ScoreQuestion): SQL {
  const scored =
    of === 'total'
      ? sql`r.score_total`
      : sql`coalesce(
          (select j.value ->> 'total' from json_each(r.score, '$.subscales') j where j.value ->> 'name' = ${of}),
          (select i.value ->> 'points' from json_each(r.score, '$.subscales') j, json_each(j.value, '$.items') i
            where i.value ->> 'question' = ${of} limit 1))`
  return sql`select value, day from (
      select ${scored} as value, r.occurred_on as day, row_number() over (
        partition by coalesce(r.case_code, r.participant, r.id) order by r.occurred_on desc, r.received_at desc, r.id desc) as nth
      from responses r where r.study_id = ${study} and r.slug = ${instrument} and r.score is not null
        and r.replaced_by is null and r.state in ('received', 'accepted') and ${notWithdrawn}
        and r.occurred_on >= ${from ?? ''} and r.occurred_on <= ${to ?? '9999'})
    where nth = 1 and value is not null`
}
