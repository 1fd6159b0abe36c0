// Memos of an import: open ones, by whoever wrote them there; where the file does not say who, by whoever brings them in.
import { type SQL, sql } from 'drizzle-orm'
import type { ImportMemo } from '../../../core/wire/import-rows.ts'
import { type Ground, type Kind, named, said } from './ground.ts'
import { quotesOf, type Stretch } from './quotes.ts'
import { versionAlike } from './sources.ts'

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
  fates,
  move: (db, deed, ground, when) => [
    db.run(sql`insert into memos (id, study_id, target_kind, target_id, version, start_at, end_at, quote, kind, text, is_private,
        author, written_at, import_id)
      select r.thing, ${ground.study}, ${said('on.kind')}, ${target(ground.study)}, iif(${isSegment}, ${versionAlike}, null),
        ${said('on.start')}, ${said('on.end')}, ${said('quote')}, 'analytic', ${said('text')}, 0,
        coalesce(k.thing, ${deed.actor}), coalesce(${said('writtenAt')}, ${deed.at}), ${ground.id}
      from import_rows r ${about(ground)} where r.import_id = ${ground.id} and r.kind = 'memo' and r.fate = 'new' and ${when}`),
  ],
}

const isSegment = sql`${said('on.kind')} = 'segment'`

/** What memo `r` is on, `s`, and its coder `k`. */
function about(ground: Ground): SQL {
  return sql`left join import_rows s on s.import_id = ${ground.id} and s.kind = iif(${isSegment}, 'source', ${said('on.kind')})
      and s.key = ${said('on.key')} ${named(ground, 'coder', said('coder'), 'k')}`
}

/** One coding of the same words with the same code may be here under another id: then the memo is on that one's words. */
function target(study: string): SQL {
  return sql`iif(${said('on.kind')} = 'study', ${study}, s.thing)`
}

function fates(ground: Ground): SQL {
  const { study } = ground
  return sql`with w as materialized (
    select r.key, r.id, substr(${said('text')}, 1, 60) as name,
      exists (select 1 from memos m where m.id in (r.key, r.id) and m.study_id = ${study}) as isHere,
      case when s.fate = 'out' then s.reason when k.fate = 'out' then k.reason
        when (s.key is null and ${said('on.kind')} <> 'study') or (k.key is null and ${said('coder')} is not null)
          then 'rests-on-nothing'
        when ${isSegment} and (s.body ->> '$.textHash' <> ${said('textHash')} or ${versionAlike} is null) then 'text-differs'
        when exists (select 1 from memos m where m.id = r.id and m.study_id <> ${study}) then 'id-taken' end as reason
    from import_rows r ${about(ground)} where r.import_id = ${ground.id} and r.kind = 'memo')
    select w.key, w.id as thing, w.name, iif(w.isHere, null, w.reason) as reason,
      case when w.isHere then 'here' when w.reason is not null then 'out' else 'new' end as fate from w`
}
