// Corrections of a text that is coded already: what an edit does to the text, to its blocks and to the spans over it.
// All offsets are UTF-16 units; edits are over the text as it was, in order, and do not overlap.
import type { Block } from '../wire/coding.ts'

/** Takes `start` … `end` out and puts `insert` in its place. */
export type Edit = { start: number; end: number; insert: string }
type Span = { start: number; end: number }

export function applyEdits(text: string, edits: readonly Edit[]): string {
  let edited = ''
  let at = 0
  for (const { start, end, insert } of edits) {
    edited += text.slice(at, start) + insert
    at = end
  }
  return edited + text.slice(at)
}

/** Whether the edits are in order, apart from each other, inside the text, and say something. */
export function areSound(text: string, edits: readonly Edit[]): boolean {
  let at = 0
  for (const { start, end, insert } of edits) {
    if (start < at || end < start || end > text.length) return false
    if (start === end && insert === '') return false
    at = end
  }
  return edits.length > 0
}

/** The edits that take these back, over the text that they made of `before`. */
export function inverseOf(before: string, edits: readonly Edit[]): Edit[] {
  let shift = 0
  return edits.map(({ start, end, insert }) => {
    const at = start + shift
    shift += insert.length - (end - start)
    return { start: at, end: at + insert.length, insert: before.slice(start, end) }
  })
}

/**
 * Where a span lies after the edits. What is typed strictly inside of it or in the place of its own words belongs to
 * it; what is typed at its edge does not; words that are taken out make it shorter. Null when nothing of it is left, and
 * when it was swallowed by a larger edit: then nobody can say where it would be.
 */
export function carrySpan<S extends Span>(span: S, edits: readonly Edit[]): S | null {
  let { start, end } = span
  let shift = 0
  let grown = 0
  for (const edit of edits) {
    const change = edit.insert.length - (edit.end - edit.start)
    const isReplaced = edit.end > edit.start
    if (edit.end <= span.start) {
      shift += change
      continue
    }
    if (edit.start >= span.end) break
    const isInside = isReplaced
      ? edit.start >= span.start && edit.end <= span.end
      : edit.start > span.start && edit.start < span.end
    if (isInside) grown += change
    else if (edit.start < span.start && edit.end > span.end) return null
    else if (edit.start < span.start) {
      // The head of the span goes with the edit, and the words that came for it stay outside.
      start = edit.end
      shift += change
    } else end = edit.start
  }
  const carried = { ...span, start: start + shift, end: end + shift + grown }
  return carried.end > carried.start ? carried : null
}

/**
 * The same where names are replaced by codes: a code stands for the whole name, so a span that held a part of the name
 * holds the code, and no span loses its words to it.
 */
export function carryOver<S extends Span>(span: S, edits: readonly Edit[]): S | null {
  let shift = 0
  let start: number | null = null
  let end: number | null = null
  for (const edit of edits) {
    if (edit.start >= span.end) break
    const change = edit.insert.length - (edit.end - edit.start)
    if (edit.end > span.start) {
      start ??= Math.min(span.start, edit.start) + shift
      if (edit.end >= span.end) end = edit.start + shift + edit.insert.length
    }
    shift += change
  }
  const carried = {
    ...span,
    start: start ?? span.start + shift,
    end: end ?? span.end + shift,
  }
  return carried.end > carried.start ? carried : null
}

/** A block takes in what is typed at its edges too: somebody who types at the end of a turn goes on with that turn. */
export function carryBlocks(blocks: readonly Block[], edits: readonly Edit[]): Block[] {
  const carried: Block[] = []
  let next = 0
  let shift = 0
  for (const block of blocks) {
    // Between two blocks stands a label or a line end, and nobody's words.
    for (let edit = edits[next]; edit && edit.end < block.start; edit = edits[++next])
      shift += edit.insert.length - (edit.end - edit.start)
    const start = block.start + shift
    for (let edit = edits[next]; edit && edit.end <= block.end; edit = edits[++next])
      shift += edit.insert.length - (edit.end - edit.start)
    const end = block.end + shift
    if (end > start) carried.push({ ...block, start, end })
  }
  return carried
}

/** The first edit that reaches over a block's edge, so that nobody could say whose words it changes; -1 without one. */
export function edgeCrossed(blocks: readonly Block[], edits: readonly Edit[]): number {
  return edits.findIndex(({ start, end }) =>
    blocks.some(
      (block) =>
        (start < block.start && end > block.start) || (start < block.end && end > block.end),
    ),
  )
}
