// A response: one filled-in instrument, as the phone freezes it and the server keeps it.
import * as v from 'valibot'
import { ChoiceName, FileName, Name } from '../instrument/names.ts'
import type { Problem } from '../problem.ts'
import { Day, Hash, Id, Instant, Language, StudyCode, Words } from './words.ts'

/** A photo, a recording, a signature: its bytes travel apart and lie under their hash. */
export const FileAnswer = v.strictObject({
  file: Hash,
  name: FileName,
  type: v.pipe(v.string(), v.maxLength(100)),
  sizeBytes: v.pipe(v.number(), v.integer(), v.minValue(0)),
})
export type FileAnswer = v.InferOutput<typeof FileAnswer>

const Ms = v.pipe(v.number(), v.integer(), v.minValue(0))

/**
 * What was counted while watching: each event's name, with milliseconds since the response was begun. `watched` are the
 * stretches in which signals were given, from and to; null while one runs, and then it ends with the response.
 */
export const MarksAnswer = v.strictObject({
  marks: v.pipe(v.array(v.tuple([ChoiceName, Ms])), v.maxLength(20_000)),
  watched: v.optional(v.pipe(v.array(v.tuple([Ms, v.nullable(Ms)])), v.maxLength(1_000))),
})
export type MarksAnswer = v.InferOutput<typeof MarksAnswer>

/** One row of a repeat. Its id is the phone's and stays when rows before it are removed. */
export type Row = { id: string; answers: Answers }

/**
 * The value at one question: text (also dates, times and places, spelt as XForms spells them), number, one choice's
 * name, several names, a file, marks; and at a repeat its rows.
 */
export type AnswerValue = string | number | string[] | FileAnswer | MarksAnswer | Row[]
export type Answers = Record<string, AnswerValue>

const RowId = v.pipe(v.string(), v.regex(/^[a-z0-9]{1,32}$/, 'row.form'))

export const Row: v.GenericSchema<Row> = v.strictObject({
  id: RowId,
  answers: v.lazy(() => v.record(Name, AnswerValue)),
})

export const AnswerValue: v.GenericSchema<AnswerValue> = v.union([
  Words(200_000),
  v.pipe(v.number(), v.finite('number.finite')),
  v.pipe(v.array(ChoiceName), v.maxLength(20_000)),
  FileAnswer,
  MarksAnswer,
  v.pipe(v.array(Row), v.maxLength(1_000)),
])

/** Where an answer stands: a question's name, inside repeats after the rows that lead to it: `members/r3/age`. */
export const Ref = v.pipe(
  v.string(),
  v.regex(
    /^[\p{L}_][\p{L}\p{M}\p{N}_-]{0,127}(\/[a-z0-9]{1,32}\/[\p{L}_][\p{L}\p{M}\p{N}_-]{0,127}){0,8}$/u,
    'ref.form',
  ),
)

/** Milliseconds on the talk's clock: since the response was begun. */
const AtMs = v.pipe(v.number(), v.integer(), v.minValue(0))

/**
 * One uninterrupted run of the microphone over a talk. `spans` are the stretches of the talk's clock that its file holds,
 * `[at, for]` one after another: a pause leaves a gap, a crash ends the file.
 */
export const Recording = v.strictObject({
  ...FileAnswer.entries,
  spans: v.pipe(
    v.array(v.tuple([AtMs, AtMs])),
    v.minLength(1),
    v.maxLength(2_000),
    v.check((spans) => isOneAfterAnother(spans), 'spans.order'),
  ),
})
export type Recording = v.InferOutput<typeof Recording>
export type Span = Recording['spans'][number]

function isOneAfterAnother(spans: readonly [number, number][]): boolean {
  return spans.every(([at], index) => {
    const [before, long] = spans[index - 1] ?? [0, 0]
    return at >= before + long
  })
}

