// The wrapper that the other tests trust: what production refuses is refused, and what a request cost is counted.
import type { D1Database, D1PreparedStatement } from '@cloudflare/workers-types'
import { expect, test } from 'vitest'
import { limits, newMeter, strict } from '../strict.ts'

/** A database that takes everything, as the embedded one nearly does: two rows read and one written a statement. */
function lenient(): D1Database {
  const result = { success: true, results: [{ n: 7 }], meta: { rows_read: 2, rows_written: 1 } }
  const statement = {
    bind: () => statement,
    all: async () => result,
    run: async () => result,
    raw: async () => [[7]],
  } as unknown as D1PreparedStatement
  return {
    prepare: () => statement,
    batch: async (statements: unknown[]) => statements.map(() => result),
  } as unknown as D1Database
}

test('what a request reads and writes is counted, each statement of a batch too', async () => {
  const meter = newMeter()
  const db = strict(lenient(), meter)
  const one = db.prepare('select 1')
  await one.all()
  await one.run()
  expect(await one.first('n')).toBe(7)
  expect(await one.raw()).toEqual([[7]])
  await db.batch([one, one.bind(1), one])
  expect(meter).toMatchObject({ queries: 7, read: 14, written: 7, broken: null })
})

test('too many parameters, SQL too long, a value too large and undefined are refused', () => {
  const meter = newMeter()
  const db = strict(lenient(), meter)
  const statement = db.prepare('select ?')
  expect(() => statement.bind(...Array(limits.parameters).fill(1))).not.toThrow()
  expect(() => statement.bind(...Array(limits.parameters + 1).fill(1))).toThrow(
    '101 bound parameters',
  )
  expect(() => statement.bind(undefined)).toThrow('undefined bound as parameter 1')
  expect(() => statement.bind('é'.repeat(limits.valueBytes / 2))).not.toThrow()
  expect(() => statement.bind('é'.repeat(limits.valueBytes / 2 + 1))).toThrow('more than 1.5 MB')
  expect(() => db.prepare(`select '${'x'.repeat(limits.sqlBytes)}'`)).toThrow(
    'SQL of more than 100 kB',
  )
  expect(meter.broken).toMatch(/^SQL of more than 100 kB: select 'x/)
})

test('the forty-first query of a request is refused, in a batch or alone', async () => {
  const alone = strict(lenient(), newMeter())
  const statement = alone.prepare('select 1')
  for (let n = 0; n < limits.queries; n++) await statement.all()
  await expect(statement.all()).rejects.toThrow('more than 40 queries')
  const batched = strict(lenient(), newMeter())
  const many = Array.from({ length: limits.queries + 1 }, () => batched.prepare('select 1'))
  await expect(batched.batch(many)).rejects.toThrow('more than 40 queries')
})
