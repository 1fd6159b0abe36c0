// The rows of one table out of an archive, a part at a time: each part whole or not at all, and none twice.
import { type SQL, sql } from 'drizzle-orm'
import type { ArchivedColumn, ArchivedTable } from '../../../core/archive/table.ts'
import { tableOf } from '../../../core/archive/tables/all.ts'
import { type Db, first, isUniqueError, together, type Write } from '../db.ts'
import type { Value } from './pages.ts'
import type { Restore } from './restores.ts'

export type Part = {
  /** The columns that the archive has of it. */
  columns: readonly string[]
  rows: Record<string, Value>[]
  /** Where in the table's bytes the part begins and ends, and their hash up to there. */
  from: number
  to: number
  sha: string
}

export type Taken = 'taken' | 'elsewhere' | 'ids-taken' | Wrong

/** A row of the part, from 0, and its column that names what is not there; null where the database refused it for itself. */
export type Wrong = { row: number; column: string } | { row: null }

/** `elsewhere`: the part is there already, or one before it is not. */
export async function takeRows(
  db: Db,
  restore: Restore,
  table: ArchivedTable,
  part: Part,
  mark: string,
  now: string,
): Promise<Taken> {
  const { id } = restore
  const isThis = sql`restore_id = ${id} and name = ${table.name}`
  const n = part.rows.length
  // People may be here already, and members are put down together; where the study never stood still some rows are left.
  const arrives = table.name === 'people' || table.name === 'members' || restore.manifest.isUneven
  try {
    const [, isNext] = await together(db, [
      db.run(
        sql`insert into restore_tables values (${id}, ${table.name}, 0, 0, 0, '', '') on conflict do nothing`,
      ),
      db.run(sql`update restore_tables set size_bytes = ${part.to}, sha = ${part.sha}, mark = ${mark}
        where ${isThis} and size_bytes = ${part.from}
          and exists (select 1 from restores where id = ${id} and ended_at is null)`),
      put(db, restore, table, part, mark, now),
      // Fewer than came: some name what is not theirs, and null breaks the whole part off.
      db.run(sql`update restore_tables set left_rows = left_rows + ${n} - changes(),
          rows = ${arrives ? sql`rows + ${n}` : sql`iif(changes() = ${n}, rows + ${n}, null)`}
        where ${isThis} and mark = ${mark}`),
      ...links(db, restore, table, part, mark),
    ])
    return isNext ? 'taken' : 'elsewhere'
  } catch (error) {
    if (isUniqueError(error)) return 'ids-taken'
    if (
      /constraint failed|cannot store/i.test(String((error as { cause?: unknown }).cause ?? error))
    )
      return firstWrong(db, restore, table, part)
    throw error
  }
}

/** Above this a row's long texts are bound by themselves: a character may be three bytes, and a parameter is 1.5 MB. */
const longestJson = 450_000
const longText = 100_000

function put(
  db: Db,
  restore: Restore,
  table: ArchivedTable,
  { columns, rows }: Part,
  mark: string,
  now: string,
): Write {
  const { id, study } = restore
  const isNext = sql`exists (select 1 from restore_tables where restore_id = ${id} and name = ${table.name} and mark = ${mark})`
  if (table.name === 'members')
    return db.run(
      sql`update restores set members = ${JSON.stringify(rows)} where id = ${id} and ${isNext}`,
    )
  const json = JSON.stringify(rows)
  const [only] = rows
  const long: Record<string, SQL> = {}
  if (only && rows.length === 1 && json.length > longestJson)
    for (const [name, value] of Object.entries(only))
      if (typeof value === 'string' && value.length > longText) long[name] = sql`${value}`
  const short = only && Object.keys(long).length > 0 ? [without(only, long)] : rows
  const own = table.columns.filter(({ name }) => columns.includes(name))
  const values = new Map<string, SQL>(
    own.map(({ name }) => [
      name,
      table.later.includes(name) ? sql`null` : (long[name] ?? field(name)),
    ]),
  )
  for (const [name, words] of Object.entries(table.fresh)) values.set(name, fresh(words, now))
  if (table.hasStudy && table.name !== 'people') values.set('study_id', sql`${study}`)
  if (table.name === 'people') {
    values.set('is_owner', sql`0`)
    values.set('awaited_in', sql`${study}`)
  }
  const names = [...values.keys()]
  const guards = guarded(table, columns).flatMap((one) => guard(one, study))
  return db.run(sql`insert into ${sql.raw(`${table.name} (${names.join(', ')})`)}
    select ${sql.join([...values.values()], sql`, `)} from json_each(${JSON.stringify(short)}) j
    where ${sql.join([isNext, ...guards], sql` and `)} ${settled(table, names)}`)
}

function without(row: Record<string, Value>, long: Record<string, SQL>): Record<string, Value> {
  return Object.fromEntries(Object.entries(row).filter(([name]) => !(name in long)))
}

const field = (name: string) => sql.raw(`j.value ->> '${name}'`)

function fresh(words: string, now: string): SQL {
  const parts = words.split(':now').map((part) => sql.raw(part))
  return sql.join(parts, sql`${now}`)
}

