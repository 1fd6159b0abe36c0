// How a project counts places in its texts. The standard says code points and nothing of line ends, and programs differ, so
// every way that could be meant is tried, and the one is taken under which selections begin and end where words do.
import type { OffsetReading, OffsetRule } from '../import/bundle.ts'
import { normalise } from '../text/normalise.ts'
import { splitsPair } from '../text/sound.ts'
import { origin as ourOrigin } from './ours.ts'

/** A stretch as the file counts it. `name` may be the first words of it. */
export type Mark = { start: number; end: number; name: string }
/** `raw` is the text with its own line ends and byte order mark. */
export type Marked = { raw: string; marks: readonly Mark[] }

/** The stretch in UTF-16 units of the normal text; null where there is none such. */
export type Place = (start: number, end: number) => { start: number; end: number } | null

export type Offsets = { reading: OffsetReading; placeIn: (raw: string) => Place }

/** What each program is known to count in; the others are tried when that does not fit. */
const firstGuess: readonly [RegExp, Partial<OffsetRule>][] = [
  [/nvivo|qsr/i, { unit: 'utf-16', lineEnd: 'as-is' }],
  [/atlas/i, { unit: 'code-point', lineEnd: 'one' }],
]
/** What this program writes is not guessed. */
const ours: OffsetRule = { unit: 'code-point', lineEnd: 'one', countsMark: false }
const usual: OffsetRule = { unit: 'code-point', lineEnd: 'as-is', countsMark: false }

/** So much better than the likeliest another has to be. */
const doubt = 1

/** So many selections are held against each rule; all of them against the one that is taken. */
const mostTried = 20_000

export function readOffsets(texts: readonly Marked[], origin: string): Offsets {
  const guess = firstGuess.find(([pattern]) => pattern.test(origin))?.[1] ?? {}
  const rules = origin === ourOrigin ? [ours] : candidates(texts, { ...usual, ...guess })
  const all = texts.reduce((sum, { marks }) => sum + marks.length, 0)
  const share = Math.max(1, Math.ceil(all / mostTried))
  const tried = texts.map(({ raw, marks }) => ({
    raw,
    marks: marks.filter((_, at) => at % share === 0),
  }))
  let best = rules[0] as OffsetRule
  let most = Number.NEGATIVE_INFINITY
  for (const rule of rules) {
    const { quotes, letters, edges, misses } = scored(tried, rule)
    // A quotation that is found again is as good as proof, more so letter for letter; a place outside the text disproves.
    const score = 4 * quotes + letters + edges - 4 * misses
    // One selection that somebody ended behind a blank proves nothing against what the program is known to do.
    if (score > most + (best === rules[0] ? doubt : 0)) {
      best = rule
      most = score
    }
  }
  const { hits } = scored(texts, best)
  return {
    reading: { rule: best, hits, of: all },
    placeIn: (raw) => placer(raw, best),
  }
}

/** The likeliest first, and of those that come to the same for these texts only one. */
function candidates(texts: readonly Marked[], guess: OffsetRule): OffsetRule[] {
  const has = (pattern: RegExp) => texts.some(({ raw }) => pattern.test(raw))
  const units: OffsetRule['unit'][] = has(/[\ud800-\udbff]/)
    ? ['code-point', 'utf-16']
    : [guess.unit]
  const lineEnds: OffsetRule['lineEnd'][] = has(/\r\n/)
    ? ['as-is', 'one', 'two']
    : has(/[\r\n]/)
      ? ['as-is', 'two']
      : ['as-is']
  const marks = has(/^\ufeff/) ? [false, true] : [false]
  const rules = units.flatMap((unit) =>
    lineEnds.flatMap((lineEnd) => marks.map((countsMark) => ({ unit, lineEnd, countsMark }))),
  )
  const likeness = (rule: OffsetRule) =>
    Number(rule.unit === guess.unit) +
    Number(rule.lineEnd === guess.lineEnd) * 2 +
    Number(rule.countsMark === guess.countsMark) * 4
  return rules.toSorted((a, b) => likeness(b) - likeness(a))
}

