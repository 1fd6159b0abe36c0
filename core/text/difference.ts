// What somebody changed in a passage, as the fewest words taken out and put in, so that the codings on all other words stay
// where they are. E. W. Myers, An O(ND) difference algorithm and its variations, Algorithmica 1 (1986) 251–266.
import type { Edit } from './edit.ts'

const words = new Intl.Segmenter('id', { granularity: 'word' })

/** Beyond this many changed words the passage was written anew, and is one edit. */
const mostChanges = 400

/** The edits that make `after` of `before`; `at` is where the passage begins in the whole text. */
export function differenceOf(before: string, after: string, at = 0): Edit[] {
  if (before === after) return []
  const a = wordsOf(before)
  const b = wordsOf(after)
  let head = 0
  while (head < a.length && head < b.length && a[head] === b[head]) head += 1
  let tail = 0
  while (tail < a.length - head && tail < b.length - head && a.at(-1 - tail) === b.at(-1 - tail))
    tail += 1
  const kept = commonOf(a.slice(head, a.length - tail), b.slice(head, b.length - tail))
  const edits: Edit[] = []
  let [inA, inB] = [head, head]
  let place = at + a.slice(0, head).join('').length
  for (const [x, y] of [
    ...kept.map(([x, y]) => [x + head, y + head] as const),
    [a.length - tail, b.length - tail] as const,
  ]) {
    const out = a.slice(inA, x).join('')
    const insert = b.slice(inB, y).join('')
    if (out !== '' || insert !== '') edits.push({ start: place, end: place + out.length, insert })
    place += out.length + (a[x] ?? '').length
    inA = x + 1
    inB = y + 1
  }
  return edits.map((edit) => withoutShared(edit, before, at))
}

function wordsOf(text: string): string[] {
  return Array.from(words.segment(text), ({ segment }) => segment)
}

/** A word that only lost or gained letters at one end is edited there, so that a coding on its beginning stays whole. */
function withoutShared({ start, end, insert }: Edit, before: string, at: number): Edit {
  const out = before.slice(start - at, end - at)
  if (out === '' || insert === '') return { start, end, insert }
  const a = Array.from(out)
  const b = Array.from(insert)
  let head = 0
  while (head < Math.min(a.length, b.length) && a[head] === b[head]) head += 1
  let tail = 0
  while (tail < Math.min(a.length, b.length) - head && a.at(-1 - tail) === b.at(-1 - tail))
    tail += 1
  return {
    start: start + a.slice(0, head).join('').length,
    end: end - a.slice(a.length - tail).join('').length,
    insert: b.slice(head, b.length - tail).join(''),
  }
}

/** The pairs of words that stay, by their places in both; empty when too much has changed. */
function commonOf(a: readonly string[], b: readonly string[]): [number, number][] {
  const reached: Map<number, number>[] = []
  let ends = new Map<number, number>([[1, 0]])
  for (let changes = 0; changes <= Math.min(a.length + b.length, mostChanges); changes += 1) {
    reached.push(new Map(ends))
    const next = new Map(ends)
    for (let k = -changes; k <= changes; k += 2) {
      const isDown =
        k === -changes || (k !== changes && (ends.get(k - 1) ?? -1) < (ends.get(k + 1) ?? -1))
      let x = isDown ? (ends.get(k + 1) ?? 0) : (ends.get(k - 1) ?? 0) + 1
      while (x < a.length && x - k < b.length && a[x] === b[x - k]) x += 1
      next.set(k, x)
      if (x >= a.length && x - k >= b.length) return traced(a, b, [...reached, next], changes)
    }
    ends = next
  }
  return []
}

function traced(
  a: readonly string[],
  b: readonly string[],
  reached: readonly Map<number, number>[],
  changes: number,
): [number, number][] {
  const kept: [number, number][] = []
  let [x, y] = [a.length, b.length]
  for (let step = changes; step >= 0; step -= 1) {
    const ends = reached[step] ?? new Map()
    const k = x - y
    const isDown = k === -step || (k !== step && (ends.get(k - 1) ?? -1) < (ends.get(k + 1) ?? -1))
    const from = isDown ? k + 1 : k - 1
    const fromX = step === 0 ? 0 : (ends.get(from) ?? 0)
    const fromY = step === 0 ? 0 : fromX - from
    while (x > fromX && y > fromY && x > 0 && y > 0 && a[x - 1] === b[y - 1]) {
      x -= 1
      y -= 1
      kept.push([x, y])
    }
    if (step > 0) {
      x = fromX
      y = fromY
    }
  }
  return kept.reverse()
}
