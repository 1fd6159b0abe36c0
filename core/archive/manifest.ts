// What an archive says of itself: whose it is, from which version, and of each part how much and which hash.
import * as v from 'valibot'
import { NewStudy } from '../wire/people.ts'
import { Hash, Instant } from '../wire/words.ts'
import type { ArchivedTable } from './table.ts'

export const manifestName = 'manifest.json'
export const fileOf = (hash: string) => `files/${hash}`
export const linesOf = (table: string) => `tables/${table}.jsonl`

const Count = v.pipe(v.number(), v.safeInteger(), v.minValue(0))

/** It begins the keys of the study's files, so it names no other folder. */
const StudyId = v.pipe(v.string(), v.regex(/^[0-9A-Za-z-]{1,64}$/, 'id.form'))

export const ArchiveTable = v.object({
  name: v.pipe(v.string(), v.maxLength(60)),
  columns: v.pipe(v.array(v.pipe(v.string(), v.maxLength(60))), v.maxLength(100)),
  rows: Count,
  sizeBytes: Count,
  sha256: Hash,
})
export type ArchiveTable = v.InferOutput<typeof ArchiveTable>

export const Manifest = v.object({
  format: v.literal('pedoman-archive'),
  formatVersion: v.number(),
  software: v.pipe(v.string(), v.maxLength(80)),
  /** Of the last migration of the database that it came from. */
  migration: Count,
  madeAt: Instant,
  study: v.object({
    ...NewStudy.entries,
    id: StudyId,
    createdAt: Instant,
    period: v.picklist(['year', 'month']),
  }),
  tables: v.pipe(v.array(ArchiveTable), v.maxLength(200)),
  files: v.object({ count: Count, sizeBytes: Count }),
  /** Files that the study told of and did not hold. */
  missingFiles: v.pipe(v.array(Hash), v.maxLength(10_000)),
  /** The study never stood still while it was read: rows whose ground was missed are left out by a restore. */
  isUneven: v.boolean(),
})
export type Manifest = v.InferOutput<typeof Manifest>

export const formatVersion = 1

export type Unfit =
  | 'archive.format'
  | 'archive.newer'
  | 'archive.table-unknown'
  | 'archive.column-unknown'
  | 'archive.table-missing'

/** Why an instance of this migration cannot take it; null when it can. What later columns it lacks gets its default. */
export function unfitOf(
  manifest: Manifest,
  migration: number,
  known: readonly ArchivedTable[],
): Unfit | null {
  if (manifest.formatVersion !== formatVersion) return 'archive.format'
  if (manifest.migration > migration) return 'archive.newer'
  for (const told of manifest.tables) {
    const table = known.find(({ name }) => name === told.name)
    if (!table) return 'archive.table-unknown'
    const names = new Set(table.columns.map(({ name }) => name))
    if (told.columns.some((name) => !names.has(name))) return 'archive.column-unknown'
    if (table.by.some((name) => names.has(name) && !told.columns.includes(name)))
      return 'archive.column-unknown'
  }
  const told = new Set(manifest.tables.map(({ name }) => name))
  return ['people', 'members', 'held_files', 'audits'].every((name) => told.has(name))
    ? null
    : 'archive.table-missing'
}