/** Of which key other rows are named by, where the study is not part of it; those that it is part of, the database holds. */
const composite = new Set(['people', 'participants', 'cases', 'instrument_versions'])

/** Those whose ids are held against the study while its rows come in. */
function guarded(table: ArchivedTable, columns: readonly string[]): ArchivedColumn[] {
  return table.columns.filter(({ name }) => columns.includes(name) && !table.later.includes(name))
}

/** Asked when a part was refused, so that somebody can look at the row. */
async function firstWrong(
  db: Db,
  { study }: Restore,
  table: ArchivedTable,
  { columns, rows }: Part,
): Promise<Wrong> {
  const json = JSON.stringify(rows)
  const faults = guarded(table, columns).flatMap((one) =>
    guard(one, study).map(
      (holds) => sql`select key as "row", ${one.name} as "column" from rows j where not ${holds}`,
    ),
  )
  if (faults.length === 0 || json.length > longestJson) return { row: null }
  const found = await first<{ row: number; column: string }>(
    db,
    sql`with rows as (select key, value from json_each(${json})) ${sql.join(faults, sql` union all `)} order by 1 limit 1`,
  )
  return found ?? { row: null }
}

function guard({ name, names, mayName, inside }: ArchivedColumn, study: string): SQL[] {
  const value = field(name)
  if (inside !== null) {
    const table = sql.raw(inside.table)
    const id =
      inside.at === ''
        ? sql`e.value`
        : sql`iif(e.type in ('object', 'array'), e.value ->> ${/^\d+$/.test(inside.at) ? sql.raw(inside.at) : inside.at}, e.value)`
    const elements = sql`json_each(iif(json_valid(${value}), ${value}, '[]')) e`
    const isOurs = sql`exists (select 1 from ${table} n where n.id = ${id} and n.study_id = ${study})`
    const isTheirs = sql`exists (select 1 from ${table} n where n.id = ${id} and n.study_id <> ${study})`
    return [
      sql`not exists (select 1 from ${elements} where ${inside.isThere ? sql`not ${isOurs}` : isTheirs})`,
    ]
  }
  if (names !== null && !composite.has(names))
    return [
      sql`(${value} is null or exists (select 1 from ${sql.raw(names)} n where n.id = ${value} and n.study_id = ${study}))`,
    ]
  return mayName
    .filter((table) => !composite.has(table))
    .map(
      (table) =>
        sql`not exists (select 1 from ${sql.raw(table)} n where n.id = ${value} and n.study_id <> ${study})`,
    )
}

/** Whoever is there already stays as they are; what a trigger wrote gives way to what the archive says. */
function settled(table: ArchivedTable, names: readonly string[]): SQL {
  if (table.name === 'people') return sql`on conflict (id) do nothing`
  if (!table.isWorded) return sql``
  const set = names.map((name) => `${name} = excluded.${name}`).join(', ')
  return sql.raw(`on conflict (${table.by.join(', ')}) do update set ${set}`)
}

function links(db: Db, { id }: Restore, table: ArchivedTable, part: Part, mark: string): Write[] {
  if (table.later.length === 0) return []
  const found = part.rows.flatMap((row) => {
    const told = Object.fromEntries(
      table.later.flatMap((name) => (row[name] == null ? [] : [[name, row[name]]])),
    )
    return Object.keys(told).length === 0 ? [] : [{ row: row.id, links: told }]
  })
  if (found.length === 0) return []
  return [
    db.run(sql`insert into restore_links select ${id}, ${table.name}, value ->> 'row', value ->> 'links'
      from json_each(${JSON.stringify(found)})
      where exists (select 1 from restore_tables where restore_id = ${id} and name = ${table.name} and mark = ${mark})`),
  ]
}

/** How many rows name one of their own table that is not there. */
export async function brokenLinks(db: Db, restore: Restore): Promise<number> {
  const counts = linked.flatMap(({ name, later }) =>
    later.map(
      (
        column,
      ) => sql`(select count(*) from restore_links l where l.restore_id = ${restore.id} and l.name = ${name}
        and l.links ->> ${column} is not null and not exists (select 1 from ${sql.raw(name)} t
          where t.id = l.links ->> ${column} and t.study_id = ${restore.study}))`,
    ),
  )
  const found = await first<{ n: number }>(db, sql`select ${sql.join(counts, sql` + `)} as n`)
  return found?.n ?? 0
}

const linked = ['devices', 'responses', 'codes'].flatMap((name) => tableOf(name) ?? [])

/** Now that all rows of a table are there, those that name each other do. */
export function linkRows(db: Db, restore: Restore): Write[] {
  const { id, study } = restore
  return linked.map(({ name, later }) => {
    const table = sql.raw(name)
    const of = sql`from restore_links l where l.restore_id = ${id} and l.name = ${name}`
    const set = later.map((column) => {
      const target = sql`select t.id from ${table} t where t.study_id = ${study} and t.id = l.links ->> ${column}`
      return sql`${sql.raw(column)} = (select (${target}) ${of} and l.row_id = ${table}.id)`
    })
    return db.run(sql`update ${table} set ${sql.join(set, sql`, `)}
      where study_id = ${study} and id in (select l.row_id ${of})`)
  })
}
