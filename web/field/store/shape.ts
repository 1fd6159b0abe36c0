// What the phone keeps: who it is, the kit, drafts that still change, and records that never do again.
import type { Aside } from '../../../core/answer/move.ts'
import type { DiaryEntry } from '../../../core/wire/diary.ts'
import type { FieldKit } from '../../../core/wire/field.ts'
import type { Consent, Participant } from '../../../core/wire/people.ts'
import type { Response, Span } from '../../../core/wire/response.ts'

export type Device = {
  token: string
  id: string
  label: string
  study: string
  enrolledAt: string
  /** How many responses the phone held before its storage was erased, which the server never received. */
  lost?: number
  /** How far this phone's clock was ahead of the server's at their last contact. */
  skewMs?: number
}

export type KeptKit = { kit: FieldKit; etag: string | null; takenAt: string }

/** A response while it is filled: its later fields, and what only the phone needs to go on with it. */
export type Draft = Omit<Response, 'finalisedAt' | 'app'> & {
  study: string
  /** The question it was left at. */
  at: string
  /** Time spent in each theme, in milliseconds, by the name of the outermost group. */
  themeMs: Record<string, number>
  savedAt: string
  /** What its version has no place for, since it moved to it; and the version that it moved from. */
  aside?: Aside[]
  cameFrom?: string
  /** Of a correction: when the talk that it corrects was over, and the files that the server has with it. */
  endedAt?: string
  held?: string[]
}

/**
 * A finished response. `text` is frozen: what is sent is these bytes and no others, however often it is sent.
 * `received` is only ever set from the server's own receipt for this id and this hash.
 */
export type Sealed = {
  id: string
  study: string
  version: string
  participant: string | null
  case: string | null
  task: string | null
  /** What it corrects. */
  replaces?: string
  occurredOn: string
  finalisedAt: string
  text: string
  /** The study's key that `text` is sealed to. Rows of earlier versions have the words in the clear and no key. */
  key?: string
  /** The words, for as long as the phone has no key of the study; `text` is empty then. */
  veiled?: Veiled
  /** Of the plain bytes. */
  hash: string
  /** `files`: the server has the words and waits for files. */
  state: 'waiting' | 'sending' | 'files' | 'received' | 'refused'
  /** What its answers name and the server must hold before it is received; rows of earlier versions have none. */
  files?: SealedFile[]
  /** When it was last put into a file for somebody to carry; only the server says whether it arrived. */
  handedAt?: string
  receipt: { receivedAt: string; quarantined: boolean } | null
  problem: { code: string; details: Record<string, unknown> } | null
}

/**
 * What a deed does, as the phone itself goes by until the kit says the same. Without a name: that is in the deed's text
 * alone, which goes once the server has it. Another kind of deed is another case here.
 */
export type Act =
  | { kind: 'participant'; participant: Omit<Participant, 'consent'> }
  | { kind: 'consent'; participant: string; consent: Consent }
  | { kind: 'withdrawal'; participant: string; consent: string; at: string }
  | { kind: 'answer'; participant: null; query: string }
  | { kind: 'memo'; participant: null; response: string }
  | { kind: 'task'; participant: null; task: string; told: 'begun' | 'declined' }

/** A small thing that was made on the phone and is no response. It is put under its id, in the order of its study. */
export type Deed = {
  id: string
  study: string
  /** Its place in the order: a clock may be set back, this never is. */
  number: number
  /** Below `/field`: `/participants/ID`. */
  path: string
  /** What is sent, frozen; empty once the server has it. */
  text: string
  act: Act
  madeAt: string
  /** `files`: the server has the words and waits for files. */
  state: 'waiting' | 'sending' | 'files' | 'received' | 'refused'
  files: SealedFile[]
  handedAt?: string
  problem: Sealed['problem']
  /** The tag of the kit that was here when the server had it: a later one holds what it did. */
  toldAtTag: string | null
}

/** What was finished about a case, kept to be read before the next time: a sealed response cannot be. */
export type Earlier = DiaryEntry & {
  /** The server has named it: when it no longer does, it is no longer to be read. */
  isTold: boolean
  /** Of a scoring form, this rater's own; nobody else's ever comes here. */
  score: { total: number | null; max: number; band: string | null } | null
}

/** `veiled` holds its entries; `ghosts` the last photo of this phone at each question, `INSTRUMENT/REF`. */
export type EarlierOfCase = {
  study: string
  case: string
  tag: string
  veiled: Veiled
  ghosts: { place: string; veiled: Veiled }[]
}

/**
 * The answers that were finished last on this phone, of an instrument that carries some over to the next response; and what
 * is begun of a note after a talk. `files` are what it names and nothing else does yet.
 */
export type LastAnswers = { slug: string; veiled: Veiled; files?: string[] }

export type SealedFile = { hash: string; sizeBytes: number; isHeld: boolean }

/** Bytes under their hash. */
export type KeptFile = { hash: string; blob: Blob; keptAt: string }

/** Encrypted with this phone's data key: store/vault.ts. */
export type Veiled = { iv: Uint8Array<ArrayBuffer>; bytes: ArrayBuffer }

/** The data key as it lies in the database: bare, or wrapped with what the PIN gives. */
export type VaultKey =
  | { key: CryptoKey }
  | {
      wrapped: Veiled
      salt: Uint8Array<ArrayBuffer>
      rounds: number
      /** Wrong PINs since the last right one, and until when no other is looked at. */
      failures: number
      waitUntil: number
    }

/** A draft in storage: what must be known while it is locked, and the rest. */
export type DraftRow = Pick<Draft, 'id' | 'study' | 'version' | 'savedAt'> & {
  /** The hashes of what it names. */
  files: string[]
  veiled: Veiled
}
/** When it was stored is not known of rows of earlier versions. */
export type ChunkRow = Omit<Chunk, 'blob'> & { type: string; keptAt?: string; veiled: Veiled }

/** A file of a draft; its bytes lie beside it in parts. */
export type FileRow = { hash: string; type: string; sizeBytes: number; keptAt: string }
/**
 * A part as it is sent, sealed to the study's key. `sum` is the SHA-256 of its bytes, which earlier versions did not note.
 */
export type SealedPart = {
  hash: string
  part: number
  keptAt?: string
  bytes: Uint8Array<ArrayBuffer>
  sum?: string
}
export type FilePart = { hash: string; part: number; veiled: Veiled }
/**
 * `recording` names the draft and the question, `DRAFT/REF`, or a run of the whole talk, `DRAFT/talk:…`, so that what a
 * crash left behind is found again. `spans` are what its run holds up to the end of this piece, and `atMs` how long that
 * is; rows of earlier versions have no spans.
 */
export type Chunk = { recording: string; seq: number; blob: Blob; atMs: number; spans?: Span[] }

/** What the server sent back, and its answers once they have come. `place` is its place in the server's list. */
export type ReturnRow = {
  id: string
  study: string
  place: number
  row: Veiled
  body: Veiled | null
}

/** What the server holds of a draft. */
export type Backup = {
  id: string
  /** The draft's `savedAt` when it was sent last, and what the server was told it to be. */
  savedAt: string
  saidAt?: string
  /** Why the server does not take it as it is. */
  problem?: NonNullable<Sealed['problem']>
  /** When the server had it; empty while it never did. */
  at: string
  /** Whether it has its files too. */
  isWhole: boolean
  /** The phone that goes on with it, empty where that is not known: here it is only read. */
  to: string | null
}
