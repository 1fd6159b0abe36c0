// Many codings in one step: made, taken away, taken back and done again, always in the asker's own layer.
import { type SQL, sql } from 'drizzle-orm'
import type { Page } from '../../core/wire/field.ts'
import type { CodingRunBody, CodingRunDone, CodingRunRow, RunSegment } from '../../core/wire/run.ts'
import { type Deed, logged } from './audits.ts'
import { type Cursor, page } from './cursor.ts'
import { type Db, first, list, rows, together } from './db.ts'
import { coderLayer, makeCoderLayer } from './layers.ts'
import { readable } from './sources.ts'

export type RunPut = CodingRunDone | 'id-taken' | 'undone' | 'code-unknown'

/** A part of a run: what it adds stands once, however often it is sent, and beside nothing that is the same already. */
export async function putRun(
  db: Db,
  deed: Deed,
  study: string,
  id: string,
  { how, origin, add, remove }: CodingRunBody,
): Promise<RunPut> {
  const layer = coderLayer(study, deed.actor)
  const quoted = await quotesOf(db, study, add)
  const made = JSON.stringify(quoted)
  const going = sql`exists (select 1 from coding_runs where id = ${id} and layer_id = ${layer} and how = ${how}
    and origin = ${origin} and undone_at is null)`
  const same = sql`select 1 from codings o where o.source_id = s.id and o.code_id = k.id and o.start_at = j.value ->> 'start'
    and o.end_at = j.value ->> 'end' and o.layer_id = ${layer} and o.removed_at is null and o.unfit_at is null`
  await together(db, [
    makeCoderLayer(db, study, deed.actor),
    db.run(sql`insert into coding_runs (id, study_id, layer_id, how, origin, made_at, made_by)
      values (${id}, ${study}, ${layer}, ${how}, ${origin}, ${deed.at}, ${deed.actor}) on conflict do nothing`),
    logged(db, deed, 'begin', 'coding-run', id, { how }),
    db.run(sql`
      insert into codings (id, study_id, source_id, version, layer_id, code_id, start_at, end_at, quote, made_at, made_by, run_id)
      select j.value ->> 'id', ${study}, s.id, j.value ->> 'version', ${layer}, k.id, j.value ->> 'start', j.value ->> 'end',
        j.value ->> 'quote', ${deed.at}, ${deed.actor}, ${id}
      from json_each(${made}) j cross join sources s on s.id = j.value ->> 'source' and s.study_id = ${study}
      cross join codes k on k.id = j.value ->> 'code' and k.study_id = ${study} and k.retired_at is null
      where ${readable} and ${going}
        and j.value ->> 'version' = (select max(number) from source_versions where source_id = s.id)
        and not exists (${same})
      on conflict do nothing`),
    logged(db, deed, 'make', 'coding-run', id, { codings: quoted.length }),
    db.run(sql`
      insert into coding_run_removals (run_id, coding_id, at)
      select ${id}, c.id, ${deed.at} from codings c where c.id in ${list(remove)} and c.layer_id = ${layer}
        and c.removed_at is null and ${going} on conflict do nothing`),
    db.run(sql`
      update codings set removed_at = ${deed.at} where id in ${list(remove)} and layer_id = ${layer} and removed_at is null
        and id in (select coding_id from coding_run_removals where run_id = ${id} and at = ${deed.at}) and ${going}`),
    logged(db, deed, 'remove', 'coding-run', id, { codings: remove.length }),
  ])
  const told = await first<{
    isOurs: number
    isGoing: number
    codes: number
    added: number
    removed: number
    findings: string
  }>(
    db,
    sql`select layer_id = ${layer} and how = ${how} and origin = ${origin} as isOurs, undone_at is null as isGoing,
        (select count(*) from codes where id in ${list([...new Set(add.map(({ code }) => code))])} and study_id = ${study}
          and retired_at is null) as codes,
        (select count(*) from codings where id in ${list(add.map((one) => one.id))} and run_id = ${id}
          and removed_at is null) as added,
        (select count(*) from coding_run_removals where run_id = ${id} and coding_id in ${list(remove)}) as removed,
        ${findingsOn(list(remove))} as findings
      from coding_runs where id = ${id}`,
  )
  if (!told?.isOurs) return 'id-taken'
  if (!told.isGoing) return 'undone'
  if (told.codes < new Set(add.map(({ code }) => code)).size) return 'code-unknown'
  const isKnown = new Set(quoted.map((one) => one.id))
  return {
    id,
    added: told.added,
    removed: told.removed,
    left: add.filter((one) => !isKnown.has(one.id)).map((one) => one.id),
    findings: JSON.parse(told.findings) as number[],
  }
}

