// Places in a text as REFI-QDA counts them: in characters (code points), where we count UTF-16 units.

/** Tells the code point of a UTF-16 place. A text without characters of two units costs one look. */
export function codePoints(text: string): (at: number) => number {
  const pairs: number[] = []
  for (const { index } of text.matchAll(/[\ud800-\udbff][\udc00-\udfff]/g)) pairs.push(index)
  if (pairs.length === 0) return (at) => at
  return (at) => {
    // How many pairs begin before the place: each is one character less than its units.
    let low = 0
    let high = pairs.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((pairs[middle] as number) < at) low = middle + 1
      else high = middle
    }
    return at - low
  }
}
