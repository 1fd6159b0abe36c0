// The words that codings and memos of an import stand on: taken from the texts that came before them, so that no sender can
// put other words there.
import { sql } from 'drizzle-orm'
import { part, quoteCharsMost } from '../../../core/import/limits.ts'
import { splitsPair } from '../../../core/text/sound.ts'
import { list, rows } from '../db.ts'
import type { Fault, StageGround } from './ground.ts'

export type Stretch = { at: string; source: string; start: number; end: number }
/** `textHash` names the text that was quoted: should another take its place, nothing stands on it any more. */
export type Quote = { quote: string; textHash: string }

/** Half-open UTF-16 units over texts that were laid aside. */
export async function quotesOf(
  { db, id }: StageGround,
  stretches: readonly Stretch[],
): Promise<Quote[] | Fault> {
  const wanted = [...new Set(stretches.map(({ source }) => source))]
  const staged = sql`from import_rows where import_id = ${id} and kind = 'source' and key in ${list(wanted)}`
  const [size] = await rows<{ chars: number | null }>(
    db,
    sql`select sum(body ->> '$.chars') as chars ${staged}`,
  )
  if ((size?.chars ?? 0) > part.textChars) return { at: '', reason: 'import.part-reads' }
  const found = await rows<{ key: string; text: string; textHash: string }>(
    db,
    sql`select key, text, body ->> '$.textHash' as textHash ${staged}`,
  )
  const texts = new Map(found.map((row) => [row.key, row]))
  const quotes: Quote[] = []
  let quoted = 0
  for (const { at, source, start, end } of stretches) {
    const held = texts.get(source)
    if (!held) return { at: `${at}.source`, reason: 'source.unknown' }
    const { text, textHash } = held
    if (start >= end || end > text.length) return { at, reason: 'segment.outside' }
    if (splitsPair(text, start) || splitsPair(text, end)) return { at, reason: 'segment.surrogate' }
    if (end - start > quoteCharsMost) return { at, reason: 'segment.long' }
    quoted += end - start
    if (quoted > part.quotedChars) return { at, reason: 'import.part-quotes' }
    quotes.push({ quote: text.slice(start, end), textHash })
  }
  return quotes
}
