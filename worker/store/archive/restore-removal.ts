// A restore that was broken off is taken away again, a bounded stretch a request: the leaves first, its study last.
import { sql } from 'drizzle-orm'
import type { ArchivedTable } from '../../../core/archive/table.ts'
import { tables } from '../../../core/archive/tables/all.ts'
import { type Deed, logged } from '../audits.ts'
import { type Db, rows, together, type Write } from '../db.ts'
import { keyOf } from '../files.ts'
import type { Restore } from './restores.ts'

/** Rows at once, and tables a request; R2 deletes a thousand things at once. */
const rowsAtOnce = 5_000
const tablesAtOnce = 15
const filesAtOnce = 1_000

/** True when nothing is left of it. */
export async function removeRestore(
  db: Db,
  deed: Deed,
  bucket: R2Bucket,
  restore: Restore,
): Promise<boolean> {
  const { id, study } = restore
  const files = await rows<{ hash: string }>(
    db,
    sql`select hash from restore_files where restore_id = ${id} limit ${filesAtOnce}`,
  )
  if (files.length > 0) {
    await bucket.delete(files.map(({ hash }) => keyOf(study, hash)))
    const gone = JSON.stringify(files.map(({ hash }) => hash))
    await db.run(
      sql`delete from restore_files where restore_id = ${id} and hash in (select value from json_each(${gone}))`,
    )
    return false
  }
  const begun = await rows<{ name: string }>(
    db,
    sql`select name from restore_tables where restore_id = ${id}`,
  )
  const left = tables
    .filter(({ name }) => begun.some((one) => one.name === name))
    .toReversed()
    .slice(0, tablesAtOnce)
  if (left.length === 0) {
    await together(db, [...last(db, restore), logged(db, deed, 'remove', 'archive', id)] as [Write])
    await forgetPeople(db, study)
    return true
  }
  await together(db, [...counts(db, study), ...unlinked(db, study)] as [Write, ...Write[]])
  for (const table of left) {
    const [isMore] = await together(db, [emptied(db, study, table)])
    if (isMore) return false
    await db.run(sql`delete from restore_tables where restore_id = ${id} and name = ${table.name}`)
  }
  return false
}

function emptied(db: Db, study: string, table: ArchivedTable): Write {
  const name = sql.raw(table.name)
  const key = sql.raw(table.by.join(', '))
  const of = sql.raw(table.by.map((column) => `t.${column}`).join(', '))
  // People may be another study's too; whom nobody needs goes at the end. Members wait in the restore itself.
  if (table.walk === 'named' || table.name === 'members')
    return db.run(sql`delete from ${name} where 0`)
  if (table.under === null || table.hasStudy)
    return db.run(sql`delete from ${name} where study_id = ${study} and (${key}) in (
      select ${of} from ${name} t where t.study_id = ${study} limit ${rowsAtOnce})`)
  const on = sql.raw(`o.id = t.${table.under.column}`)
  return db.run(sql`delete from ${name} where (${key}) in (select ${of} from ${sql.raw(table.under.table)} o
    join ${name} t on ${on} where o.study_id = ${study} limit ${rowsAtOnce})`)
}

/** Counts and places that triggers keep; those by layer and source while there are layers and sources. */
function counts(db: Db, study: string): Write[] {
  const layers = sql`layer_id in (select id from layers where study_id = ${study})`
  return [
    ...['code_tallies', 'source_tallies', 'wording_tallies', 'source_beats'].map(
      (table) => sql`delete from ${sql.raw(table)} where ${layers}`,
    ),
    sql`delete from version_files where study_id = ${study}`,
  ].map((statement) => db.run(statement))
}

function unlinked(db: Db, study: string): Write[] {
  return tables
    .filter(({ later }) => later.length > 0)
    .map(({ name, later }) => {
      const none = later.map((column) => `${column} = null`).join(', ')
      const some = later.map((column) => `${column} is not null`).join(' or ')
      return db.run(
        sql`update ${sql.raw(name)} set ${sql.raw(none)} where study_id = ${study} and (${sql.raw(some)})`,
      )
    })
}

const keptByStudy = [
  'source_groups',
  'source_months',
  'case_tallies',
  'response_states',
  'prompted',
  'prompted_months',
  'version_tallies',
  'memo_tallies',
  'tallies',
  'book_beats',
  'search_pending',
  'search_texts',
  'file_parts',
]

function last(db: Db, { id, study }: Restore): Write[] {
  return [
    ...keptByStudy.map((table) => sql`delete from ${sql.raw(table)} where study_id = ${study}`),
    sql`delete from restore_links where restore_id = ${id}`,
    sql`delete from studies where id = ${study}`,
    sql`delete from restores where id = ${id}`,
  ].map((statement) => db.run(statement))
}

/** Whom the restore made and nobody else has met since. */
async function forgetPeople(db: Db, study: string): Promise<void> {
  const found = await rows<{ id: string }>(
    db,
    sql`select id from people p where awaited_in = ${study}
      and not exists (select 1 from members where person_id = p.id) limit 500`,
  )
  for (const { id } of found.slice(0, 10))
    await db.run(sql`delete from people where id = ${id}`).catch(() => {
      // Another restore of these days names them as well.
    })
}
