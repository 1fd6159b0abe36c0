// Who speaks in a stretch of a source: read from its blocks, so that one person's consent is asked wherever they speak.
import type { Block } from '../wire/coding.ts'

/** Everybody whose words lie in the span, in order; the researcher's own turns are nobody's evidence. */
export function speakersIn(blocks: readonly Block[], start: number, end: number): string[] {
  const speakers = new Set<string>()
  for (let at = firstEndingAfter(blocks, start); at < blocks.length; at++) {
    const block = blocks[at]
    if (!block || block.start >= end) break
    if (block.speaker !== undefined && !block.asks) speakers.add(block.speaker)
  }
  return [...speakers]
}

/** Blocks are in order and do not overlap, so the place is halved down to. */
function firstEndingAfter(blocks: readonly Block[], offset: number): number {
  let low = 0
  let high = blocks.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((blocks[middle]?.end ?? 0) <= offset) low = middle + 1
    else high = middle
  }
  return low
}
