// Codings of an import, each in the layer of its coder.
import { type SQL, sql } from 'drizzle-orm'
import type { ImportCoding } from '../../../core/wire/import-rows.ts'
import { coderFates, layerOf } from './coders.ts'
import { codes } from './codes.ts'
import { type Ground, type Kind, said, stagedRows } from './ground.ts'
import { quotesOf } from './quotes.ts'
import { sourceFates } from './sources.ts'

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
  fates: codingFates,
  move: (db, deed, ground, when) => [
    db.run(sql`insert into codings (id, study_id, source_id, version, layer_id, code_id, start_at, end_at, quote, weight, note,
        made_at, made_by, import_id)
      select f.thing, ${ground.study}, f.source, f.version, ${layerOf(ground.study, sql`f.coder`)}, f.code, ${said('start')},
        ${said('end')}, ${said('quote')}, ${said('weight')}, ${said('note')}, coalesce(${said('madeAt')}, ${deed.at}), f.coder,
        ${ground.id}
      from (${codingFates(ground)}) f cross join ${stagedRows(ground, 'coding')} and r.key = f.key and f.fate = 'new' and ${when}`),
  ],
}

/** Besides what every kind has, where it comes to: `source` and its `version`, `code` and `coder`. */
export function codingFates(ground: Ground): SQL {
  const { study } = ground
  const layer = layerOf(study, sql`w.coder`)
  const isHere = sql`(exists (select 1 from codings c where c.id in (w.key, w.id) and c.study_id = ${study})
    or exists (select 1 from codings c where c.source_id = w.source and c.code_id = w.code and c.start_at = w.start
      and c.end_at = w.until and c.layer_id = ${layer} and c.removed_at is null and c.unfit_at is null))`
  return sql`with
    src as materialized (${sourceFates(ground)}),
    cds as materialized (${codes.fates(ground)}),
    crs as materialized (${coderFates(ground)})
    select w.key, w.id as thing, w.name, w.source, w.version, w.code, w.coder, w.until, w.start,
      case when w.reason is not null then w.reason when ${isHere} then null
        when exists (select 1 from codings c where c.id = w.id) then 'id-taken' end as reason,
      case when w.reason is not null then 'out' when ${isHere} then 'here'
        when exists (select 1 from codings c where c.id = w.id) then 'out' else 'new' end as fate
    from (select r.key, r.id, s.name, s.thing as source, s.version, c.thing as code, k.thing as coder,
        ${said('start')} as start, ${said('end')} as until,
        case when s.fate = 'out' then s.reason when c.fate = 'out' then c.reason when k.fate = 'out' then k.reason
          when s.key is null or c.key is null or k.key is null then 'rests-on-nothing'
          when s.version is null or s.textHash <> ${said('textHash')} then 'text-differs' end as reason
      from ${sql.raw('import_rows r')} left join src s on s.key = ${said('source')} left join cds c on c.key = ${said('code')}
        left join crs k on k.key = ${said('coder')}
      where r.import_id = ${ground.id} and r.kind = 'coding') w`
}
