// What is still to be coded in a source.
import type { Coding, Source } from '../../../core/wire/coding.ts'
import { blockAt } from './by-block.ts'

/** Turns with words of the field and no code yet, by their index; the researcher's own turns are not waited for. */
export function uncodedBlocks(source: Source, codings: readonly Coding[]): Set<number> {
  const coded = new Set<number>()
  for (const { start, end } of codings)
    for (
      let index = blockAt(source.blocks, start);
      (source.blocks[index]?.start ?? end) < end;
      index += 1
    )
      coded.add(index)
  return new Set(
    source.blocks.flatMap((block, index) => (block.asks || coded.has(index) ? [] : [index])),
  )
}
