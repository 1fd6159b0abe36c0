// Random blocks of a source: what a round asks for instead of the whole text. Only the seed is kept; the draw follows from it.
import type { Block } from '../wire/coding.ts'
import { drawSome, generator } from './generator.ts'

export type Draw = { seed: number; blocks: number }

/**
 * The same source gives the same blocks on every machine. Only what somebody answered is drawn, never the researcher's own turns;
 * the source's id goes into the seed, so that two sources do not give the same places.
 */
export function drawnBlocks(blocks: readonly Block[], draw: Draw | null, source: string): Block[] {
  if (draw === null) return [...blocks]
  const answers = blocks.filter((block) => !block.asks)
  const drawn = new Set(drawSome(answers, draw.blocks, generator(draw.seed ^ hashOf(source))))
  return answers.filter((block) => drawn.has(block))
}

/** FNV-1a over UTF-16 units, 32 bits. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  return hash
}
