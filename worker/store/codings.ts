// Codings: one code on one segment by one coder in one layer. Nobody changes another's; a removed one can come back.
import { type SQL, sql } from 'drizzle-orm'
import type { InferOutput } from 'valibot'
import { covered } from '../../core/text/hidden.ts'
import type { Coding, CodingEdit, NewCoding, Segment } from '../../core/wire/coding.ts'
import type { Page } from '../../core/wire/field.ts'
import type { CodingOrigin } from '../../core/wire/run.ts'
import type { Technique } from '../../core/wire/words.ts'
import { type Deed, logged } from './audits.ts'
import { type Cursor, page } from './cursor.ts'
import { type Db, first, rows, together } from './db.ts'
import { hiddenOf } from './gone.ts'
import { coderLayer, type Eyes, layerArms, makeCoderLayer, visibleLayers } from './layers.ts'
import { namedBefore } from './named.ts'
import { othersBeat } from './pulse.ts'
import { readable } from './sources.ts'
import { type ToldRow, told, toldBlocks } from './told.ts'
import { type Spoken, voicesOf } from './voices.ts'

/** More than a person codes in one source; a page of the desk reads them all at once. */
const atMostPerSource = 20_000

type CodingFound = Omit<Coding, 'findings' | 'origin'> & { findings: string; origin: string | null }

/**
 * `before` names where it stood in an earlier version, when it did. What waits on a text from before names were replaced is
 * quoted only to those who may read names.
 */
export function columns(eyes: Eyes, before?: SQL, mayName = true): SQL {
  const place = before
    ? sql`coalesce(${before}start_at, c.start_at) as start, coalesce(${before}end_at, c.end_at) as "end"`
    : sql`c.start_at as start, c.end_at as "end"`
  const own = mayName
    ? sql`c.quote`
    : sql`iif(c.version < ${namedBefore(sql`c.source_id`)}, '', c.quote)`
  const quote = before ? sql`coalesce(${before}quote, c.quote)` : own
  return sql`c.id, c.code_id as code, ${place}, ${quote} as quote, w.name as coder,
    case when l.kind = 'consensus' then 'consensus' when l.person_id = ${eyes.person} then 'mine' else 'other' end as layer,
    c.made_at as madeAt, c.weight, c.note, ${findingsOn(sql`c.id`)} as findings,
    (select json_object('how', r.how, 'origin', r.origin) from coding_runs r where r.id = c.run_id) as origin`
}

/** The numbers of the findings that rest on a coding, as JSON. */
function findingsOn(coding: SQL): SQL {
  return sql`(select json_group_array(number) from (select distinct f.number from evidence e
    join findings f on f.id = e.finding_id where e.coding_id = ${coding} and e.removed_at is null order by f.number))`
}

export type CodingsOf = {
  /** As they stand in one version of the text. */
  rows: Coding[]
  /** Whose words were corrected since: they stand where they stood, and wait for their coder. */
  unfit: Coding[]
  /** What others had done up to here, as `Pulse` tells it. */
  others: string
}

/** In the newest version of the text unless another is asked for. Null when there is no such source to be read. */
export async function codingsOf(
  db: Db,
  study: string,
  eyes: Eyes,
  source: string,
  version: number | undefined,
  mayName: boolean,
): Promise<CodingsOf | null> {
  // Asked before the rows: what comes in between is read, and asked for once more.
  const there = await first<{ others: string }>(
    db,
    sql`select ${othersBeat(study, eyes, source)} as others from sources s
      where s.id = ${source} and s.study_id = ${study} and ${readable}`,
  )
  if (!there) return null
  const number =
    version ?? sql`(select max(number) from source_versions where source_id = ${source})`
  const visible = sql`c.source_id = ${source} and c.study_id = ${study} and c.removed_at is null
    and c.layer_id in ${visibleLayers(study, eyes)}`
  const [standing, unfit] = await Promise.all([
    rows<CodingFound>(
      db,
      sql`select * from (select ${columns(eyes, sql`k.`)} from codings c
          join layers l on l.id = c.layer_id join people w on w.id = c.made_by
          left join coding_places k on k.coding_id = c.id and k.version = ${number}
          where ${visible} and (c.version = ${number} or k.version is not null))
        order by start, "end" desc, id limit ${atMostPerSource}`,
    ),
    rows<CodingFound>(
      db,
      sql`select ${columns(eyes, undefined, mayName)} from codings c
        join layers l on l.id = c.layer_id join people w on w.id = c.made_by
        where ${visible} and c.unfit_at is not null
        order by c.start_at, c.end_at desc, c.id limit ${atMostPerSource}`,
    ),
  ])
  const hidden = await hiddenAt(db, study, source, number)
  return {
    others: there.others,
    rows: standing.map((row) => withFindings(coveredQuote(row, hidden))),
    // Where they stood is another text's place: nobody can tell whose words they were.
    unfit: unfit.map((row) => withFindings(hidden.length > 0 ? { ...row, quote: '' } : row)),
  }
}

