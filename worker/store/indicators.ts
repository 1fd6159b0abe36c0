// Indicators: what success is told by, with the codes and the scored items behind each.
import { sql } from 'drizzle-orm'
import type { Indicator, IndicatorBody, IndicatorScore } from '../../core/wire/finding.ts'
import { type Deed, logged } from './audits.ts'
import { type Db, first, rows, together } from './db.ts'
import { newestScores } from './score-question.ts'

const atMost = 500

/** In their order. A code that was merged counts as the one that it became. */
export async function listIndicators(db: Db, study: string): Promise<Indicator[]> {
  const found = await rows<Omit<Indicator, 'codes' | 'items'> & { codes: string; items: string }>(
    db,
    sql`select i.id, i.name, i.definition, i.level, i.items, i.position,
        (select json_group_array(distinct coalesce(c.merged_into, c.id)) from json_each(i.codes) j
          join codes c on c.id = j.value) as codes,
        (select coalesce(sum(t.n), 0) from (
            select distinct coalesce(c.merged_into, c.id) as id from json_each(i.codes) j join codes c on c.id = j.value) k
          join layers l on l.study_id = ${study} join code_tallies t on t.layer_id = l.id and t.code_id = k.id) as codings
      from indicators i where i.study_id = ${study} and i.removed_at is null order by i.position, i.id limit ${atMost}`,
  )
  return found.map((row) => ({
    ...row,
    codes: JSON.parse(row.codes) as string[],
    items: JSON.parse(row.items) as Indicator['items'],
  }))
}

/**
 * Of each of an indicator's items, by the newest response of each case: how many were scored, and their mean. Costs what
 * the study's cases cost, however often each was scored. Null when there is none such.
 */
export async function indicatorScores(
  db: Db,
  study: string,
  id: string,
): Promise<IndicatorScore[] | null> {
  const held = await first<{ items: string }>(
    db,
    sql`select items from indicators where id = ${id} and study_id = ${study} and removed_at is null`,
  )
  if (!held) return null
  const items = JSON.parse(held.items) as Indicator['items']
  return Promise.all(
    items.map(async ({ instrument, of }) => {
      const found = await first<{ cases: number; mean: number | null }>(
        db,
        sql`select count(*) as cases, avg(value) as mean
          from (${newestScores(study, { instrument, of, from: null, to: null })})`,
      )
      return { instrument, of, cases: found?.cases ?? 0, mean: found?.mean ?? null }
    }),
  )
}

export type Put = 'made' | 'had' | 'taken' | 'unknown'

/** The same id again changes it, and brings back what was removed. `unknown` when a code is not of this study. */
export async function putIndicator(
  db: Db,
  deed: Deed,
  study: string,
  id: string,
  { name, definition, level, codes, items, position }: IndicatorBody,
): Promise<Put> {
  const [ids, asked] = [JSON.stringify(codes), JSON.stringify(items)]
  const isOurs = sql`not exists (select 1 from json_each(${ids}) j
    where not exists (select 1 from codes c where c.id = j.value and c.study_id = ${study}))`
  const [made, , edited] = await together(db, [
    db.run(sql`insert into indicators (id, study_id, name, definition, level, codes, items, position)
      select ${id}, ${study}, ${name}, ${definition}, ${level}, ${ids}, ${asked}, ${position} where ${isOurs}
      on conflict do nothing`),
    logged(db, deed, 'add', 'indicator', id),
    db.run(sql`update indicators set name = ${name}, definition = ${definition}, level = ${level}, codes = ${ids},
        items = ${asked}, position = ${position}, removed_at = null
      where id = ${id} and study_id = ${study} and ${isOurs}
        and (name, definition, level, codes, items, position, coalesce(removed_at, ''))
          <> (${name}, ${definition}, ${level}, ${ids}, ${asked}, ${position}, '')`),
    logged(db, deed, 'edit', 'indicator', id),
  ])
  if (made) return 'made'
  if (edited) return 'had'
  const held = await first<{ ours: number; good: number }>(
    db,
    sql`select study_id = ${study} as ours, ${isOurs} as good from indicators where id = ${id}`,
  )
  if (!held?.good) return 'unknown'
  return held.ours ? 'had' : 'taken'
}

/** False when the study has none such. Putting it again brings it back. */
export async function removeIndicator(
  db: Db,
  deed: Deed,
  study: string,
  id: string,
): Promise<boolean> {
  const held = sql`id = ${id} and study_id = ${study}`
  await together(db, [
    db.run(sql`update indicators set removed_at = ${deed.at} where ${held} and removed_at is null`),
    logged(db, deed, 'remove', 'indicator', id),
  ])
  return (await first(db, sql`select 1 from indicators where ${held}`)) !== null
}
