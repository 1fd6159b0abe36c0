// Findings, evidence, relations, events and tasks, as they travel.
import * as v from 'valibot'
import { Name } from '../instrument/names.ts'
import { Day, Id, Instant, Stance, StudyCode, type Technique, Words } from './words.ts'

export const findingStates = ['draft', 'supported', 'contested', 'rejected'] as const
export const FindingBody = v.strictObject({
  claim: v.pipe(Words(1_000), v.minLength(1)),
  question: Words(1_000),
  scope: Words(2_000),
  rival: Words(4_000),
  /** The codes it speaks of: what "not asked" and "not yet coded" are judged by. */
  codes: v.pipe(v.array(Id), v.maxLength(50)),
  state: v.picklist(findingStates),
})
export type FindingBody = v.InferOutput<typeof FindingBody>

/** A sentence about a score; `of` is `total`, a sub-scale, or one question: "total ≥ 70". */
const ScoreTest = v.strictObject({ of: Words(64), op: v.picklist(['>=', '<=']), value: v.number() })
export type ScoreTest = v.InferOutput<typeof ScoreTest>

export const EvidenceBody = v.strictObject({
  target: v.variant('kind', [
    v.strictObject({ kind: v.literal('coding'), coding: Id }),
    /** A response's score, with the sentence that was judged: "total ≥ 70". */
    v.strictObject({
      kind: v.literal('score'),
      response: Id,
      test: ScoreTest,
    }),
    /** The same of many cases, by the newest response of each: "item 4 ≤ 2 in at least 5 cases". */
    v.strictObject({
      kind: v.literal('scores'),
      instrument: v.pipe(v.string(), v.maxLength(64)),
      test: ScoreTest,
      /** In how many cases it has to hold for the evidence to count. */
      least: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100_000)),
      /** The round: what was rated from one day to another; null for no bound. */
      from: v.nullable(Day),
      to: v.nullable(Day),
    }),
  ]),
  stance: Stance,
  strength: v.picklist([1, 2, 3]),
  note: Words(4_000),
  /** The theory that it is read with; free, offered from those that the study uses. */
  theory: v.optional(v.pipe(Words(120), v.trim()), ''),
})
export type EvidenceBody = v.InferOutput<typeof EvidenceBody>

/** What a stored question about scores came to on a day. */
export type ScoreResult = {
  at: string
  by: string
  /** The sentence that was asked then, which may have been another. */
  test: ScoreTest
  holds: boolean
  /** Of one response: its score, null where it was left void. */
  value: number | null
  /** Of many cases: in how many it held, of how many. */
  met: number | null
  of: number | null
}

export type Evidence = EvidenceBody & {
  id: string
  /**
   * Why it does not count any more, so that the finding says what ground it lost: its coding was removed, or its words were corrected;
   * its response went back for correction, or the score does not meet the sentence.
   */
  lost: 'removed' | 'corrected' | 'returned' | 'unmet' | null
  /** What the score came to when it was judged; null for a segment, and for a score that was left void. */
  score: number | null
  /** Every answer to a question about scores, the newest first. */
  results: ScoreResult[]
  by: string
  at: string
  /** In whose own layers it is coded so; nobody's for a score. */
  coders: { id: string; name: string }[]
  /** Where it comes from, ready to show and to walk: finding → segment → source → question → consent. */
  quote: string | null
  place: {
    source: string
    title: string
    technique: Technique
    participant: string | null
    role: string | null
    /** The day that its source tells of; null where it is not known. */
    occurredOn: string | null
    start: number | null
    question: string | null
    timeMs: number | null
    instrument: { title: Record<string, string>; version: string } | null
    consent: { scopes: string[]; textVersion: string } | null
  }
}

export const memberAnswers = ['confirmed', 'qualified', 'disagreed'] as const
export type MemberAnswer = {
  check: string
  participant: string | null
  role: string | null
  /** Null while a read-back that was answered left this finding out. */
  said: (typeof memberAnswers)[number] | null
  /** Their words, as far as they may be quoted. */
  words: string | null
  source: string | null
  at: string
}

/** A read-back of findings: the instrument that was made for it, and the question that asks of each. */
export const MemberCheckBody = v.strictObject({
  instrument: v.pipe(v.string(), v.maxLength(64)),
  findings: v.pipe(
    v.array(v.strictObject({ finding: Id, question: Name })),
    v.minLength(1),
    v.maxLength(20),
  ),
})
export type MemberCheckBody = v.InferOutput<typeof MemberCheckBody>

export const IndicatorBody = v.strictObject({
  name: v.pipe(Words(200), v.trim(), v.minLength(1)),
  definition: Words(2_000),
  /** What it is told of: member, group, village; free. */
  level: v.pipe(Words(80), v.trim()),
  codes: v.pipe(v.array(Id), v.maxLength(50)),
  /** Scored questions or sub-scales of an instrument; `total` is the whole. */
  items: v.pipe(
    v.array(v.strictObject({ instrument: v.pipe(v.string(), v.maxLength(64)), of: Words(64) })),
    v.maxLength(50),
  ),
  position: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(10_000)),
})
export type IndicatorBody = v.InferOutput<typeof IndicatorBody>
export type Indicator = IndicatorBody & {
  id: string
  /** Codings of its codes, over all layers. */
  codings: number
}
/** Of one item, by the newest response of each case: how many were scored, and their mean. */
export type IndicatorScore = { instrument: string; of: string; cases: number; mean: number | null }

