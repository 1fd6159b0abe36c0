// Codings of an import, each in the layer of its coder. They are counted at the end, by a trigger: migrations/0038.
import { type SQL, sql } from 'drizzle-orm'
import type { ImportCoding } from '../../../core/wire/import-rows.ts'
import { layerOf } from './coders.ts'
import { type Ground, type Kind, named, said } from './ground.ts'
import { quotesOf } from './quotes.ts'
import { versionAlike } from './sources.ts'

export const codings: Kind = {
  table: 'codings',
  async stage(ground, rows: readonly ImportCoding[]) {
    const stretches = rows.map(({ source, start, end }, at) => ({
      at: `${at}`,
      source,
      start,
      end,
    }))
    const quotes = await quotesOf(ground, stretches)
    if ('reason' in quotes) return quotes
    return rows.map(({ key, ...row }, at) => ({ key, body: { ...row, ...quotes[at] } }))
  },
  fates,
  move: (db, deed, ground, when) => [
    db.run(sql`insert into codings (id, study_id, source_id, version, layer_id, code_id, start_at, end_at, quote, weight, note,
        made_at, made_by, wording, import_id)
      select r.thing, ${ground.study}, s.thing, ${versionAlike}, ${layerOf(ground.study, sql`k.thing`)}, c.thing, ${said('start')},
        ${said('end')}, ${said('quote')}, ${said('weight')}, ${said('note')}, coalesce(${said('madeAt')}, ${deed.at}), k.thing,
        c.thing || '@' || (select revision from codes where id = c.thing), ${ground.id}
      from import_rows r ${whereTo(ground)} where r.import_id = ${ground.id} and r.kind = 'coding' and r.fate = 'new' and ${when}`),
  ],
}

/** Source `s`, code `c` and coder `k` of coding `r`. */
function whereTo(ground: Ground): SQL {
  return sql`${named(ground, 'source', said('source'), 's')} ${named(ground, 'code', said('code'), 'c')}
    ${named(ground, 'coder', said('coder'), 'k')}`
}

function fates(ground: Ground): SQL {
  const { study } = ground
  const isHere = sql`(exists (select 1 from codings c where c.id in (w.key, w.id) and c.study_id = ${study})
    or exists (select 1 from codings c where c.source_id = w.source and c.code_id = w.code and c.start_at = w.start
      and c.end_at = w.until and c.layer_id = ${layerOf(study, sql`w.coder`)} and c.removed_at is null and c.unfit_at is null))`
  return sql`with
    w as materialized (
      select r.key, r.id, s.name, s.thing as source, c.thing as code, k.thing as coder, ${said('start')} as start,
        ${said('end')} as until,
        case when s.fate = 'out' then s.reason when c.fate = 'out' then c.reason when k.fate = 'out' then k.reason
          when s.key is null or c.key is null or k.key is null then 'rests-on-nothing'
          when s.body ->> '$.textHash' <> ${said('textHash')} or ${versionAlike} is null then 'text-differs' end as reason
      from import_rows r ${whereTo(ground)} where r.import_id = ${ground.id} and r.kind = 'coding'),
    h as materialized (select w.*, iif(w.reason is null, ${isHere}, false) as isHere from w)
    select h.key, h.id as thing, h.name, iif(h.taken, 'id-taken', h.reason) as reason,
      case when h.reason is not null or h.taken then 'out' when h.isHere then 'here' else 'new' end as fate
    from (select h.*, not h.isHere and h.reason is null and exists (select 1 from codings c where c.id = h.id) as taken from h) h`
}
