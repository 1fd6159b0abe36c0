// How far the field and the coding are, counted beside the data, against what was planned.
import * as v from 'valibot'
import type { Label } from '../instrument/names.ts'
import type { ReviewState } from './field.ts'
import { PlanTarget } from './triangulation.ts'
import { type Technique, Words } from './words.ts'

export type InstrumentProgress = {
  instrument: string
  title: Label
  technique: Technique
  /** Responses in each state of review, without those that a correction replaced. */
  states: Record<ReviewState, number>
  target: number | null
}

/**
 * What there is about one case; '' is all that is about none. `brought` of the sources are no response's words, and not every
 * response has words; what lies in quarantine is not counted.
 */
export type CaseProgress = {
  case: string
  responses: number
  sources: number
  brought: number
  coded: number
}

/** What a site is: a case, or all cases of which one attribute says the same, as `case:kelurahan`. */
export const SiteKind = v.pipe(v.string(), v.regex(/^case(:.{1,40})?$/, 'site.form'))

export const PlannedTarget = v.strictObject({
  kind: v.union([v.literal('instrument'), SiteKind]),
  /** The instrument's name, the case's code, or what the attribute says. */
  name: v.pipe(Words(400), v.minLength(1)),
  target: PlanTarget,
})
export type PlannedTarget = v.InferOutput<typeof PlannedTarget>

export type Progress = {
  instruments: InstrumentProgress[]
  /** What is planned for sites of every kind. */
  sites: PlannedTarget[]
  /** Live codings of each coder, all rounds and none; null is the consensus layer. */
  coders: { name: string | null; segments: number }[]
}
