// The longest part of a list that kept its order, so that as little as possible is said to have moved.

/** Of several that are equally long, the one that ends earliest. Longest increasing subsequence by patience sorting. */
export function inOrder<T>(list: readonly T[], placeBefore: (one: T) => number): T[] {
  /** The last of the best run of each length so far. */
  const tails: { one: T; at: number; before: Link<T> | null }[] = []
  for (const one of list) {
    const at = placeBefore(one)
    let [low, high] = [0, tails.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((tails[middle]?.at ?? 0) < at) low = middle + 1
      else high = middle
    }
    tails[low] = { one, at, before: tails[low - 1] ?? null }
  }
  const run: T[] = []
  for (let link: Link<T> | null = tails.at(-1) ?? null; link; link = link.before) run.push(link.one)
  return run.reverse()
}

type Link<T> = { one: T; before: Link<T> | null }
