// What stands around a hit: the sentence, and some words to either side, cut between words.

type Span = { start: number; end: number }

/** The sentence of the turn that holds the hit; a hit that runs over several takes all of them. */
export function sentenceAround(text: string, turn: Span, hit: Span): Span {
  let start = turn.start
  let end = turn.end
  for (const { 0: sentence, index } of text
    .slice(turn.start, turn.end)
    .matchAll(/[^.!?…]+(?:[.!?…]+["”’')\]]*|$)/gu)) {
    const from = turn.start + index
    const to = from + sentence.length
    if (to <= hit.start) start = to
    if (to >= hit.end) {
      end = to
      break
    }
  }
  return trimmed(text, { start: Math.min(start, hit.start), end: Math.max(end, hit.end) })
}

/** Without white space at its ends; nothing but white space stays as it is. */
export function trimmed(text: string, { start, end }: Span): Span {
  const words = text.slice(start, end)
  const from = words.length - words.trimStart().length
  const length = words.trim().length
  return length === 0 ? { start, end } : { start: start + from, end: start + from + length }
}

/** At most `chars` before and after, inside the turn, not beginning or ending in the middle of a word where there is a space. */
export function around(
  text: string,
  turn: Span,
  hit: Span,
  chars: number,
): { before: string; after: string } {
  const from = Math.max(turn.start, hit.start - chars)
  const to = Math.min(turn.end, hit.end + chars)
  const before = text.slice(from, hit.start)
  const after = text.slice(hit.end, to)
  return {
    before: from > turn.start ? whole(before.replace(/^\S*\s/u, ''), before) : before,
    after: to < turn.end ? whole(after.replace(/\s\S*$/u, ''), after) : after,
  }
}

/** One long word has no space to be cut at; then it is cut between characters. */
function whole(cut: string, uncut: string): string {
  return cut === uncut ? uncut.replace(/^[\uDC00-\uDFFF]|[\uD800-\uDBFF]$/g, '') : cut
}
