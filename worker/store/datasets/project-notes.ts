// What was noted on the sources of a page and on their codings, and what rests on these.
import { sql } from 'drizzle-orm'
import { list, rows } from '../db.ts'
import type { CodedSource, Coding } from './coded.ts'
import type { Ground } from './ground.ts'

/** `on` is a source's or a coding's id; a place where the memo is on a stretch of the source's text in that version. */
export type MemoOn = {
  id: string
  on: string
  version: number | null
  start: number | null
  end: number | null
}

/** A memo on a response is on its words. One question. */
export function memosOn(
  { db, study, until }: Ground,
  sources: readonly CodedSource[],
  codings: readonly Coding[],
): Promise<MemoOn[]> {
  const ids = list(sources.map(({ id }) => id))
  const open = sql`m.study_id = ${study.id} and m.removed_at is null and m.is_private = 0 and m.written_at <= ${until}`
  return rows<MemoOn>(
    db,
    sql`select m.id, m.target_id as "on", m.version, m.start_at as start, m.end_at as "end" from memos m
        where ${open} and m.target_kind in ('source', 'segment') and m.target_id in ${ids}
      union all select m.id, s.id, null, null, null from sources s
        join memos m on m.target_kind = 'response' and m.target_id = s.response_id
        where s.id in ${ids} and ${open}
      union all select m.id, m.target_id, null, null, null from memos m
        where ${open} and m.target_kind = 'coding' and m.target_id in ${list(codings.map(({ id }) => id))}
      order by 1`,
  )
}

export type EvidenceOn = {
  id: string
  coding: string
  finding: string
  stance: string
  strength: number
  theory: string
  note: string
}

/** Of each coding, the findings that rest on it. One question. */
export async function evidenceOn(
  { db }: Ground,
  codings: readonly Coding[],
): Promise<Map<string, EvidenceOn[]>> {
  const found = await rows<EvidenceOn>(
    db,
    sql`select e.id, e.coding_id as coding, e.finding_id as finding, e.stance, e.strength, e.theory, e.note from evidence e
      where e.coding_id in ${list(codings.map(({ id }) => id))} and e.removed_at is null order by e.id`,
  )
  return Map.groupBy(found, ({ coding }) => coding)
}
