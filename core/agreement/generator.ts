// Chance that can be repeated: the same seed draws the same numbers on every machine.

/** Chris Doty-Humphrey's sfc32 (PractRand), its state filled from one whole number by splitmix32; draws from [0, 1) with 53 bits. */
export function generator(seed: number): () => number {
  let grain = seed | 0
  const fill = () => {
    grain = (grain + 0x9e3779b9) | 0
    let mixed = Math.imul(grain ^ (grain >>> 16), 0x21f0aaad)
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97)
    return mixed ^ (mixed >>> 15)
  }
  let a = fill()
  let b = fill()
  let c = fill()
  let counter = 1
  const word = () => {
    const drawn = (a + b + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = ((c << 21) | (c >>> 11)) + drawn
    c |= 0
    return drawn >>> 0
  }
  for (let round = 0; round < 12; round++) word()
  return () => ((word() >>> 5) * 67_108_864 + (word() >>> 6)) / 9_007_199_254_740_992
}

/** Fisher and Yates: `count` of the list, each choice equally likely, in the order drawn. */
export function drawSome<T>(list: readonly T[], count: number, random: () => number): T[] {
  const left = [...list]
  const drawn: T[] = []
  while (drawn.length < count && left.length > 0) {
    const at = Math.floor(random() * left.length)
    const last = left.pop()
    const one = left[at]
    if (last === undefined) break
    drawn.push(at < left.length && one !== undefined ? one : last)
    if (at < left.length) left[at] = last
  }
  return drawn
}
