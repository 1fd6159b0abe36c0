// The texts of sources as they may leave the study: whoever may not be quoted is marked, whoever withdrew is not there, and
// names are masked.
import { type Moved, type Replacement, replaced } from '../../../core/dataset/masked-text.ts'
import type { Block } from '../../../core/wire/coding.ts'
import type { Mask } from '../mask.ts'
import { knownAmong } from '../voices.ts'
import { type CodedSource, textsOf } from './coded.ts'
import { blocksOf } from './coders.ts'
import type { Ground } from './ground.ts'

/** What stands in place of words that may not be quoted. */
const withheld = '[…]'

/**
 * `blocks` are the turns that are there, in places of the text before anything was replaced; `speakers` those among who
 * speaks in them that are participants.
 */
export type Shown = Moved & { blocks: readonly Block[]; speakers: ReadonlySet<string> }

/** Three questions. */
export async function shownTexts(
  ground: Ground,
  sources: readonly CodedSource[],
): Promise<Map<string, Shown>> {
  const [texts, blocks] = await Promise.all([textsOf(ground, sources), blocksOf(ground, sources)])
  const speakers = [...blocks.values()].flatMap((there) =>
    there.flatMap(({ speaker }) => speaker ?? []),
  )
  const known = await knownAmong(ground.db, ground.study.id, speakers)
  const may = (source: CodedSource, { speaker, asks }: Block): boolean => {
    if (asks) return true
    const person = speaker === undefined ? undefined : known.get(speaker)
    return person === undefined ? source.mayQuote === 1 : person.mayQuote === 1
  }
  const isGone = ({ speaker }: Block) => known.get(speaker ?? '')?.isWithdrawn === 1
  return new Map(
    sources.flatMap((source) => {
      const text = texts.get(source.id)
      if (text === undefined) return []
      const there = blocks.get(source.id) ?? []
      const hidden = hiddenIn(text, there, source.mayQuote === 1, isGone, (block) =>
        may(source, block),
      )
      const moved = replaced(text, withNames(text, hidden, ground.mask))
      const shown = there.filter((block) => !isGone(block))
      const speaking = shown.flatMap(({ speaker = '' }) => (known.has(speaker) ? speaker : []))
      return [[source.id, { ...moved, blocks: shown, speakers: new Set(speaking) }]]
    }),
  )
}

function hiddenIn(
  text: string,
  blocks: readonly Block[],
  isQuotable: boolean,
  isGone: (block: Block) => boolean,
  may: (block: Block) => boolean,
): Replacement[] {
  const hidden: Replacement[] = []
  let at = 0
  // What stands between turns is a label or a time; words that nobody found there are their source's.
  const between = (start: number) => {
    if (!isQuotable && text.slice(at, start).trim() !== '')
      hidden.push({ start: at, end: start, by: at === 0 ? '' : '\n' })
  }
  for (const block of blocks) {
    // The label goes with the turn: it may be somebody's code.
    if (isGone(block)) hidden.push({ start: at, end: block.end, by: '' })
    else {
      between(block.start)
      if (!may(block)) hidden.push({ start: block.start, end: block.end, by: withheld })
    }
    at = block.end
  }
  between(text.length)
  return hidden
}

/** What may not be quoted is hidden as a whole, with the names in it and those that reach into it. */
function withNames(text: string, hidden: readonly Replacement[], mask: Mask): Replacement[] {
  const covers = new Set(hidden)
  const kept: Replacement[] = []
  for (const one of [...hidden, ...mask.places(text)].sort((a, b) => a.start - b.start)) {
    const last = kept.at(-1)
    if (last === undefined || one.start >= last.end) kept.push({ ...one })
    else {
      last.end = Math.max(last.end, one.end)
      if (covers.has(one)) last.by = one.by
    }
  }
  return kept
}
