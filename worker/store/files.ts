// Original files in R2, each under its study and named by the SHA-256 of its bytes, so that it is kept once.
import { sql } from 'drizzle-orm'
import type { Deed } from './audits.ts'
import { type Db, first, together, type Write } from './db.ts'
import { namedBefore } from './named.ts'
import { unheardSource } from './recordings.ts'
import { namings, unheard } from './response-files.ts'
import { notWithdrawn } from './responses.ts'
import { readable } from './sources.ts'

export type KeptFile = { outcome: 'made' | 'had'; sizeBytes: number } | { outcome: 'hash-wrong' }

/** Bytes that the study has from now on, with their line in the trail. */
export async function keepFile(
  db: Db,
  deed: Deed,
  bucket: R2Bucket,
  study: string,
  hash: string,
  bytes: ReadableStream | Uint8Array,
): Promise<KeptFile> {
  const kept = await putFile(bucket, study, hash, bytes)
  if (kept.outcome === 'made') await logFile(db, deed, study, hash, kept.sizeBytes)
  return kept.outcome === 'had' ? ((await holdsFile(db, deed, bucket, study, hash)) ?? kept) : kept
}

/** R2 reckons the hash while the bytes stream through and keeps nothing when it differs. */
export async function putFile(
  bucket: R2Bucket,
  study: string,
  hash: string,
  bytes: ReadableStream | Uint8Array,
): Promise<KeptFile> {
  try {
    const onlyIf = { etagDoesNotMatch: '*' }
    const kept = await bucket.put(keyOf(study, hash), bytes, { sha256: hash, onlyIf })
    return kept ? { outcome: 'made', sizeBytes: kept.size } : { outcome: 'had', sizeBytes: 0 }
  } catch (error) {
    // https://developers.cloudflare.com/r2/api/error-codes/ 10037: the checksum given does not match.
    if (String(error).includes('10037')) return { outcome: 'hash-wrong' }
    throw error
  }
}

/** Null when the study does not hold it. */
export async function holdsFile(
  db: Db,
  deed: Deed,
  bucket: R2Bucket,
  study: string,
  hash: string,
): Promise<{ outcome: 'had'; sizeBytes: number } | null> {
  const held = await bucket.head(keyOf(study, hash))
  if (!held) return null
  // Once more: the attempt that brought the bytes may have ended before it said so.
  await together(db, markHeld(db, deed, study, hash))
  return { outcome: 'had', sizeBytes: held.size }
}

/** The bytes, unless they are blocked; the original of a text whose names were replaced is for those who may read names. */
export async function findFile(
  db: Db,
  bucket: R2Bucket,
  study: string,
  hash: string,
  mayName: boolean,
): Promise<R2ObjectBody | null> {
  const isNamed = !mayName && (await isOriginalWithNames(db, study, hash))
  return isNamed || (await isBlocked(db, study, hash)) ? null : bucket.get(keyOf(study, hash))
}

async function isOriginalWithNames(db: Db, study: string, hash: string): Promise<boolean> {
  const found = await first(
    db,
    sql`select 1 from sources s where s.study_id = ${study} and s.file_hash = ${hash}
      and ${namedBefore(sql`s.id`)} > 0 limit 1`,
  )
  return found !== null
}

/**
 * Whether they are the words, the picture or the voice of somebody who does not agree to that, or no longer does, or show
 * a consent, or are heard beside their memo alone, or belong to what is not finished yet.
 */
export async function isBlocked(db: Db, study: string, hash: string): Promise<boolean> {
  const found = await first(
    db,
    sql`select 1 from sources s where s.study_id = ${study} and s.file_hash = ${hash} and not ${readable}
      union all select 1 from response_files f join responses r on r.id = f.response_id
      where f.study_id = ${study} and f.hash = ${hash} and (not ${notWithdrawn} or ${unheard})
      union all select 1 from source_recordings f join sources s on s.id = f.source_id
      where f.study_id = ${study} and f.hash = ${hash} and (not ${readable} or ${unheardSource})
      union all select 1 where exists (select 1 from consent_files where study_id = ${study} and hash = ${hash})
        or exists (select 1 from memo_voices where study_id = ${study} and hash = ${hash})
      union all select 1 from draft_files where study_id = ${study} and hash = ${hash} and not exists (
        select 1 from response_files n where n.study_id = ${study} and n.hash = ${hash})
      limit 1`,
  )
  return found !== null
}

/** Null when the study does not hold it. */
export async function sizeOf(
  bucket: R2Bucket,
  study: string,
  hash: string,
): Promise<number | null> {
  return (await bucket.head(keyOf(study, hash)))?.size ?? null
}

/**
 * The bytes for whoever has asked already whether they may be read: what shows a consent is asked for by that consent, a
 * draft's by the draft.
 */
export function bytesOf(
  bucket: R2Bucket,
  study: string,
  hash: string,
  range?: { offset: number; length: number },
): Promise<R2ObjectBody | null> {
  return bucket.get(keyOf(study, hash), range && { range })
}

/** R2 and D1 share no batch: the line follows the bytes, so it never tells of a file that is not there. */
async function logFile(
  db: Db,
  deed: Deed,
  study: string,
  hash: string,
  sizeBytes: number,
): Promise<void> {
  const line = db.run(sql`
    insert into audits (study_id, at, actor_kind, actor_id, verb, what, object_id, details, request_id)
    values (${deed.study}, ${deed.at}, ${deed.actorKind}, ${deed.actor}, 'add', 'file', ${hash},
      ${JSON.stringify({ bytes: sizeBytes })}, ${deed.request})`)
  await together(db, [line, ...markHeld(db, deed, study, hash)])
}

/** The study has it now, and everything that names it. */
function markHeld(db: Db, deed: Deed, study: string, hash: string): [Write, ...Write[]] {
  return [
    db.run(sql`insert into held_files values (${study}, ${hash}) on conflict do nothing`),
    ...namings.map((naming) =>
      db.run(sql`update ${naming} set held_at = ${deed.at}
        where study_id = ${study} and hash = ${hash} and held_at is null`),
    ),
  ]
}

export function keyOf(study: string, hash: string): string {
  return `${study}/${hash}`
}
