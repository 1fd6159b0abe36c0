// The database as the store sees it: drizzle over D1, and the few idioms that D1 wants.
import { type SQL, sql } from 'drizzle-orm'
import { type DrizzleD1Database, drizzle } from 'drizzle-orm/d1'

export type Db = DrizzleD1Database<Record<string, never>> & { $client: D1Database }

export function open(binding: D1Database): Db {
  return drizzle(binding) as Db
}

/** A write that can be part of a batch: one statement, in the words of SQL. */
export type Write = ReturnType<Db['run']>

/**
 * The only transaction D1 has: all of it happens, or nothing. Tells of each statement whether it changed anything,
 * so that a guard in a `where` can be read afterwards (there is no read-then-write here).
 * A yes or no, since D1 adds the rows that triggers touched to its count.
 */
export async function together(db: Db, writes: [Write, ...Write[]]): Promise<boolean[]> {
  const results = await db.$client.batch(writes.map((write) => prepared(db, write)))
  return results.map((result) => result.meta.changes > 0)
}

/** The same, and the rows of one question that is asked last, in the same transaction. */
export async function withRows<Row>(db: Db, writes: Write[], question: Write): Promise<Row[]> {
  const statements = [...writes, question].map((write) => prepared(db, write))
  const results = await db.$client.batch<Row>(statements)
  return results.at(-1)?.results ?? []
}

/** By hand: drizzle's own `batch` cannot bind the parameters of raw statements on D1. */
function prepared(db: Db, write: Write): D1PreparedStatement {
  const { sql: text, params } = write.getQuery()
  return db.$client.prepare(text).bind(...params)
}

/** All rows of a statement, typed by the one who wrote it. */
export function rows<Row>(db: Db, statement: SQL): Promise<Row[]> {
  return db.all<Row>(statement)
}

export async function first<Row>(db: Db, statement: SQL): Promise<Row | null> {
  return (await rows<Row>(db, statement))[0] ?? null
}

/** A list as one parameter: D1 allows a hundred of them, `json_each` unpacks thousands from one. */
export function list(values: readonly unknown[]): SQL {
  return sql`(select value from json_each(${JSON.stringify(values)}))`
}

/** Errors of the platform name tables and columns, never values; the rest of their text may hold parameters. */
export function isUniqueError(error: unknown): boolean {
  return String((error as { cause?: unknown }).cause ?? error).includes('UNIQUE constraint failed')
}
