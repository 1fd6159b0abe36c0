// Corrections of a text: each makes a version of its own, and every coding goes along with its words or waits for its coder.
import { type SQL, sql } from 'drizzle-orm'
import { newLabels, withLabels } from '../../core/pseudonym/relabel.ts'
import { applyEdits, carryBlocks, carryOver, carrySpan } from '../../core/text/edit.ts'
import { blocksAsTold } from '../../core/text/told.ts'
import type { Block, Correction, CorrectionKind, SourceVersion } from '../../core/wire/coding.ts'
import type { Moment } from '../../core/wire/listening.ts'
import { type Deed, logged } from './audits.ts'
import { type Db, first, rows, together, type Write } from './db.ts'
import { namedBefore } from './named.ts'
import { readable } from './sources.ts'
import { momentsTold } from './told.ts'

/** One JSON parameter must stay below D1's 2 MB with room to spare. */
const chunkChars = 700_000
/** Somebody who codes at the same moment: their coding is read with the others the next time. */
const mostTries = 3

export type Corrected =
  | { outcome: 'made'; version: number; unfit: number }
  | { outcome: 'changed'; by: string | null; at: string }

export type Newest = {
  version: number
  text: string
  blocks: Block[]
  response: string | null
  by: string | null
  at: string
  /** Why it was made; and where names were replaced, the text that held them. */
  kind: CorrectionKind | null
  before: string | null
  /** The last moment that was set by hand: blocks have it, and a correction stands on it. */
  moment: number
}

export async function newestOf(db: Db, study: string, id: string): Promise<Newest | null> {
  const found = await first<Omit<Newest, 'blocks'> & { blocks: string; moments: string }>(
    db,
    sql`select v.number as version, v.text, v.blocks, ${momentsTold(sql`v.source_id`, sql`v.number`)} as moments,
        ${lastMoment(sql`v.source_id`, sql`v.number`)} as moment, s.response_id as response, w.name as "by", v.made_at as at,
        v.kind, iif(v.kind = 'pseudonym', (select o.text from source_versions o
          where o.source_id = v.source_id and o.number = v.number - 1), null) as before
      from sources s join source_versions v on v.source_id = s.id left join people w on w.id = v.made_by
      where s.id = ${id} and s.study_id = ${study} and ${readable} order by v.number desc limit 1`,
  )
  if (!found) return null
  const { blocks, moments, ...rest } = found
  // Speakers are told of the source, whatever its text; moments of one version, and go along with its blocks.
  const told = { speakers: [], moments: JSON.parse(moments) as Moment[] }
  return { ...rest, blocks: blocksAsTold(JSON.parse(blocks) as Block[], told) }
}

function lastMoment(source: SQL, version: SQL): SQL {
  return sql`(select coalesce(max(id), 0) from source_moments where source_id = ${source} and version = ${version})`
}

type Spot = { id: string; start: number; end: number }

/** `text` is what the edits make of the version that was seen, `hash` its name; both were checked by the caller. */
export async function correctSource(
  db: Db,
  deed: Deed,
  id: string,
  before: Newest,
  correction: Correction,
  hash: string,
): Promise<Corrected> {
  const isNaming = correction.kind === 'pseudonym'
  const carried = isNaming ? carryOver : carrySpan
  const text = applyEdits(before.text, correction.edits)
  const labels = isNaming ? newLabels(before.text, before.blocks, correction.edits) : new Map()
  const blocks = withLabels(carryBlocks(before.blocks, correction.edits), labels)
  for (let tries = 0; tries < mostTries; tries += 1) {
    const spots = await rows<Spot>(
      db,
      sql`select id, start_at as start, end_at as "end" from codings
        where source_id = ${id} and version = ${correction.version}`,
    )
    const noted = await rows<Spot>(
      db,
      sql`select id, start_at as start, end_at as "end" from memos
        where target_kind = 'segment' and target_id = ${id} and version = ${correction.version}`,
    )
    const moved = spots.flatMap((spot) => carried(spot, correction.edits) ?? [])
    const asIs = new Map(spots.map((spot) => [spot.id, spot]))
    const changed = moved.map(({ id, start, end }) => {
      const was = asIs.get(id)
      const quote = text.slice(start, end)
      const isSame = was !== undefined && before.text.slice(was.start, was.end) === quote
      return { id, start, end, ...(!isSame && { quote }) }
    })
    const memos = noted.flatMap((spot) => {
      const at = carried(spot, correction.edits)
      return at ? [{ ...at, id: spot.id, quote: text.slice(at.start, at.end) }] : []
    })
    const version = { number: correction.version + 1, text, blocks, hash, moment: before.moment }
    const [made] = await together(db, [
      ...writes(db, deed, id, correction, version, spots.length, changed, memos),
      ...renameLabels(db, deed, id, version.number, labels),
    ])
    if (made)
      return { outcome: 'made', version: version.number, unfit: spots.length - moved.length }
    const now = await newestOf(db, deed.study ?? '', id)
    if (now && now.version !== correction.version)
      return { outcome: 'changed', by: now.by, at: now.at }
  }
  return { outcome: 'changed', by: before.by, at: before.at }
}

/** Whether this very correction was kept before: its answer may have been lost on the way. */
export async function wasMade(
  db: Db,
  deed: Deed,
  id: string,
  { version, edits }: Correction,
): Promise<{ version: number; unfit: number } | null> {
  return first(
    db,
    sql`select number as version, (select count(*) from codings
        where source_id = ${id} and version = ${version} and unfit_at = v.made_at) as unfit
      from source_versions v where source_id = ${id} and number = ${version + 1} and made_by = ${deed.actor}
        and edits = ${JSON.stringify(edits)}`,
  )
}

