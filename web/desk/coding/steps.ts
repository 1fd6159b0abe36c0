// Choosing by keyboard: the next sentence, one word more or less, one sentence more or less, always inside one block.
import type { Block } from '../../../core/wire/coding.ts'
import { type Span, tidy } from './span.ts'

const sentences = new Intl.Segmenter('id', { granularity: 'sentence' })
const words = new Intl.Segmenter('id', { granularity: 'word' })

/** The sentences of a block, without the blanks around them. */
export function sentencesOf(text: string, block: Block): Span[] {
  const found: Span[] = []
  for (const part of sentences.segment(text.slice(block.start, block.end))) {
    const start = block.start + part.index
    const clean = tidy(text, { start, end: start + part.segment.length })
    if (clean) found.push(clean)
  }
  return found
}

/** The sentence at an offset, or the nearest one before it. */
export function sentenceAt(text: string, block: Block, offset: number): Span | null {
  return sentencesOf(text, block).findLast((one) => one.start <= offset) ?? null
}

/** Where a sentence may be looked for: the block one is in and the offset one has come to. */
export type Place = { block: number; offset: number }

/** The first sentence that begins at or after a place; going on into the next blocks. */
export function nextSentence(text: string, blocks: readonly Block[], from: Place): Found | null {
  for (let index = from.block; index < blocks.length; index += 1) {
    const block = blocks[index]
    if (!block) break
    const span = sentencesOf(text, block).find(
      (one) => index > from.block || one.start >= from.offset,
    )
    if (span) return { span, block: index }
  }
  return null
}

/** The last sentence that ends at or before a place. */
export function previousSentence(
  text: string,
  blocks: readonly Block[],
  from: Place,
): Found | null {
  for (let index = from.block; index >= 0; index -= 1) {
    const block = blocks[index]
    if (!block) break
    const span = sentencesOf(text, block).findLast(
      (one) => index < from.block || one.end <= from.offset,
    )
    if (span) return { span, block: index }
  }
  return null
}

type Found = { span: Span; block: number }

/** One unit more (+1) or less (-1) at an edge; the passage keeps at least one word and stays in its block. */
export function stretch(
  text: string,
  block: Block,
  span: Span,
  edge: 'start' | 'end',
  unit: 'word' | 'sentence',
  step: 1 | -1,
): Span {
  const bounds = unit === 'word' ? wordsOf(text, block) : sentencesOf(text, block)
  const grown =
    edge === 'end'
      ? {
          start: span.start,
          end: moved(
            bounds.map((one) => one.end),
            span.end,
            step,
          ),
        }
      : {
          start: moved(
            bounds.map((one) => one.start),
            span.start,
            step === 1 ? -1 : 1,
          ),
          end: span.end,
        }
  return grown.end > grown.start ? grown : span
}

/** The words of a block, each with the signs that hang on it. */
export function wordsOf(text: string, block: Block): Span[] {
  const found: Span[] = []
  for (const part of words.segment(text.slice(block.start, block.end))) {
    if (part.segment.trim() === '') continue
    const start = block.start + part.index
    const end = start + part.segment.length
    const last = found.at(-1)
    // A comma belongs to the word before it: nobody means to leave it dangling.
    if (!part.isWordLike && last && last.end === start) found[found.length - 1] = { ...last, end }
    else found.push({ start, end })
  }
  return found
}

function moved(bounds: number[], at: number, step: 1 | -1): number {
  const next = step === 1 ? bounds.find((one) => one > at) : bounds.findLast((one) => one < at)
  return next ?? at
}
