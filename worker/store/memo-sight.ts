// Whose memos reach whom: asked inside every query that lists, counts or finds them.
import { type SQL, sql } from 'drizzle-orm'
import type { MemoTarget } from '../../core/wire/memo.ts'
import { blindPartners } from './blind.ts'
import { type Eyes, visibleLayers } from './layers.ts'
import { readable } from './sources.ts'

/** Conclusions are for those who read findings: what is noted on them tells of them. */
export const conclusions = sql`('finding', 'relation', 'event')`

/**
 * True of a memo `m` that the asker may read. A phone is nobody's account: what it keeps private is for whoever enrolled it. Blindness and withdrawal reach the notes too: a note on another coder's coding
 * would tell of it, and any note of who works beside one blind.
 */
export function isVisibleMemo(study: string, eyes: Eyes): SQL {
  const heard = eyes.all
    ? sql`true`
    : sql`(m.author is null or m.author not in (select person from ${blindPartners(study, eyes.person)}))
        and m.target_kind not in ${conclusions}`
  const isOwn = sql`(m.author is ${eyes.person}
    or m.author is null and m.device_id in (select id from devices where enrolled_by = ${eyes.person}))`
  return sql`(m.is_private = 0 or ${isOwn}) and ${heard} and case
    when m.target_kind in ('source', 'segment') then exists (select 1 from sources s where s.id = m.target_id and ${readable})
    when m.target_kind = 'response' then exists (select 1 from responses s where s.id = m.target_id and ${readable})
    when m.target_kind = 'coding' then exists (select 1 from codings c join sources s on s.id = c.source_id
      where c.id = m.target_id and c.layer_id in ${visibleLayers(study, eyes)} and ${readable})
    else true end`
}

/** True of something that the asker may write a memo on. */
export function isAbout(study: string, eyes: Eyes, { kind, id }: MemoTarget): SQL {
  const in_ = (table: string) =>
    sql`exists (select 1 from ${sql.identifier(table)} where id = ${id} and study_id = ${study})`
  const read = (table: string) =>
    sql`exists (select 1 from ${sql.identifier(table)} s where s.id = ${id} and s.study_id = ${study} and ${readable})`
  const concluded = (table: string) => (eyes.all ? in_(table) : sql`false`)
  switch (kind) {
    case 'study':
      return sql`true`
    case 'source':
    case 'segment':
      return read('sources')
    case 'response':
      return read('responses')
    case 'code':
      return in_('codes')
    case 'coding':
      return sql`exists (select 1 from codings c join sources s on s.id = c.source_id where c.id = ${id}
        and c.study_id = ${study} and c.layer_id in ${visibleLayers(study, eyes)} and ${readable})`
    case 'finding':
      return concluded('findings')
    case 'relation':
      return concluded('relations')
    case 'event':
      return concluded('events')
    default:
      return kind satisfies never
  }
}

/** The tallies of open memos that count for the asker. */
export function countedMemos(study: string, eyes: Eyes): SQL {
  if (eyes.all) return sql`study_id = ${study}`
  return sql`study_id = ${study} and layer_id in (select '' union all select * from ${visibleLayers(study, eyes)})
    and author not in (select person from ${blindPartners(study, eyes.person)})`
}

/** `author` of everybody with an open memo that the asker may read, and the asker. */
export function openAuthors(study: string, eyes: Eyes): SQL {
  return sql`(select ${eyes.person} as author union
    select author from memo_tallies where n > 0 and ${countedMemos(study, eyes)})`
}
