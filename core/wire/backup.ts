// A draft as a phone backs it up, and what is told of it: to the phone that goes on with it, and to the desk.
import * as v from 'valibot'
import { type FileAnswer, Response } from './response.ts'
import { Hash, Instant } from './words.ts'

const { finalisedAt: _, app: __, ...said } = Response.entries

/** What a moved draft keeps aside is the phone's own: it is bounded with the whole, and goes back as it came. */
const Aside = v.looseObject({ part: v.picklist(['answer', 'coverage', 'probe']) })

/** The later response's fields, and what only a phone needs to go on with them. */
export const DraftBackup = v.strictObject({
  ...said,
  study: v.pipe(v.string(), v.maxLength(64)),
  /** The question it was left at. */
  at: v.pipe(v.string(), v.maxLength(2_000)),
  themeMs: v.record(v.pipe(v.string(), v.maxLength(200)), v.pipe(v.number(), v.minValue(0))),
  savedAt: Instant,
  aside: v.optional(v.pipe(v.array(Aside), v.maxLength(20_000))),
  cameFrom: v.optional(Hash),
  endedAt: v.optional(Instant),
  held: v.optional(v.pipe(v.array(Hash), v.maxLength(2_000))),
})
export type DraftBackup = v.InferOutput<typeof DraftBackup>

/** `held`: the server has it. `received`: its response is there already, and nothing was kept. */
export type BackupReceipt = { id: string; state: 'held' | 'received' }

export type FieldDrafts = {
  /** Handed to this phone. */
  rows: { id: string; savedAt: string }[]
  /** Handed on from this phone, to the one of this name. */
  away: { id: string; to: string }[]
}

/** A file that the server does not have is lost with the phone that made it. */
export type TakenDraft = {
  draft: DraftBackup
  files: (v.InferOutput<typeof FileAnswer> & { isHeld: boolean })[]
}

export type BackedUpRow = {
  id: string
  instrument: string
  title: Record<string, string>
  participant: string | null
  case: string | null
  /** The phone that goes on with it, and, where it was handed on, the one it was begun on. */
  device: { id: string; label: string }
  begunOn: string | null
  startedAt: string
  savedAt: string
  answers: number
}
