// When further talks bring nothing new: base size, run length and threshold of new information,
// after Guest, Namey and Chen (2020), 10.1371/journal.pone.0232076.
import { drawSome, generator } from '../agreement/generator.ts'

/** One event of data collection (a talk, an observation, a document), in the order of collection, with the codes found in it. */
export type Event = { id: string; codes: ReadonlySet<string> }

export type SaturationRule = {
  /** Events that make the base: 4, 5 or 6. */
  base: number
  /** Events in a run: 2 or 3. */
  run: number
  /** The most new information a run may bring, as a share of the base: 0 or 0.05. */
  threshold: number
}

export type Run = {
  /** Numbers of its first and last event, counted from 1. */
  from: number
  to: number
  /** Codes seen in the run and in no event before it. */
  fresh: number
  /** `fresh` as a share of the unique codes of the base. */
  share: number
}

export type Saturation = {
  /** How many codes have been seen after each event. */
  curve: number[]
  /** Unique codes in the base; 0 while fewer events than the base are there. */
  inBase: number
  /** Runs slide on by one event. */
  runs: Run[]
  /** The first run that brings no more than the threshold: told as "base + run". Null while there is none. */
  reached: Run | null
}

export function saturation(events: readonly Event[], rule: SaturationRule): Saturation {
  return judged(curveOf(numbered(events)), rule)
}

/** Events as the numbers of their codes, so that many orders are gone through quickly; and how many codes there are. */
type Numbered = { events: readonly (readonly number[])[]; codes: number }

function numbered(events: readonly Event[]): Numbered {
  const numbers = new Map<string, number>()
  const numberOf = (code: string) => {
    const had = numbers.get(code) ?? numbers.size
    numbers.set(code, had)
    return had
  }
  const told = events.map(({ codes }) => [...codes].map(numberOf))
  return { events: told, codes: numbers.size }
}

function curveOf({ events, codes }: Numbered): number[] {
  const seen = new Uint8Array(codes)
  let n = 0
  return events.map((event) => {
    for (const code of event) {
      n += 1 - (seen[code] ?? 0)
      seen[code] = 1
    }
    return n
  })
}

function judged(curve: number[], { base, run, threshold }: SaturationRule): Saturation {
  const after = (event: number) => curve[event - 1] ?? 0
  const inBase = after(base)
  const runs: Run[] = []
  // Without a code in the base there is nothing to be a share of.
  if (inBase > 0)
    for (let to = base + run; to <= curve.length; to++) {
      const fresh = after(to) - after(to - run)
      runs.push({ from: to - run + 1, to, fresh, share: fresh / inBase })
    }
  return { curve, inBase, runs, reached: runs.find((one) => one.share <= threshold) ?? null }
}

export type Band = {
  /** After each event, of all shuffled orders: the 5th, 50th and 95th of a hundred. */
  low: number[]
  middle: number[]
  high: number[]
  /** The share of the shuffled orders that reach saturation at all. */
  reaching: number
}

/** The same events in `orders` other orders, since the order they came in is one of many: repeatable by its seed. */
export function shuffledBand(
  events: readonly Event[],
  rule: SaturationRule,
  { orders, seed }: { orders: number; seed: number },
): Band {
  const random = generator(seed)
  const { events: told, codes } = numbered(events)
  // After each event, what the orders have seen by then.
  const seen = events.map(() => new Int32Array(orders))
  let reaching = 0
  for (let order = 0; order < orders; order++) {
    const curve = curveOf({ events: drawSome(told, told.length, random), codes })
    curve.forEach((n, event) => {
      const values = seen[event]
      if (values) values[order] = n
    })
    if (judged(curve, rule).reached) reaching += 1
  }
  for (const values of seen) values.sort()
  const quantile = (share: number) =>
    seen.map((values) => values[Math.round((values.length - 1) * share)] ?? 0)
  return {
    low: quantile(0.05),
    middle: quantile(0.5),
    high: quantile(0.95),
    reaching: orders === 0 ? 0 : reaching / orders,
  }
}
