// Files out of an archive: only those that its own list names, each under the hash of its bytes, and no line in the trail,
// which tells of them already.
import { sql } from 'drizzle-orm'
import { type Db, first, rows } from '../db.ts'
import type { KeptFile } from '../files.ts'
import { putFile } from '../files.ts'
import type { Restore } from './restores.ts'

export async function expectsFile(db: Db, { study }: Restore, hash: string): Promise<boolean> {
  const found = await first(
    db,
    sql`select 1 from held_files where study_id = ${study} and hash = ${hash}`,
  )
  return found !== null
}

/** Up to so many that have not come. */
export async function missingFiles(
  db: Db,
  { id, study }: Restore,
  limit: number,
): Promise<string[]> {
  const found = await rows<{ hash: string }>(
    db,
    sql`select h.hash from held_files h where h.study_id = ${study} and not exists (
        select 1 from restore_files f where f.restore_id = ${id} and f.hash = h.hash) order by h.hash limit ${limit}`,
  )
  return found.map(({ hash }) => hash)
}

export async function keepRestored(
  db: Db,
  bucket: R2Bucket,
  { id, study }: Restore,
  hash: string,
  bytes: ReadableStream | Uint8Array,
): Promise<KeptFile> {
  const kept = await putFile(bucket, study, hash, bytes)
  if (kept.outcome !== 'hash-wrong') await noteRestored(db, id, hash)
  return kept
}

export async function noteRestored(db: Db, restore: string, hash: string): Promise<void> {
  await db.run(sql`insert into restore_files select id, ${hash} from restores where id = ${restore} and ended_at is null
    on conflict do nothing`)
}
