// Drafts of instruments as they travel, and what a new version would change.
import * as v from 'valibot'
import type { Change } from '../instrument/change.ts'
import type { Consequence } from '../instrument/consequences.ts'
import { DraftInstrument } from '../instrument/draft.ts'
import type { InstrumentKind } from '../instrument/model.ts'
import type { Label } from '../instrument/names.ts'
import type { ReadFault } from '../instrument/read.ts'
import { Hash } from './words.ts'

/** What a desk saves, again and again while somebody works on it. */
export const DraftBody = v.strictObject({
  instrument: DraftInstrument,
  /** The version it was taken from, if from one. */
  base: v.nullable(Hash),
})
export type DraftBody = v.InferOutput<typeof DraftBody>

export type DraftRow = {
  id: string
  slug: string
  kind: InstrumentKind
  title: Label
  base: string | null
  revision: number
  madeAt: string
  madeBy: string
  changedAt: string
  changedBy: string
}
export type Draft = DraftRow & { instrument: DraftInstrument }

/** What is published is what was seen: this revision of the draft, after this newest version of its instrument. */
export const Publishing = v.strictObject({
  revision: v.pipe(v.number(), v.integer(), v.minValue(1)),
  after: v.nullable(Hash),
})
export type Publishing = v.InferOutput<typeof Publishing>

export type DraftDiff = {
  revision: number
  /** The newest version under the draft's slug, retired or not. */
  newest: { hash: string; number: number } | null
  /** Everything that stands in the way of publishing. */
  faults: ReadFault[]
  /** Against the newest version; null while the draft cannot be read as an instrument. */
  changes: Change[] | null
  consequences: Consequence[]
  /** Questions that are perhaps the same under another name. */
  renamed: { from: string; to: string }[]
}
