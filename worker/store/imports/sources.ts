// Sources of an import. One that is here keeps its text; what stands on the file's text comes in where both say the same.
import { type SQL, sql } from 'drizzle-orm'
import { soundBlocks } from '../../../core/text/fit.ts'
import { normalise } from '../../../core/text/normalise.ts'
import type { ImportSource } from '../../../core/wire/import-rows.ts'
import { sha256 } from '../../secret.ts'
import { readable, speaksStill } from '../sources.ts'
import { listAliases } from '../telling.ts'
import { cases } from './cases.ts'
import { type Fault, type Ground, type Kind, type StagedRow, said, stagedRows } from './ground.ts'
import { participants } from './participants.ts'

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
      const body = { ...row, textHash: await sha256(text), chars: text.length }
      staged.push({ key, body, text, blocks: JSON.stringify(found) })
    }
    return staged
  },
  fates: sourceFates,
  move: (db, deed, ground, when) => {
    const technique = sql`coalesce((select t.technique from (select j.value ->> 'key' as key, j.value ->> 'technique' as technique
      from json_each(${JSON.stringify(ground.choices.techniques)}) j) t where t.key = r.key), ${said('technique')})`
    const added = sql`sources s where s.import_id = ${ground.id}`
    return [
      db.run(sql`insert into sources (id, study_id, title, technique, participant, role, case_code, occurred_on,
          file_hash, file_name, added_at, added_by, import_id)
        select f.thing, ${ground.study}, ${said('title')}, ${technique}, ${said('participant')}, ${said('role')}, ${said('case')},
          ${said('occurredOn')}, ${said('file.hash')}, ${said('file.name')}, ${deed.at}, ${deed.actor}, ${ground.id}
        from (${sourceFates(ground)}) f cross join ${stagedRows(ground, 'source')} and r.key = f.key and f.fate = 'new' and ${when}`),
      db.run(sql`insert into source_versions (source_id, number, text_hash, length_chars, text, blocks, made_at)
        select r.id, 1, ${said('textHash')}, ${said('chars')}, r.text, r.blocks, ${deed.at}
        from ${stagedRows(ground, 'source')} and ${when} and exists (select 1 from ${added} and s.id = r.id)`),
    ]
  },
}

/** Besides what every kind has: `version`, the newest text of it here if that is the file's; null when it is not. */
export function sourceFates(ground: Ground): SQL {
  const { study } = ground
  const here = sql`(select s.id from sources s where s.id in (r.key, r.id) and s.study_id = ${study} limit 1)`
  const may = sql`(select ${readable} from sources s where s.id = k.here)`
  const isKnown = (table: SQL, staged: SQL, code: SQL) => sql`(${code} is null
    or exists (select 1 from ${table} p where p.study_id = ${study} and p.code = ${code})
    or exists (select 1 from (${staged}) p where p.key = ${code} and p.fate <> 'out'))`
  const reason = sql`case
    when k.here is not null then iif(${may}, null, 'consent-withdrawn')
    when exists (select 1 from sources s where s.id = k.id) then 'id-taken'
    when not ${isKnown(sql`participants`, participants.fates(ground), sql`k.participant`)} then 'participant-unknown'
    when k.participant is not null and not ${speaksStill(sql`${study}`, sql`k.participant`)} then 'consent-withdrawn'
    when not ${isKnown(sql`cases`, cases.fates(ground), sql`k.place`)} then 'case-unknown'
    when k.file is not null and not exists (select 1 from held_files h where h.study_id = ${study} and h.hash = k.file)
      then 'original-missing' end`
  return sql`select w.key, coalesce(w.here, w.id) as thing, w.name, w.reason, w.textHash,
      case when w.reason is not null then 'out' when w.here is not null then 'here' else 'new' end as fate,
      iif(w.here is null, 1, (select iif(v.text_hash = w.textHash, v.number, null) from source_versions v
        where v.source_id = w.here order by v.number desc limit 1)) as version
    from (select k.*, ${reason} as reason from (
      select r.key, r.id, ${said('title')} as name, ${said('participant')} as participant, ${said('case')} as place,
          ${said('file.hash')} as file, ${said('textHash')} as textHash, ${here} as here
        from ${stagedRows(ground, 'source')}) k) w`
}
