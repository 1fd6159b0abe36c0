// Findings, evidence, the convergence matrix, relations, events and tasks, as they travel.
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

export const EvidenceBody = v.strictObject({
  target: v.variant('kind', [
    v.strictObject({ kind: v.literal('coding'), coding: Id }),
    /** A response's score, with the sentence that was judged: "total ≥ 70". */
    v.strictObject({
      kind: v.literal('score'),
      response: Id,
      test: v.strictObject({ of: Words(64), op: v.picklist(['>=', '<=']), value: v.number() }),
    }),
  ]),
  stance: Stance,
  strength: v.picklist([1, 2, 3]),
  note: Words(4_000),
})
export type EvidenceBody = v.InferOutput<typeof EvidenceBody>

export type Evidence = EvidenceBody & {
  id: string
  /**
   * Why it does not count any more, so that the finding says what ground it lost: its coding was removed, or its words were corrected;
   * its response went back for correction, or the score does not meet the sentence.
   */
  lost: 'removed' | 'corrected' | 'returned' | 'unmet' | null
  /** What the score came to when it was judged; null for a segment, and for a score that was left void. */
  score: number | null
  by: string
  at: string
  /** Where it comes from, ready to show and to walk: finding → segment → source → question → consent. */
  quote: string | null
  place: {
    source: string
    title: string
    technique: Technique
    participant: string | null
    role: string | null
    start: number | null
    question: string | null
    timeMs: number | null
    instrument: { title: Record<string, string>; version: string } | null
    consent: { scopes: string[]; textVersion: string } | null
  }
}

export type Verdict = 'agreement' | 'partial' | 'dissonance' | 'silence'
export type Silence = 'not-asked' | 'nothing-said' | 'not-coded'
/** One cell: what one group (a role, a technique) says of one finding. */
export type Cell =
  | {
      verdict: 'agreement' | 'partial' | 'dissonance'
      segments: number
      informants: number
      bestQuote: string | null
    }
  | { verdict: 'silence'; silence: Silence; segments: 0; informants: 0; bestQuote: null }

export type MatrixRow = {
  finding: {
    id: string
    number: number
    claim: string
    state: FindingBody['state']
    codes: string[]
  }
  byRole: Record<string, Cell>
  byTechnique: Record<string, Cell>
  bySource: Verdict
  byMethod: Verdict
  /** The whole row; `one-sided` until a second informant group and a second technique speak. */
  overall: Verdict | 'one-sided'
  override: { verdict: Verdict; reason: string; by: string } | null
}
export type Matrix = { roles: string[]; techniques: Technique[]; rows: MatrixRow[]; gaps: Gap[] }
export type Gap = {
  finding: string
  dimension: 'role' | 'technique'
  group: string
  silence: Silence
  /** Instruments that could fill it, best first. */
  instruments: { slug: string; title: Record<string, string>; questions: string[] }[]
  /** A task already sent for it. */
  task: { id: string; state: TaskState } | null
}

export type Finding = FindingBody & {
  id: string
  number: number
  revision: number
  evidence: Evidence[]
  /** How much of its evidence is not among it, because somebody who speaks there has withdrawn. */
  withheld: number
}
export type FindingListRow = Pick<Finding, 'id' | 'number' | 'claim' | 'state'> & {
  evidence: number
}

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
