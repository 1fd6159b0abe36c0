// Whatever a migration adds is in an archive, or somebody has said why it is not.
import { expect, test } from 'vitest'
import { tables } from '../../core/archive/tables/all.ts'
import { leftOut } from '../../core/archive/tables/left-out.ts'
import { world } from '../world.ts'

type Column = { tbl: string; name: string; type: string; strict: number; pk: number }

test('each table and each column of the database is archived, or is said to be left out', async () => {
  const { db } = await world()
  const { results } = await db
    .prepare(
      `select m.name as tbl, c.name, lower(c.type) as type, c."notnull" as strict, c.pk
        from sqlite_schema m join pragma_table_info(m.name) c
        where m.type = 'table' and m.name not like 'sqlite_%' and m.name not like '_cf_%' and m.name <> 'd1_migrations'
        order by m.name, c.cid`,
    )
    .all<Column>()
  const names = [...new Set(results.map(({ tbl }) => tbl))]
  const wrong: string[] = []
  for (const name of names) {
    const table = tables.find((one) => one.name === name)
    if (!table) {
      if (!(name in leftOut))
        wrong.push(
          `The table ${name} is new. Say in core/archive/tables/ what it holds (so that a restored study has it), ` +
            'or in core/archive/tables/left-out.ts why no archive needs it (derived, secret or passing).',
        )
      continue
    }
    if (name in leftOut) wrong.push(`${name} is archived and left out at once`)
    const there = results.filter(({ tbl }) => tbl === name)
    for (const { name: column, type, strict, pk } of there) {
      if (column === 'study_id' && table.hasStudy) continue
      const told = table.columns.find((one) => one.name === column)
      if (!told && !(column in table.left))
        wrong.push(
          `The column ${name}.${column} is new. Add it to \`columns\` of ${name} in core/archive/tables/, or to its \`left\` with the reason.`,
        )
      if (!told) continue
      const kinds = { integer: 'int', real: 'real', text: 'text' } as Record<string, string>
      const kind = told.type === 'json' ? 'text' : told.type
      if (kinds[type] !== kind) wrong.push(`${name}.${column} is ${type} and not ${told.type}`)
      if (told.isNullable === (strict === 1 || pk > 0))
        wrong.push(`${name}.${column} ${told.isNullable ? 'may never be' : 'may be'} null`)
    }
    const gone = [...table.columns.map((one) => one.name), ...Object.keys(table.left)].filter(
      (column) => !there.some((one) => one.name === column),
    )
    for (const column of gone) wrong.push(`${name}.${column} is archived and there is none`)
  }
  for (const name of [...tables.map((one) => one.name), ...Object.keys(leftOut)])
    if (!names.includes(name)) wrong.push(`${name} is told of and there is none`)
  expect(wrong).toEqual([])
})

test('an archive finds its rows by an index, however large the study is', async () => {
  const { db } = await world()
  const wrong: string[] = []
  for (const table of tables.filter(({ walk }) => walk === 'study' || walk === 'under')) {
    const from =
      table.under === null
        ? `${table.name} t where t.study_id = 'x'`
        : `${table.under.table} t where t.study_id = 'x'`
    const { results } = await db
      .prepare(`explain query plan select 1 from ${from}`)
      .all<{ detail: string }>()
    const scanned = results.filter(({ detail }) => detail.startsWith('SCAN'))
    if (scanned.length > 0)
      wrong.push(`${table.name}: no index begins with study_id (${scanned[0]?.detail})`)
  }
  expect(wrong).toEqual([])
})
