// A text with stretches of it replaced, and where every place of it has gone.

export type Replacement = { start: number; end: number; by: string }
export type Moved = {
  text: string
  /** Where a stretch begins and ends now. One that begins inside what was replaced begins before it, and ends behind it. */
  span(start: number, end: number): { start: number; end: number }
}

/** Replacements come in order; one that begins inside the one before it is left out. */
export function replaced(text: string, replacements: readonly Replacement[]): Moved {
  const kept: (Replacement & { at: number })[] = []
  let out = ''
  let from = 0
  for (const { start, end, by } of replacements) {
    if (start < from) continue
    out += text.slice(from, start)
    kept.push({ start, end, by, at: out.length })
    out += by
    from = end
  }
  out += text.slice(from)

  const place = (at: number, isEnd: boolean): number => {
    // The last that begins before the place.
    let low = 0
    let high = kept.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((kept[middle]?.start ?? 0) < at) low = middle + 1
      else high = middle
    }
    const before = kept[low - 1]
    if (!before) return at
    if (at < before.end) return isEnd ? before.at + before.by.length : before.at
    return before.at + before.by.length + (at - before.end)
  }
  return {
    text: out,
    span: (start, end) => ({ start: place(start, false), end: place(end, true) }),
  }
}
