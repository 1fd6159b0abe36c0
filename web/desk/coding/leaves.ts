// A long text in leaves: so many blocks as fill a window or so. Only leaves near the window are drawn in full.
import type { Block } from '../../../core/wire/coding.ts'

/** Blocks `from` … `to` (half-open), and the stretch of text that they and what stands between them cover. */
export type Leaf = { from: number; to: number; start: number; end: number }

/** Far away a leaf is one element, so the fewer the better; near by it is drawn as a whole, so the smaller the better. */
const fullChars = 3_000
const fullBlocks = 24

export function leavesOf(blocks: readonly Block[]): Leaf[] {
  const leaves: Leaf[] = []
  for (const [at, block] of blocks.entries()) {
    const last = leaves.at(-1)
    const isFull = !last || last.to - last.from >= fullBlocks || block.end - last.start > fullChars
    if (isFull) leaves.push({ from: at, to: at + 1, start: block.start, end: block.end })
    else {
      last.to = at + 1
      last.end = Math.max(last.end, block.end)
    }
  }
  return leaves
}
