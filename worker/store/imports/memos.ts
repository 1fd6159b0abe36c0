// Memos of an import: open ones, by whoever wrote them there; where the file does not say who, by whoever brings them in.
import { type SQL, sql } from 'drizzle-orm'
import type { ImportMemo } from '../../../core/wire/import-rows.ts'
import { coderFates } from './coders.ts'
import { codes } from './codes.ts'
import { codingFates } from './codings.ts'
import { type Ground, type Kind, said, stagedRows } from './ground.ts'
import { quotesOf, type Stretch } from './quotes.ts'
import { sourceFates } from './sources.ts'

export const memos: Kind = {
  table: 'memos',
  async stage(ground, rows: readonly ImportMemo[]) {
    const stretches = rows.flatMap(({ on }, at): Stretch[] =>
      on.kind === 'segment'
        ? [{ at: `${at}.on`, source: on.key, start: on.start, end: on.end }]
        : [],
    )
    const quotes = await quotesOf(ground, stretches)
    if ('reason' in quotes) return quotes
    const left = [...quotes]
    return rows.map(({ key, on, ...row }) => ({
      key,
      body: { ...row, on, ...(on.kind === 'segment' && left.shift()) },
    }))
  },
  fates: memoFates,
  move: (db, deed, ground, when) => [
    db.run(sql`insert into memos (id, study_id, target_kind, target_id, version, start_at, end_at, quote, kind, text, is_private,
        author, written_at, import_id)
      select f.thing, ${ground.study}, f.what, f.target, f.version, ${said('on.start')}, ${said('on.end')}, ${said('quote')},
        'analytic', ${said('text')}, 0, coalesce(f.author, ${deed.actor}), coalesce(${said('writtenAt')}, ${deed.at}), ${ground.id}
      from (${memoFates(ground)}) f cross join ${stagedRows(ground, 'memo')} and r.key = f.key and f.fate = 'new' and ${when}`),
  ],
}

function memoFates(ground: Ground): SQL {
  const { study } = ground
  return sql`with
    crs as materialized (${coderFates(ground)}),
    aims as materialized (
      select 'study' as kind, '' as key, ${study} as thing, null as version, null as textHash, 'here' as fate, null as reason
      union all select 'source', f.key, f.thing, null, null, f.fate, f.reason from (${sourceFates(ground)}) f
      union all select 'segment', f.key, f.thing, f.version, f.textHash, f.fate, f.reason from (${sourceFates(ground)}) f
      union all select 'code', f.key, f.thing, null, null, f.fate, f.reason from (${codes.fates(ground)}) f
      union all select 'coding', f.key, f.thing, null, null, f.fate, f.reason from (${codingFates(ground)}) f
        where f.key in (select ${said('on.key')} from ${stagedRows(ground, 'memo')} and ${said('on.kind')} = 'coding'))
    select w.key, w.id as thing, w.name, w.what, w.target, w.version, w.author, iif(w.isHere, null, w.reason) as reason,
      case when w.isHere then 'here' when w.reason is not null then 'out' else 'new' end as fate
    from (select r.key, r.id, substr(${said('text')}, 1, 60) as name, ${said('on.kind')} as what, a.thing as target, a.version, k.thing as author,
        exists (select 1 from memos m where m.id in (r.key, r.id) and m.study_id = ${study}) as isHere,
        case when a.fate = 'out' then a.reason when k.fate = 'out' then k.reason
          when a.key is null or (k.key is null and ${said('coder')} is not null) then 'rests-on-nothing'
          when ${said('on.kind')} = 'segment' and a.textHash is not ${said('textHash')} then 'text-differs'
          when ${said('on.kind')} = 'segment' and a.version is null then 'text-differs'
          when exists (select 1 from memos m where m.id = r.id and m.study_id <> ${study}) then 'id-taken' end as reason
      from import_rows r left join aims a on a.kind = ${said('on.kind')} and a.key = coalesce(${said('on.key')}, '')
        left join crs k on k.key = ${said('coder')}
      where r.import_id = ${ground.id} and r.kind = 'memo') w`
}
