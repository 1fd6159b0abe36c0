// What every dataset is made on: the study, what is asked of it, and the mask over everything that people said.
import { type SQL, sql } from 'drizzle-orm'
import { momentIn } from '../../../core/answer/day.ts'
import type { Table, Value } from '../../../core/table/table.ts'
import type { ExportFilter, Withheld } from '../../../core/wire/export.ts'
import { type Db, list } from '../db.ts'
import type { Mask } from '../mask.ts'

export type Ground = {
  db: Db
  study: { id: string; slug: string; zone: string; language: string }
  mask: Mask
  filter: ExportFilter
  split: boolean
  /** Of documents. */
  language: string
  /** Names are shown: nothing is masked. */
  identities: boolean
  /** Nothing that came in later is in it, so that a long run is of one moment. */
  until: string
}

/** A page of rows, and where the next begins. `cost` is how many questions of the database it takes at most. */
export type Page = { rows: Value[][]; next: string | null; withheld?: Withheld }
export type Rows = { table: Table; cost: number; page(after: string | null): Promise<Page> }

/** Whole documents, a few at a time. */
export type Files = {
  cost: number
  title: Record<string, string>
  page(
    after: string | null,
  ): Promise<{ files: { name: string; bytes: Uint8Array }[]; next: string | null }>
}

/**
 * One file that is too long to be held, written a page at a time. What it is laid down as between two pages is plain JSON,
 * null before the first; with the last page come the files that lie beside it, and how much is in it: codings of a project.
 */
export type Stream = {
  name: string
  /** Of the page that goes on from there: how many questions of the database it takes at most. */
  costAt(from: unknown): number
  page(
    emit: (bytes: Uint8Array) => void,
    from: unknown,
  ): Promise<
    | { state: unknown }
    | { beside: { name: string; bytes: Uint8Array }[]; rows: number; withheld: Withheld }
  >
}

export function local({ study }: Ground): (instant: string) => string {
  return (instant) => momentIn(study.zone, instant)
}

/** `and COLUMN in (…)`, or nothing where nothing is narrowed. */
export function within(column: SQL, values: readonly string[] | undefined): SQL {
  return values === undefined ? sql`` : sql`and ${column} in ${list(values)}`
}

export function between(column: SQL, { from, to }: ExportFilter): SQL {
  return sql`${from === undefined ? sql`` : sql`and ${column} >= ${from}`} ${to === undefined ? sql`` : sql`and ${column} <= ${to}`}`
}

/** A table that is small enough to be read at once. */
export function whole(table: Table, read: () => Promise<Value[][]>): Rows {
  return { table, cost: 1, page: async () => ({ rows: await read(), next: null }) }
}

export function after(cursor: string | null): string[] {
  return cursor === null ? [] : (JSON.parse(cursor) as string[])
}