/** What was noted at a moment of the talk: said again, worth hearing again, a name to be masked, a few words. */
export const talkMarks = ['again', 'important', 'mask', 'note'] as const
export const TalkMark = v.strictObject({
  kind: v.picklist(talkMarks),
  atMs: AtMs,
  /** The question that was being put. */
  ref: v.optional(Ref),
  text: v.optional(Words(2_000)),
})
export type TalkMark = v.InferOutput<typeof TalkMark>

export const mostSeats = 30
export const mostTurns = 5_000

/**
 * Who takes part in a focus group. The number stays with the person; the order of the list is the order around the
 * table. Somebody who takes part without being a participant of the study has a label only.
 */
export const Seat = v.strictObject({
  seat: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(mostSeats)),
  participant: v.nullable(StudyCode),
  label: v.optional(Words(80)),
  /** Leads the talk: their turns are the researcher's. */
  leads: v.optional(v.boolean()),
  /** When they came late, or left early. */
  cameMs: v.optional(AtMs),
  leftMs: v.optional(AtMs),
})
export type Seat = v.InferOutput<typeof Seat>

/** Who spoke when. */
export const Turn = v.strictObject({
  seat: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(mostSeats)),
  atMs: AtMs,
  forMs: v.optional(AtMs),
  /** The question that was being put. */
  ref: v.optional(Ref),
  words: v.optional(Words(20_000)),
})
export type Turn = v.InferOutput<typeof Turn>

/** How a prompt came to be covered. An interview may leave a question out for good reasons; silence must not look like forgetting. */
export const coverages = ['asked', 'volunteered', 'skipped', 'refused'] as const
export const Coverage = v.strictObject({
  how: v.picklist(coverages),
  atMs: v.optional(AtMs),
})
export type Coverage = v.InferOutput<typeof Coverage>

const Ahead = v.pipe(v.number(), v.integer())

export const Response = v.strictObject({
  id: Id,
  /** The frozen instrument version that was filled in. */
  version: Hash,
  participant: v.nullable(StudyCode),
  case: v.nullable(StudyCode),
  /** The day it is about, in the study's zone; the day it was begun unless the researcher says otherwise. */
  occurredOn: Day,
  startedAt: Instant,
  finalisedAt: Instant,
  language: Language,
  answers: v.record(Name, AnswerValue),
  /** Per prompt. */
  coverage: v.record(Ref, Coverage),
  /** Per prompt, per probe. */
  probes: v.record(Ref, v.record(Name, Coverage)),
  /** Of the whole talk, in the order of its clock. */
  recordings: v.optional(v.pipe(v.array(Recording), v.maxLength(200))),
  marks: v.optional(v.pipe(v.array(TalkMark), v.maxLength(2_000))),
  /** In a focus group. */
  seats: v.optional(v.pipe(v.array(Seat), v.maxLength(mostSeats))),
  turns: v.optional(v.pipe(v.array(Turn), v.maxLength(mostTurns))),
  /** The task this response answers, if it was begun from one. */
  task: v.nullable(Id),
  /** The response that this one corrects: both are kept, and from then on this one counts. */
  replaces: v.optional(Id),
  app: v.pipe(v.string(), v.maxLength(40)),
  /**
   * How far the phone's clock was ahead: of the server's at their last contact, and of the time that the last position
   * taken for an answer bore. Its moments are by that much too late.
   */
  clock: v.optional(v.strictObject({ skewMs: v.optional(Ahead), fixMs: v.optional(Ahead) })),
})
export type Response = v.InferOutput<typeof Response>

/** A response, or a deed, as phones send it: sealed to the study's key, core/seal/envelope.ts. */
export const SealedResponse = v.strictObject({
  id: Id,
  sealed: v.pipe(v.string(), v.maxLength(1_400_000)),
})

/** What the server says of each response it was sent. Only `kept` and `had` let a phone say "received". */
export type Receipt =
  | {
      id: string
      outcome: 'kept' | 'had'
      hash: string
      receivedAt: string
      state: 'received' | 'quarantined'
    }
  | { id: string; outcome: 'refused'; problem: Problem }