function findingsOn(codings: SQL): SQL {
  return sql`(select json_group_array(number) from (select distinct f.number from evidence e
    join findings f on f.id = e.finding_id where e.coding_id in ${codings} and e.removed_at is null order by f.number))`
}

/** Each with its words, where its version is still the newest and it lies inside the text. */
async function quotesOf(
  db: Db,
  study: string,
  add: readonly RunSegment[],
): Promise<(RunSegment & { quote: string })[]> {
  if (add.length === 0) return []
  const found = await rows<{ id: string; version: number; text: string }>(
    db,
    sql`select s.id, v.number as version, v.text from sources s join source_versions v on v.source_id = s.id
        and v.number = (select max(number) from source_versions where source_id = s.id)
      where s.id in ${list([...new Set(add.map(({ source }) => source))])} and s.study_id = ${study} and ${readable}`,
  )
  const texts = new Map(found.map((row) => [row.id, row]))
  return add.flatMap((one) => {
    const held = texts.get(one.source)
    if (!held || held.version !== one.version || one.start >= one.end) return []
    const quote = held.text.slice(one.start, one.end)
    // Half a character at an end would be no text at all.
    return quote.length === one.end - one.start && quote.isWellFormed() ? [{ ...one, quote }] : []
  })
}

export type Turning = { findings: number[] } | null

/** Takes a run back (`undone`) or does it again. Doing either twice is doing it once. Null when the asker made no such run. */
export async function turnRun(
  db: Db,
  deed: Deed,
  study: string,
  id: string,
  undone: boolean,
): Promise<Turning> {
  const own = sql`id = ${id} and study_id = ${study} and made_by = ${deed.actor}`
  const turned = sql`exists (select 1 from coding_runs where ${own} and turned_request = ${deed.request})`
  const made = sql`run_id = ${id}`
  const taken = sql`id in (select coding_id from coding_run_removals where run_id = ${id})`
  const takenThen = sql`(id, removed_at) in (select coding_id, at from coding_run_removals where run_id = ${id})`
  const undoneThen = sql`${made} and removed_at = (select turned_at from coding_runs where ${own})`
  const remove = (which: SQL) =>
    db.run(
      sql`update codings set removed_at = ${deed.at} where ${which} and removed_at is null and ${turned}`,
    )
  const bringBack = (which: SQL) =>
    db.run(sql`update codings set removed_at = null where ${which} and ${turned}`)
  await together(db, [
    db.run(sql`update coding_runs set undone_at = ${undone ? deed.at : null}, turned_request = ${deed.request},
      turned_at = ${undone ? sql`${deed.at}` : sql`turned_at`} where ${own} and (undone_at is null) = ${undone ? 1 : 0}`),
    logged(db, deed, undone ? 'undo' : 'redo', 'coding-run', id),
    ...(undone
      ? [bringBack(takenThen), remove(made)]
      : [
          bringBack(undoneThen),
          db.run(sql`update coding_run_removals set at = ${deed.at} where run_id = ${id} and ${turned}
            and coding_id in (select id from codings where ${taken} and removed_at is null)`),
          remove(taken),
        ]),
  ])
  const told = await first<{ findings: string }>(
    db,
    sql`select ${findingsOn(sql`(select id from codings where ${undone ? made : taken})`)} as findings from coding_runs where ${own}`,
  )
  return told && { findings: JSON.parse(told.findings) as number[] }
}

/** The asker's own runs, newest first. */
export async function listRuns(
  db: Db,
  study: string,
  person: string,
  cursor: Cursor,
): Promise<Page<CodingRunRow>> {
  const [at, id] = cursor.after ?? []
  const found = await rows<Omit<CodingRunRow, 'undone'> & { undone: number }>(
    db,
    sql`select r.id, r.how, r.origin, r.made_at as madeAt, r.undone_at is not null as undone,
        (select count(*) from codings c where c.run_id = r.id and c.removed_at is null) as added,
        (select count(*) from coding_run_removals m where m.run_id = r.id) as removed
      from coding_runs r where r.study_id = ${study} and r.made_by = ${person}
        ${at === undefined || id === undefined ? sql`` : sql`and (r.made_at, r.id) < (${at}, ${id})`}
      order by r.made_at desc, r.id desc limit ${cursor.limit + 1}`,
  )
  const kept = page(found, cursor, (row) => [row.madeAt, row.id])
  return { rows: kept.rows.map((row) => ({ ...row, undone: row.undone === 1 })), next: kept.next }
}
