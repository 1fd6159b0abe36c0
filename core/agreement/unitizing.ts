// What coders who cut the text themselves agree on: overlaps of their stretches, and what chance would give.
import { gap, partition, type Stretch } from './partition.ts'

/** One text and the stretches of each coder who read it. Several texts are several continua: nothing reaches over their borders. */
export type Continuum = { length: number; layers: readonly (readonly Stretch[])[] }

/** Matrices over the values with the gap as the last row and column. */
export type Overlaps = {
  coders: number
  values: number
  /** ℓ_ck: lengths that one coder gave to c and another to k, mean over the others. */
  together: Float64Array
  /** Σ|S|² of each value's stretches, for the gap Σ|S|: what a stretch necessarily shares with itself. */
  own: Float64Array
  /** The same of the stretches' parts that others coded too: q* of cu-alpha. */
  ownShared: Float64Array
}

/** Krippendorff et al. 2016, steps 1 to 3; also Krippendorff 2019, "Content analysis", section 12.6. `null` when a layer overlaps itself. */
export function overlapsOf(
  continua: readonly Continuum[],
  coders: number,
  values: number,
): Overlaps | null {
  const size = values + 1
  const found: Overlaps = {
    coders,
    values,
    together: new Float64Array(size * size),
    own: new Float64Array(size),
    ownShared: new Float64Array(size),
  }
  for (const { length, layers } of continua) {
    // A text that one coder alone read says nothing about agreement.
    if (layers.length < 2) continue
    const others = layers.length - 1
    const tiled: Stretch[][] = []
    for (const layer of layers) {
      const tiles = partition(layer, length)
      if (!tiles) return null
      tiled.push(tiles)
    }
    tiled.forEach((mine, i) => {
      const shared = new Float64Array(mine.length)
      tiled.forEach((theirs, j) => {
        if (i !== j) meet(mine, theirs, found, shared, others)
      })
      mine.forEach(({ start, end, value }, at) => {
        const place = value === gap ? values : value
        found.own[place] =
          (found.own[place] ?? 0) + (value === gap ? end - start : (end - start) ** 2)
        if (value !== gap)
          found.ownShared[place] = (found.ownShared[place] ?? 0) + ((shared[at] ?? 0) / others) ** 2
      })
    })
  }
  return found
}

/** Two tilings side by side in one walk. */
function meet(
  mine: Stretch[],
  theirs: Stretch[],
  found: Overlaps,
  shared: Float64Array,
  others: number,
): void {
  const size = found.values + 1
  let at = 0
  let other = 0
  for (let a = mine[at], b = theirs[other]; a && b; a = mine[at], b = theirs[other]) {
    const length = Math.min(a.end, b.end) - Math.max(a.start, b.start)
    const c = a.value === gap ? found.values : a.value
    const k = b.value === gap ? found.values : b.value
    const cell = c * size + k
    found.together[cell] = (found.together[cell] ?? 0) + length / others
    if (a.value !== gap && b.value !== gap) shared[at] = (shared[at] ?? 0) + length
    if (a.end <= b.end) at++
    if (b.end <= a.end) other++
  }
}
