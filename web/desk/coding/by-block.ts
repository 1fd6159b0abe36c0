// Which codings touch which block, with unchanged blocks keeping their very array so that they are not drawn again.
import type { Block, Coding } from '../../../core/wire/coding.ts'

const none: readonly Coding[] = []

export function codingsByBlock(
  blocks: readonly Block[],
  codings: readonly Coding[],
  before: readonly (readonly Coding[])[],
): (readonly Coding[])[] {
  const sorted = codings.toSorted((a, b) => a.start - b.start || b.end - a.end)
  const lists: Coding[][] = blocks.map(() => [])
  let first = 0
  for (const coding of sorted) {
    while (first < blocks.length && (blocks[first]?.end ?? 0) <= coding.start) first += 1
    for (let index = first; index < blocks.length; index += 1) {
      const block = blocks[index]
      if (!block || block.start >= coding.end) break
      lists[index]?.push(coding)
    }
  }
  return lists.map((list, index) => {
    const old = before[index]
    if (old && same(old, list)) return old
    return list.length === 0 ? none : list
  })
}

function same(a: readonly Coding[], b: readonly Coding[]): boolean {
  return a.length === b.length && a.every((coding, index) => coding === b[index])
}

/** The block an offset lies in; the nearest one before it when it lies between two. */
export function blockAt(blocks: readonly Block[], offset: number): number {
  let low = 0
  let high = blocks.length - 1
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if ((blocks[middle]?.start ?? 0) <= offset) low = middle
    else high = middle - 1
  }
  return low
}
