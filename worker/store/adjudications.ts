// What coders settled between them: each place with what they had, what stands now and who yielded; and the consensus layer that comes of it.
import { sql } from 'drizzle-orm'
import type { Page } from '../../core/wire/field.ts'
import type { Adjudication, NewAdjudication } from '../../core/wire/round.ts'
import { type Deed, logged } from './audits.ts'
import { carrierOf, type Place } from './carried-places.ts'
import { type Cursor, page } from './cursor.ts'
import { type Db, first, rows, together } from './db.ts'
import { consensusLayer, makeConsensusLayer } from './layers.ts'

type Found = Omit<Adjudication, 'before' | 'yielded' | 'after' | 'isLost'> & {
  version: number
  before: string
  yielded: string
  coding: string | null
  afterCode: string | null
  afterStart: number | null
  afterEnd: number | null
}

export async function listAdjudications(
  db: Db,
  study: string,
  round: string,
  cursor: Cursor,
): Promise<Page<Adjudication>> {
  const [at, id] = cursor.after ?? ['', '']
  const found = await rows<Found>(
    db,
    sql`select a.id, a.source_id as source, a.code_id as code, a.start_at as start, a.end_at as "end", a.version, a.before,
        a.outcome, a.yielded, a.reason, w.name as "by", a.made_at as "at", c.id as coding, c.code_id as afterCode,
        c.start_at as afterStart, c.end_at as afterEnd
      from adjudications a join people w on w.id = a.made_by
      left join codings c on c.id = a.coding_id and c.removed_at is null and c.unfit_at is null
      where a.round_id = ${round} and a.study_id = ${study} and a.removed_at is null
        and (a.made_at, a.id) > (${at}, ${id})
      order by a.made_at, a.id limit ${cursor.limit + 1}`,
  )
  const kept = page(found, cursor, (row) => [row.at, row.id])
  const carried = await carrierOf(db, kept.rows)
  return { rows: kept.rows.map((row) => asAdjudication(row, carried(row))), next: kept.next }
}

function asAdjudication(row: Found, place: Place | null): Adjudication {
  const { before, yielded, coding, afterCode, afterStart, afterEnd, version: _told, ...rest } = row
  const stands = coding !== null && afterCode !== null && afterStart !== null && afterEnd !== null
  return {
    ...rest,
    ...place,
    isLost: place === null,
    before: JSON.parse(before) as Adjudication['before'],
    yielded: JSON.parse(yielded) as string[],
    after: stands ? { coding, code: afterCode, start: afterStart, end: afterEnd } : null,
  }
}

/**
 * Several places of one source at once: their records, their consensus codings and one audit line, together or not at all.
 * The same again changes nothing; one that was taken back comes back. Unknown: the round has no such source, or a code is not the study's.
 */
