// Rounds of coding and what is settled after them, as they travel.
import * as v from 'valibot'
import type { Role } from './people.ts'
import { Day, Id, type Technique, Words } from './words.ts'

export const roundModes = ['blind', 'open'] as const
export type RoundMode = (typeof roundModes)[number]

/** People's ids are the server's own. */
const PersonId = v.pipe(v.string(), v.minLength(1), v.maxLength(80))
const Offset = v.pipe(v.number(), v.integer(), v.minValue(0))
const distinct = (list: readonly string[]) => new Set(list).size === list.length

export const RoundBody = v.pipe(
  v.strictObject({
    title: v.pipe(Words(200), v.minLength(1)),
    mode: v.picklist(roundModes),
    from: Day,
    to: Day,
    codes: v.pipe(
      v.array(Id),
      v.minLength(1),
      v.maxLength(500),
      v.check((list) => distinct(list), 'list.twice'),
    ),
    /** Which source goes to whom. */
    sources: v.pipe(
      v.array(
        v.strictObject({
          source: Id,
          coders: v.pipe(
            v.array(PersonId),
            v.minLength(1),
            v.maxLength(20),
            v.check((list) => distinct(list), 'list.twice'),
          ),
        }),
      ),
      v.minLength(1),
      v.maxLength(300),
      v.check((list) => distinct(list.map(({ source }) => source)), 'list.twice'),
    ),
    /** The version of the codebook that it goes by; without one the codes as they are when it begins. */
    codebook: v.optional(v.nullable(Id)),
    /** Only so many blocks of each source, drawn by this seed; null for whole sources. */
    draw: v.nullable(
      v.strictObject({
        seed: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(2_147_483_647)),
        blocks: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(500)),
      }),
    ),
  }),
  v.check(({ from, to }) => from <= to, 'date.order'),
)
export type RoundBody = v.InferOutput<typeof RoundBody>

/** A coder reads of themselves only: how far the others are is part of what blindness keeps apart. */
export type RoundCoder = { id: string; name: string; parts: number; done: number; isOpen: boolean }
export type RoundRow = {
  id: string
  title: string
  mode: RoundMode
  from: string
  to: string
  draw: RoundBody['draw']
  /** The version of the codebook that it goes by. */
  codebook: { id: string; name: string } | null
  sources: number
  codes: number
  madeAt: string
  closedAt: string | null
  coders: RoundCoder[]
}

/** A code as it was defined when the round began. */
export type FrozenCode = {
  id: string
  name: string
  label: string
  parent: string | null
  definition: string
  include: string
  exclude: string
  example: string
  hue: number
  position: number
  revision: number
}
export type RoundPart = {
  source: string
  title: string
  technique: Technique
  coder: string
  doneAt: string | null
  reopenedAt: string | null
}
export type Round = RoundRow & { frozen: FrozenCode[]; parts: RoundPart[] }

export const PartDone = v.strictObject({ done: v.boolean() })
export const PartReopen = v.strictObject({ coder: PersonId })

/** No more of a coding than agreement needs. */
export type RoundCoding = { coder: string; code: string; start: number; end: number }

/** The consensus coding that comes of it, with the id that the desk made for it. */
const Consensus = v.strictObject({
  coding: Id,
  code: Id,
  start: Offset,
  end: Offset,
  quote: Words(100_000),
})

export const outcomes = ['agreed', 'yielded', 'replaced', 'definition'] as const
export type Outcome = (typeof outcomes)[number]

const place = {
  id: Id,
  code: Id,
  start: Offset,
  end: Offset,
  before: v.pipe(
    v.array(v.strictObject({ coder: PersonId, has: v.boolean() })),
    v.minLength(1),
    v.maxLength(20),
  ),
}
const reason = v.pipe(Words(2_000), v.minLength(1))
const yielded = v.pipe(v.array(PersonId), v.minLength(1), v.maxLength(20))

/** One place where coders are brought together (Campbell et al. 2013): what each had, what stands now, who yielded and why. */
export const NewAdjudication = v.variant('outcome', [
  /** Everybody had it; nobody had to yield. */
  v.strictObject({ ...place, outcome: v.literal('agreed'), after: Consensus }),
  /** Some yield: the code stands, or it does not. */
  v.strictObject({
    ...place,
    outcome: v.literal('yielded'),
    after: v.nullable(Consensus),
    yielded,
    reason,
  }),
  /** All yield: another code or another stretch stands in its place. */
  v.strictObject({ ...place, outcome: v.literal('replaced'), after: Consensus, yielded, reason }),
  /** The definition does not decide it and is to be rewritten; nothing stands yet. */
  v.strictObject({ ...place, outcome: v.literal('definition'), reason }),
])
export type NewAdjudication = v.InferOutput<typeof NewAdjudication>
export const NewAdjudications = v.strictObject({
  rows: v.pipe(v.array(NewAdjudication), v.minLength(1), v.maxLength(200)),
})

export type Adjudication = {
  id: string
  source: string
  code: string
  start: number
  end: number
  before: { coder: string; has: boolean }[]
  outcome: Outcome
  yielded: string[]
  reason: string
  /** The code that stands there now; null when none does. */
  after: { coding: string; code: string; start: number; end: number } | null
  by: string
  at: string
  /** Its words were corrected away since: start and end are where they stood. */
  isLost: boolean
}

/** One filled-in scoring form: whose case, by which phone, and the points of each item. */
export type ScoreRating = {
  response: string
  subject: string
  rater: string
  occurredOn: string
  total: number | null
  band: string | null
  items: { question: string; points: number | null }[]
  subscales: { name: string; total: number | null; max: number }[]
}

/** Somebody who can take part in a round; without a role, it is their codings that came with a file. */
export type PossibleCoder = { id: string; name: string; role: Role | null }
