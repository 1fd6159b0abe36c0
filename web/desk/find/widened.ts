// A segment made as wide as the sentences or the turns that it touches.
import type { Source } from '../../../core/wire/coding.ts'
import { type Span, tidy } from '../coding/span.ts'
import { sentencesOf } from '../coding/steps.ts'

export type Width = 'sentence' | 'turn'

/** Never smaller than it was; blanks at the ends are not coded. */
export function widened(
  { text, blocks }: Pick<Source, 'text' | 'blocks'>,
  own: Span,
  to: Width,
): Span {
  const touched = blocks.filter((block) => block.start < own.end && own.start < block.end)
  const parts = to === 'turn' ? touched : touched.flatMap((block) => sentencesOf(text, block))
  const met = parts.filter((part) => part.start < own.end && own.start < part.end)
  const span = {
    start: Math.min(own.start, ...met.map(({ start }) => start)),
    end: Math.max(own.end, ...met.map(({ end }) => end)),
  }
  return tidy(text, span) ?? own
}
