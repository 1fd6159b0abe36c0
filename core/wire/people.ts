// People, devices, participants, consents and cases, as they travel.
import * as v from 'valibot'
import { ConsentGiven, Guardian, isSaidSoundly, Witness } from './consent.ts'
import { Hash, Id, Instant, Language, StudyCode, Words } from './words.ts'

export const roles = ['owner', 'supervisor', 'coder', 'researcher'] as const
export const Role = v.picklist(roles)
export type Role = v.InferOutput<typeof Role>

export const SignIn = v.strictObject({ code: v.pipe(v.string(), v.maxLength(100)) })
export const Enrolment = v.strictObject({
  code: v.pipe(v.string(), v.maxLength(100)),
  /** Of the token that the phone has made for itself. */
  tokenHash: Hash,
  app: v.pipe(v.string(), v.maxLength(40)),
  /** Which phone it was before its storage was erased; null when the phone itself does not know. */
  was: v.optional(v.nullable(v.pipe(v.string(), v.maxLength(36)))),
})
export const NewPerson = v.strictObject({ name: v.pipe(Words(120), v.minLength(1)), role: Role })
/** A phone to enrol: whose it is, in words the supervisor will recognise. */
export const NewDevice = v.strictObject({ label: v.pipe(Words(80), v.minLength(1)) })
export const NewToken = v.strictObject({
  name: v.pipe(Words(80), v.minLength(1)),
  /** Permissions, space separated: `dataset.export response.read`. */
  scope: v.pipe(v.string(), v.regex(/^[a-z.-]+( [a-z.-]+)*$/), v.maxLength(400)),
  expiresAt: Instant,
})

export const NewStudy = v.strictObject({
  slug: v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9-]{1,40}$/, 'slug.form')),
  title: v.pipe(Words(200), v.minLength(1)),
  description: Words(4_000),
  zone: v.picklist(['Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura', 'UTC']),
  language: Language,
})

const Attributes = v.record(v.pipe(v.string(), v.maxLength(40)), Words(400))

export const NewCase = v.strictObject({
  code: StudyCode,
  label: v.pipe(Words(200), v.minLength(1)),
  attributes: Attributes,
})
export type Case = v.InferOutput<typeof NewCase>

/** The identity is optional and goes to a table of its own; nothing else ever joins it. */
export const NewParticipant = v.strictObject({
  code: StudyCode,
  role: v.pipe(Words(40), v.minLength(1)),
  case: v.nullable(StudyCode),
  attributes: Attributes,
  identity: v.nullable(
    v.strictObject({ name: v.pipe(Words(200), v.minLength(1)), alsoCalled: v.array(Words(200)) }),
  ),
})

/** A consent that was taken down at the desk, from paper or in person. `textVersion` is the text's label. */
export const NewConsent = v.pipe(
  v.strictObject({
    id: Id,
    textVersion: v.pipe(Words(80), v.minLength(1)),
    ...ConsentGiven,
    language: v.optional(Language),
    witness: v.optional(v.nullable(Witness), null),
    guardian: v.optional(v.nullable(Guardian), null),
  }),
  v.check((said) => isSaidSoundly(said), 'consent.unsound'),
)

export type Consent = {
  id: string
  textVersion: string
  scopes: v.InferOutput<typeof ConsentGiven.scopes>
  how: v.InferOutput<typeof ConsentGiven.how>
  givenAt: string
  withdrawnAt: string | null
}

export type Participant = {
  code: string
  role: string
  case: string | null
  attributes: Record<string, string>
  /** The consent in force: the newest one that is not withdrawn. */
  consent: Consent | null
  /** What was said last where none is in force: no, or no longer. */
  saidNo?: { how: 'refused' | 'withdrawn'; at: string } | null
}

export type Member = {
  id: string
  name: string
  role: Role
  lastSeenAt: string | null
  /** A restore brought them here, and they wait for a link to sign in with. */
  isAwaited: boolean
}
export type Device = {
  id: string
  label: string
  enrolledAt: string
  seenAt: string | null
  revokedAt: string | null
  /** By whoever carried it, with nothing left on it. */
  signedOutAt: string | null
  /** Its letters: core/device-mark.ts. */
  mark: string
  app: string
  unsent: number
  oldestUnsentAt: string | null
  drafts: number
  /** Null while the phone has not told. */
  freeBytes: number | null
  isKept: boolean | null
  /** How far its clock is ahead of the server's. */
  skewMs: number | null
  /** The phone whose storage was erased and that was enrolled again as this one, and what it still held then. */
  was: { label: string; mark: string } | null
  lost: number
  worry: PhoneWorry | null
}

/**
 * Why somebody should look after a phone: what it holds has waited for days, nothing was heard of it for longer, or its
 * storage was erased with something in it.
 */
export type PhoneWorry = 'unsent' | 'silent' | 'lost'
