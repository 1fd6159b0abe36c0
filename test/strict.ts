// The Worker as production would run it: an entry that wraps its database in the limits that local SQLite lacks,
// and tells in headers what each request cost.
import type { D1Database, D1PreparedStatement, ExecutionContext } from '@cloudflare/workers-types'
import type { Env } from '../worker/env.ts'
import worker from '../worker/index.ts'
import { failingIn, faulty } from './fault/faulty.ts'

/** D1's documented limits (developers.cloudflare.com/d1/platform/limits); ours are tighter where we say so. */
export const limits = {
  parameters: 100,
  sqlBytes: 100_000,
  /** D1 takes 2 MB a value; ours leaves room for the rest of the row. */
  valueBytes: 1_500_000,
  /** D1 takes 1,000; ours keeps a request quick. */
  queries: 40,
} as const

export type Meter = {
  read: number
  written: number
  queries: number
  most: number
  broken: string | null
}

export default {
  async fetch(request: Request, env: Env, context: ExecutionContext): Promise<Response> {
    const meter = newMeter()
    const failing = failingIn(request.headers.get('x-fault'))
    let calls = 0
    const sound = { ...env, DB: strict(env.DB, meter) }
    const bound = failing
      ? faulty(sound, failing, (n) => {
          calls = n
        })
      : sound
    const answer = await worker.fetch(request, bound, context)
    const told = new Response(answer.body, answer)
    if (failing) told.headers.set('x-calls', String(calls))
    told.headers.set('x-rows-read', String(meter.read))
    told.headers.set('x-rows-written', String(meter.written))
    told.headers.set('x-queries', String(meter.queries))
    if (meter.broken) told.headers.set('x-strict', meter.broken)
    return told
  },
  scheduled: worker.scheduled,
}

type Result = { meta: { rows_read?: number; rows_written?: number } }

export function newMeter(most: number = limits.queries): Meter {
  return { read: 0, written: 0, queries: 0, most, broken: null }
}

export function strict(db: D1Database, meter: Meter): D1Database {
  const inner = new WeakMap<D1PreparedStatement, D1PreparedStatement>()

  const wrapped = (sql: string, statement: D1PreparedStatement): D1PreparedStatement => {
    const outer = {
      bind(...values: unknown[]) {
        mustFit(meter, sql, values)
        return wrapped(sql, statement.bind(...values))
      },
      all: async () => paid(await asked(meter, sql, () => statement.all())),
      run: async () => paid(await asked(meter, sql, () => statement.run())),
      first: async (column?: string) => {
        const { results } = paid(
          await asked(meter, sql, () => statement.all<Record<string, unknown>>()),
        )
        const row = results[0] ?? null
        return row === null || column === undefined ? row : (row[column] ?? null)
      },
      // `raw` tells no costs, so a read is asked a second time for them; only what a test sees is slower.
      raw: async (options?: { columnNames?: false }) => {
        if (/^\s*(select|with)\b/i.test(sql)) paid(await statement.all())
        return asked(meter, sql, () => statement.raw(options))
      },
    } as unknown as D1PreparedStatement
    inner.set(outer, statement)
    return outer
  }

  const paid = <R extends Result>(result: R): R => {
    meter.read += result.meta.rows_read ?? 0
    meter.written += result.meta.rows_written ?? 0
    return result
  }

  return {
    prepare(sql: string) {
      if (new TextEncoder().encode(sql).length > limits.sqlBytes)
        refuse(meter, 'SQL of more than 100 kB', sql)
      return wrapped(sql, db.prepare(sql))
    },
    async batch(statements: D1PreparedStatement[]) {
      count(meter, statements.length, 'batch')
      const results = await db.batch(
        statements.map((statement) => inner.get(statement) ?? statement),
      )
      for (const result of results) paid(result)
      return results
    },
    // Not for requests: `exec` binds nothing, and sessions and dumps are not used.
    exec: () => refuse(meter, 'exec', ''),
    dump: () => refuse(meter, 'dump', ''),
    withSession: () => refuse(meter, 'withSession', ''),
  } as unknown as D1Database
}

function asked<T>(meter: Meter, sql: string, ask: () => Promise<T>): Promise<T> {
  count(meter, 1, sql)
  return ask()
}

function count(meter: Meter, queries: number, sql: string): void {
  meter.queries += queries
  if (meter.queries > meter.most)
    refuse(meter, `more than ${meter.most} queries in one request`, sql)
}

/** LIKE patterns over 50 bytes are left to workerd, which refuses them as production does. */
function mustFit(meter: Meter, sql: string, values: unknown[]): void {
  if (values.length > limits.parameters) refuse(meter, `${values.length} bound parameters`, sql)
  for (const [at, value] of values.entries()) {
    if (value === undefined) refuse(meter, `undefined bound as parameter ${at + 1}`, sql)
    if (typeof value === 'string' && new TextEncoder().encode(value).length > limits.valueBytes)
      refuse(meter, `parameter ${at + 1} of more than 1.5 MB`, sql)
  }
}

/** The header makes the test fail with the reason; SQL is ours and holds no one's words. */
function refuse(meter: Meter, reason: string, sql: string): never {
  const shown = sql.replaceAll(/\s+/g, ' ').replaceAll(/[^ -~]/g, '?')
  meter.broken = `${reason}: ${shown.trim().slice(0, 200)}`
  throw new Error(`strict: ${reason}`)
}
