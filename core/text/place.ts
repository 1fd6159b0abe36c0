// Where in its source a span stands: the block that holds it, and the moment of the recording.
import type { Block } from '../wire/coding.ts'

/** The last block that begins at or before the offset; blocks are in order, so it is halved down to. */
export function blockAt(blocks: readonly Block[], offset: number): Block | null {
  return blocks[blockIndexAt(blocks, offset)] ?? null
}

/** The nearest moment at or before the offset: a long turn is found by where it was last marked. */
export function momentAt(blocks: readonly Block[], offset: number): number | null {
  for (let at = blockIndexAt(blocks, offset); at >= 0; at--) {
    const timeMs = blocks[at]?.timeMs
    if (timeMs !== undefined) return timeMs
  }
  return null
}

/** Its number, counted from 0; −1 before the first. */
export function blockIndexAt(blocks: readonly Block[], offset: number): number {
  let low = 0
  let high = blocks.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((blocks[middle]?.start ?? 0) <= offset) low = middle + 1
    else high = middle
  }
  return low - 1
}
