// Scores a response by its instrument's scoring part: points, weights, reversed items, sub-scales,
// the missing rule, rounding and bands. The same code runs on the phone and in the Worker.
import type { Instrument, Scoring } from '../instrument/model.ts'
import type { Answers } from '../wire/response.ts'

export type ItemScore = { question: string; points: number | null; weighted: number | null }
export type SubscaleScore = { name: string; total: number | null; max: number; items: ItemScore[] }
/** `total` is null while the missing rule leaves it undefined; `band` is then null too. */
export type Score = { total: number | null; max: number; band: string | null; subscales: SubscaleScore[] }

export declare function score(instrument: Instrument, scoring: Scoring, answers: Answers): Score
