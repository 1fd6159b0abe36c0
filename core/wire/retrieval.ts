// Retrieval, as it is asked and answered: segments of codes, by how they stand to others and by where they are from.
import * as v from 'valibot'
import { shows, standings } from '../coding/retrieve.ts'
import type { Segment } from './coding.ts'
import { SourceFilter } from './search.ts'
import { Day, Id, Words } from './words.ts'

const CodeSet = v.strictObject({
  /** Any of them. */
  codes: v.pipe(v.array(Id), v.minLength(1), v.maxLength(50)),
  /** With all codes below them. */
  below: v.boolean(),
})

const Weight = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100))

export const Retrieval = v.strictObject({
  of: CodeSet,
  clauses: v.pipe(
    v.array(
      v.strictObject({
        how: v.picklist(standings),
        not: v.boolean(),
        /** Of `near`: at most so many turn borders between. */
        turns: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(50)),
        of: CodeSet,
      }),
    ),
    v.maxLength(6),
  ),
  show: v.picklist(shows),
  where: v.strictObject({
    ...SourceFilter,
    question: v.optional(v.pipe(Words(128), v.minLength(1))),
    /** A person's id. */
    coder: v.optional(v.pipe(Words(64), v.minLength(1))),
    layer: v.optional(v.picklist(['mine', 'other', 'consensus'])),
    from: v.optional(Day),
    to: v.optional(Day),
    /** Codings without a weight have none of these. */
    least: v.optional(Weight),
    most: v.optional(Weight),
  }),
})
export type Retrieval = v.InferOutput<typeof Retrieval>

/** It travels in the address, so that a question can be sent to a colleague. */
export const RetrievalText = v.pipe(
  Words(8_000),
  v.rawTransform(({ dataset, addIssue, NEVER }): unknown => {
    try {
      return JSON.parse(dataset.value)
    } catch {
      // Not JSON: refused by name, like any other wrong form.
      addIssue({ message: 'query.form' })
      return NEVER
    }
  }),
  Retrieval,
)

/** A segment found. `start`, `end` and `quote` are what is shown; `own` is where the coding itself stands. */
export type FoundSegment = Segment & {
  /** Differs between two spans that one coding is shown with. */
  key: string
  own: { start: number; end: number }
  version: number
  case: string | null
  speaker: string | null
  question: string | null
  /** The turn that it begins in, counted from 1. */
  turn: number
  /** The codes of the segments that it was found by. */
  with: string[]
}

/** `looked` codings were looked at for this page; a page may have none that fit and still have a next. */
export type FoundSegments = { rows: FoundSegment[]; next: string | null; looked: number }

export const savedKinds = ['segments', 'words'] as const
export const SavedQueryBody = v.strictObject({
  kind: v.picklist(savedKinds),
  name: v.pipe(Words(120), v.minLength(1)),
  /** What the screen of its kind reads from its address. */
  body: v.pipe(Words(8_000), v.minLength(1)),
  shared: v.boolean(),
})
export type SavedQueryBody = v.InferOutput<typeof SavedQueryBody>
export type SavedQuery = SavedQueryBody & {
  id: string
  author: string
  mine: boolean
  savedAt: string
}