async function hiddenAt(db: Db, study: string, source: string, number: number | SQL) {
  const found = await first<ToldRow>(
    db,
    sql`select v.blocks, ${told(sql`v.source_id`, sql`v.number`)} from source_versions v
      where v.source_id = ${source} and v.number = ${number}`,
  )
  return found ? hiddenOf(db, study, toldBlocks(found)) : []
}

function coveredQuote<C extends { start: number; quote: string }>(
  row: C,
  hidden: readonly { start: number; end: number }[],
): C {
  const { start, quote } = row
  const here = hidden.flatMap((one) => {
    const from = Math.max(one.start - start, 0)
    const to = Math.min(one.end - start, quote.length)
    return to > from ? [{ start: from, end: to }] : []
  })
  return here.length === 0 ? row : { ...row, quote: covered(quote, here) }
}

export type SegmentFound = CodingFound & {
  source: string
  version: number
  title: string
  technique: Technique
  participant: string | null
  role: string | null
}

/** A code's segments in the order they were made, all or those of one wording. Null when there is no such code. */
export async function segmentsOf(
  db: Db,
  study: string,
  eyes: Eyes,
  code: string,
  wording: string | undefined,
  cursor: Cursor,
): Promise<Page<Segment> | null> {
  const isThere = await first(
    db,
    sql`select 1 from codes where id = ${code} and study_id = ${study}`,
  )
  if (!isThere) return null
  const [at, id] = cursor.after ?? []
  const after =
    at === undefined || id === undefined ? sql`` : sql`and (c.made_at, c.id) > (${at}, ${id})`
  const narrowed = wording === undefined ? sql`` : sql`and c.wording = ${wording}`
  const arms = layerArms(study, eyes).map(
    (
      arm,
    ) => sql`select * from (select c.id, c.made_at from codings c join sources s on s.id = c.source_id
      where ${arm} and c.code_id = ${code} ${narrowed} and c.removed_at is null and c.unfit_at is null ${after} and ${readable}
      order by c.made_at, c.id limit ${cursor.limit + 1})`,
  )
  const found = await rows<SegmentFound & Spoken>(
    db,
    sql`select ${columns(eyes)}, s.id as source, c.version, s.title, s.technique, s.participant,
        coalesce(p.role, s.role) as role, octet_length(v.blocks) as blocksBytes, 0 as mayQuote
      from (${sql.join(arms, sql` union all `)}) k
      join codings c on c.id = k.id join sources s on s.id = c.source_id
      join source_versions v on v.source_id = c.source_id and v.number = c.version
      join layers l on l.id = c.layer_id join people w on w.id = c.made_by
      left join participants p on p.study_id = s.study_id and p.code = s.participant
      order by k.made_at, k.id limit ${cursor.limit + 1}`,
  )
  const kept = page(found, cursor, (row) => [row.madeAt, row.id])
  const voices = await voicesOf(db, study, kept.rows)
  return {
    rows: kept.rows.flatMap((row) => {
      const voice = voices.get(row.id)
      // Somebody who speaks there has withdrawn, though not everybody in the source has.
      if (!voice || voice.isWithdrawn) return []
      const { source, version: _, blocksBytes: __, mayQuote: ___, title, technique, ...rest } = row
      return [
        {
          ...withFindings(rest),
          source: { id: source, title, technique },
          participant: voice.participant,
          role: voice.role,
          timeMs: voice.place.timeMs,
        },
      ]
    }),
    next: kept.next,
  }
}

export function withFindings<C extends { findings: string; origin: string | null }>(
  row: C,
): Omit<C, 'findings' | 'origin'> & Pick<Coding, 'findings' | 'origin'> {
  return {
    ...row,
    findings: JSON.parse(row.findings) as number[],
    origin: row.origin === null ? null : (JSON.parse(row.origin) as CodingOrigin),
  }
}

export type Put =
  | { outcome: 'made' | 'had' | 'id-taken' | 'code-unknown' }
  | { outcome: 'code-retired'; code: string }

/**
 * Puts a coding into the coder's own layer, or brings it back when they had removed it.
 * The quotation was held against version `version` of the source's text, which never changes.
 */
