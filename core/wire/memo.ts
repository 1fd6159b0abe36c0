// Memos, as they travel: a note on anything, of a kind, open or its author's alone.
import * as v from 'valibot'
import { largestVoiceBytes } from '../upload/parts.ts'
import { Forms, Typed } from './search.ts'
import { Day, Hash, Id, Instant, Words } from './words.ts'

const Offset = v.pipe(v.number(), v.integer(), v.minValue(0))

/** What a memo may be about. `segment` is a stretch of a source, whatever is coded there. */
const targetsById = [
  'source',
  'response',
  'code',
  'coding',
  'finding',
  'relation',
  'event',
] as const
export const memoTargets = ['study', ...targetsById, 'segment'] as const

/** What it thinks about: what was found, how it is done, oneself as the researcher, or the concepts. */
export const memoKinds = ['analytic', 'methodological', 'reflexive', 'theoretical'] as const
export type MemoKind = (typeof memoKinds)[number]

export const MemoTarget = v.variant('kind', [
  v.strictObject({ kind: v.picklist(targetsById), id: Id }),
  // There is only one here, so whatever stands there this one is meant.
  v.strictObject({ kind: v.literal('study'), id: v.pipe(Words(64), v.minLength(1)) }),
  // Half-open UTF-16 units over the newest version of the source that `id` names.
  v.strictObject({
    kind: v.literal('segment'),
    id: Id,
    start: Offset,
    end: Offset,
    quote: v.pipe(Words(100_000), v.minLength(1)),
  }),
])
export type MemoTarget = v.InferOutput<typeof MemoTarget>

export const MemoBody = v.strictObject({
  target: MemoTarget,
  kind: v.picklist(memoKinds),
  text: v.pipe(Words(50_000), v.minLength(1)),
  /** Only its author sees a private memo. */
  private: v.boolean(),
})
export type MemoBody = v.InferOutput<typeof MemoBody>

/** A note that was spoken; its bytes are sent after it, as a response's files are. */
export const MemoVoice = v.strictObject({
  file: Hash,
  type: v.pipe(v.string(), v.regex(/^audio\/[\w.+-]{1,60}$/)),
  sizeBytes: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(largestVoiceBytes)),
  lengthMs: v.pipe(v.number(), v.integer(), v.minValue(0)),
})
export type MemoVoice = v.InferOutput<typeof MemoVoice>

/** What a phone sends after a talk: a reflexive memo on the response it has made, typed, spoken or both. */
export const FieldMemo = v.pipe(
  v.strictObject({
    response: Id,
    text: Words(20_000),
    voice: v.optional(MemoVoice),
    /** For whoever reads memos; otherwise for whoever enrolled the phone alone. */
    open: v.boolean(),
    madeAt: Instant,
  }),
  v.check(({ text, voice }) => text !== '' || voice !== undefined, 'memo.empty'),
)
export type FieldMemo = v.InferOutput<typeof FieldMemo>

export type Memo = MemoBody & {
  id: string
  /** A member's name, or a phone's label. */
  author: string
  mine: boolean
  writtenAt: string
  revision: number
  editedAt: string | null
  /** The title, label, claim or first words of what it is about. */
  about: string
  /** The source to be opened for it, when it is on one, on words of one, or on a response. */
  source: string | null
  /** The code that it is on, or that the coding has. */
  code: string | null
  /** Of a memo on words: false once those words were corrected away. */
  stands: boolean
  /** What was said beside it, or in its stead; not to be heard before it is held. */
  voice: (Omit<MemoVoice, 'file'> & { isHeld: boolean }) | null
}

/** An earlier wording of a memo, newest first. */
export type MemoVersion = {
  revision: number
  kind: MemoKind
  text: string
  private: boolean
  at: string
}

export type MemoAuthor = { id: string; name: string }

export const MemoFilter = {
  on: v.optional(v.picklist(memoTargets)),
  /** The one thing it is about; names nothing without `on`. */
  target: v.optional(v.pipe(Words(64), v.minLength(1))),
  kind: v.optional(v.picklist(memoKinds)),
  /** A person's or a phone's id. */
  author: v.optional(v.pipe(Words(64), v.minLength(1))),
  from: v.optional(Day),
  to: v.optional(Day),
  /** Words that it has; the list is then not paged, and looks through a thousand memos that may have them. */
  q: v.optional(Typed),
  forms: Forms,
}
export type MemoFilter = v.InferOutput<v.StrictObjectSchema<typeof MemoFilter, undefined>>
