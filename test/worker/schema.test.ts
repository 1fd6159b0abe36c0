// The tables as drizzle knows them are the tables as the migrations made them.
import { getTableColumns, getTableName, is } from 'drizzle-orm'
import { SQLiteTable } from 'drizzle-orm/sqlite-core'
import { expect, test } from 'vitest'
import * as schema from '../../worker/schema.ts'
import { world } from '../world.ts'

const tables = Object.values(schema).filter((value) => is(value, SQLiteTable))

test('every table of worker/schema.ts can be read whole from a migrated database', async () => {
  const { db } = await world()
  expect(tables.length).toBeGreaterThan(5)
  for (const table of tables) {
    const columns = Object.values(getTableColumns(table)).map((column) => `"${column.name}"`)
    const statement = `select ${columns.join(', ')} from "${getTableName(table)}" limit 0`
    await expect(db.prepare(statement).all(), statement).resolves.toMatchObject({ success: true })
  }
})

test('every table and column of the database is in worker/schema.ts', async () => {
  const { db } = await world()
  const { results } = await db
    .prepare(
      `select t.name as "table", c.name as "column" from sqlite_master t, pragma_table_info(t.name) c
        where t.type = 'table' and t.name not like 'sqlite%' and t.name not like 'd1%' and t.name not like '\\_cf%' escape '\\'`,
    )
    .all<{ table: string; column: string }>()
  const inDatabase = results.map((row) => `${row.table}.${row.column}`).sort()
  const inSchema = tables
    .flatMap((table) =>
      Object.values(getTableColumns(table)).map(
        (column) => `${getTableName(table)}.${column.name}`,
      ),
    )
    .sort()
  expect(inDatabase).toEqual(inSchema)
})
