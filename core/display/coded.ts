// The coded material of a study as the displays count it: sources, and the segments that stand in them.
import type { Technique } from '../wire/words.ts'

/** A source that somebody has coded, without its text. */
export type CodedSource = {
  id: string
  title: string
  technique: Technique
  role: string | null
  participant: string | null
  case: string | null
  /** ISO day; null where nobody knows it. */
  occurredOn: string | null
  /** ISO instant: the order of what has no day. */
  addedAt: string
}

/** One live coding, as far as it is counted: its words stay behind. */
export type CodedSegment = {
  id: string
  source: string
  code: string
  /** Null in the consensus layer, otherwise the coder. */
  coder: string | null
  /** Half-open UTF-16 units over the source's newest text. */
  start: number
  end: number
  /** How many words it quotes (`wordCount`). */
  words: number
  /** The blocks of the source that it begins and ends in, counted from 0. */
  firstBlock: number
  lastBlock: number
  /** The participant who speaks there, or the source itself where none does: what is counted once. */
  informant: string
  role: string | null
}

/** A segment with its words, as evidence behind a number. */
export type Passage = {
  id: string
  source: { id: string; title: string; technique: Technique }
  start: number
  /** Null where there is no consent to quote. */
  quote: string | null
  coder: string | null
  participant: string | null
  role: string | null
  question: string
  timeMs: number | null
}

/** Words are what white space parts, as word processors count them: "anak-anak" is one. */
export function wordCount(text: string): number {
  return text.match(/\S+/gu)?.length ?? 0
}

/** Two coders who put one code on one span said it once: layers are laid over each other, not added up. */
export function once(segments: readonly CodedSegment[]): CodedSegment[] {
  const seen = new Set<string>()
  return segments.filter(({ source, code, start, end }) => {
    const key = `${source} ${code} ${start} ${end}`
    if (seen.has(key)) return false
    seen.add(key)
    return true
  })
}

/** A code with everything above it, so that a branch counts what is coded below it. */
export function branchOf(
  codes: readonly { id: string; parent: string | null }[],
): (code: string) => string[] {
  const parents = new Map(codes.map((code) => [code.id, code.parent]))
  const known = new Map<string, string[]>()
  return (code) => {
    const had = known.get(code)
    if (had) return had
    const branch: string[] = []
    // A tree that bites its tail would have no end.
    let at: string | null = code
    while (at !== null && !branch.includes(at)) {
      branch.push(at)
      at = parents.get(at) ?? null
    }
    known.set(code, branch)
    return branch
  }
}

/** Codes that count for themselves only. */
export function itself(code: string): string[] {
  return [code]
}