export async function putCoding(
  db: Db,
  deed: Deed,
  study: string,
  id: string,
  version: number,
  coding: InferOutput<typeof NewCoding>,
): Promise<Put> {
  const layer = coderLayer(study, deed.actor)
  const inUse = sql`exists (select 1 from codes where id = ${coding.code} and study_id = ${study} and retired_at is null)`
  const [, made, , back] = await together(db, [
    makeCoderLayer(db, study, deed.actor),
    db.run(sql`
      insert into codings (id, study_id, source_id, version, layer_id, code_id, start_at, end_at, quote, weight, note,
        made_at, made_by)
      select ${id}, ${study}, s.id, ${version}, ${layer}, ${coding.code}, ${coding.start}, ${coding.end}, ${coding.quote},
        ${coding.weight}, ${coding.note}, ${deed.at}, ${deed.actor}
      from sources s where s.id = ${coding.source} and s.study_id = ${study} and ${readable} and ${inUse}
        and ${version} = (select max(number) from source_versions where source_id = s.id)
      on conflict do nothing`),
    logged(db, deed, 'make', 'coding', id, { code: coding.code, source: coding.source }),
    db.run(sql`
      update codings set removed_at = null where id = ${id} and removed_at is not null
        and ${isThisCoding(layer, coding)} and ${inUse}`),
    logged(db, deed, 'bring-back', 'coding', id, { code: coding.code, source: coding.source }),
  ])
  if (made) return { outcome: 'made' }
  if (back) return { outcome: 'had' }
  const held = await first<{ isThis: number; isLive: number }>(
    db,
    sql`select ${isThisCoding(layer, coding)} as isThis, removed_at is null as isLive from codings where id = ${id}`,
  )
  if (held && !held.isThis) return { outcome: 'id-taken' }
  if (held?.isLive) return { outcome: 'had' }
  const code = await first<{ name: string }>(
    db,
    sql`select name from codes where id = ${coding.code} and study_id = ${study}`,
  )
  return code ? { outcome: 'code-retired', code: code.name } : { outcome: 'code-unknown' }
}

function isThisCoding(layer: string, coding: InferOutput<typeof NewCoding>): SQL {
  return sql`(layer_id = ${layer} and source_id = ${coding.source} and code_id = ${coding.code}
    and start_at = ${coding.start} and end_at = ${coding.end} and quote = ${coding.quote})`
}

/**
 * Another stretch, weight or note, if the coding still is as it was seen; its id stays, and with it its memos and evidence.
 * The quotation was held against `version`, which has to be the newest still.
 */
export async function editCoding(
  db: Db,
  deed: Deed,
  study: string,
  id: string,
  version: number,
  { was, ...now }: CodingEdit,
): Promise<'done' | 'changed' | 'unknown'> {
  const own = sql`id = ${id} and study_id = ${study} and layer_id = ${coderLayer(study, deed.actor)}
    and removed_at is null`
  await together(db, [
    db.run(sql`update codings set start_at = ${now.start}, end_at = ${now.end}, quote = ${now.quote},
        weight = ${now.weight}, note = ${now.note}
      where ${own} and unfit_at is null and version = ${version}
        and version = (select max(number) from source_versions v where v.source_id = codings.source_id)
        and start_at = ${was.start} and end_at = ${was.end} and weight is ${was.weight} and note = ${was.note}`),
    logged(db, deed, 'edit', 'coding', id),
  ])
  const held = await first<{ isSo: number }>(
    db,
    sql`select (start_at = ${now.start} and end_at = ${now.end} and quote = ${now.quote} and weight is ${now.weight}
      and note = ${now.note} and unfit_at is null) as isSo from codings where ${own}`,
  )
  if (!held) return 'unknown'
  return held.isSo ? 'done' : 'changed'
}

/** The source of a coding of one's own; null when there is none that could be edited. */
export async function sourceOfCoding(
  db: Db,
  study: string,
  person: string,
  id: string,
): Promise<string | null> {
  const found = await first<{ source: string }>(
    db,
    sql`select source_id as source from codings
      where id = ${id} and study_id = ${study} and layer_id = ${coderLayer(study, person)} and removed_at is null`,
  )
  return found?.source ?? null
}

/** The findings that lose ground; null when the coder has no such coding. Removing it twice is removing it once. */
export async function removeCoding(
  db: Db,
  deed: Deed,
  study: string,
  id: string,
): Promise<number[] | null> {
  const own = sql`id = ${id} and study_id = ${study} and layer_id = ${coderLayer(study, deed.actor)}`
  await together(db, [
    db.run(sql`update codings set removed_at = ${deed.at} where ${own} and removed_at is null`),
    logged(db, deed, 'remove', 'coding', id),
  ])
  const found = await first<{ findings: string }>(
    db,
    sql`select ${findingsOn(sql`${id}`)} as findings from codings where ${own}`,
  )
  return found ? (JSON.parse(found.findings) as number[]) : null
}
