// Findings read back to participants: which instrument asks of which finding, and what was said.
import { sql } from 'drizzle-orm'
import type { MemberAnswer, MemberCheckBody } from '../../core/wire/finding.ts'
import { type Deed, logged } from './audits.ts'
import { type Db, first, rows, together } from './db.ts'
import { quotable } from './pieces.ts'
import { notWithdrawn } from './responses.ts'

export type Kept = 'made' | 'had' | 'taken' | 'unknown'

/** `unknown` when the study has no such instrument, or not all of the findings. What was asked once stays as it was asked. */
export async function putMemberCheck(
  db: Db,
  deed: Deed,
  study: string,
  id: string,
  { instrument, findings }: MemberCheckBody,
): Promise<Kept> {
  const json = JSON.stringify(findings)
  const [made] = await together(db, [
    db.run(sql`insert into member_checks (id, study_id, instrument, made_by, made_at)
      select ${id}, ${study}, ${instrument}, ${deed.actor}, ${deed.at}
      where exists (select 1 from instrument_versions where study_id = ${study} and slug = ${instrument})
        and not exists (select 1 from json_each(${json}) j
          where not exists (select 1 from findings f where f.id = j.value ->> 'finding' and f.study_id = ${study}))
      on conflict do nothing`),
    logged(db, deed, 'make', 'member-check', id, { instrument }),
    db.run(sql`insert into member_check_findings (check_id, finding_id, question)
      select k.id, j.value ->> 'finding', j.value ->> 'question' from json_each(${json}) j
        join member_checks k on k.id = ${id} and k.study_id = ${study} and k.made_at = ${deed.at}
      where true on conflict do nothing`),
  ])
  if (made) return 'made'
  const held = await first<{ isThis: number }>(
    db,
    sql`select study_id = ${study} and instrument = ${instrument} as isThis from member_checks
      where id = ${id} or (study_id = ${study} and instrument = ${instrument})`,
  )
  if (!held) return 'unknown'
  return held.isThis ? 'had' : 'taken'
}

/** What participants said of a finding, the newest first; nothing of those who withdrew. The read-backs lead: without them no response is read. */
export async function checksOf(db: Db, study: string, finding: string): Promise<MemberAnswer[]> {
  const answer = sql`r.body -> 'answers'`
  return rows<MemberAnswer>(
    db,
    sql`select k.id as "check", r.participant, p.role, ${answer} ->> m.question as said,
        iif(s.id is not null and ${quotable}, ${answer} ->> (m.question || '_words'), null) as words,
        s.id as source, r.occurred_on as "at"
      from member_check_findings m cross join member_checks k on k.id = m.check_id
      cross join responses r on r.study_id = k.study_id and r.slug = k.instrument
      left join sources s on s.response_id = r.id
      left join participants p on p.study_id = r.study_id and p.code = r.participant
      where m.finding_id = ${finding} and k.study_id = ${study} and r.replaced_by is null
        and r.state in ('received', 'accepted') and ${notWithdrawn}
      order by r.occurred_on desc, r.id desc limit 500`,
  )
}
