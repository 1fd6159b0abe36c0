// Sources of an import. One that is here keeps its text; what stands on the file's text comes in where both say the same.
import { type SQL, sql } from 'drizzle-orm'
import { part } from '../../../core/import/limits.ts'
import { utf8Bytes } from '../../../core/table/utf8.ts'
import { soundBlocks } from '../../../core/text/fit.ts'
import { normalise } from '../../../core/text/normalise.ts'
import type { ImportKind, ImportSource } from '../../../core/wire/import-rows.ts'
import { sha256 } from '../../secret.ts'
import { readable, speaksStill } from '../sources.ts'
import { listAliases } from '../telling.ts'
import {
  type Fault,
  type Ground,
  type Kind,
  newRows,
  type StagedRow,
  said,
  stagedRows,
} from './ground.ts'

export const sources: Kind = {
  table: 'sources',
  async stage({ db, study }, rows: readonly ImportSource[]): Promise<StagedRow[] | Fault> {
    const known = await listAliases(db, study)
    const staged: StagedRow[] = []
    for (const [at, { key, text, blocks, ...row }] of rows.entries()) {
      if (normalise(text) !== text) return { at: `${at}.text`, reason: 'text.not-normal' }
      const found = soundBlocks(text, blocks, known)
      if ('kind' in found) {
        if (found.kind === 'unsound') return { at: `${at}.${found.at}`, reason: found.reason }
        return { at: `${at}.text`, reason: found.kind === 'empty' ? 'text.empty' : 'text.too-long' }
      }
      // It travels to the database in one value, which D1 bounds.
      const laid = utf8Bytes(JSON.stringify(text)) + utf8Bytes(JSON.stringify(found))
      if (laid > part.bytesMost) return { at: `${at}.text`, reason: 'text.too-long' }
      const body = { ...row, textHash: await sha256(text), chars: text.length }
      staged.push({ key, body, text, blocks: JSON.stringify(found) })
    }
    return staged
  },
  fates: sourceFates,
  move: (db, deed, ground, when) => [
    db.run(sql`insert into sources (id, study_id, title, technique, participant, role, case_code, occurred_on,
        file_hash, file_name, added_at, added_by, import_id)
      select r.thing, ${ground.study}, ${said('title')}, coalesce(t.technique, ${said('technique')}), ${said('participant')},
        ${said('role')}, ${said('case')}, ${said('occurredOn')}, ${said('file.hash')}, ${said('file.name')}, ${deed.at},
        ${deed.actor}, ${ground.id}
      from (select j.value ->> 'key' as key, j.value ->> 'technique' as technique
          from json_each(${JSON.stringify(ground.choices.techniques)}) j) t
        right join import_rows r on t.key = r.key
      where r.import_id = ${ground.id} and r.kind = 'source' and r.fate = 'new' and ${when}`),
    db.run(sql`insert into source_versions (source_id, number, text_hash, length_chars, text, blocks, made_at)
      select r.thing, 1, ${said('textHash')}, ${said('chars')}, r.text, r.blocks, ${deed.at}
      from ${newRows(ground, 'source')} and ${when}`),
  ],
}

function sourceFates(ground: Ground): SQL {
  const { study } = ground
  const here = sql`(select s.id from sources s where s.id in (r.key, r.id) and s.study_id = ${study} limit 1)`
  const isKnown = (table: SQL, kind: ImportKind, code: SQL) => sql`(${code} is null
    or exists (select 1 from ${table} p where p.study_id = ${study} and p.code = ${code})
    or exists (select 1 from import_rows p where p.import_id = ${ground.id} and p.kind = ${kind} and p.key = ${code}
      and p.fate <> 'out'))`
  const reason = sql`case
    when k.here is not null then (select iif(${readable}, null, 'consent-withdrawn') from sources s where s.id = k.here)
    when exists (select 1 from sources s where s.id = k.id) then 'id-taken'
    when not ${isKnown(sql`participants`, 'participant', sql`k.participant`)} then 'participant-unknown'
    when k.participant is not null and not ${speaksStill(sql`${study}`, sql`k.participant`)} then 'consent-withdrawn'
    when not ${isKnown(sql`cases`, 'case', sql`k.place`)} then 'case-unknown'
    when k.file is not null and not exists (select 1 from held_files h where h.study_id = ${study} and h.hash = k.file)
      then 'original-missing' end`
  return sql`with
    k as materialized (
      select r.key, r.id, ${said('title')} as name, ${said('participant')} as participant, ${said('case')} as place,
        ${said('file.hash')} as file, ${here} as here
      from ${stagedRows(ground, 'source')}),
    w as materialized (select k.*, ${reason} as reason from k)
    select w.key, coalesce(w.here, w.id) as thing, w.name, w.reason,
      case when w.reason is not null then 'out' when w.here is not null then 'here' else 'new' end as fate from w`
}

/**
 * The version of source \`s\`, a row that was laid aside, that says what the file's text says: the first of one that comes in,
 * the newest of one that is here. Null where another text stands.
 */
export const versionAlike: SQL = sql`iif(s.fate = 'new', 1, (select iif(v.text_hash = s.body ->> '$.textHash', v.number, null)
  from source_versions v where v.source_id = s.thing order by v.number desc limit 1))`
