// Restores: begun, told of, and ended. The rows of the study come in between (restore-rows.ts, restore-files.ts).
import { sql } from 'drizzle-orm'
import type { ArchiveTable, Manifest } from '../../../core/archive/manifest.ts'
import type { NewRestore, RestoreProgress } from '../../../core/wire/archive.ts'
import { type Deed, logged } from '../audits.ts'
import { type Db, first, rows, together } from '../db.ts'

export type Restore = {
  id: string
  study: string
  slug: string
  manifest: Manifest
  startedAt: string
  isDone: boolean
}

type Found = Omit<Restore, 'manifest' | 'isDone'> & { manifest: string; isDone: number }

const columns = sql`id, study_id as study, slug, manifest, made_at as startedAt, ended_at is not null as isDone from restores`

function told(found: Found | null): Restore | null {
  return (
    found && {
      ...found,
      manifest: JSON.parse(found.manifest) as Manifest,
      isDone: found.isDone === 1,
    }
  )
}

/** Whoever began one goes on with it. */
export async function findRestore(db: Db, id: string, person: string): Promise<Restore | null> {
  return told(
    await first<Found>(db, sql`select ${columns} where id = ${id} and made_by = ${person}`),
  )
}

export async function openRestores(db: Db, person: string): Promise<Restore[]> {
  const found = await rows<Found>(
    db,
    sql`select ${columns} where made_by = ${person} and ended_at is null order by made_at limit 20`,
  )
  return found.flatMap((row) => told(row) ?? [])
}

export type Begun =
  | { outcome: 'begun' | 'had'; id: string }
  | { outcome: 'here'; slug: string }
  | { outcome: 'slug-taken' }

/** The study's own row comes first, which takes its slug; without members nobody sees it. */
export async function beginRestore(
  db: Db,
  deed: Deed,
  id: string,
  { slug, manifest }: NewRestore,
): Promise<Begun> {
  const { study } = manifest
  const [isNew] = await together(db, [
    db.run(sql`insert into studies (id, slug, title, description, zone, language, created_at, period)
      values (${study.id}, ${slug}, ${study.title}, ${study.description}, ${study.zone}, ${study.language}, ${study.createdAt},
        ${study.period}) on conflict do nothing`),
    db.run(sql`insert into restores (id, study_id, slug, manifest, made_by, made_at)
      select ${id}, ${study.id}, ${slug}, ${JSON.stringify(manifest)}, ${deed.actor}, ${deed.at} where changes() > 0`),
    logged(db, deed, 'begin', 'archive', id),
  ])
  if (isNew) return { outcome: 'begun', id }
  const there = await first<{ slug: string; restore: string | null; isSame: number }>(
    db,
    sql`select s.slug, r.id as restore, r.manifest = ${JSON.stringify(manifest)} and r.made_by = ${deed.actor} as isSame
      from studies s left join restores r on r.study_id = s.id and r.ended_at is null where s.id = ${study.id}`,
  )
  if (!there) return { outcome: 'slug-taken' }
  return there.restore !== null && there.isSame === 1
    ? { outcome: 'had', id: there.restore }
    : { outcome: 'here', slug: there.slug }
}

export type TableProgress = { name: string; rows: number; sizeBytes: number; sha: string }

export function tablesOf(db: Db, id: string): Promise<TableProgress[]> {
  return rows(
    db,
    sql`select name, rows, size_bytes as sizeBytes, sha from restore_tables where restore_id = ${id}`,
  )
}

export async function progressOf(db: Db, restore: Restore): Promise<RestoreProgress> {
  const { id, slug, manifest, startedAt, isDone } = restore
  const files = await first<{ n: number }>(
    db,
    sql`select count(*) as n from restore_files where restore_id = ${id}`,
  )
  return {
    id,
    slug,
    title: manifest.study.title,
    madeAt: manifest.madeAt,
    startedAt,
    isDone,
    tables: (await tablesOf(db, id)).map(({ name, rows, sizeBytes }) => ({
      name,
      rows,
      sizeBytes,
    })),
    files: files?.n ?? 0,
  }
}

/** A table of which something is missing, or that is not what the manifest tells. */
export function unfinished(
  manifest: Manifest,
  there: readonly TableProgress[],
  hashOf: (sha: string) => string,
): ArchiveTable | undefined {
  return manifest.tables.find((one) => {
    const table = there.find(({ name }) => name === one.name)
    if (one.sizeBytes === 0) return one.rows !== 0
    return (
      table?.sizeBytes !== one.sizeBytes ||
      table.rows !== one.rows ||
      hashOf(table.sha) !== one.sha256
    )
  })
}

/** The moment from which on its members see the study. */
export async function endRestore(db: Db, deed: Deed, restore: Restore): Promise<boolean> {
  const { id, study, manifest } = restore
  const isOpen = sql`exists (select 1 from restores where id = ${id} and ended_at is null)`
  const done = await together(db, [
    db.run(sql`insert into members (study_id, person_id, role)
      select ${study}, value ->> 'person_id', value ->> 'role'
      from json_each((select members from restores where id = ${id})) where ${isOpen}`),
    // Somebody has to be there who gives the others their links.
    db.run(sql`insert into members (study_id, person_id, role) select ${study}, ${deed.actor}, 'owner' where ${isOpen}
      on conflict do update set role = 'owner'`),
    db.run(
      sql`update restores set ended_at = ${deed.at}, members = null where id = ${id} and ended_at is null`,
    ),
    logged(db, { ...deed, study }, 'restore', 'archive', id, {
      from: manifest.software,
      made: manifest.madeAt,
    }),
    ...['restore_tables', 'restore_files', 'restore_links'].map((table) =>
      db.run(sql`delete from ${sql.raw(table)} where restore_id = ${id}`),
    ),
  ])
  return done[2] ?? false
}
