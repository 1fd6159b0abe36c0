// The convergence matrix as it travels: dimensions, cells with their assessments, verdicts, and the gaps that fieldwork could fill.
import * as v from 'valibot'
import type { FindingBody, TaskState } from './finding.ts'
import { Technique, Words } from './words.ts'

export const dimensions = ['role', 'technique', 'time', 'investigator', 'theory'] as const
export const Dimension = v.picklist(dimensions)
export type Dimension = v.InferOutput<typeof Dimension>

/** What a study's time is cut into. */
export const periods = ['year', 'month'] as const
export type Period = (typeof periods)[number]
export const MatrixSettings = v.strictObject({ period: v.picklist(periods) })

export type Verdict = 'agreement' | 'partial' | 'dissonance' | 'silence'
/** `silent` where nothing more can be told of it. */
export type Silence = 'not-asked' | 'nothing-said' | 'not-coded' | 'silent'

export const degrees = ['same', 'partly', 'different', 'absent'] as const
export type Degree = (typeof degrees)[number]
/** One group against the claim: meaning and prominence, coverage and examples. */
export type Assessment = { meaning: Degree; examples: Degree }
export type ByHand = Assessment & { reason: string; by: string; at: string }

/** Set by hand, never without a reason; null goes back to what the evidence says. */
export const AssessmentBody = v.strictObject({
  dimension: Dimension,
  group: Words(120),
  byHand: v.nullable(
    v.strictObject({
      meaning: v.picklist(degrees),
      examples: v.picklist(degrees),
      reason: v.pipe(Words(4_000), v.trim(), v.minLength(1, 'reason.missing')),
    }),
  ),
})
export type AssessmentBody = v.InferOutput<typeof AssessmentBody>

/** What one group of a dimension says of one finding. */
export type Cell = {
  verdict: Verdict
  /** How the silence is to be read; null where the group speaks. */
  silence: Silence | null
  segments: number
  informants: number
  bestQuote: string | null
  derived: Assessment
  /** What stands instead of `derived`; null while nothing was set, and where there is no evidence. */
  byHand: ByHand | null
  /** Codes that of all the evidence only this group's exemplifies. */
  adds: string[]
}

export type MatrixRow = {
  finding: {
    id: string
    number: number
    claim: string
    state: FindingBody['state']
    codes: string[]
  }
  /** By dimension and group; empty for a dimension that was not asked for. */
  cells: Record<Dimension, Record<string, Cell>>
  /** The verdict along each dimension. */
  along: Record<Dimension, Verdict>
  /** The whole row, by role and technique; `one-sided` until a second of each speaks. */
  overall: Verdict | 'one-sided'
  override: { verdict: Verdict; reason: string; by: string } | null
}

/** A group's name in keys, and what people call it; techniques and the unknown day are worded by the screen. */
export type Group = { name: string; label: string }

export type Matrix = {
  period: Period
  groups: Record<Dimension, Group[]>
  /** What the codes in `adds` are called. */
  codes: Record<string, string>
  rows: MatrixRow[]
  gaps: Gap[]
}

/** Why a cell asks for fieldwork: nobody speaks, one informant only, or they agree in part; null once nothing is wanting. */
export type Want = 'silent' | 'one-voice' | 'partial'
/** How far a task that was sent for a cell has come. */
export type GapStep = 'sent' | 'declined' | 'withdrawn' | 'to-code' | 'to-attach' | 'closed'
export type Gap = {
  finding: string
  dimension: 'role' | 'technique'
  group: string
  want: Want | null
  silence: Silence | null
  /** Instruments that could fill it, best first. */
  instruments: { slug: string; title: Record<string, string>; questions: string[] }[]
  /** The task that was sent for it, and where it stands. */
  task: { id: string; state: TaskState; step: GapStep; source: string | null } | null
}

/** How many sources of one kind there are, are coded, and were planned (null where nobody said). Role '' is no role. */
export type CoverageRow = {
  technique: Technique
  role: string
  n: number
  coded: number
  target: number | null
}
/** How many are planned; 0 takes it out of the plan. */
export const PlanTarget = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(10_000))
export const PlanCell = v.strictObject({
  technique: Technique,
  role: Words(40),
  target: PlanTarget,
})
export type PlanCell = v.InferOutput<typeof PlanCell>
