// Where in a text a query is met: hits in order, each with the words that met it.
import { keysOf } from './keys.ts'
import type { Phrase, Query, Term } from './query.ts'
import { type Word, wordsIn } from './words.ts'

export type Hit = {
  start: number
  end: number
  /** As they stand there, folded, so that it can be told which forms were found. */
  words: string[]
}

type Span = { start: number; end: number }
/** A run of words by their places in the turn: from the first to the last of them. */
type Run = { from: number; to: number }

/** The hits in these stretches (turns, paragraphs), of which each is looked at by itself. */
export function hitsIn(text: string, stretches: readonly Span[], query: Query): Hit[] {
  return stretches.flatMap(({ start, end }) => {
    const words = wordsIn(text, start, end)
    const runs = query.anyOf.flatMap((group) => met(group, words))
    return apart(runs).map(({ from, to }) => ({
      start: words[from]?.start ?? start,
      end: words[to]?.end ?? end,
      words: [...new Set(words.slice(from, to + 1).flatMap(({ parts }) => parts))],
    }))
  })
}

/** What met a group, if all of it was met. */
function met(group: readonly Term[], words: readonly Word[]): Run[] {
  const runs = group.map((term) => runsOf(term, words))
  return runs.every((one) => one.length > 0) ? runs.flat() : []
}

function runsOf({ phrase, near }: Term, words: readonly Word[]): Run[] {
  const runs = places(phrase, words)
  if (near === null || runs.length === 0) return runs
  const others = places(near.phrase, words)
  return runs.flatMap((one) =>
    others.flatMap((other) => {
      const [first, second] = one.from <= other.from ? [one, other] : [other, one]
      const between = second.from - first.to - 1
      if (between < 0 || between > near.within) return []
      return [{ from: first.from, to: Math.max(first.to, second.to) }]
    }),
  )
}

function places({ words: asked, exact }: Phrase, words: readonly Word[]): Run[] {
  const runs: Run[] = []
  for (let from = 0; from + asked.length <= words.length; from++)
    if (asked.every((word, at) => isMet(word, words[from + at], exact)))
      runs.push({ from, to: from + asked.length - 1 })
  return runs
}

function isMet(asked: string, word: Word | undefined, exact: boolean): boolean {
  if (!word) return false
  if (word.parts.includes(asked)) return true
  return !exact && word.parts.some((part) => areForms(asked, part))
}

/** Whether two folded words may be forms of one. */
export function areForms(a: string, b: string): boolean {
  const keys = keysOf(b)
  return keysOf(a).some((key) => keys.includes(key))
}

/** In order; of runs that share words, the first and widest. */
function apart(runs: Run[]): Run[] {
  const inOrder = [...runs].sort((a, b) => a.from - b.from || b.to - a.to)
  const kept: Run[] = []
  for (const run of inOrder) if (run.from > (kept.at(-1)?.to ?? -1)) kept.push(run)
  return kept
}
