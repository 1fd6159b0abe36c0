// Sources, codes, codings and memos, as they travel between the desk and the API.
import * as v from 'valibot'
import type { Speaker } from './listening.ts'
import { Ref } from './response.ts'
import type { CodingOrigin } from './run.ts'
import { CodeName, Day, Hash, Id, StudyCode, Technique, Words } from './words.ts'

/** A turn or paragraph of a source: a half-open span of UTF-16 units over the version's text. */
export const Block = v.strictObject({
  start: v.pipe(v.number(), v.integer(), v.minValue(0)),
  end: v.pipe(v.number(), v.integer(), v.minValue(0)),
  /** As it is to be shown: a participant's code, or a label such as "Peneliti". */
  speaker: v.optional(v.pipe(Words(80), v.minLength(1))),
  /** The researcher's own turns: shown quieter, never counted as evidence by themselves. */
  asks: v.optional(v.boolean()),
  /** The prompt of the instrument that the block answers. */
  question: v.optional(v.pipe(Words(128), v.minLength(1))),
  /** Its place, where that is more than the prompt's name: an answer in a row of a repeat. */
  ref: v.optional(Ref),
  /** The wording of that prompt, shown above the block. */
  heading: v.optional(Words(4_000)),
  /** Milliseconds from the start of the recording; in a response's words since it was begun (core/talk/heard.ts). */
  timeMs: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0))),
})
export type Block = v.InferOutput<typeof Block>

/** The most text one source may hold, in UTF-8 bytes: D1 refuses rows of 2 MB in production. */
export const sourceLimitBytes = 1_200_000

export const NewSource = v.strictObject({
  id: Id,
  title: v.pipe(Words(200), v.minLength(1)),
  technique: Technique,
  /** Who speaks in it, when it is one participant; turns of several speakers are told apart by their blocks. */
  participant: v.nullable(StudyCode),
  /** For sources that no single participant speaks in: whose view it gives ("document", "observer", a role). */
  role: v.nullable(v.pipe(Words(40), v.minLength(1))),
  case: v.nullable(StudyCode),
  occurredOn: v.nullable(Day),
  /** Where a document came from: address, publisher, day it was seen. */
  origin: v.nullable(
    v.strictObject({ address: Words(2_000), publisher: Words(200), seenOn: v.nullable(Day) }),
  ),
  /** The frozen instrument that was used, when there was one: blocks name its prompts. */
  version: v.nullable(Hash),
  /** The original file in R2, if it was kept. */
  file: v.nullable(v.strictObject({ hash: Hash, name: v.pipe(Words(200), v.minLength(1)) })),
  /** LF line ends, well-formed. The server normalises and finds the blocks itself when `blocks` is null. */
  text: Words(1_500_000),
  blocks: v.nullable(v.pipe(v.array(Block), v.maxLength(50_000))),
  /** A machine wrote it, and nobody has gone through it yet. */
  machineMade: v.optional(v.boolean()),
})
export type NewSource = v.InferOutput<typeof NewSource>

/** What of a source can be put right later: all that says what it is, and nothing that says what stands in it. */
export const SourceAbout = v.strictObject({
  title: NewSource.entries.title,
  technique: NewSource.entries.technique,
  participant: NewSource.entries.participant,
  role: NewSource.entries.role,
  case: NewSource.entries.case,
  occurredOn: NewSource.entries.occurredOn,
  origin: NewSource.entries.origin,
})
export type SourceAbout = v.InferOutput<typeof SourceAbout>

export type SourceRow = {
  id: string
  title: string
  technique: Technique
  participant: string | null
  role: string | null
  case: string | null
  occurredOn: string | null
  /** Set when the source is a response's words. */
  response: string | null
  /** The instrument version that was used, when there was one. */
  instrument: string | null
  lengthChars: number
  addedAt: string
  /** Since when its words are a machine's that nobody has gone through yet. */
  machineMadeAt: string | null
  /** Codings in the layers the asker may see. */
  codings: number
}
export type Source = SourceRow & {
  version: number
  /** The newest version of its text: a correction makes another. */
  newest: number
  text: string
  /** As they were found, with what was told of their speakers and moments since. */
  blocks: Block[]
  /** Whom its labels mean, where somebody has said so. */
  speakers: Speaker[]
  origin: NewSource['origin']
  file: NewSource['file']
  consentScopes: string[] | null
}

