// Scoring as data: it is frozen with the instrument's version, and phone and server compute it alike.
import * as v from 'valibot'
import { Label, Name } from './names.ts'

/** One scored item: which question, its weight, and whether its scale runs the other way. */
export const ScoreItem = v.strictObject({
  question: Name,
  weight: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(1_000))),
  reversed: v.optional(v.boolean()),
})
export type ScoreItem = v.InferOutput<typeof ScoreItem>

/** How a band is shown; its label says the same in words. */
export const tones = ['low', 'middle', 'high', 'alert', 'plain'] as const

/** A named range of the total, half-open: `from` ≤ total < the next band's `from`. */
export const Band = v.strictObject({
  name: Name,
  label: Label,
  from: v.number(),
  tone: v.optional(v.picklist(tones)),
})
export type Band = v.InferOutput<typeof Band>

export const Scoring = v.strictObject({
  /** Sub-scales in order; each item belongs to one. */
  subscales: v.pipe(
    v.array(
      v.strictObject({
        name: Name,
        label: Label,
        items: v.pipe(v.array(ScoreItem), v.minLength(1)),
      }),
    ),
    v.minLength(1),
  ),
  /**
   * An unanswered item: `strict` voids its sub-scale and the total; `zero` counts it as 0;
   * `prorate` scales the answered ones up when at least `atLeast` items of the sub-scale are answered.
   */
  missing: v.variant('rule', [
    v.strictObject({ rule: v.literal('strict') }),
    v.strictObject({ rule: v.literal('zero') }),
    v.strictObject({
      rule: v.literal('prorate'),
      atLeast: v.pipe(v.number(), v.integer(), v.minValue(1)),
    }),
  ]),
  /** Decimals that sub-scales and total are rounded to, half away from zero. */
  decimals: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(6)),
  bands: v.array(Band),
})
export type Scoring = v.InferOutput<typeof Scoring>
