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

/**
 * Rows of `value` and `day`; what was left void, or was never asked, is not among them. Each case and each participant is asked for its
 * newest form by index, so that earlier rounds cost nothing; only a form about the whole study, of which there are few, is read through.
 */
export function newestScores(study: string, { instrument, of, from, to }: ScoreQuestion): SQL {
  const scored =
    of === 'total'
      ? sql`r.score_total`
      : sql`coalesce(
          (select j.value ->> 'total' from json_each(r.score, '$.subscales') j where j.value ->> 'name' = ${of}),
          (select i.value ->> 'points' from json_each(r.score, '$.subscales') j, json_each(j.value, '$.items') i
            where i.value ->> 'question' = ${of} limit 1))`
  const versions = sql`from instrument_versions v where v.study_id = ${study} and v.slug = ${instrument}`
  const counts = sql`r.study_id = ${study} and r.slug = ${instrument} and r.score is not null
    and r.replaced_by is null and r.state in ('received', 'accepted') and ${notWithdrawn}
    and r.occurred_on >= ${from ?? ''} and r.occurred_on <= ${to ?? '9999'}`
  const newest = sql`order by r.occurred_on desc, r.received_at desc, r.id desc limit 1`
  const ids = sql`
    select (select r.id from responses r indexed by responses_by_case where r.case_code = c.code
        and r.technique = (select v.technique ${versions} order by v.number desc limit 1) and ${counts} ${newest}) as id
      from cases c where c.study_id = ${study}
    union all
    select (select r.id from responses r indexed by responses_by_participant where r.participant = p.code
        and r.case_code is null and ${counts} ${newest})
      from participants p where p.study_id = ${study}
    union all
    select r.id from (select 1 ${versions} and v.body ->> 'about' = 'study' limit 1)
      cross join responses r indexed by responses_by_instrument
      where r.case_code is null and r.participant is null and ${counts}`
  return sql`select ${scored} as value, r.occurred_on as day
    from (${ids}) newest join responses r on r.id = newest.id where value is not null`
}
