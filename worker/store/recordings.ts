// The recordings that a source is heard from: those attached to it at the desk, and those of the talk that its words are of.
// A recording is heard only as long as everybody with a code in it agrees to being recorded.
import { type SQL, sql } from 'drizzle-orm'
import type { NewRecording, SourceRecording } from '../../core/wire/listening.ts'
import { type Deed, logged } from './audits.ts'
import { type Db, first, rows, together } from './db.ts'
import { agreesToRecord, unheard } from './response-files.ts'
import { readable } from './sources.ts'

/** True of a source `s` in which somebody with a code speaks who does not agree to being recorded, or no longer does. */
export const unheardSource: SQL = sql`exists (select 1 from participants p
  where p.study_id = s.study_id and not ${agreesToRecord(sql`p.study_id`, sql`p.code`)} and p.code in (
    select s.participant where s.participant is not null
    union select t.participant from source_speakers t where t.source_id = s.id and t.participant is not null
    union select b.value ->> 'speaker' from source_versions v, json_each(v.blocks) b
      where v.source_id = s.id and v.number = (select max(number) from source_versions where source_id = s.id)))`

type Found = Omit<SourceRecording, 'spans' | 'isHeld' | 'isHeard' | 'isOwn'> & {
  spans: string
  isHeld: number
  isHeard: number
  isOwn: number
}

/** In the order of the clock. Null when there is no such source to be read. */
export async function recordingsOf(
  db: Db,
  study: string,
  id: string,
): Promise<SourceRecording[] | null> {
  const isThere = await first(
    db,
    sql`select 1 from sources s where s.id = ${id} and s.study_id = ${study} and ${readable}`,
  )
  if (!isThere) return null
  const found = await rows<Found>(db, heardFrom(study, id))
  return found
    .map((row) => ({
      ...row,
      spans: JSON.parse(row.spans) as SourceRecording['spans'],
      isHeld: row.isHeld === 1,
      isHeard: row.isHeard === 1,
      isOwn: row.isOwn === 1,
    }))
    .sort((a, b) => (a.spans[0]?.[0] ?? 0) - (b.spans[0]?.[0] ?? 0))
}

function heardFrom(study: string, id: string): SQL {
  return sql`
    select f.hash, f.name, f.type, f.size_bytes as sizeBytes, f.spans, f.held_at is not null as isHeld,
      not ${unheardSource} as isHeard, 1 as isOwn
    from sources s join source_recordings f on f.source_id = s.id and f.removed_at is null
    where s.id = ${id} and s.study_id = ${study} and ${readable}
    union all
    select f.hash, j.value ->> 'name', j.value ->> 'type', f.size_bytes, j.value -> 'spans', f.held_at is not null,
      not ${unheard}, 0
    from sources s join responses r on r.id = s.response_id join json_each(r.body, '$.recordings') j
    join response_files f on f.response_id = r.id and f.hash = j.value ->> 'file'
    where s.id = ${id} and s.study_id = ${study} and ${readable}`
}

/** The recording that a source is heard from, as it is to be handed out; null when it has none of this name. */
export function recordingNamed(
  db: Db,
  study: string,
  id: string,
  hash: string,
): Promise<{ type: string } | null> {
  return first(db, sql`select type from (${heardFrom(study, id)}) where hash = ${hash} limit 1`)
}

export type Attached = 'made' | 'had' | 'unknown' | 'other'

/** Before its bytes come. The same again brings back what was taken off. */
export async function attachRecording(
  db: Db,
  deed: Deed,
  study: string,
  id: string,
  hash: string,
  { name, type, sizeBytes, spans }: NewRecording,
): Promise<Attached> {
  const json = JSON.stringify(spans)
  const [made] = await together(db, [
    db.run(sql`
      insert into source_recordings (source_id, hash, study_id, name, type, size_bytes, spans, added_at, added_by, held_at)
      select s.id, ${hash}, ${study}, ${name}, ${type}, ${sizeBytes}, ${json}, ${deed.at}, ${deed.actor},
        (select ${deed.at} from held_files h where h.study_id = ${study} and h.hash = ${hash})
      from sources s where s.id = ${id} and s.study_id = ${study} and ${readable}
      on conflict do update set name = excluded.name, spans = excluded.spans, removed_at = null
        where size_bytes = excluded.size_bytes and (removed_at is not null or spans <> excluded.spans)`),
    logged(db, deed, 'attach', 'recording', id, { bytes: sizeBytes }),
  ])
  if (made) return 'made'
  const found = await first<{ isSame: number | null }>(
    db,
    sql`select f.size_bytes = ${sizeBytes} as isSame from sources s
      left join source_recordings f on f.source_id = s.id and f.hash = ${hash}
      where s.id = ${id} and s.study_id = ${study} and ${readable}`,
  )
  if (!found) return 'unknown'
  return found.isSame ? 'had' : 'other'
}

/** Its bytes stay, for it may be brought back. Taking it off twice is taking it off once. */
export async function detachRecording(
  db: Db,
  deed: Deed,
  study: string,
  id: string,
  hash: string,
): Promise<boolean> {
  await together(db, [
    db.run(sql`update source_recordings set removed_at = ${deed.at}
      where source_id = ${id} and hash = ${hash} and study_id = ${study} and removed_at is null`),
    logged(db, deed, 'detach', 'recording', id),
  ])
  const found = await first(
    db,
    sql`select 1 from source_recordings where source_id = ${id} and hash = ${hash} and study_id = ${study}`,
  )
  return found !== null
}