export type Finding = FindingBody & {
  id: string
  number: number
  revision: number
  evidence: Evidence[]
  /** How much of its evidence is not among it, because somebody who speaks there has withdrawn. */
  withheld: number
  /** Why it may not be called supported any more although it is; null while nothing stands against it. */
  objection: string | null
  /** What participants said when it was read back to them. */
  checks: MemberAnswer[]
}
export type FindingListRow = Pick<Finding, 'id' | 'number' | 'claim' | 'state'> & {
  evidence: number
  /** How many of them rest on a coding that was removed or lost its words. */
  lost: number
}

/** What loses ground by a change: the numbers of findings, arrows as "factor → outcome", events by their label. */
export type Ground = { findings: number[]; relations: string[]; events: string[] }

/** Many passages attached to one finding at once. */
export const AttachBody = v.strictObject({
  rows: v.pipe(v.array(v.strictObject({ id: Id, coding: Id })), v.minLength(1), v.maxLength(200)),
  stance: Stance,
  strength: v.picklist([1, 2, 3]),
  note: Words(4_000),
  theory: v.optional(v.pipe(Words(120), v.trim()), ''),
})
export type AttachBody = v.InferOutput<typeof AttachBody>
export const DetachBody = v.strictObject({
  ids: v.pipe(v.array(Id), v.minLength(1), v.maxLength(200)),
})

export const relationTypes = [
  'causes',
  'conditions',
  'part-of',
  'associated',
  'precedes',
  'inhibits',
] as const
export const RelationBody = v.strictObject({
  from: Id,
  to: Id,
  type: v.picklist(relationTypes),
  sign: v.picklist(['+', '-', '?']),
  note: Words(2_000),
  /** Codings that state it. */
  evidence: v.pipe(v.array(Id), v.maxLength(200)),
})
export type Relation = v.InferOutput<typeof RelationBody> & { id: string; informants: number }

/** Where factors were put by hand in the network's picture, in its units from the top left. */
export const NetworkPlace = v.strictObject({
  code: Id,
  x: v.pipe(v.number(), v.integer(), v.minValue(-20_000), v.maxValue(20_000)),
  y: v.pipe(v.number(), v.integer(), v.minValue(-20_000), v.maxValue(20_000)),
})
export type NetworkPlace = v.InferOutput<typeof NetworkPlace>
export const NetworkPlaces = v.strictObject({
  places: v.pipe(v.array(NetworkPlace), v.minLength(1), v.maxLength(500)),
})

export const EventBody = v.strictObject({
  label: v.pipe(Words(400), v.minLength(1)),
  from: Day,
  to: v.nullable(Day),
  precision: v.picklist(['day', 'month', 'year', 'about']),
  /** How much of what there was then: figures of one name and unit make a series. */
  figure: v.optional(
    v.nullable(
      v.strictObject({
        of: v.pipe(Words(120), v.trim(), v.minLength(1)),
        unit: v.pipe(Words(40), v.trim()),
        value: v.pipe(v.number(), v.finite()),
      }),
    ),
    null,
  ),
  evidence: v.pipe(v.array(Id), v.maxLength(200)),
})
export type Figure = NonNullable<v.InferOutput<typeof EventBody>['figure']>
export type StudyEvent = v.InferOutput<typeof EventBody> & { id: string }

/** What one case says of one theme; '' clears it. */
export const FrameworkBody = v.strictObject({
  summary: Words(4_000),
  /** The segments that it sums up. */
  codings: v.pipe(v.array(Id), v.maxLength(200)),
})
export type FrameworkCell = v.InferOutput<typeof FrameworkBody> & {
  case: string
  code: string
  revision: number
  by: string
  at: string
}

export const NewTask = v.strictObject({
  id: Id,
  finding: v.nullable(Id),
  instrument: v.pipe(v.string(), v.maxLength(64)),
  dimension: v.nullable(v.picklist(['role', 'technique'])),
  group: v.nullable(Words(40)),
  participant: v.nullable(StudyCode),
  case: v.nullable(StudyCode),
  what: v.pipe(Words(1_000), v.minLength(1)),
  dueOn: v.nullable(Day),
  /** The phone it is for; null for any. */
  device: v.optional(v.nullable(Id), null),
  /** What is to be asked first, by name. */
  questions: v.optional(v.pipe(v.array(Name), v.maxLength(100)), []),
})

/** Told from a phone: somebody sits over it, or why nobody can. */
export const TaskBegun = v.strictObject({ task: Id, madeAt: Instant })
export const TaskDeclined = v.strictObject({
  task: Id,
  reason: v.pipe(Words(1_000), v.minLength(1)),
  madeAt: Instant,
})

/** Open again, for the same phone or another; null is any. */
export const TaskReopened = v.strictObject({ device: v.nullable(Id) })

export const taskStates = ['open', 'begun', 'declined', 'done', 'withdrawn'] as const
export type TaskState = (typeof taskStates)[number]
export type Task = v.InferOutput<typeof NewTask> & {
  state: TaskState
  response: string | null
  createdAt: string
  /** The phone that has begun or declined it, and when; and the reason. */
  by: string | null
  at: string | null
  reason: string
}
