// One coder's part in a round: marked done, reopened, and its codings as agreement reads them.
import { type SQL, sql } from 'drizzle-orm'
import type { RoundCoding } from '../../core/wire/round.ts'
import { type Deed, logged } from './audits.ts'
import { type Db, first, rows, together } from './db.ts'
import { reckon } from './rounds.ts'
import { readable } from './sources.ts'

export type Part = { round: string; source: string; person: string }

function part(study: string, { round, source, person }: Part): SQL {
  return sql`round_id = ${round} and source_id = ${source} and person_id = ${person}
    and exists (select 1 from rounds r where r.id = ${round} and r.study_id = ${study} and r.removed_at is null)`
}

/** Whoever coded it says so themselves. A round that is closed takes no more, unless the part was reopened. */
export async function markDone(
  db: Db,
  deed: Deed,
  study: string,
  which: Part,
  isDone: boolean,
): Promise<'done' | 'unknown' | 'closed'> {
  const isOpen = sql`exists (select 1 from rounds r where r.id = ${which.round}
    and (r.closed_at is null or round_parts.reopened_at > r.closed_at))`
  await together(db, [
    isDone
      ? db.run(sql`update round_parts set done_at = ${deed.at}
          where ${part(study, which)} and done_at is null and ${isOpen}`)
      : db.run(sql`update round_parts set done_at = null
          where ${part(study, which)} and done_at is not null and ${isOpen}`),
    logged(db, deed, isDone ? 'finish' : 'resume', 'round', which.round, { source: which.source }),
    reckon(db, which.round),
  ])
  const held = await first<{ isDone: number }>(
    db,
    sql`select done_at is not null as isDone from round_parts where ${part(study, which)}`,
  )
  if (!held) return 'unknown'
  return (held.isDone === 1) === isDone ? 'done' : 'closed'
}

/** For one coder and one source only: they go over it again, blind as before. False when it was never theirs. */
export async function reopen(db: Db, deed: Deed, study: string, which: Part): Promise<boolean> {
  await together(db, [
    db.run(sql`update round_parts set done_at = null, reopened_at = ${deed.at}
      where ${part(study, which)} and (done_at is not null or exists (select 1 from rounds r
        where r.id = ${which.round} and r.closed_at >= coalesce(round_parts.reopened_at, '')))`),
    logged(db, deed, 'reopen', 'round', which.round, { source: which.source, coder: which.person }),
    reckon(db, which.round),
  ])
  return (await first(db, sql`select 1 from round_parts where ${part(study, which)}`)) !== null
}

/** What the round's coders put on the newest text of one of its sources with its codes: spans, and whose. Null when the round has no such source. */
export async function roundCodings(
  db: Db,
  study: string,
  round: string,
  source: string,
): Promise<RoundCoding[] | null> {
  const isThere = await first(
    db,
    sql`select 1 from round_parts p join rounds r on r.id = p.round_id join sources s on s.id = p.source_id
      where p.round_id = ${round} and p.source_id = ${source} and r.study_id = ${study} and r.removed_at is null
        and ${readable}`,
  )
  if (!isThere) return null
  return rows(
    db,
    sql`select l.person_id as coder, c.code_id as code, c.start_at as start, c.end_at as "end"
      from codings c join layers l on l.id = c.layer_id
      join round_parts p on p.round_id = ${round} and p.source_id = c.source_id and p.person_id = l.person_id
      where c.source_id = ${source} and c.removed_at is null and c.unfit_at is null and l.kind = 'coder'
        and c.code_id in (select j.value ->> 'id' from rounds r, json_each(r.codes) j where r.id = ${round})
      order by c.start_at, c.end_at desc, c.id limit 50000`,
  )
}