function scored(texts: readonly Marked[], rule: OffsetRule) {
  let quotes = 0
  let letters = 0
  let edges = 0
  let misses = 0
  let hits = 0
  for (const { raw, marks } of texts) {
    if (marks.length === 0) continue
    const place = placer(raw, rule)
    const text = normalise(raw)
    for (const mark of marks) {
      const found = place(mark.start, mark.end)
      if (found === null) {
        misses++
        continue
      }
      const isQuoted = isQuote(text, found, mark.name)
      const isEdged = isEdge(text, found.start, 1) && isEdge(text, found.end, -1)
      if (isQuoted) quotes++
      if (isQuoted && text.slice(found.start, found.end) === mark.name) letters++
      if (isEdged) edges++
      if (isQuoted || isEdged) hits++
    }
  }
  return { quotes, letters, edges, misses, hits }
}

const word = /[\p{L}\p{N}\p{M}]/u
/** Joins two emoji to one, or chooses the look of the sign before it. */
const joint = /[\u200d\ufe0e\ufe0f]/

/** No word is cut there, and what is inside begins or ends with no white space. */
function isEdge(text: string, at: number, inside: 1 | -1): boolean {
  const before = at === 0 ? '' : text.slice(at - 1, at)
  const behind = text.slice(at, at + 1)
  const within = inside === 1 ? behind : before
  const isCut = word.test(before) && word.test(behind)
  return within.trim() !== '' && !isCut && !joint.test(before) && !joint.test(behind)
}

/** Shorter than any program cuts it. */
const wholeBelow = 50

/** Programs cut it after a hundred characters or so, and make one line of it; a short one is the whole selection. */
function isQuote(
  text: string,
  { start, end }: { start: number; end: number },
  name: string,
): boolean {
  const begun = onOneLine(name.slice(0, 200))
  const said = begun.replace(/(?:…|\.\.\.)$/, '').trimEnd()
  if (said.length < 3) return false
  const there = onOneLine(text.slice(start, Math.min(end, start + 2 * said.length + 200)))
  return said === begun && said.length < wholeBelow ? there === said : there.startsWith(said)
}

function onOneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}

/**
 * Between what is counted otherwise than it is kept, both counts go on alike: so a place is found by the last such sign
 * before it.
 */
export function placer(raw: string, rule: OffsetRule): Place {
  // Where the file's count and the normal text's go on alike again, after each sign that differs.
  const counted: number[] = [0]
  const kept: number[] = [0]
  let count = 0
  let keep = 0
  let at = 0
  const signs = /^\ufeff+|\r\n?|\n|[\ud800-\udbff][\udc00-\udfff]|\0/g
  for (const { 0: sign, index } of raw.matchAll(signs)) {
    count += index - at
    keep += index - at
    at = index + sign.length
    const [asCounted, asKept] = widths(sign, rule)
    count += asCounted
    keep += asKept
    if (asCounted === asKept) continue
    counted.push(count)
    kept.push(keep)
  }
  keep += raw.length - at
  const end = keep
  const text = normalise(raw)

  const placeOf = (place: number): number | null => {
    let low = 0
    let high = counted.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((counted[middle] as number) <= place) low = middle + 1
      else high = middle
    }
    const found = (kept[low - 1] as number) + place - (counted[low - 1] as number)
    // In the middle of a sign that counts more than is kept of it: behind the sign.
    const next = kept[low]
    const reached = next === undefined ? found : Math.min(found, next)
    if (reached > end) return null
    return splitsPair(text, reached) ? null : reached
  }
  return (start, stop) => {
    if (start < 0 || stop <= start) return null
    const from = placeOf(start)
    const to = placeOf(stop)
    return from === null || to === null || to <= from ? null : { start: from, end: to }
  }
}

/** What a sign counts in the file, and what is kept of it in the normal text. */
function widths(sign: string, { unit, lineEnd, countsMark }: OffsetRule): [number, number] {
  if (sign.startsWith('\ufeff')) return [countsMark ? sign.length : 0, 0]
  if (sign === '\0') return [1, 0]
  if (/[\r\n]/.test(sign)) return [lineEnd === 'as-is' ? sign.length : lineEnd === 'one' ? 1 : 2, 1]
  return [unit === 'code-point' ? 1 : 2, 2]
}
