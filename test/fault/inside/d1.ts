// D1 over the SQLite of this process: the statements, the batches and what they answer, without a Worker in between.
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite'

type Row = Record<string, unknown>
type Result = { success: true; results: Row[]; meta: { changes: number; rows_read: number } }

export class D1 {
  private readonly sqlite = new DatabaseSync(':memory:')
  private readonly prepared = new Map<string, StatementSync>()
  private readonly total = this.sqlite.prepare('select total_changes() as n')

  prepare(sql: string): Statement {
    return new Statement(this, sql, [])
  }

  async batch(statements: Statement[]): Promise<Result[]> {
    await turn()
    this.sqlite.exec('begin')
    try {
      const results = statements.map((statement) => this.run(statement))
      this.sqlite.exec('commit')
      return results
    } catch (error) {
      this.sqlite.exec('rollback')
      throw error
    }
  }

  async exec(sql: string): Promise<void> {
    this.sqlite.exec(sql)
  }

  run({ sql, values }: Statement): Result {
    try {
      const before = this.changes()
      const results = this.statement(sql).all(...values) as Row[]
      const changes = this.changes() - before
      return { success: true, results, meta: { changes, rows_read: 0 } }
    } catch (error) {
      throw new Error(`D1_ERROR: ${(error as Error).message}`)
    }
  }

  private changes(): number {
    return (this.total.get() as { n: number }).n
  }

  private statement(sql: string): StatementSync {
    const known = this.prepared.get(sql) ?? this.sqlite.prepare(sql)
    this.prepared.set(sql, known)
    return known
  }
}

export class Statement {
  readonly sql: string
  readonly values: SQLInputValue[]
  private readonly db: D1
  constructor(db: D1, sql: string, values: SQLInputValue[]) {
    this.db = db
    this.sql = sql
    this.values = values
  }
  bind(...values: unknown[]): Statement {
    return new Statement(this.db, this.sql, values.map(asSqlite))
  }
  async all<T>(): Promise<{ results: T[]; meta: Result['meta'] }> {
    await turn()
    return this.db.run(this) as never
  }
  run = this.all
  async first<T>(column?: string): Promise<T | null> {
    const [row] = (await this.all<Row>()).results
    return (row === undefined ? null : column === undefined ? row : row[column]) as T | null
  }
  async raw(): Promise<unknown[][]> {
    return (await this.all<Row>()).results.map((row) => Object.values(row))
  }
}

/** Whoever else wants to go on does so first, as while a question is on its way to the database. */
function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}

function asSqlite(value: unknown): SQLInputValue {
  if (typeof value === 'boolean') return Number(value)
  return value as SQLInputValue
}
