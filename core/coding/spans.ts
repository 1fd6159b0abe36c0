// Cuts a stretch of text at every border of the codings over it: the pieces a page draws, each with all its codes.

export type Span = { id: string; start: number; end: number }
export type Piece = { start: number; end: number; codings: string[] }

/**
 * The elementary segments of the window `start` … `end`: they tile it, and each names the codings that cover it,
 * outermost first (the one that began earlier; of two that began together, the longer).
 */
export function cut(start: number, end: number, codings: readonly Span[]): Piece[] {
  if (end <= start) return []
  const within = codings
    .map((span) => ({
      id: span.id,
      start: Math.max(start, span.start),
      end: Math.min(end, span.end),
      whole: span,
    }))
    .filter((span) => span.start < span.end)
    .sort((a, b) => inReadingOrder(a.whole, b.whole))
  const closing = [...within].sort((a, b) => a.end - b.end)
  const borders = [
    ...new Set([start, end, ...within.flatMap((span) => [span.start, span.end])]),
  ].sort((a, b) => a - b)
  // A set keeps the order of entrance, and that is reading order.
  const covering = new Set<string>()
  const pieces: Piece[] = []
  let opened = 0
  let closed = 0
  for (const [at, border] of borders.slice(0, -1).entries()) {
    for (let span = closing[closed]; span && span.end <= border; span = closing[++closed])
      covering.delete(span.id)
    for (let span = within[opened]; span && span.start <= border; span = within[++opened])
      covering.add(span.id)
    pieces.push({ start: border, end: borders[at + 1] ?? end, codings: [...covering] })
  }
  return pieces
}

/** By where it begins; the longer first; then by id, so that the same codings are always in the same order. */
export function inReadingOrder(a: Span, b: Span): number {
  return a.start - b.start || b.end - a.end || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
}
