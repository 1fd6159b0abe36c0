// Where an archive that is being made was laid down, and what it is made with.
import type { ArchiveTable } from '../../../core/archive/manifest.ts'
import type { Sha256State } from '../../../core/upload/sha256.ts'
import type { ZipState } from '../../../core/zip/write.ts'
import type { Db } from '../db.ts'
import type { Value } from './pages.ts'

export type ArchiveWork = {
  part: 'tables' | 'files' | 'end'
  /** Of the tables, and where in that one. */
  at: number
  cursor: string | null
  open: { sha: Sha256State; rows: number; sizeBytes: number } | null
  /** The file that is half in. */
  file: { hash: string; offset: number } | null
  /** The last line of the trail when the tables were begun, and how often they were. */
  line: number
  tries: number
  isUneven: boolean
  /** Everybody whom a row names, so far. */
  people: string[]
  tables: ArchiveTable[]
  files: { count: number; sizeBytes: number; of: number }
  missingFiles: string[]
  rows: number
  zip: ZipState
}

export type ArchiveGround = {
  db: Db
  bucket: R2Bucket
  version: string
  /** A row of `study_keys` with its private half unwrapped, where this instance can. */
  bare: (row: Record<string, Value>) => Promise<Record<string, Value>>
}

export type Budget = { questions: number; bytes: number }
