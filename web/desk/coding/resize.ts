// Where the edges of a passage or of a coding go by key: word by word, sentence by sentence, to the ends of the turn.
import type { Source } from '../../../core/wire/coding.ts'
import { blockAt } from './by-block.ts'
import type { Span } from './span.ts'
import { stretch, wordsOf } from './steps.ts'

type Stretch = ['start' | 'end', 'word' | 'sentence', 1 | -1]

export const stretches: Record<string, Stretch> = {
  'shift+arrowright': ['end', 'word', 1],
  'shift+arrowleft': ['end', 'word', -1],
  'alt+shift+arrowleft': ['start', 'word', 1],
  'alt+shift+arrowright': ['start', 'word', -1],
  'shift+arrowdown': ['end', 'sentence', 1],
  'shift+arrowup': ['end', 'sentence', -1],
}

/** The coding's span after this key; null for a key that moves no edge. An edge stays in its own turn. */
export function resizedBy(
  { text, blocks }: Pick<Source, 'text' | 'blocks'>,
  span: Span,
  pressed: string,
): Span | null {
  const first = blocks[blockAt(blocks, span.start)]
  const last = blocks[blockAt(blocks, span.end - 1)]
  if (!first || !last) return null
  if (pressed === 'shift+home') return { start: first.start, end: span.end }
  if (pressed === 'shift+end') return { start: span.start, end: last.end }
  const grow = stretches[pressed]
  if (!grow) return null
  const block = grow[0] === 'start' ? first : last
  const part = {
    start: Math.max(block.start, span.start),
    end: Math.min(block.end, span.end),
  }
  const grown = stretch(text, block, part, ...grow)
  return grow[0] === 'start' ? { ...span, start: grown.start } : { ...span, end: grown.end }
}

/** Where an edge that is dragged to `offset` comes to rest: at the nearest word, and never beyond the other edge. */
export function draggedTo(
  { text, blocks }: Pick<Source, 'text' | 'blocks'>,
  span: Span,
  edge: 'start' | 'end',
  offset: number,
): Span {
  const block = blocks[blockAt(blocks, edge === 'end' ? Math.max(0, offset - 1) : offset)]
  const edges = block ? wordsOf(text, block).map((word) => word[edge]) : []
  const nearest = edges.reduce(
    (best, one) => (Math.abs(one - offset) < Math.abs(best - offset) ? one : best),
    edges[0] ?? offset,
  )
  const moved = { ...span, [edge]: nearest }
  return moved.end > moved.start ? moved : span
}
