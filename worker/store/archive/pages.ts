// The rows of one table of a study, a page at a time, in the order that the archive has them.
import { type SQL, sql } from 'drizzle-orm'
import type { ArchivedTable } from '../../../core/archive/table.ts'
import { tableOf } from '../../../core/archive/tables/all.ts'
import { type Db, list, rows } from '../db.ts'

export type Value = string | number | null
export type RowPage = { rows: Record<string, Value>[]; next: string | null; questions: number }

/** Where the last row stood: its key, and that of the row it hangs on; a row that nothing hangs on has no key of its own. */
type Place = { over: Value[]; key: Value[] | null }

const rowsAtOnce = 1_000
const heavyAtOnce = 200
const heavyChars = 3_000_000

export async function rowPage(
  db: Db,
  study: string,
  table: ArchivedTable,
  cursor: string | null,
): Promise<RowPage> {
  const place = cursor === null ? null : (JSON.parse(cursor) as Place)
  const walk = walkOf(study, table, place)
  const limit = table.heavy === null ? rowsAtOnce : await fitting(db, walk, table.heavy)
  const found = await rows<Record<string, Value>>(
    db,
    sql`select ${columnsOf(table)} ${walk} limit ${limit}`,
  )
  const last = found.at(-1)
  return {
    rows: found.flatMap((row) => {
      const { isThere } = row
      return isThere === 0 ? [] : [archived(table, row)]
    }),
    next: last === undefined || found.length < limit ? null : JSON.stringify(placeOf(table, last)),
    questions: table.heavy === null ? 1 : 2,
  }
}

/** The people among these ids. */
export async function peoplePage(db: Db, ids: readonly string[]): Promise<Record<string, Value>[]> {
  return rows(db, sql`select id, name, created_at from people where id in ${list(ids)} order by id`)
}

/** As many of the next rows as have so many characters together: a Worker has 128 MB for everything. */
async function fitting(db: Db, walk: SQL, heavy: string): Promise<number> {
  const sizes = await rows<{ chars: number | null }>(
    db,
    sql`select length(t.${sql.raw(heavy)}) as chars ${walk} limit ${heavyAtOnce}`,
  )
  let chars = 0
  const over = sizes.findIndex((row) => {
    chars += row.chars ?? 0
    return chars > heavyChars
  })
  return over < 0 ? heavyAtOnce : Math.max(1, over)
}

/** Everything behind `select …`: names come from core/archive/tables, values are bound. */
function walkOf(study: string, table: ArchivedTable, place: Place | null): SQL {
  const only = table.only === null ? sql`` : sql`and ${sql.raw(table.only)}`
  const key = sql.raw(table.by.map((name) => `t.${name}`).join(', '))
  const after = place?.key ? sql`and (${key}) > ${tuple(place.key)}` : sql``
  const from = sql.raw(table.name)
  if (table.under === null)
    return sql`from ${from} t where t.study_id = ${study} ${only} ${after} order by ${key}`
  const over = sql.raw(table.under.table)
  const on = sql.raw(`o.${keyOf(table.under.table)} = t.${table.under.column}`)
  if (table.walk === 'all')
    return sql`from ${from} t cross join ${over} o on ${on} where o.study_id = ${study} ${after} order by ${key}`
  const overKey = sql.raw(overOf(table).join(', '))
  if (place === null)
    return sql`from ${over} o left join ${from} t on ${on} where o.study_id = ${study} order by ${overKey}, ${key}`
  // Of the row that the last page ended in the rest, and whatever hangs on those behind it.
  const behind = sql`(${overKey}) > ${tuple(place.over)}`
  return place.key === null
    ? sql`from ${over} o left join ${from} t on ${on} where o.study_id = ${study} and ${behind} order by ${overKey}, ${key}`
    : sql`from ${over} o left join ${from} t on ${on} and (${behind} or (${key}) > ${tuple(place.key)})
        where o.study_id = ${study} and (${overKey}) >= ${tuple(place.over)} order by ${overKey}, ${key}`
}

function columnsOf(table: ArchivedTable): SQL {
  const own = table.columns.map(({ name }) => `t.${name}`)
  const keys = table.by.map((name, at) => `t.${name} as key${at}`)
  const over = table.walk === 'under' ? overOf(table).map((name, at) => `${name} as over${at}`) : []
  const first = table.walk === 'under' ? `t.${table.under?.column} is not null` : '1'
  return sql.raw([...own, ...keys, ...over, `${first} as isThere`].join(', '))
}

function placeOf(table: ArchivedTable, row: Record<string, Value>): Place {
  return {
    over: table.walk === 'under' ? overOf(table).map((_, at) => row[`over${at}`] ?? null) : [],
    key: row.isThere === 0 ? null : table.by.map((_, at) => row[`key${at}`] ?? null),
  }
}

function overOf(table: ArchivedTable): string[] {
  return tableOf(table.under?.table ?? '')?.by.map((name) => `o.${name}`) ?? []
}

/** What other tables name a row by. */
function keyOf(table: string): string {
  return tableOf(table)?.columns.some(({ name }) => name === 'id') ? 'id' : 'code'
}

function archived(table: ArchivedTable, row: Record<string, Value>): Record<string, Value> {
  return Object.fromEntries(table.columns.map(({ name }) => [name, row[name] ?? null]))
}

function tuple(values: readonly Value[]): SQL {
  return sql`(${sql.join(
    values.map((value) => sql`${value}`),
    sql`, `,
  )})`
}
