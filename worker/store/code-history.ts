// The life of a code: every wording with who gave it and when, what was coded under each, and what was merged and split.
import { sql } from 'drizzle-orm'
import type { CodeHistory, CodeWording } from '../../core/wire/codebook.ts'
import { isBlind, isHiddenCode } from './blind.ts'
import { asChange, changeColumns } from './code-changes.ts'
import { shownName } from './codes.ts'
import { type Db, first, rows } from './db.ts'
import { type Eyes, visibleLayers } from './layers.ts'

const mostWordings = 500

/**
 * Null when there is no such code. Who works blind reads no wording that came after their round began, and no change that
 * others made meanwhile.
 */
export async function codeHistory(
  db: Db,
  study: string,
  eyes: Eyes,
  id: string,
): Promise<CodeHistory | null> {
  const code = await first<{ blind: number; frozen: number | null; name: string }>(
    db,
    sql`select ${eyes.all ? sql`0` : isBlind(study, eyes.person)} as blind, ${shownName(study, eyes)} as name,
        (select j.value ->> 'revision' from round_people p join rounds r on r.id = p.round_id, json_each(r.codes) j
          where p.study_id = ${study} and p.person_id = ${eyes.person} and p.mode = 'blind' and p.is_open = 1
            and j.value ->> 'id' = c.id order by r.made_at desc limit 1) as frozen
      from codes c where c.id = ${id} and c.study_id = ${study} and not ${isHiddenCode(study, eyes)}`,
  )
  if (!code) return null
  const isBlindNow = code.blind === 1
  // Of a code outside of their round a blind coder reads only what they made of it themselves.
  const readable = !isBlindNow
    ? sql`true`
    : code.frozen === null
      ? sql`(v.made_by = ${eyes.person} or v.revision = 1)`
      : sql`v.revision <= ${code.frozen}`
  const tallies = sql`(select wording, sum(n) as n from wording_tallies
    where code_id = ${id} and layer_id in ${visibleLayers(study, eyes)} group by wording)`
  const [wordings, changes, fromOthers] = await Promise.all([
    rows<CodeWording>(
      db,
      sql`select v.revision, v.parent_id as parent, v.name, v.label, v.definition, v.include, v.exclude, v.example, v.hue,
          v.position, w.name as "by", v.made_at as "at", coalesce(t.n, 0) as codings
        from code_wordings v left join people w on w.id = v.made_by
        left join ${tallies} t on t.wording = v.code_id || '@' || v.revision
        where v.code_id = ${id} and ${readable} order by v.revision limit ${mostWordings}`,
    ),
    isBlindNow
      ? []
      : rows<Parameters<typeof asChange>[0]>(
          db,
          sql`select ${changeColumns()} from code_change_codes o join code_changes h on h.id = o.change_id
            join people w on w.id = h.made_by
            where o.code_id = ${id} and h.study_id = ${study} order by h.made_at limit 200`,
        ),
    isBlindNow
      ? []
      : rows<CodeHistory['fromOthers'][number]>(
          db,
          sql`select t.wording, t.n as codings, c.label from ${tallies} t join codes c on c.id = substr(t.wording, 1, 36)
            where c.id <> ${id} and t.n > 0 and c.study_id = ${study} order by c.label, t.wording limit 200`,
        ),
  ])
  const named = isBlindNow ? wordings.map((one) => ({ ...one, name: code.name })) : wordings
  return { wordings: named, changes: changes.map(asChange), fromOthers }
}
