// Whether blocks that somebody sent fit the text they are about.
import type { Block } from '../wire/coding.ts'

export type BlockFault = {
  at: number
  reason: 'block.outside' | 'block.empty' | 'block.order' | 'block.surrogate'
}

/** The first block that is empty, outside the text, before the end of the one before it, or cuts a character in two. */
export function faultyBlock(text: string, blocks: readonly Block[]): BlockFault | null {
  let end = 0
  for (const [at, block] of blocks.entries()) {
    if (block.end <= block.start) return { at, reason: 'block.empty' }
    if (block.end > text.length) return { at, reason: 'block.outside' }
    if (block.start < end) return { at, reason: 'block.order' }
    if (splitsPair(text, block.start) || splitsPair(text, block.end))
      return { at, reason: 'block.surrogate' }
    end = block.end
  }
  return null
}

/** True when the offset lies between the two halves of one character outside the basic plane. */
export function splitsPair(text: string, offset: number): boolean {
  const isHigh = (unit: number) => unit >= 0xd800 && unit < 0xdc00
  const isLow = (unit: number) => unit >= 0xdc00 && unit < 0xe000
  return offset > 0 && isHigh(text.charCodeAt(offset - 1)) && isLow(text.charCodeAt(offset))
}
