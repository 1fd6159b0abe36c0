// What every kind of thing in an import is asked with, and what each kind has to say for itself.
import { type SQL, sql } from 'drizzle-orm'
import type { Plan } from '../../../core/coding/import-plan.ts'
import type { ImportChoices, ImportFate } from '../../../core/wire/import.ts'
import type { ImportKind } from '../../../core/wire/import-rows.ts'
import type { Deed } from '../audits.ts'
import type { ComingCode } from '../code-import.ts'
import type { Db, Write } from '../db.ts'

export type Ground = {
  id: string
  study: string
  /** Those that the file has anything of. */
  kinds: readonly ImportKind[]
  choices: ImportChoices
  /** What becomes of the file's codes: worker/store/imports/codes.ts. */
  codes: CodesGround
}

export type CodesGround = {
  plan: Plan
  /** What would be made and worded anew. */
  coming: ComingCode[]
  /** Where each code of the file comes to: its key, the code's id here, its fate, its label. */
  places: [string, string, ImportFate, string][]
}

/** A row as it is laid aside: its body is JSON, and what is long stands apart from it. */
export type StagedRow = { key: string; body: object; text?: string; blocks?: string }

/** Where among the rows that were sent something is wrong, and why. */
export type Fault = { at: string; reason: string }

/** What the check of a part may look at. */
export type StageGround = { db: Db; study: string; id: string }

export type Kind = {
  /** The table whose `import_id` says what came in. */
  table: string
  /** Holds the rows of a part, whose shapes are right, against each other and against what was laid aside before them. */
  stage(ground: StageGround, rows: readonly never[]): Promise<StagedRow[] | Fault>
  /**
   * A select of `key`, `thing` (the id that it has here), `fate` (new, here, out), `reason` (why it is out) and `name` of
   * each row that was laid aside. What it may name is settled by then: settle.ts.
   */
  fates(ground: Ground): SQL
  /** The statements that bring in what is new, once all is settled; each asks `when`. */
  move(db: Db, deed: Deed, ground: Ground, when: SQL): Write[]
}

export function stagedRows({ id }: Ground, kind: ImportKind): SQL {
  return sql`import_rows r where r.import_id = ${id} and r.kind = ${kind}`
}

/** Those of them that come in: what was settled before holds, so that what is told is what is done. */
export function newRows(ground: Ground, kind: ImportKind): SQL {
  return sql`${stagedRows(ground, kind)} and r.fate = 'new'`
}

/** A row of another kind that row `r` names by `key`, under the alias `as`: settled, since that kind comes before. */
export function named(ground: Ground, kind: ImportKind, key: SQL, as: string): SQL {
  const alias = sql.identifier(as)
  return sql`left join import_rows ${alias} on ${alias}.import_id = ${ground.id} and ${alias}.kind = ${kind} and ${alias}.key = ${key}`
}

/** A field of a row's body. */
export function said(field: string): SQL {
  return sql`(r.body ->> ${sql.raw(`'$.${field}'`)})`
}

/** Rows that need no more than their shape. */
export async function asSent(
  _ground: StageGround,
  rows: readonly { key: string }[],
): Promise<StagedRow[]> {
  return rows.map(({ key, ...body }) => ({ key, body }))
}
