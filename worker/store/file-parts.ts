// Files that come up in parts: each part lies in R2 by itself until the last has come, then all are joined as they
// stream from R2 to R2. Nothing is ever held as a whole, however large the file is.
import { sql } from 'drizzle-orm'
import { partCountOf } from '../../core/upload/parts.ts'
import type { Deed } from './audits.ts'
import { type Db, rows } from './db.ts'
import { holdsFile, type KeptFile, keepFile } from './files.ts'

/** Whose parts of which file. */
export type Upload = { study: string; sender: string; hash: string; sizeBytes: number }

export async function partsOf(
  db: Db,
  { study, sender, hash }: Omit<Upload, 'sizeBytes'>,
): Promise<number[]> {
  const found = await rows<{ part: number }>(
    db,
    sql`select part from file_parts
      where study_id = ${study} and sender = ${sender} and hash = ${hash} order by part`,
  )
  return found.map(({ part }) => part)
}

/** The bytes first, the row after: a row never tells of bytes that are not there. */
export async function keepPart(
  db: Db,
  bucket: R2Bucket,
  upload: Upload,
  part: number,
  bytes: Uint8Array,
  at: string,
): Promise<void> {
  const { study, sender, hash } = upload
  await bucket.put(keyOf(upload, part), bytes)
  await db.run(sql`
    insert into file_parts values (${study}, ${sender}, ${hash}, ${part}, ${bytes.byteLength}, ${at})
    on conflict do update set size_bytes = excluded.size_bytes, kept_at = excluded.kept_at`)
}

export type Joined = KeptFile | { outcome: 'incomplete'; missing: number }

/** Retrying is harmless at any point: a file that is held is `had`, whatever became of its parts. */
export async function joinParts(
  db: Db,
  deed: Deed,
  bucket: R2Bucket,
  upload: Upload,
  how: { holds: typeof holdsFile; keep: typeof keepFile } = { holds: holdsFile, keep: keepFile },
): Promise<Joined> {
  const { study, hash, sizeBytes } = upload
  const held = await how.holds(db, deed, bucket, study, hash)
  if (held) {
    await dropParts(db, bucket, upload)
    return held
  }
  const parts = await partsOf(db, upload)
  const missing = partCountOf(sizeBytes) - parts.length
  if (missing > 0) return { outcome: 'incomplete', missing }
  const ended = new AbortController()
  const { readable, poured } = pour(bucket, upload, parts, ended.signal)
  const [kept, lost] = await Promise.all([
    how
      .keep(db, deed, bucket, study, hash, readable)
      .catch((error: unknown) => ({ error }))
      // Whoever stops reading, or never began to, leaves the pouring waiting for room; and a pipe that is told to stop
      // first waits for what it was writing (WHATWG Streams, ReadableStreamPipeTo, shutdown with an action).
      .finally(() => {
        ended.abort()
        readable.cancel().catch(() => {})
      }),
    poured,
  ])
  if (lost !== null) {
    // Another commit of the same sender may have joined and cleared them meanwhile; then the next try finds the file.
    await forget(db, upload, [lost])
    return { outcome: 'incomplete', missing: 1 }
  }
  if ('error' in kept) throw kept.error
  await dropParts(db, bucket, upload)
  return kept
}

/** One part after the other into one stream of the length that R2 wants to know beforehand. Tells which was missing. */
function pour(bucket: R2Bucket, upload: Upload, parts: readonly number[], signal: AbortSignal) {
  const { readable, writable } = new FixedLengthStream(upload.sizeBytes)
  const run = async (): Promise<number | null> => {
    for (const part of parts) {
      const found = await bucket.get(keyOf(upload, part))
      if (!found) {
        await writable.abort(new Error('a part is missing'))
        return part
      }
      await found.body.pipeTo(writable, { preventClose: true, signal })
    }
    await writable.close()
    return null
  }
  // When the other end breaks off, what it says of it is what counts.
  return { readable, poured: run().catch(() => null) }
}

/** R2 first: a row without bytes is noticed at the next commit, bytes without a row never would be. */
async function dropParts(db: Db, bucket: R2Bucket, upload: Upload): Promise<void> {
  const parts = await partsOf(db, upload)
  if (parts.length === 0) return
  await bucket.delete(parts.map((part) => keyOf(upload, part)))
  await forget(db, upload, parts)
}

async function forget(db: Db, upload: Upload, parts: readonly number[]): Promise<void> {
  const { study, sender, hash } = upload
  await db.run(sql`delete from file_parts where study_id = ${study} and sender = ${sender} and hash = ${hash}
    and part in (select value from json_each(${JSON.stringify(parts)}))`)
}

/** As many objects as R2 deletes at once. */
const sweptAtOnce = 1_000

/** Parts whose rest never came. A phone that comes back later is told that they are missing, and sends them again. */
export async function sweepParts(db: Db, bucket: R2Bucket, before: string): Promise<void> {
  const old = await rows<{ study: string; sender: string; hash: string; part: number }>(
    db,
    sql`select study_id as study, sender, hash, part from file_parts
      where kept_at < ${before} order by kept_at limit ${sweptAtOnce}`,
  )
  if (old.length === 0) return
  await bucket.delete(old.map(({ part, ...upload }) => keyOf(upload, part)))
  await db.run(sql`delete from file_parts where kept_at < ${before} and (study_id, sender, hash, part) in (
    select value ->> 'study', value ->> 'sender', value ->> 'hash', value ->> 'part'
    from json_each(${JSON.stringify(old)}))`)
}

function keyOf({ study, sender, hash }: Omit<Upload, 'sizeBytes'>, part: number): string {
  return `${study}/parts/${sender}/${hash}/${part}`
}
