// A draft by a machine: what it is asked with, and what it hears.
import * as v from 'valibot'
import { Id } from './words.ts'

export const HearAsked = v.strictObject({
  /** The transcript that is being drafted. */
  draft: Id,
  /** ISO 639-1. */
  language: v.pipe(v.string(), v.regex(/^[a-z]{2}$/, 'language.form')),
  /** Where the recording is that of a source: it is heard as long as everybody in it agrees. */
  source: v.optional(Id),
})

/** In milliseconds from the beginning of the piece. */
export type HeardWords = { startMs: number; endMs: number; text: string }

export const MachineMade = v.strictObject({ machineMade: v.boolean() })
