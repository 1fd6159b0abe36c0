// The coded material that the displays count: every live coding with where it stands and who speaks there, without its words.
import { type SQL, sql } from 'drizzle-orm'
import {
  type CodedSegment,
  type CodedSource,
  type Passage,
  wordCount,
} from '../../core/display/coded.ts'
import type { Technique } from '../../core/wire/words.ts'
import { type Cursor, page } from './cursor.ts'
import { type Db, list, rows } from './db.ts'
import { quotable } from './pieces.ts'
import { readable } from './sources.ts'
import { type Spoken, voicesOf } from './voices.ts'

/** A page of segments, in the order of their sources and in these of their words, and the sources that they stand in. */
export type CodedPage = { rows: CodedSegment[]; sources: CodedSource[]; next: string | null }

type Found = Spoken & {
  code: string
  coder: string | null
  quote: string
  title: string
  technique: Technique
}

/** Live codings whose words may be read, with all that tells whose they are; whether they may be quoted costs a look at the consents. */
function codingsWhere(
  db: Db,
  study: string,
  { from, which, mayQuote, order }: { from: SQL; which: SQL; mayQuote: SQL; order: SQL },
): Promise<Found[]> {
  return rows<Found>(
    db,
    sql`select c.id, c.source_id as source, c.version, c.code_id as code, w.name as coder, c.start_at as start, c.end_at as "end",
        c.quote, octet_length(v.blocks) as blocksBytes, s.title, s.technique,
        s.participant, coalesce(p.role, s.role) as role, ${mayQuote} as mayQuote
      from ${from} join layers l on l.id = c.layer_id
      join source_versions v on v.source_id = c.source_id and v.number = c.version
      left join people w on w.id = l.person_id
      left join participants p on p.study_id = s.study_id and p.code = s.participant
      where c.study_id = ${study} and c.removed_at is null and c.unfit_at is null and ${which} and ${readable} ${order}`,
  )
}

/**
 * Source after source, so that where the codings of one stand is looked up once, not in every page. It costs what the codings of
 * the page cost; uncoded sources and responses are not read.
 */
export async function codedMaterial(db: Db, study: string, cursor: Cursor): Promise<CodedPage> {
  const [source = '', start = '-1', id = ''] = cursor.after ?? []
  const found = await codingsWhere(db, study, {
    from: sql`sources s indexed by sources_coded cross join codings c on c.source_id = s.id`,
    which: sql`s.study_id = ${study} and s.coded > 0 and s.id >= ${source}
      and c.start_at >= iif(s.id = ${source}, ${Number(start)}, 0)
      and (s.id, c.start_at, c.id) > (${source}, ${Number(start)}, ${id})`,
    mayQuote: sql`0`,
    order: sql`order by s.id, c.start_at, c.id limit ${cursor.limit + 1}`,
  })
  const kept = page(found, cursor, (row) => [row.source, String(row.start), row.id])
  const voices = await voicesOf(db, study, kept.rows)
  const segments = kept.rows.flatMap((row): CodedSegment[] => {
    const voice = voices.get(row.id)
    if (!voice || voice.isWithdrawn) return []
    return [
      {
        id: row.id,
        source: row.source,
        code: row.code,
        coder: row.coder,
        start: row.start,
        end: row.end,
        words: wordCount(row.quote),
        firstBlock: voice.place.firstBlock,
        lastBlock: voice.place.lastBlock,
        informant: voice.participant ?? row.source,
        role: voice.role,
      },
    ]
  })
  const sources = await codedSources(db, study, [...new Set(segments.map((one) => one.source))])
  return { rows: segments, sources, next: kept.next }
}

function codedSources(db: Db, study: string, ids: string[]): Promise<CodedSource[]> {
  return rows<CodedSource>(
    db,
    sql`select s.id, s.title, s.technique, coalesce(p.role, s.role) as role, s.participant, s.case_code as "case",
        s.occurred_on as occurredOn, s.added_at as addedAt
      from json_each(${JSON.stringify(ids)}) j cross join sources s on s.id = j.value
      left join participants p on p.study_id = s.study_id and p.code = s.participant
      where s.study_id = ${study}`,
  )
}

/** The words of these codings, in the order of the ids; those that no longer stand, or whose speaker withdrew, are left out. */
export async function passagesOf(db: Db, study: string, ids: string[]): Promise<Passage[]> {
  const found = await codingsWhere(db, study, {
    from: sql`codings c join sources s on s.id = c.source_id`,
    which: sql`c.id in ${list(ids)}`,
    mayQuote: quotable,
    order: sql``,
  })
  const voices = await voicesOf(db, study, found)
  const passages = found.flatMap((row): Passage[] => {
    const voice = voices.get(row.id)
    if (!voice || voice.isWithdrawn) return []
    const { participant, role, mayQuote, place } = voice
    return [
      {
        id: row.id,
        source: { id: row.source, title: row.title, technique: row.technique },
        start: row.start,
        quote: mayQuote ? row.quote : null,
        coder: row.coder,
        participant,
        role,
        question: place.question,
        timeMs: place.timeMs,
      },
    ]
  })
  return passages.sort((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id))
}
