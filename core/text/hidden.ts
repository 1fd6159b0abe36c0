// The words of somebody who took their consent back, inside a text in which others still speak: covered, letter for letter,
// so that every offset stays what it is.
import type { Block } from '../wire/coding.ts'

type Span = { start: number; end: number }
const cover = '█'

/** The turns of these speakers. */
export function hiddenIn(blocks: readonly Block[], gone: ReadonlySet<string>): Span[] {
  if (gone.size === 0) return []
  return blocks.filter(({ speaker }) => speaker !== undefined && gone.has(speaker))
}

/** White space stays, so that the text breaks into lines and words where it did. The same text where nothing is hidden. */
export function covered(text: string, hidden: readonly Span[]): string {
  let shown = ''
  let at = 0
  for (const { start, end } of hidden) {
    // A character of two units gets two covers: offsets count units.
    shown += text.slice(at, start) + text.slice(start, end).replaceAll(/\S/g, cover)
    at = end
  }
  return at === 0 ? text : shown + text.slice(at)
}

export function isHidden({ start, end }: Span, hidden: readonly Span[]): boolean {
  return hidden.some((one) => one.start < end && one.end > start)
}