export async function putAdjudications(
  db: Db,
  deed: Deed,
  study: string,
  where: { round: string; source: string; version: number },
  adjudications: readonly NewAdjudication[],
): Promise<'made' | 'had' | 'moved' | 'unknown'> {
  const layer = consensusLayer(study)
  const told = JSON.stringify(adjudications.map(asTold))
  const codes = [
    ...new Set(adjudications.flatMap((one) => [one.code, afterOf(one)?.code ?? one.code])),
  ]
  const isSound = sql`exists (select 1 from round_parts p join rounds r on r.id = p.round_id
      where p.round_id = ${where.round} and p.source_id = ${where.source} and r.study_id = ${study}
        and r.removed_at is null)
    and not exists (select 1 from json_each(${JSON.stringify(codes)}) k
      where not exists (select 1 from codes c where c.id = k.value and c.study_id = ${study}))`
  // The quotations were held against this version; should a correction have come meanwhile, nothing is written.
  const isNewest = sql`${where.version} = (select max(number) from source_versions where source_id = ${where.source})`
  const [, made, , back] = await together(db, [
    makeConsensusLayer(db, study),
    db.run(sql`
      insert into adjudications (id, study_id, round_id, source_id, code_id, start_at, end_at, before, outcome, yielded, reason,
        coding_id, version, made_at, made_by)
      select j.value ->> 'id', ${study}, ${where.round}, ${where.source}, j.value ->> 'code', j.value ->> 'start',
        j.value ->> 'end', j.value ->> 'before', j.value ->> 'outcome', j.value ->> 'yielded', j.value ->> 'reason',
        j.value ->> 'coding', ${where.version}, ${deed.at}, ${deed.actor}
      from json_each(${told}) j where ${isSound} and ${isNewest} on conflict do nothing`),
    logged(db, deed, 'adjudicate', 'source', where.source, {
      round: where.round,
      places: adjudications.length,
    }),
    db.run(sql`
      update adjudications set removed_at = null where removed_at is not null and round_id = ${where.round}
        and study_id = ${study} and id in (select j.value ->> 'id' from json_each(${told}) j)`),
    logged(db, deed, 'bring-back', 'adjudication', where.source, { places: adjudications.length }),
    // What already stands in the consensus is not put there twice.
    db.run(sql`
      insert into codings (id, study_id, source_id, version, layer_id, code_id, start_at, end_at, quote, made_at, made_by)
      select a.coding_id, ${study}, ${where.source}, ${where.version}, ${layer}, j.value ->> 'afterCode',
        j.value ->> 'afterStart', j.value ->> 'afterEnd', j.value ->> 'quote', ${deed.at}, ${deed.actor}
      from json_each(${told}) j join adjudications a on a.id = j.value ->> 'id' and a.coding_id = j.value ->> 'coding'
        and a.round_id = ${where.round} and a.study_id = ${study}
      where not exists (select 1 from codings c where c.source_id = ${where.source} and c.layer_id = ${layer}
        and c.code_id = j.value ->> 'afterCode' and c.start_at = j.value ->> 'afterStart'
        and c.end_at = j.value ->> 'afterEnd' and c.removed_at is null and c.unfit_at is null)
      on conflict do nothing`),
    db.run(sql`
      update codings set removed_at = null where layer_id = ${layer} and source_id = ${where.source}
        and removed_at is not null and id in (select a.coding_id from json_each(${told}) j
          join adjudications a on a.id = j.value ->> 'id' where a.study_id = ${study} and a.coding_id is not null)`),
  ])
  if (made) return 'made'
  if (back) return 'had'
  const held = await first<{ isSound: number; isNewest: number }>(
    db,
    sql`select (${isSound}) as isSound, (${isNewest}) as isNewest`,
  )
  if (!held?.isSound) return 'unknown'
  return held.isNewest ? 'had' : 'moved'
}

/** Takes it back with the consensus coding that came of it. False when there is no such record. */
export async function removeAdjudication(
  db: Db,
  deed: Deed,
  study: string,
  id: string,
): Promise<boolean> {
  const own = sql`id = ${id} and study_id = ${study}`
  await together(db, [
    db.run(
      sql`update adjudications set removed_at = ${deed.at} where ${own} and removed_at is null`,
    ),
    logged(db, deed, 'remove', 'adjudication', id),
    // Another record that is still there may have led to the same coding; then it stays.
    db.run(sql`update codings set removed_at = ${deed.at} where layer_id = ${consensusLayer(study)} and removed_at is null
      and id = (select coding_id from adjudications where ${own})
      and not exists (select 1 from adjudications a where a.coding_id = codings.id and a.removed_at is null)`),
  ])
  return (await first(db, sql`select 1 from adjudications where ${own}`)) !== null
}

function afterOf(one: NewAdjudication) {
  return 'after' in one ? one.after : null
}

function asTold(one: NewAdjudication) {
  const after = afterOf(one)
  return {
    id: one.id,
    code: one.code,
    start: one.start,
    end: one.end,
    before: JSON.stringify(one.before),
    outcome: one.outcome,
    yielded: JSON.stringify('yielded' in one ? one.yielded : []),
    reason: 'reason' in one ? one.reason : '',
    coding: after?.coding ?? null,
    afterCode: after?.code ?? null,
    afterStart: after?.start ?? null,
    afterEnd: after?.end ?? null,
    quote: after?.quote ?? null,
  }
}
