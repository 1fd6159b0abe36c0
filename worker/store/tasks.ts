// Tasks for the field: what is still to be asked, of whom and with which instrument. Done when a response answers it.
import { type SQL, sql } from 'drizzle-orm'
import type { InferOutput } from 'valibot'
import type { NewTask, Task } from '../../core/wire/finding.ts'
import { type Deed, logged } from './audits.ts'
import { type Db, first, rows, together } from './db.ts'

const columns = sql`t.id, t.finding_id as finding, t.instrument, t.dimension, t.grp as "group", t.participant,
  t.case_code as "case", t.what, t.due_on as dueOn, iif(t.response_id is null, 'open', 'done') as state,
  t.response_id as response, t.created_at as createdAt`

/** Tasks are few (somebody has to walk to each of them), so there is a bound instead of pages. */
const mostTasks = 5_000

/** Newest first. */
export function listTasks(db: Db, study: string): Promise<Task[]> {
  return rows<Task>(
    db,
    sql`select ${columns} from tasks t where t.study_id = ${study}
      order by t.created_at desc, t.id desc limit ${mostTasks}`,
  )
}

/** What phones carry: the oldest first, as they wait longest. */
export function openTasks(db: Db, study: string): Promise<Task[]> {
  return rows<Task>(
    db,
    sql`select ${columns} from tasks t where t.study_id = ${study} and t.response_id is null
      order by t.created_at, t.id limit ${mostTasks}`,
  )
}

/** Why it was not kept is asked only afterwards, so that the keeping itself is one step. */
export type Kept =
  | { outcome: 'new' | 'same' | 'id-taken' }
  | { outcome: 'unknown'; what: 'instrument' | 'finding' | 'participant' | 'case' }

export async function addTask(
  db: Db,
  deed: Deed,
  study: string,
  it: InferOutput<typeof NewTask>,
): Promise<Kept> {
  const [made] = await together(db, [
    db.run(sql`
      insert into tasks (id, study_id, finding_id, instrument, dimension, grp, participant, case_code, what, due_on,
        created_at, created_by)
      select ${it.id}, ${study}, ${it.finding}, ${it.instrument}, ${it.dimension}, ${it.group}, ${it.participant},
        ${it.case}, ${it.what}, ${it.dueOn}, ${deed.at}, ${deed.actor}
      where ${published(study, it.instrument)} and ${named('findings', 'id', study, it.finding)}
        and ${named('participants', 'code', study, it.participant)} and ${named('cases', 'code', study, it.case)}
      on conflict do nothing`),
    logged(db, deed, 'add', 'task', it.id, { instrument: it.instrument }),
  ])
  return made === true ? { outcome: 'new' } : whyNot(db, study, it)
}

async function whyNot(db: Db, study: string, it: InferOutput<typeof NewTask>): Promise<Kept> {
  const found = await first<
    Record<'instrument' | 'finding' | 'participant' | 'case', number> & { same: number | null }
  >(
    db,
    sql`select ${published(study, it.instrument)} as instrument, ${named('findings', 'id', study, it.finding)} as finding,
      ${named('participants', 'code', study, it.participant)} as participant, ${named('cases', 'code', study, it.case)} as "case",
      (select study_id = ${study} and finding_id is ${it.finding} and instrument = ${it.instrument}
        and dimension is ${it.dimension} and grp is ${it.group} and participant is ${it.participant}
        and case_code is ${it.case} and what = ${it.what} and due_on is ${it.dueOn}
        from tasks where id = ${it.id}) as same`,
  )
  // Kept before, even if the instrument has been retired since: sending it again is no news.
  if (found && found.same !== null) return { outcome: found.same === 1 ? 'same' : 'id-taken' }
  const missing = (['instrument', 'finding', 'participant', 'case'] as const).find(
    (what) => found?.[what] !== 1,
  )
  return { outcome: 'unknown', what: missing ?? 'instrument' }
}

function published(study: string, slug: string): SQL {
  return sql`exists (select 1 from instrument_versions
    where study_id = ${study} and slug = ${slug} and retired_at is null)`
}

/** True of nobody in particular, and of what the study has. */
function named(table: string, column: string, study: string, value: string | null): SQL {
  return value === null
    ? sql`1`
    : sql`exists (select 1 from ${sql.raw(table)} where study_id = ${study} and ${sql.raw(column)} = ${value})`
}
