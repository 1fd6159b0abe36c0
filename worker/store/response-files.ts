// The files of responses: which there are, which are held already, and which a phone may send or fetch.
import { type SQL, sql } from 'drizzle-orm'
import type { FileAnswer, Response } from '../../core/wire/response.ts'
import type { Deed } from './audits.ts'
import { type Db, first, rows, type Write } from './db.ts'

type Kept = { response: Response; hash: string; files: FileAnswer[] }

/** A row for each file that a response names. */
export function fileRows({ response, hash, files }: Kept) {
  const recorded = new Set(response.recordings?.map(({ file }) => file))
  return files.map(({ file, type, sizeBytes }) => ({
    id: response.id,
    kept: hash,
    file,
    size: sizeBytes,
    recorded: Number(recorded.has(file) || isVoice(type)),
  }))
}

/** In the batch that keeps the responses; a retry lists nothing twice. A file that the study holds is not waited for. */
export function insertFiles(db: Db, deed: Deed, study: string, from: SQL): Write {
  return db.run(sql`
    insert into response_files (response_id, hash, study_id, size_bytes, is_recording, held_at)
    select r.id, j.value ->> 'file', r.study_id, j.value ->> 'size', j.value ->> 'recorded', (
      select ${deed.at} from held_files f where f.study_id = ${study} and f.hash = j.value ->> 'file')
    from ${from}
    join responses r on r.id = j.value ->> 'id' and r.body_hash = j.value ->> 'kept'
      and r.request_id = ${deed.request}
    where true on conflict do nothing`)
}

/** A film has a sound, too. */
function isVoice(type: string): boolean {
  return /^(audio|video)\//.test(type)
}

export type ExpectedFile = { hash: string; sizeBytes: number; isHeld: boolean }

/** Null when this phone has handed in no such response. */
export async function filesOf(
  db: Db,
  device: string,
  response: string,
): Promise<ExpectedFile[] | null> {
  const found = await rows<{ hash: string | null; sizeBytes: number; heldAt: string | null }>(
    db,
    sql`select f.hash, f.size_bytes as sizeBytes, f.held_at as heldAt
      from responses r left join response_files f on f.response_id = r.id
      where r.id = ${response} and r.device_id = ${device}`,
  )
  if (found.length === 0) return null
  return found.flatMap(({ hash, sizeBytes, heldAt }) =>
    hash === null ? [] : [{ hash, sizeBytes, isHeld: heldAt !== null }],
  )
}

/**
 * True of a file `f` of a response `r` that holds voices, of a talk or of an answer, where somebody does not agree to being
 * recorded, or no longer does. In a focus group everybody with a seat and a code is asked.
 */
export const unheard: SQL = sql`(f.is_recording = 1 and (
  (r.participant is not null and not ${agreesToRecord(sql`r.study_id`, sql`r.participant`)})
  or exists (select 1 from json_each(r.body, '$.seats') w
    where w.value ->> 'participant' is not null and not ${agreesToRecord(sql`r.study_id`, sql`w.value ->> 'participant'`)})))`

/** Of a study and the code of somebody in it, as SQL: whether a consent of theirs is in force that covers being recorded. */
export function agreesToRecord(study: SQL, participant: SQL): SQL {
  return sql`exists (select 1 from json_each((select k.scopes from consents k where k.study_id = ${study}
    and k.participant = ${participant} and k.withdrawn_at is null order by k.given_at desc limit 1)) q
    where q.value = 'record')`
}

/** Everything that names a file: a phone's token is not a key to the whole cupboard. */
export const namings = [
  sql`response_files`,
  sql`consent_files`,
  sql`draft_files`,
  sql`source_recordings`,
  sql`memo_voices`,
]

/** Asked of each by itself, so that each answers from its own index. */
function ofEach(ask: (naming: SQL) => SQL): SQL {
  return sql.join(namings.map(ask), sql` union all `)
}

/** Whether something of the study names it, as that large where a size is told. */
export async function isNamed(
  db: Db,
  study: string,
  hash: string,
  sizeBytes?: number,
): Promise<boolean> {
  const found = await first(
    db,
    sql`${ofEach(
      (naming) => sql`select 1 from ${naming} n where n.study_id = ${study} and n.hash = ${hash}
        ${sizeBytes === undefined ? sql`` : sql`and n.size_bytes = ${sizeBytes}`}`,
    )} limit 1`,
  )
  return found !== null
}

/** Of these files, those that something of the study names, and whether the study holds them. */
export async function heldOf(
  db: Db,
  study: string,
  hashes: readonly string[],
): Promise<{ hash: string; isHeld: boolean }[]> {
  const found = await rows<{ hash: string; held: number }>(
    db,
    sql`select hash, max(isHeld) as held from (${ofEach(
      (naming) => sql`select n.hash, n.held_at is not null as isHeld
        from json_each(${JSON.stringify(hashes)}) j join ${naming} n on n.study_id = ${study} and n.hash = j.value`,
    )}) group by hash`,
  )
  return found.map(({ hash, held }) => ({ hash, isHeld: held === 1 }))
}

/** Whether a version of the study shows it. */
export async function isShown(db: Db, study: string, hash: string): Promise<boolean> {
  const found = await first(
    db,
    sql`select 1 from version_files where study_id = ${study} and hash = ${hash} limit 1`,
  )
  return found !== null
}
