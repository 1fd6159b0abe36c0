// Who of the speakers of a text has taken every consent back: their turns are covered, wherever the text is read.
import { hiddenIn } from '../../core/text/hidden.ts'
import type { Block } from '../../core/wire/coding.ts'
import type { Db } from './db.ts'
import { knownAmong } from './voices.ts'

type Span = { start: number; end: number }

/** Costs a look at each speaker of the text, and nothing where nobody speaks. */
export async function goneAmong(
  db: Db,
  study: string,
  texts: Iterable<readonly Block[]>,
): Promise<Set<string>> {
  const speakers = new Set<string>()
  for (const blocks of texts)
    for (const { speaker, asks } of blocks)
      if (speaker !== undefined && !asks) speakers.add(speaker)
  const known = await knownAmong(db, study, [...speakers])
  return new Set([...known.values()].flatMap((one) => (one.isWithdrawn === 1 ? [one.code] : [])))
}

/** The stretches of one text that nobody may read any more. */
export async function hiddenOf(db: Db, study: string, blocks: readonly Block[]): Promise<Span[]> {
  return hiddenIn(blocks, await goneAmong(db, study, [blocks]))
}
