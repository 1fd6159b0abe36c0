// The small words of an instrument: names, labels, expressions, and the files it shows.
import * as v from 'valibot'
import { Hash, Language, Words } from '../wire/words.ts'

/** A name that answers, expressions and exports use for a question, a group or a probe: an XML name without dot and colon. */
export const Name = v.pipe(
  v.string(),
  v.regex(/^[\p{L}_][\p{L}\p{M}\p{N}_-]{0,127}$/u, 'name.form'),
)

/** The stored name of a choice. Forms of the field number their choices, so a digit may stand first; white space separates several. */
export const ChoiceName = v.pipe(
  v.string(),
  v.regex(/^[^\s\p{C}]{1,200}$/u, 'choice-name.form'),
  v.check((name) => name.isWellFormed(), 'text.ill-formed'),
)

/** A text per language; at least one language, and nothing empty. Shown with fallback to the first language of the instrument. */
export const Label = v.pipe(
  v.record(Language, v.pipe(Words(10_000), v.minLength(1, 'label.empty'))),
  v.check((label) => Object.keys(label).length > 0, 'label.empty'),
)
export type Label = v.InferOutput<typeof Label>

/** Text in the XLSForm expression language, kept as its author wrote it; `core/expression` reads it. */
export const Expression = v.pipe(v.string(), v.minLength(1), v.maxLength(20_000))

/** A file's name as a form author writes it: no path, nothing that a file system or a header would stumble over. */
export const FileName = v.pipe(
  Words(200),
  v.regex(/^(?!\.)[^/\\\p{Cc}:*?"<>|]+$/u, 'file-name.form'),
)

/** What is shown or played beside a label: a file's name per language, of the instrument's `files`. */
export const Media = v.strictObject({
  image: v.optional(v.record(Language, FileName)),
  bigImage: v.optional(v.record(Language, FileName)),
  audio: v.optional(v.record(Language, FileName)),
  video: v.optional(v.record(Language, FileName)),
})
export type Media = v.InferOutput<typeof Media>

/** A file that belongs to a version: a picture of a choice, a list as CSV. Its bytes lie under their hash. */
export const InstrumentFile = v.strictObject({
  name: FileName,
  hash: Hash,
  type: v.pipe(v.string(), v.maxLength(100)),
  sizeBytes: v.pipe(v.number(), v.integer(), v.minValue(0)),
})
export type InstrumentFile = v.InferOutput<typeof InstrumentFile>

/** Columns of an author's workbook that the model has no place for, kept so that a round trip loses nothing. */
export const Extra = v.record(v.pipe(v.string(), v.minLength(1), v.maxLength(200)), Words(20_000))