/** An earlier version of a source's text, with the codings as they stood in it. */
export const AtVersion = v.strictObject({
  version: v.optional(v.pipe(v.string(), v.regex(/^\d{1,6}$/), v.transform(Number))),
})

/** Why a text was corrected: typed wrongly, heard wrongly, a name taken out; or a correction taken back. */
export const correctionKinds = ['typing', 'hearing', 'pseudonym', 'undo'] as const
export type CorrectionKind = (typeof correctionKinds)[number]

/** Edits over the version that was seen, in UTF-16 units, in order and apart from each other (core/text/edit.ts). */
export const Correction = v.strictObject({
  version: v.pipe(v.number(), v.integer(), v.minValue(1)),
  kind: v.picklist(correctionKinds),
  reason: Words(400),
  edits: v.pipe(
    v.array(
      v.strictObject({
        start: v.pipe(v.number(), v.integer(), v.minValue(0)),
        end: v.pipe(v.number(), v.integer(), v.minValue(0)),
        insert: Words(20_000),
      }),
    ),
    v.minLength(1),
    v.maxLength(5_000),
  ),
})
export type Correction = v.InferOutput<typeof Correction>

/** A version of a source's text. The first was brought in; a response's corrections have no kind of ours. */
export type SourceVersion = {
  number: number
  madeAt: string
  by: string | null
  kind: CorrectionKind | null
  reason: string
  /** How many places it changed. */
  edits: number
}

export const codeHues = 12
export const CodeBody = v.strictObject({
  name: CodeName,
  label: v.pipe(Words(120), v.minLength(1)),
  /** Parent in the tree; null at the top. */
  parent: v.nullable(Id),
  definition: Words(4_000),
  include: Words(4_000),
  exclude: Words(4_000),
  example: Words(4_000),
  /** One of a ring of equally light, equally strong colours: 0 … codeHues-1. */
  hue: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(codeHues - 1)),
  position: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100_000)),
})
export type CodeBody = v.InferOutput<typeof CodeBody>
export type Code = CodeBody & {
  id: string
  revision: number
  retiredAt: string | null
  /** With a passage chosen, Alt and this key apply it. */
  shortcut: string | null
  /** The code that took its codings over. */
  mergedInto: string | null
  /** What another program's codebook calls it, where that is not its id. */
  guid: string | null
  codings: number
}

/** How strongly a passage speaks for its code; null when nobody said. */
const Weight = v.nullable(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100)))
const Note = Words(2_000)
const Offset = v.pipe(v.number(), v.integer(), v.minValue(0))

export const NewCoding = v.strictObject({
  source: Id,
  code: Id,
  start: v.pipe(v.number(), v.integer(), v.minValue(0)),
  end: v.pipe(v.number(), v.integer(), v.minValue(0)),
  /** The text the coder saw there; refused when the server's text differs, so no anchor can shift unnoticed. */
  quote: Words(100_000),
  weight: v.optional(Weight, null),
  note: v.optional(Note, ''),
})
export type NewCoding = v.InferInput<typeof NewCoding>

/** Another stretch, weight or note for a coding as it was seen; the code stays. */
export const CodingEdit = v.strictObject({
  was: v.strictObject({ start: Offset, end: Offset, weight: Weight, note: Note }),
  start: Offset,
  end: Offset,
  quote: Words(100_000),
  weight: Weight,
  note: Note,
})
export type CodingEdit = v.InferOutput<typeof CodingEdit>

/** Whether a text that is open is still as it was read: its version, what others did to its codings, what became of the codes. */
export type Pulse = { version: number; others: string; codes: number }

export type Coding = {
  id: string
  code: string
  start: number
  end: number
  quote: string
  coder: string
  layer: 'mine' | 'other' | 'consensus'
  madeAt: string
  /** 0 to 100. */
  weight: number | null
  note: string
  /** Findings that rest on it, by number. */
  findings: number[]
  /** By which rule it was made; null for one made by hand. */
  origin: CodingOrigin | null
}

/** A coding read from the codebook's side: with enough of its place to judge it without opening the source. */
export type Segment = Coding & {
  source: { id: string; title: string; technique: Technique }
  participant: string | null
  role: string | null
  timeMs: number | null
}
