// Words found in the texts of sources: in the newest version of each, where they may be read, a page at a time.
import { type SQL, sql } from 'drizzle-orm'
import { around, sentenceAround, trimmed } from '../../core/search/around.ts'
import { hitsIn } from '../../core/search/match.ts'
import type { Query } from '../../core/search/query.ts'
import { momentAt } from '../../core/text/place.ts'
import type { Block } from '../../core/wire/coding.ts'
import type { SourceFilter, WordHit, WordHits } from '../../core/wire/search.ts'
import type { Technique } from '../../core/wire/words.ts'
import { type Cursor, encodeCursor } from './cursor.ts'
import { type Db, rows } from './db.ts'
import { candidates } from './search-candidates.ts'
import { catchUp } from './search-index.ts'
import { readable } from './sources.ts'
import { type ToldRow, told, toldBlocks } from './told.ts'

/** As much text as one request reads, and so many of the short ones at once. */
const mostChars = 3_000_000
const atOnce = 8
const contextChars = 90
const mostCandidates = 100

type About = {
  id: string
  title: string
  technique: Technique
  participant: string | null
  role: string | null
  case: string | null
  version: number
  chars: number
}

/** The cursor names a source and from where on in it. */
export async function findWords(
  db: Db,
  study: string,
  query: Query,
  filter: SourceFilter,
  cursor: Cursor,
): Promise<WordHits> {
  const behind = await catchUp(db, study, 'source')
  const [first = '', offset = '0'] = cursor.after ?? []
  const { ids, next } = await candidates(
    db,
    study,
    'source',
    query,
    filter.source ?? first,
    mostCandidates,
  )
  const about = await aboutOf(db, study, ids, filter)
  const found: WordHit[] = []
  let room = mostChars
  for (let at = 0; at < about.length; ) {
    const some = about.slice(at, at + chunk(about, at, room))
    const texts = await textsOf(db, some)
    for (const source of some) {
      room -= source.chars
      at += 1
      const from = source.id === first ? Number(offset) : 0
      const hits = hitsOf(source, texts.get(source.id), query, filter, from)
      const space = cursor.limit - found.length
      found.push(...hits.slice(0, space))
      if (hits.length > space)
        return {
          rows: found,
          next: encodeCursor([source.id, String(hits[space]?.start ?? 0)]),
          behind,
        }
    }
    const after = about[at]
    if (after && (room <= 0 || found.length === cursor.limit))
      return { rows: found, next: encodeCursor([after.id, '0']), behind }
  }
  return {
    rows: found,
    next: next === null || filter.source ? null : encodeCursor([next, '0']),
    behind,
  }
}

/** How many sources from `at` on are read together: at least one. */
function chunk(about: readonly About[], at: number, room: number): number {
  let left = room
  const some = about.slice(at, at + atOnce).filter(({ chars }) => {
    left -= chars
    return left >= 0
  })
  return Math.max(1, some.length)
}

function aboutOf(db: Db, study: string, ids: string[], filter: SourceFilter): Promise<About[]> {
  const parts: (SQL | undefined)[] = [
    filter.technique && sql`s.technique = ${filter.technique}`,
    filter.role && sql`coalesce(p.role, s.role) = ${filter.role}`,
    filter.case && sql`s.case_code = ${filter.case}`,
    filter.participant && sql`s.participant = ${filter.participant}`,
    filter.source && sql`s.id = ${filter.source}`,
  ].filter((part) => part !== undefined && part !== '')
  return rows(
    db,
    sql`select s.id, s.title, s.technique, s.participant, coalesce(p.role, s.role) as role, s.case_code as "case",
        v.number as version, v.length_chars as chars
      from json_each(${JSON.stringify(ids)}) j join sources s on s.id = j.value and s.study_id = ${study}
      join source_versions v on v.source_id = s.id
        and v.number = (select max(number) from source_versions where source_id = s.id)
      left join participants p on p.study_id = s.study_id and p.code = s.participant
      where ${readable} ${sql.join(
        parts.map((part) => sql`and ${part}`),
        sql` `,
      )}
      order by s.id`,
  )
}

type Text = { id: string; text: string; blocks: Block[] }

async function textsOf(db: Db, some: About[]): Promise<Map<string, Text>> {
  const wanted = JSON.stringify(some.map(({ id, version }) => ({ id, version })))
  const found = await rows<{ id: string; text: string } & ToldRow>(
    db,
    sql`select v.source_id as id, v.text, v.blocks, ${told(sql`v.source_id`, sql`v.number`)} from json_each(${wanted}) j
      join source_versions v on v.source_id = j.value ->> 'id' and v.number = j.value ->> 'version'`,
  )
  return new Map(
    found.map(({ id, text, ...row }) => [id, { id, text, blocks: toldBlocks(row) as Block[] }]),
  )
}

function hitsOf(
  about: About,
  found: Text | undefined,
  query: Query,
  { speaker }: SourceFilter,
  from: number,
): WordHit[] {
  if (!found) return []
  const { text, blocks } = found
  const turns = blocks.filter(
    (block) => block.end > from && (speaker === undefined || isSpoken(block, about, speaker)),
  )
  return turns.flatMap((turn) =>
    hitsIn(text, [turn], query)
      .filter((hit) => hit.start >= from)
      .map((hit) => {
        const { id, title, technique, participant, role, version } = about
        return {
          start: hit.start,
          end: hit.end,
          source: { id, title, technique },
          participant,
          role,
          case: about.case,
          version,
          quote: text.slice(hit.start, hit.end),
          ...around(text, turn, hit, contextChars),
          words: hit.words,
          sentence: sentenceAround(text, turn, hit),
          turn: trimmed(text, { start: turn.start, end: turn.end }),
          speaker: turn.speaker ?? null,
          question: turn.question ?? null,
          timeMs: momentAt(blocks, hit.start),
        }
      }),
  )
}

/** Of one person's own source, every turn that does not ask is theirs. */
function isSpoken(block: Block, about: About, speaker: string): boolean {
  if (block.speaker !== undefined) return block.speaker === speaker
  return about.participant === speaker && block.asks !== true
}
