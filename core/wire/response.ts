// A response: one filled-in instrument, as the phone freezes it and the server keeps it.
import * as v from 'valibot'
import { Name } from '../instrument/model.ts'
import type { Problem } from '../problem.ts'
import { Day, Hash, Id, Instant, Language, StudyCode, Words } from './words.ts'

/** The value at one question: text, number, date (as text), one choice's name, or several choices' names. */
export const AnswerValue = v.union([
  Words(200_000),
  v.pipe(v.number(), v.finite('number.finite')),
  v.pipe(v.array(Name), v.maxLength(5_000)),
])
export type AnswerValue = v.InferOutput<typeof AnswerValue>
export type Answers = Record<string, AnswerValue>

/** How a prompt came to be covered. An interview may leave a question out for good reasons; silence must not look like forgetting. */
export const coverages = ['asked', 'volunteered', 'skipped', 'refused'] as const
export const Coverage = v.strictObject({
  how: v.picklist(coverages),
  /** Milliseconds since the response was begun; the moment in the recording when there is one. */
  atMs: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0))),
})
export type Coverage = v.InferOutput<typeof Coverage>

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
  coverage: v.record(Name, Coverage),
  /** Per prompt, per probe. */
  probes: v.record(Name, v.record(Name, Coverage)),
  /** The task this response answers, if it was begun from one. */
  task: v.nullable(Id),
  app: v.pipe(v.string(), v.maxLength(40)),
})
export type Response = v.InferOutput<typeof Response>

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
