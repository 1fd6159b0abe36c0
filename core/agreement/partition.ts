// A coder's layer over one text as a partition: coded stretches with a value and the gaps between them.

export type Stretch = { start: number; end: number; value: number }
export const gap = -1

/**
 * Krippendorff, Mathet, Bouvry and Widlöcher 2016: each coder's layer tiles the continuum [0, length). Overlapping stretches of
 * one value are one; those that only touch stay two. Different values over one place make the layer no partition: `null`.
 */
export function partition(stretches: readonly Stretch[], length: number): Stretch[] | null {
  const tiled: Stretch[] = []
  let at = 0
  for (const { start, end, value } of [...stretches].sort((a, b) => a.start - b.start)) {
    const [from, to] = [Math.max(0, start), Math.min(length, end)]
    if (to <= from) continue
    const last = tiled.at(-1)
    if (last && last.value !== gap && from < last.end) {
      if (last.value !== value) return null
      last.end = Math.max(last.end, to)
    } else {
      if (from > at) tiled.push({ start: at, end: from, value: gap })
      tiled.push({ start: from, end: to, value })
    }
    at = tiled.at(-1)?.end ?? at
  }
  if (at < length) tiled.push({ start: at, end: length, value: gap })
  return tiled
}
