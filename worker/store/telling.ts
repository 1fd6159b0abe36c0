// Telling of a source what its text does not say: the moment at which a turn begins, and whom a label means.
import { sql } from 'drizzle-orm'
import type { NewMoment, Speaker, ToldSpeakers } from '../../core/wire/listening.ts'
import { type Deed, logged } from './audits.ts'
import { type Db, first, rows, together } from './db.ts'
import { readable } from './sources.ts'

export type MomentSet = 'set' | 'unknown' | 'changed' | 'no-block'

/** Of the newest text only: an older one's blocks may be others by now. Saying the same again adds nothing. */
export async function setMoment(
  db: Db,
  deed: Deed,
  study: string,
  id: string,
  { version, start, timeMs }: NewMoment,
): Promise<MomentSet> {
  const newest = sql`(select max(number) from source_versions where source_id = s.id)`
  const isBlock = sql`exists (select 1 from source_versions v, json_each(v.blocks) b
    where v.source_id = s.id and v.number = ${version} and b.value ->> 'start' = ${start})`
  await together(db, [
    db.run(sql`
      insert into source_moments (source_id, version, start_at, time_ms, set_at, set_by)
      select s.id, ${version}, ${start}, ${timeMs}, ${deed.at}, ${deed.actor}
      from sources s where s.id = ${id} and s.study_id = ${study} and ${readable} and ${newest} = ${version} and ${isBlock}
        and not exists (select 1 from (select time_ms, max(id) from source_moments
          where source_id = s.id and version = ${version} and start_at = ${start}) t
          where t.time_ms is ${timeMs} and exists (select 1 from source_moments
            where source_id = s.id and version = ${version} and start_at = ${start}))`),
    logged(db, deed, 'set-moment', 'source', id, { version }),
  ])
  const found = await first<{ newest: number; isBlock: number }>(
    db,
    sql`select ${newest} as newest, ${isBlock} as isBlock from sources s
      where s.id = ${id} and s.study_id = ${study} and ${readable}`,
  )
  if (!found) return 'unknown'
  if (found.newest !== version) return 'changed'
  return found.isBlock ? 'set' : 'no-block'
}

export type SpeakersTold = 'told' | 'unknown' | { participant: string }

/** All of them, or none: a participant whom the study does not have is nobody's speaker. */
export async function tellSpeakers(
  db: Db,
  deed: Deed,
  study: string,
  id: string,
  { speakers }: ToldSpeakers,
): Promise<SpeakersTold> {
  const json = JSON.stringify(speakers)
  const isThere = sql`exists (select 1 from sources s where s.id = ${id} and s.study_id = ${study} and ${readable})`
  const stranger = sql`select j.value ->> 'participant' as participant from json_each(${json}) j
    where j.value ->> 'participant' is not null and not exists (select 1 from participants p
      where p.study_id = ${study} and p.code = j.value ->> 'participant')`
  const row = sql`j.value ->> 'label', j.value ->> 'meant', j.value ->> 'participant', ${deed.at}`
  const isSound = sql`${isThere} and not exists (${stranger})`
  const [made] = await together(db, [
    db.run(sql`
      insert into source_speakers (source_id, label, meant, participant, told_at, told_by)
      select ${id}, ${row}, ${deed.actor} from json_each(${json}) j where ${isSound}
      on conflict do update set meant = excluded.meant, participant = excluded.participant,
        told_at = excluded.told_at, told_by = excluded.told_by`),
    logged(db, deed, 'tell-speakers', 'source', id, { speakers: speakers.length }),
    db.run(sql`
      insert into speaker_aliases (study_id, label, meant, participant, told_at)
      select ${study}, ${row} from json_each(${json}) j where ${isSound}
      on conflict do update set meant = excluded.meant, participant = excluded.participant, told_at = excluded.told_at`),
  ])
  if (made) return 'told'
  const unknown = await first<{ participant: string }>(db, sql`${stranger} limit 1`)
  return unknown ?? 'unknown'
}

/** What the study remembers of labels, for the next source. */
export function listAliases(db: Db, study: string): Promise<Speaker[]> {
  return rows(
    db,
    sql`select label, meant, participant from speaker_aliases where study_id = ${study}
      order by told_at desc, label limit 1000`,
  )
}
