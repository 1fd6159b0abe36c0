// What a file from elsewhere brings, in our words. Every reader of a foreign format (QDPX, Taguette, Kobo, Central,
// spreadsheets) makes one of these, without a server; what is done with it then is the same for all of them.
//
// A `key` names a thing within its file and is the same whenever that file, or a later state of it, is read again: the
// GUID where the format has one. The server makes the id from the study, the kind and the key, so a second import of the
// same file meets what is there and adds nothing.

import type * as v from 'valibot'
import type { FileCode } from '../coding/import-plan.ts'
import type { Instrument } from '../instrument/model.ts'
import type { Block } from '../wire/coding.ts'
import type { EvidenceBody, FindingBody } from '../wire/finding.ts'
import type { NewCase, NewParticipant } from '../wire/people.ts'
import type { Response } from '../wire/response.ts'
import type { Technique } from '../wire/words.ts'

export const bundleFormats = [
  'texts',
  'qdpx',
  'qdc',
  'taguette',
  'highlights',
  'kobo',
  'central',
  'spreadsheet',
] as const
export type BundleFormat = (typeof bundleFormats)[number]

export type Bundle = {
  format: BundleFormat
  /** The program that wrote it, as the file says it: "MAXQDA 24.2"; empty when it does not say. */
  product: string
  /** Who coded there. They become people of this study's layers who cannot sign in, unless a member is named for them. */
  coders: BundleCoder[]
  codes: FileCode[]
  cases: v.InferOutput<typeof NewCase>[]
  participants: v.InferOutput<typeof NewParticipant>[]
  sources: BundleSource[]
  codings: BundleCoding[]
  memos: BundleMemo[]
  relations: BundleRelation[]
  /** Where factors stand in the picture of the network: a code's key, and its upper left corner in pixels. */
  places: BundlePlace[]
  findings: BundleFinding[]
  evidence: BundleEvidence[]
  instruments: Instrument[]
  responses: BundleResponse[]
  /** What the file has and we have no place for, or could not read: counted, never dropped in silence. */
  left: Left[]
  /** How places in its texts were read, where its format leaves that open. */
  offsets?: OffsetReading
}

/** With nothing in it yet, and lists of its own. */
export function emptyBundle(format: BundleFormat, product = ''): Bundle {
  return {
    format,
    product,
    coders: [],
    codes: [],
    cases: [],
    participants: [],
    sources: [],
    codings: [],
    memos: [],
    relations: [],
    places: [],
    findings: [],
    evidence: [],
    instruments: [],
    responses: [],
    left: [],
  }
}

/** A place counts characters or UTF-16 units, and a line end as so many as it has, as one, or as two. */
export type OffsetRule = {
  unit: 'code-point' | 'utf-16'
  lineEnd: 'as-is' | 'one' | 'two'
  /** A byte order mark counts as the first character. */
  countsMark: boolean
}

/** The rule under which most selections begin and end where words do: so many of them, of all. */
export type OffsetReading = { rule: OffsetRule; hits: number; of: number }

export type BundleCoder = { key: string; name: string }

export type BundleSource = {
  key: string
  title: string
  technique: Technique
  participant: string | null
  role: string | null
  case: string | null
  /** YYYY-MM-DD. */
  occurredOn: string | null
  /** Normal already: LF line ends, well-formed, no byte order mark (core/text/normalise.ts). Codings count in it. */
  text: string
  /** Null where the server is to find the turns itself. */
  blocks: Block[] | null
  /** The original within the file that was brought: its entry there, and the name to keep it under. */
  file: { entry: string; name: string } | null
}

export type BundleCoding = {
  key: string
  /** Keys of what it belongs to. */
  source: string
  code: string
  coder: string
  /** Half-open UTF-16 units over the source's text, whatever the file counted in. */
  start: number
  end: number
  note: string
  /** 0 … 100, or null: as core/wire/coding.ts has it. */
  weight: number | null
  /** ISO 8601 in UTC; null when the file does not say. */
  madeAt: string | null
}

export type BundleMemo = {
  key: string
  on:
    | { kind: 'study' }
    | { kind: 'source' | 'code' | 'coding'; key: string }
    | { kind: 'segment'; key: string; start: number; end: number }
  text: string
  coder: string | null
  writtenAt: string | null
}

export type BundleRelation = {
  key: string
  from: string
  to: string
  /** The file's word for it. */
  name: string
  isOneWay: boolean
  /** As the file tells it; `?` where it does not. */
  sign: '+' | '-' | '?'
  /** What was noted on it; empty where its name is all that is said. */
  note: string
}

export type BundlePlace = { key: string; x: number; y: number }

export type BundleFinding = Omit<FindingBody, 'codes'> & {
  key: string
  /** Keys of the codes that it speaks of. */
  codes: string[]
}

export type BundleEvidence = {
  key: string
  /** Keys of the finding, and of the coding that it rests on. */
  finding: string
  coding: string
} & Pick<EvidenceBody, 'stance' | 'strength' | 'note'> & { theory: string }

export type BundleResponse = {
  key: string
  /** The slug of one of the bundle's instruments, or of one of the study's. */
  instrument: string
  /** Of the version that it was filled in with, where the file tells versions apart; otherwise the newest. */
  version: string | null
  /** What somebody there has made of it: it comes in as accepted or returned; null as received. */
  judged: 'accepted' | 'returned' | null
  /** As a phone would have sent it, without what the server knows better. */
  response: Omit<Response, 'id' | 'version' | 'task' | 'replaces'>
}

export type Left = {
  /** What: "picture selection", "variable", "external media" as a word of `leftKinds`. */
  kind: LeftKind
  count: number
  /** Up to ten of them by name, so that a person can look for them. */
  names: string[]
}

export const leftKinds = [
  'picture-source',
  'picture-coding',
  'media-source',
  'media-coding',
  'media-missing',
  'text-missing',
  'text-long',
  'pdf-coding',
  'coding-unfit',
  'source-coding',
  'set',
  'variable',
  'case',
  'link',
  'graph',
  'note',
  'question',
  'answer',
  'attachment',
  'row',
  'other',
] as const
export type LeftKind = (typeof leftKinds)[number]
