// What the weighing of evidence makes of a study that was there before: its links stay, its scores keep their first answer,
// and its months are counted.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, test } from 'vitest'
import { statementsOf } from '../../scripts/migrations.ts'
import { root } from '../../scripts/root.ts'

const files = readdirSync(join(root, 'migrations')).sort()
const at = files.findIndex((name) => name.endsWith('_weighing.sql'))

function run(db: DatabaseSync, names: string[]): void {
  for (const name of names)
    for (const statement of statementsOf(readFileSync(join(root, 'migrations', name), 'utf8')))
      db.exec(statement)
}

test('evidence, its results and the months of sources come through', () => {
  const db = new DatabaseSync(':memory:', { enableForeignKeyConstraints: false })
  run(db, files.slice(0, at))
  const test = `{"of":"total","op":">=","value":12}`
  const result = `{"value":12,"holds":1,"at":"2018-05-01T00:00:00Z"}`
  const link = `insert into evidence (id, study_id, finding_id, coding_id, response_id, test, result, stance, strength, note, added_by, added_at)`
  db.exec(
    `${link} values ('words', 's', 'f', 'c', null, null, null, 'supports', 2, 'n', 'p', '2018-05-02')`,
  )
  db.exec(
    `${link} values ('score', 's', 'f', null, 'r', '${test}', '${result}', 'context', 1, '', 'p', '2018-05-03')`,
  )
  const add = `insert into sources (id, study_id, title, technique, occurred_on, added_at, added_by)`
  db.exec(`${add} values ('one', 's', '', 'fgd', '2017-11-20', '', 'p')`)
  db.exec(`${add} values ('two', 's', '', 'fgd', null, '', 'p')`)
  db.exec("insert into source_prompts values ('one', 's', 'x', 1)")
  db.exec("update sources set coded = 2 where id = 'one'")
  run(db, files.slice(at))
  const rows = (query: string) =>
    db
      .prepare(query)
      .all()
      .map((row) => Object.values(row))
  expect(
    rows(
      'select id, coding_id, response_id, instrument, stance, strength, note, theory from evidence order by id',
    ),
  ).toEqual([
    ['score', null, 'r', null, 'context', 1, '', ''],
    ['words', 'c', null, null, 'supports', 2, 'n', ''],
  ])
  expect(rows('select evidence_id, asked_at, test, result from evidence_results')).toEqual([
    ['score', '2018-05-01T00:00:00Z', test, result],
  ])
  const months = () => rows('select month, n, coded from source_months where n > 0 order by month')
  expect(months()).toEqual([
    ['', 1, 0],
    ['2017-11', 1, 1],
  ])
  // A day that is corrected takes the source, and what was asked in it, along.
  db.exec("update sources set occurred_on = '2018-01-05' where id = 'one'")
  expect(months()).toEqual([
    ['', 1, 0],
    ['2018-01', 1, 1],
  ])
  expect(rows('select code_name, month from prompted_months where n > 0')).toEqual([
    ['x', '2018-01'],
  ])
  db.close()
})
