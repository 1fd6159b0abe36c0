// Which turn is heard at a moment of the clock, and from which moment a turn is heard.
import { momentAt } from '../text/place.ts'
import type { Block } from '../wire/coding.ts'

/** A moment of the clock, and the block that begins there. */
export type Begin = { atMs: number; block: number }

/** In the order of the clock, which in a response's words is not that of the text; of paragraphs that share a moment the first. */
export function beginsOf(blocks: readonly Block[]): Begin[] {
  const begins = blocks.flatMap(({ timeMs }, block) =>
    timeMs === undefined ? [] : [{ atMs: timeMs, block }],
  )
  begins.sort((a, b) => a.atMs - b.atMs || a.block - b.block)
  return begins.filter(({ atMs }, at) => atMs !== begins[at - 1]?.atMs)
}

/** The block that is heard at this moment; -1 before the first. */
export function heardBlock(begins: readonly Begin[], atMs: number): number {
  let low = 0
  let high = begins.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((begins[middle]?.atMs ?? 0) <= atMs) low = middle + 1
    else high = middle
  }
  return begins[low - 1]?.block ?? -1
}

/** Where a block is heard from: its own moment, or that of the last one before it in the text; 0 where there is none. */
export function heardFrom(blocks: readonly Block[], block: number): number {
  return momentAt(blocks, blocks[block]?.start ?? 0) ?? 0
}
