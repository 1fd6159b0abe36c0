// What can be chosen: choices of one question, or a list that several questions share, from the workbook, from a file or
// from the study itself.
import * as v from 'valibot'
import { ChoiceName, FileName, Label, Media, Name } from './names.ts'

export const Choice = v.strictObject({
  name: ChoiceName,
  label: Label,
  media: v.optional(Media),
  /** Points for scoring; a choice without points counts as unanswered there. */
  points: v.optional(v.number()),
  /** Chosen alone: "none of these" beside other choices contradicts itself. */
  exclusive: v.optional(v.boolean()),
  /** Further columns, for choice filters and look-ups. */
  columns: v.optional(v.record(Name, v.pipe(v.string(), v.maxLength(2_000)))),
})
export type Choice = v.InferOutput<typeof Choice>

export const Choices = v.pipe(v.array(Choice), v.minLength(1), v.maxLength(20_000))

/** A list by its name. `file` is a CSV of the instrument's files; `cases` and `participants` are the study's own, by code. */
export const ChoiceList = v.variant('from', [
  v.strictObject({ from: v.literal('choices'), choices: Choices }),
  v.strictObject({
    from: v.literal('file'),
    file: FileName,
    /** Columns that hold the stored name and the text to show. */
    value: v.pipe(v.string(), v.minLength(1), v.maxLength(200)),
    label: v.pipe(v.string(), v.minLength(1), v.maxLength(200)),
  }),
  v.strictObject({ from: v.literal('cases') }),
  v.strictObject({
    from: v.literal('participants'),
    /** Only people in these roles; empty means any. */
    roles: v.array(v.pipe(v.string(), v.maxLength(40))),
  }),
])
export type ChoiceList = v.InferOutput<typeof ChoiceList>

/** A question has choices of its own, or names a list of the instrument. */
export type ChoiceSource = readonly Choice[] | string
