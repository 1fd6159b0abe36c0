// An import as it travels: what a file brings, part by part; what would come of it; and what came of it.
import * as v from 'valibot'
import { bundleFormats, type Left, leftKinds } from '../import/bundle.ts'
import { mostOf, part } from '../import/limits.ts'
import { type ImportKind, importKinds, Key } from './import-rows.ts'
import type { Role } from './people.ts'
import { Hash, Technique, Words } from './words.ts'

const Count = v.pipe(v.number(), v.integer(), v.minValue(0))
const Counts = v.strictObject(v.entriesFromList(importKinds, v.optional(Count, 0)))
export type ImportCounts = Record<ImportKind, number>

/**
 * What was collected and what was coded come from different programs, and are brought in by different statements: a file of
 * both would be more of them than one request may cost.
 */
const collectedKinds: readonly ImportKind[] = ['instrument', 'response']
const codedKinds = importKinds.filter(
  (kind) => kind !== 'case' && kind !== 'participant' && !collectedKinds.includes(kind),
)

function isOf(counts: ImportCounts, kinds: readonly ImportKind[]): boolean {
  return kinds.some((kind) => counts[kind] > 0)
}

/** What is told of the file before anything of it is sent. A file that is sent again says the same. */
export const ImportHead = v.strictObject({
  fileName: v.pipe(Words(200), v.minLength(1)),
  fileHash: Hash,
  format: v.picklist(bundleFormats),
  /** The program that wrote it; empty when the file does not say. */
  product: Words(120),
  /** How many things of each kind will be sent. */
  counts: v.pipe(
    Counts,
    v.check((counts) => !isOf(counts, collectedKinds) || !isOf(counts, codedKinds), 'import.mixed'),
  ),
  left: v.pipe(
    v.array(
      v.strictObject({
        kind: v.picklist(leftKinds),
        count: Count,
        names: v.pipe(v.array(Words(200)), v.maxLength(10)),
      }),
    ),
    v.maxLength(leftKinds.length),
  ),
})
export type ImportHead = v.InferOutput<typeof ImportHead>

/** Things of one kind, each as `importRows` has it. Part numbers rise with the kinds, so that a part names only what came before it. */
export const ImportPart = v.strictObject({
  kind: v.picklist(importKinds),
  rows: v.pipe(v.array(v.unknown()), v.minLength(1), v.maxLength(part.rows)),
})
export type ImportPart = v.InferOutput<typeof ImportPart>

/** What the file cannot say and somebody decides. */
export const ImportChoices = v.strictObject({
  /** Where a code bears the name of another code that is here: ours stays, theirs is taken, or both are. */
  clash: v.nullable(v.picklist(['ours', 'theirs', 'both'])),
  /** Whose wording holds of a code that is here and is worded otherwise in the file. */
  wordings: v.picklist(['ours', 'theirs']),
  /** Members whom coders of the file are, by the coder's key; the others become people who cannot sign in. */
  coders: v.pipe(
    v.array(v.strictObject({ key: Key, person: v.pipe(Words(64), v.minLength(1)) })),
    v.maxLength(mostOf.coder),
  ),
  /** How the sources were gathered, where that is not as the file's reader took it, by the source's key. */
  techniques: v.pipe(
    v.array(v.strictObject({ key: Key, technique: Technique })),
    v.maxLength(mostOf.source),
  ),
})
export type ImportChoices = v.InferOutput<typeof ImportChoices>
export const noChoices: ImportChoices = {
  clash: null,
  wordings: 'ours',
  coders: [],
  techniques: [],
}

/** Why something of the file cannot come in, though the rest can. */
export const outReasons = [
  /** Whoever speaks in it took their consent back. */
  'consent-withdrawn',
  'participant-unknown',
  'case-unknown',
  /** The text is here in another wording, so its places are not the file's. */
  'text-differs',
  /** Its source, code or coder does not come in. */
  'rests-on-nothing',
  'code-retired',
  /** Names of it hold another kind of answer in versions that have responses. */
  'instrument-clash',
  /** It is here with other answers. */
  'response-changed',
  /** Its member has a blind round to finish. */
  'coder-blind',
  'id-taken',
  'original-missing',
] as const
export type OutReason = (typeof outReasons)[number]

export type ImportFate = 'new' | 'here' | 'out'
export type KindPlan = { kind: ImportKind; new: number; here: number; out: number }

export type ImportPlan = {
  kinds: KindPlan[]
  /** What cannot come in, counted by kind and reason, each with up to ten names. */
  out: { kind: ImportKind; reason: OutReason; count: number; names: string[] }[]
  codes: {
    clashes: { label: string; ours: string; fields: string[] }[]
    /** Codes that are here in another wording; the file's wording becomes theirs. */
    changed: { label: string; fields: string[] }[]
    /** Two rows of the file say they are the same code. */
    twice: string[]
    cut: string[]
  }
  coders: {
    key: string
    name: string
    codings: number
    /** Whose layer they come to: a member's, or one that an earlier import made. Null of somebody new. */
    person: { id: string; name: string; role: Role | null } | null
  }[]
  /** People who come in and of whom nobody has told whether they agreed. */
  unasked: number
  /** Nothing stands in the way of bringing it in. */
  isReady: boolean
}

export type ImportRow = Omit<ImportHead, 'left'> & {
  id: string
  left: Left[]
  by: string
  begunAt: string
  state: 'staged' | 'done' | 'undone'
  doneAt: string | null
  undoneAt: string | null
  /** How many of each kind came in. */
  added: ImportCounts | null
}
export type ImportState = ImportRow & {
  /** The parts that the server has, each with the hash of its bytes. */
  parts: { n: number; hash: string }[]
  choices: ImportChoices
}

/** What was built on an import since, so that it cannot be taken back, in numbers. */
export const keptReasons = [
  'codings',
  'memos',
  'findings',
  'network',
  'rounds',
  'texts',
  'codes',
  'codebooks',
  'people',
  'responses',
  'sources',
] as const
export type ImportKept = (typeof keptReasons)[number]
