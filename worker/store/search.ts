// Words found in the texts of sources, and whole turns by their question or speaker: what a coding may be made of.
import { sql } from 'drizzle-orm'
import { around, sentenceAround, trimmed } from '../../core/search/around.ts'
import { type Hit, hitsIn } from '../../core/search/match.ts'
import type { Query } from '../../core/search/query.ts'
import { momentAt } from '../../core/text/place.ts'
import type { Block } from '../../core/wire/coding.ts'
import type { SourceFilter, TurnFilter, WordHit, WordHits } from '../../core/wire/search.ts'
import type { Cursor } from './cursor.ts'
import { type Db, rows } from './db.ts'
import { candidates } from './search-candidates.ts'
import { catchUp } from './search-index.ts'
import {
  type About,
  aboutOf,
  type Found,
  informantOf,
  isInformedBy,
  isSpoken,
  placeOf,
  speaksIn,
  type Text,
  walk,
} from './texts-walk.ts'

const contextChars = 90
/** One request looks at the next so many sources. */
const mostSources = 100

export async function findWords(
  db: Db,
  study: string,
  query: Query,
  filter: SourceFilter,
  cursor: Cursor,
): Promise<WordHits> {
  const behind = await catchUp(db, study, 'source')
  const from = filter.source ?? placeOf(cursor).id
  const { ids, next } = await candidates(db, study, 'source', query, from, mostSources)
  const about = await aboutOf(db, study, ids, filter)
  const found = await walk(
    db,
    study,
    about,
    filter.source ? null : next,
    cursor,
    (source, text, start) =>
      text.blocks
        .filter((block) => block.end > start && isWanted(block, source, text, filter))
        .flatMap((turn) =>
          hitsIn(text.text, [turn], query)
            .filter((hit) => hit.start >= start)
            .map((hit) => hitOf(source, text, turn, hit)),
        ),
  )
  return { ...found, behind }
}

/** The turns under one question, or of one speaker, each as a hit of its own. */
export async function findTurns(
  db: Db,
  study: string,
  filter: TurnFilter,
  cursor: Cursor,
): Promise<Found> {
  const ids = await rows<{ id: string }>(
    db,
    sql`select id from sources where study_id = ${study} and id >= ${filter.source ?? placeOf(cursor).id}
      order by id limit ${filter.source ? 1 : mostSources + 1}`,
  )
  const next = ids[mostSources]?.id ?? null
  const about = await aboutOf(
    db,
    study,
    ids.slice(0, mostSources).map(({ id }) => id),
    filter,
    mayHold(filter),
  )
  return walk(db, study, about, next, cursor, (source, text, start) =>
    text.blocks
      .filter((block) => block.start >= start && isWanted(block, source, text, filter))
      // The researcher's own words under a question are not what was answered.
      .filter((block) => filter.question === undefined || block.asks !== true)
      .map((turn) => ({ turn, ...trimmed(text.text, { start: turn.start, end: turn.end }) }))
      .filter(({ start, end }) => text.text.slice(start, end).trim() !== '')
      .map(({ turn, start, end }) => hitOf(source, text, turn, { start, end, words: [] })),
  )
}

/** Texts that cannot hold such a turn are not read. */
function mayHold({ question, speaker }: TurnFilter) {
  const asked =
    question === undefined
      ? sql`true`
      : sql`instr(v.blocks, ${`"question":${JSON.stringify(question)}`}) > 0`
  return sql`${asked} and ${speaker === undefined ? sql`true` : speaksIn(speaker)}`
}

function isWanted(
  block: Block,
  about: About,
  { voices }: Text,
  filter: SourceFilter & { question?: string | undefined },
): boolean {
  const { speaker, question } = filter
  if (voices.get(block.speaker ?? '')?.isWithdrawn === 1) return false
  if (!isInformedBy(block, about, voices, filter)) return false
  if (question !== undefined && block.question !== question) return false
  return speaker === undefined || isSpoken(block, about.participant, speaker)
}

function hitOf(about: About, { text, blocks, voices }: Text, turn: Block, hit: Hit): WordHit {
  const { id, title, technique, version } = about
  const { participant, role } = informantOf(turn, about, voices)
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
}
