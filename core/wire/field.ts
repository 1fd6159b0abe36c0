// What a phone takes with it, and what the desk reads of instruments and responses.
import * as v from 'valibot'
import type { Instrument } from '../instrument/model.ts'
import type { Score } from '../score/score.ts'
import type { AuditThing, AuditVerb } from './audit.ts'
import type { KitConsentText } from './consent.ts'
import type { Task } from './finding.ts'
import type { Case, Participant } from './people.ts'
import type { Response } from './response.ts'
import { Hash, Id, Instant, StudyCode, Words } from './words.ts'

export type Study = {
  slug: string
  title: string
  description: string
  zone: string
  language: string
}

export type Version = {
  hash: string
  number: number
  state: 'published' | 'retired'
  publishedAt: string
  instrument: Instrument
}

/** A version as the desk lists it. */
export type VersionRow = Version & { responses: number }

/** Everything that days without a network need. Never an identity, never another device's data. */
export type FieldKit = {
  study: Study
  /** `mark` tells this phone's codes from another's: core/device-mark.ts. */
  device: { id: string; label: string; mark: string }
  versions: Version[]
  participants: Participant[]
  cases: Case[]
  tasks: Task[]
  /** What may be read out now, the newest first; a kit of an earlier server has none. */
  consentTexts?: KitConsentText[]
  /** What finished responses are sealed to. Kits of earlier versions have none. */
  key?: StudyKey
}

/** The public half: a point of P-256, uncompressed, in base64. */
export type StudyKey = { id: string; point: string }

const Count = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1_000_000))

/** What a phone tells of itself each time it speaks with the server. Earlier versions told only the first two. */
export const mostHolding = 100

const Bytes = v.pipe(v.number(), v.integer(), v.minValue(0))

/**
 * A response that a phone has finished and the server does not have whole, as the phone tells it: how far it has come and
 * what is in its way, and nothing of what it says.
 */
export const Holding = v.strictObject({
  id: Id,
  version: Hash,
  participant: v.nullable(StudyCode),
  case: v.nullable(StudyCode),
  finalisedAt: Instant,
  state: v.picklist(['waiting', 'sending', 'files', 'refused']),
  filesHeld: Count,
  files: Count,
  /** Of the files that are left. */
  bytesLeft: Bytes,
  problem: v.nullable(
    v.strictObject({
      code: v.pipe(v.string(), v.regex(/^[a-z.-]{1,60}$/)),
      details: v.record(
        v.pipe(v.string(), v.maxLength(40)),
        v.union([v.pipe(v.string(), v.maxLength(120)), v.number()]),
      ),
    }),
  ),
})
export type Holding = v.InferOutput<typeof Holding>

export const Heartbeat = v.strictObject({
  unsent: Count,
  app: v.pipe(v.string(), v.maxLength(40)),
  drafts: v.optional(Count),
  oldestUnsentAt: v.optional(v.nullable(Instant)),
  freeBytes: v.optional(v.nullable(Bytes)),
  /** Whether the system has promised not to clear the phone's storage. */
  isKept: v.optional(v.boolean()),
  /** What needs somebody first, then what has waited longest. */
  holding: v.optional(v.pipe(v.array(Holding), v.maxLength(mostHolding))),
  /** What the phone's clock says. */
  now: v.optional(Instant),
})
export type Heartbeat = v.InferOutput<typeof Heartbeat>

export const reviewStates = ['received', 'accepted', 'returned', 'quarantined'] as const
export type ReviewState = (typeof reviewStates)[number]

export type ResponseRow = {
  id: string
  /** 1 as it was first sent; each correction counts on. */
  revision: number
  /** The correction that counts in its stead. */
  replacedBy: string | null
  /** Queries on it that wait for the field, and those that wait for the supervisor. */
  open: number
  answered: number
  instrument: string
  title: Record<string, string>
  technique: string
  participant: string | null
  case: string | null
  occurredOn: string
  receivedAt: string
  state: ReviewState
  device: string
  score: number | null
  band: string | null
}
export type ResponseDetail = ResponseRow & {
  body: Response
  instrumentVersion: Version
  scores: Score | null
  source: string | null
  note: string
  /** In quarantine, and not to count: `note` says why. */
  rejectedAt: string | null
  /** All that was ever sent of it, the first one first. Alone it is its own only revision. */
  revisions: Revision[]
  remarks: Remark[]
  /** Who is to correct it: the phone that sent it, or the one it was handed to. */
  holder: { id: string; label: string }
  /** With another program, and brought in: the form's rules are told of it and not asked. */
  isCollected: boolean
}

/** A sealed response that did not open: `reason` is the code of its refusal, `hash` names its bytes. */
export type UnopenedRow = {
  id: string
  hash: string
  device: string
  reason: string
  receivedAt: string
}

export type Revision = {
  id: string
  number: number
  receivedAt: string
  state: ReviewState
  device: string
  /** The revision that its author corrected; not the one before it when two corrected the same one. */
  replaces: string | null
}

/** What is worth a second look, found by rule: never a refusal, and never the reviewer's own words. */
export type Remark =
  /** Begun after its version was retired. */
  | { kind: 'version.retired' }
  | { kind: 'device.revoked' }
  | { kind: 'consent.missing' }
  /** Corrected from a revision that another correction had replaced already. */
  | { kind: 'overtaken' }
  /** Filled in far faster than others of this instrument usually are. */
  | { kind: 'quick'; minutes: number; usualMinutes: number }
  /** The same file as in another response. */
  | { kind: 'same-file'; ref: string; response: string }
  /** Far from where others of the same case were recorded. */
  | { kind: 'far'; ref: string; kilometres: number }

/** One rater's score of a case: the rater is the phone that it came from. */
export type CaseScore = {
  id: string
  version: string
  occurredOn: string
  state: ReviewState
  device: string
  score: Score
}

/** `received` takes a judgement back. */
export const Review = v.strictObject({
  state: v.picklist(['received', 'accepted', 'returned']),
  note: Words(4_000),
})

export const Rejection = v.strictObject({ reason: v.pipe(Words(4_000), v.trim(), v.minLength(1)) })

/** Many at once: what waits is accepted, and what was just accepted waits again. */
export const BulkReview = v.strictObject({
  ids: v.pipe(v.array(Id), v.minLength(1), v.maxLength(200)),
  state: v.picklist(['received', 'accepted']),
})

export const Handing = v.strictObject({ device: Id })

/** A page of a list: `next` is the cursor to hand back, null at the end. */
export type Page<T> = { rows: T[]; next: string | null }

/** The numbers beside the rail: kept by triggers, so reading them costs the same in every study. */
export type Tallies = Partial<
  Record<
    | 'instruments'
    | 'responses'
    | 'participants'
    | 'sources'
    | 'codes'
    | 'memos'
    | 'findings'
    /** Those that somebody should look after. */
    | 'phones',
    number
  >
>

export type AuditRow = {
  id: number
  at: string
  who: string
  verb: AuditVerb
  what: AuditThing
  object: string | null
  /** What people call it, where the study still has it and whoever it is about has not withdrawn. */
  name: string | null
}