function writes(
  db: Db,
  deed: Deed,
  id: string,
  { version: seen, kind, reason, edits }: Correction,
  next: { number: number; text: string; blocks: Block[]; hash: string; moment: number },
  codings: number,
  moved: readonly (Spot & { quote?: string })[],
  memos: readonly (Spot & { quote: string })[],
): [Write, ...Write[]] {
  const isOurs = isMade(id, next.number, deed)
  return [
    // Only on the text that was seen, and only if nobody has coded in it, or set a moment, since it was read.
    db.run(sql`
      insert into source_versions (source_id, number, text_hash, length_chars, text, blocks, made_at, made_by, kind, reason,
        edits, request_id)
      select ${id}, ${next.number}, ${next.hash}, ${next.text.length}, ${next.text}, ${JSON.stringify(next.blocks)}, ${deed.at},
        ${deed.actor}, ${kind}, ${reason}, ${JSON.stringify(edits)}, ${deed.request}
      where (select max(number) from source_versions where source_id = ${id}) = ${seen}
        and (select count(*) from codings where source_id = ${id} and version = ${seen}) = ${codings}
        and ${lastMoment(sql`${id}`, sql`${seen}`)} = ${next.moment}`),
    // The reason may name somebody, so the trail does not hold it.
    logged(db, deed, 'correct', 'source', id, { kind, version: next.number, places: edits.length }),
    ...inChunks(moved).flatMap((chunk) => carry(db, id, seen, next.number, chunk, isOurs)),
    // A memo on words that are gone stays on the earlier text and shows none of them.
    ...inChunks(memos).map((chunk) =>
      db.run(sql`
        update memos set version = ${next.number}, start_at = j.value ->> 'start', end_at = j.value ->> 'end',
          quote = j.value ->> 'quote'
        from json_each(${chunk}) j
        where memos.id = j.value ->> 'id' and memos.version = ${seen} and ${isOurs}`),
    ),
    db.run(sql`
      update codings set unfit_at = ${deed.at}
      where source_id = ${id} and version = ${seen} and unfit_at is null and ${isOurs}`),
  ]
}

/** What was told of a label that was a name is told of its code; the study forgets the name. */
function renameLabels(
  db: Db,
  deed: Deed,
  id: string,
  version: number,
  labels: ReadonlyMap<string, string>,
): Write[] {
  if (labels.size === 0) return []
  const json = JSON.stringify([...labels])
  const isOurs = isMade(id, version, deed)
  const here = sql`t.source_id = ${id} and t.label = j.value ->> 0`
  return [
    db.run(sql`
      insert into source_speakers (source_id, label, meant, participant, told_at, told_by)
      select t.source_id, j.value ->> 1, t.meant, t.participant, t.told_at, t.told_by
      from json_each(${json}) j join source_speakers t on ${here} where ${isOurs}
      on conflict do update set meant = excluded.meant, participant = excluded.participant`),
    db.run(sql`
      delete from source_speakers where source_id = ${id} and label in (select value ->> 0 from json_each(${json})) and ${isOurs}`),
    db.run(sql`
      delete from speaker_aliases where study_id = ${deed.study} and label in (select value ->> 0 from json_each(${json}))
        and ${isOurs}`),
  ]
}

function isMade(id: string, version: number, deed: Deed): SQL {
  return sql`exists (select 1 from source_versions
    where source_id = ${id} and number = ${version} and request_id = ${deed.request})`
}

function carry(
  db: Db,
  id: string,
  seen: number,
  next: number,
  chunk: string,
  isOurs: SQL,
): Write[] {
  const here = sql`c.id = j.value ->> 'id' and c.source_id = ${id} and c.version = ${seen}`
  return [
    db.run(sql`
      insert into coding_places (coding_id, version, start_at, end_at, quote)
      select c.id, c.version, c.start_at, c.end_at, iif(j.value ->> 'quote' is null, null, c.quote)
      from json_each(${chunk}) j join codings c on ${here} where ${isOurs} on conflict do nothing`),
    db.run(sql`
      update codings set version = ${next}, start_at = m.start, end_at = m.fin, quote = coalesce(m.quote, codings.quote)
      from (select c.id, j.value ->> 'start' as start, j.value ->> 'end' as fin, j.value ->> 'quote' as quote
        from json_each(${chunk}) j join codings c on ${here}) m
      where codings.id = m.id and ${isOurs}`),
  ]
}

function inChunks(moved: readonly object[]): string[] {
  const chunks: string[][] = []
  let room = 0
  for (const json of moved.map((one) => JSON.stringify(one))) {
    if (chunks.length === 0 || json.length > room) {
      chunks.push([])
      room = chunkChars
    }
    chunks.at(-1)?.push(json)
    room -= json.length
  }
  return chunks.map((chunk) => `[${chunk.join(',')}]`)
}

/** Oldest first; null when there is no such source to be read. Why a name was replaced may say the name. */
export async function versionsOf(
  db: Db,
  study: string,
  id: string,
  mayName: boolean,
): Promise<SourceVersion[] | null> {
  const reason = mayName
    ? sql`v.reason`
    : sql`iif(v.number <= ${namedBefore(sql`s.id`)}, '', v.reason)`
  const found = await rows<SourceVersion>(
    db,
    sql`select v.number, v.made_at as madeAt, w.name as "by", v.kind, ${reason} as reason,
        coalesce(json_array_length(v.edits), 0) as edits
      from sources s join source_versions v on v.source_id = s.id left join people w on w.id = v.made_by
      where s.id = ${id} and s.study_id = ${study} and ${readable} order by v.number limit 1000`,
  )
  return found.length === 0 ? null : found
}
