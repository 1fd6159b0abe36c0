// Finding words, as it travels: what is asked, and each hit with the words around it.
import * as v from 'valibot'
import { Id, StudyCode, Technique, Words } from './words.ts'

/** What people type; core/search/query.ts reads it. */
export const Typed = v.pipe(Words(300), v.minLength(1))
/** `0` for words as they are spelled; otherwise a word stands for all its forms. */
export const Forms = v.optional(v.picklist(['0', '1']))

/** An attribute and its value: `pekerjaan=nelayan`. */
const Trait = v.pipe(Words(400), v.regex(/^[^=]+=./s, 'trait.form'))

export function traitOf(told: string): { name: string; value: string } {
  const at = told.indexOf('=')
  return { name: told.slice(0, at), value: told.slice(at + 1) }
}

/** Which sources are looked in, and whose turns. */
export const SourceFilter = {
  technique: v.optional(Technique),
  role: v.optional(v.pipe(Words(40), v.minLength(1))),
  case: v.optional(StudyCode),
  participant: v.optional(StudyCode),
  source: v.optional(Id),
  /** As it is shown beside the turn; a participant's code finds all turns of a source that is theirs alone. */
  speaker: v.optional(v.pipe(Words(80), v.minLength(1))),
  /** Of the participant who informs. */
  trait: v.optional(Trait),
  caseTrait: v.optional(Trait),
}
export type SourceFilter = v.InferOutput<v.StrictObjectSchema<typeof SourceFilter, undefined>>

/** Whole turns, by the question that they answer or by who speaks: one of the two is named. */
export const TurnFilter = {
  ...SourceFilter,
  question: v.optional(v.pipe(Words(128), v.minLength(1))),
}
export type TurnFilter = v.InferOutput<v.StrictObjectSchema<typeof TurnFilter, undefined>>

export type Stretch = { start: number; end: number }

export type WordHit = Stretch & {
  source: { id: string; title: string; technique: Technique }
  participant: string | null
  role: string | null
  case: string | null
  version: number
  quote: string
  /** What stands before and after it in its turn, cut between words. */
  before: string
  after: string
  /** The words that were met, folded: which forms these are. */
  words: string[]
  /** The sentence and the turn that it stands in: what a coding may span. */
  sentence: Stretch
  turn: Stretch
  speaker: string | null
  question: string | null
  timeMs: number | null
}

export type WordHits = {
  rows: WordHit[]
  next: string | null
  /** Texts that are not indexed yet (at most 1,000 are counted): ask again, and they are. */
  behind: number
}
