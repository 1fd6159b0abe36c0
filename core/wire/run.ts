// Codings made or taken away together, as one step that can be taken back.
import * as v from 'valibot'
import { Id, Words } from './words.ts'

/** Where the step came from: a search for words, the turns under a question, a speaker's turns, or rows of a list. */
export const runKinds = ['search', 'question', 'speaker', 'list'] as const
export type RunKind = (typeof runKinds)[number]

const Offset = v.pipe(v.number(), v.integer(), v.minValue(0))

/** A segment to be coded: half-open UTF-16 units over the version of the text that was seen. */
export const RunSegment = v.strictObject({
  /** Of the coding that it becomes: a retry is the same coding. */
  id: Id,
  code: Id,
  source: Id,
  version: v.pipe(v.number(), v.integer(), v.minValue(1)),
  start: Offset,
  end: Offset,
})
export type RunSegment = v.InferOutput<typeof RunSegment>

/** One request's part of a run; a long run comes in several, each with the same `how` and `origin`. */
export const runPart = { segments: 300, sources: 20 } as const

export const CodingRunBody = v.strictObject({
  how: v.picklist(runKinds),
  /** What was asked, as its coder reads it: "bantu", "Siapa yang memutuskan?", "P-003". */
  origin: v.pipe(Words(400), v.minLength(1)),
  add: v.pipe(
    v.array(RunSegment),
    v.maxLength(runPart.segments),
    v.check(
      (all) => new Set(all.map(({ source }) => source)).size <= runPart.sources,
      'run.sources',
    ),
  ),
  /** Codings of the asker's own layer. */
  remove: v.pipe(v.array(Id), v.maxLength(runPart.segments)),
})
export type CodingRunBody = v.InferOutput<typeof CodingRunBody>

export type CodingRunDone = {
  id: string
  /** What now stands there because of this part. */
  added: number
  removed: number
  /** Segments whose text was corrected meanwhile, or is not there: their ids. They are not coded. */
  left: string[]
  /** The findings that lose ground. */
  findings: number[]
}

export type CodingRunRow = {
  id: string
  how: RunKind
  origin: string
  madeAt: string
  undone: boolean
  /** Codings that it made and that stand, and codings that it took away. */
  added: number
  removed: number
}

/** What a coding that was made by rule remembers of it. */
export type CodingOrigin = { how: RunKind; origin: string }
