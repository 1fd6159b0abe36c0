// Tasks for the field: what is still to be asked, of whom and with which instrument. Done when a response answers it.
import { type SQL, sql } from 'drizzle-orm'
import type { InferOutput } from 'valibot'
import type { NewTask, Task } from '../../core/wire/finding.ts'
import { type Deed, logged } from './audits.ts'
import { type Db, first, rows, together } from './db.ts'

const columns = sql`t.id, t.finding_id as finding, t.instrument, t.dimension, t.grp as "group", t.participant,
  t.case_code as "case", t.what, t.due_on as dueOn, t.device_id as device, t.questions,
  case when t.response_id is not null then 'done' when t.told = '' then 'open' else t.told end as state,
  t.response_id as response, t.created_at as createdAt, d.label as "by", t.told_at as at, t.reason`

const joined = sql`tasks t left join devices d on d.id = t.told_by`

type Found = Omit<Task, 'questions'> & { questions: string }

function asTask({ questions, ...task }: Found): Task {
  return { ...task, questions: JSON.parse(questions) as string[] }
}

/** Tasks are few (somebody has to walk to each of them), so there is a bound instead of pages. */
const mostTasks = 5_000

/** Newest first. */
export async function listTasks(db: Db, study: string): Promise<Task[]> {
  const found = await rows<Found>(
    db,
    sql`select ${columns} from ${joined} where t.study_id = ${study}
      order by t.created_at desc, t.id desc limit ${mostTasks}`,
  )
  return found.map(asTask)
}

/** What a phone carries: its own and those for any, the oldest first, as they wait longest. */
export async function openTasks(db: Db, study: string, device: string): Promise<Task[]> {
  const found = await rows<Found>(
    db,
    sql`select ${columns} from ${joined} where t.study_id = ${study} and t.response_id is null
      and t.told in ('', 'begun') and (t.device_id is null or t.device_id = ${device})
      order by t.created_at, t.id limit ${mostTasks}`,
  )
  return found.map(asTask)
}

/**
 * What a phone tells of a task that was its to do. False when it never was. What is done, or was settled otherwise meanwhile,
 * stays so: a phone that was away tells of what it found then.
 */
export async function tellOfTask(
  db: Db,
  deed: Deed,
  { study, device }: { study: string; device: string },
  {
    task,
    told,
    reason,
    at,
  }: { task: string; told: 'begun' | 'declined'; reason: string; at: string },
): Promise<boolean> {
  const isTheirs = sql`id = ${task} and study_id = ${study} and (device_id is null or device_id = ${device})`
  await together(db, [
    db.run(sql`
      update tasks set told = ${told}, told_by = ${device}, told_at = ${at}, reason = ${reason}
      where ${isTheirs} and response_id is null and (told = '' or (told = 'begun' and told_by = ${device} and ${told} = 'declined'))`),
    logged(db, deed, told, 'task', task),
  ])
  return (await first(db, sql`select 1 from tasks where ${isTheirs}`)) !== null
}

/** False when the study has no such task, or, opening it again, no such phone. */
export async function settleTask(
  db: Db,
  deed: Deed,
  study: string,
  id: string,
  to: { told: 'withdrawn' } | { told: ''; device: string | null },
): Promise<boolean> {
  const device = 'device' in to ? to.device : null
  const which = sql`id = ${id} and study_id = ${study} and ${named('devices', 'id', study, device)}`
  await together(db, [
    to.told === ''
      ? db.run(sql`update tasks set told = '', told_by = null, told_at = null, reason = '', device_id = ${device}
          where ${which} and response_id is null`)
      : db.run(sql`update tasks set told = 'withdrawn', told_by = null, told_at = ${deed.at}
          where ${which} and response_id is null and told <> 'withdrawn'`),
    logged(db, deed, to.told === '' ? 'reopen' : 'withdraw', 'task', id),
  ])
  return (await first(db, sql`select 1 from tasks where ${which}`)) !== null
}

/** Why it was not kept is asked only afterwards, so that the keeping itself is one step. */
export type Kept =
  | { outcome: 'new' | 'same' | 'id-taken' }
  | { outcome: 'unknown'; what: 'instrument' | 'finding' | 'participant' | 'case' | 'device' }

export async function addTask(
  db: Db,
  deed: Deed,
  study: string,
  it: InferOutput<typeof NewTask>,
): Promise<Kept> {
  const [made] = await together(db, [
    db.run(sql`
      insert into tasks (id, study_id, finding_id, instrument, dimension, grp, participant, case_code, what, due_on,
        created_at, created_by, device_id, questions)
      select ${it.id}, ${study}, ${it.finding}, ${it.instrument}, ${it.dimension}, ${it.group}, ${it.participant},
        ${it.case}, ${it.what}, ${it.dueOn}, ${deed.at}, ${deed.actor}, ${it.device}, ${JSON.stringify(it.questions)}
      where ${published(study, it.instrument)} and ${named('findings', 'id', study, it.finding)}
        and ${named('participants', 'code', study, it.participant)} and ${named('cases', 'code', study, it.case)}
        and ${named('devices', 'id', study, it.device)}
      on conflict do nothing`),
    logged(db, deed, 'add', 'task', it.id, { instrument: it.instrument }),
  ])
  return made === true ? { outcome: 'new' } : whyNot(db, study, it)
}

async function whyNot(db: Db, study: string, it: InferOutput<typeof NewTask>): Promise<Kept> {
  const found = await first<
    Record<'instrument' | 'finding' | 'participant' | 'case' | 'device', number> & {
      same: number | null
    }
  >(
    db,
    sql`select ${published(study, it.instrument)} as instrument, ${named('findings', 'id', study, it.finding)} as finding,
      ${named('participants', 'code', study, it.participant)} as participant, ${named('cases', 'code', study, it.case)} as "case",
      ${named('devices', 'id', study, it.device)} as device,
      (select study_id = ${study} and finding_id is ${it.finding} and instrument = ${it.instrument}
        and dimension is ${it.dimension} and grp is ${it.group} and participant is ${it.participant}
        and case_code is ${it.case} and what = ${it.what} and due_on is ${it.dueOn}
        and device_id is ${it.device} and questions = ${JSON.stringify(it.questions)}
        from tasks where id = ${it.id}) as same`,
  )
  // Kept before, even if the instrument has been retired since: sending it again is no news.
  if (found && found.same !== null) return { outcome: found.same === 1 ? 'same' : 'id-taken' }
  const missing = (['instrument', 'finding', 'participant', 'case', 'device'] as const).find(
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
