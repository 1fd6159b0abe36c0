// A quotation is held against the text it is said to come from, before anything rests on it.
import { problems, Refusal } from '../../core/problem.ts'
import type { Db } from '../store/db.ts'
import { newestText } from '../store/sources.ts'

/** The text version in which the quotation stands exactly there: the newest, or it is refused. */
export async function quotedVersion(
  db: Db,
  study: string,
  { source, start, end, quote }: { source: string; start: number; end: number; quote: string },
): Promise<number> {
  const newest = await newestText(db, study, source)
  if (!newest) throw new Refusal(problems.notFound({ what: 'source' }))
  const { number, text } = newest
  if (start >= end || end > text.length)
    throw new Refusal(problems.segmentOutside({ start, end, length: text.length }))
  // A segment that halves a character has a lone surrogate for its end, which no well-formed quotation equals.
  if (text.slice(start, end) !== quote) throw new Refusal(problems.quoteWrong({ start, end }))
  return number
}
