// A bundle's things as they travel to the server, a kind at a time: what core/import/bundle.ts describes, with its originals
// under the hashes of their bytes. The order of the kinds is the order in which they are sent and brought in: none names
// a kind that comes after it.
import * as v from 'valibot'
import { Block, NewSource } from './coding.ts'
import { EvidenceBody, FindingBody, NetworkPlace, RelationBody } from './finding.ts'
import { NewCase, NewParticipant } from './people.ts'
import { Response } from './response.ts'
import { CodeName, Hash, Id, Instant, Technique, Words } from './words.ts'

/** The name of a thing in its file. */
export const Key = v.pipe(Words(400), v.minLength(1))
const Offset = v.pipe(v.number(), v.integer(), v.minValue(0))

/** Its key is the hash of its canonical form: what it is called once it is published. */
const InstrumentRow = v.strictObject({ key: Hash, instrument: v.unknown() })

const {
  id: _id,
  version: _version,
  task: _task,
  replaces: _replaces,
  ...collected
} = Response.entries
const ResponseRow = v.strictObject({
  key: Key,
  /** The version that it is an answer to: one of the study's, or one that was sent before. */
  version: Hash,
  judged: v.nullable(v.picklist(['accepted', 'returned'])),
  response: v.strictObject(collected),
})

const CoderRow = v.strictObject({ key: Key, name: v.pipe(Words(120), v.minLength(1)) })

/** Longer than a code may hold: what is too long is cut where it meets the codebook (core/coding/import-plan.ts). */
const CodeRow = v.strictObject({
  key: Key,
  guid: v.nullable(Id),
  parent: v.nullable(Key),
  name: v.nullable(CodeName),
  label: Words(4_000),
  definition: Words(40_000),
  include: Words(40_000),
  exclude: Words(40_000),
  example: Words(40_000),
  hue: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(11))),
  position: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100_000)),
})

const SourceRow = v.strictObject({
  key: Key,
  title: NewSource.entries.title,
  technique: Technique,
  participant: NewSource.entries.participant,
  role: NewSource.entries.role,
  case: NewSource.entries.case,
  occurredOn: NewSource.entries.occurredOn,
  text: NewSource.entries.text,
  blocks: v.nullable(v.pipe(v.array(Block), v.maxLength(50_000))),
  file: NewSource.entries.file,
})
export type ImportSource = v.InferOutput<typeof SourceRow>

const CodingRow = v.strictObject({
  key: Key,
  source: Key,
  code: Key,
  coder: Key,
  start: Offset,
  end: Offset,
  note: Words(2_000),
  weight: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100))),
  madeAt: v.nullable(Instant),
})
export type ImportCoding = v.InferOutput<typeof CodingRow>

const MemoRow = v.strictObject({
  key: Key,
  on: v.variant('kind', [
    v.strictObject({ kind: v.literal('study') }),
    v.strictObject({ kind: v.picklist(['source', 'code', 'coding']), key: Key }),
    v.strictObject({ kind: v.literal('segment'), key: Key, start: Offset, end: Offset }),
  ]),
  text: v.pipe(Words(50_000), v.minLength(1)),
  coder: v.nullable(Key),
  writtenAt: v.nullable(Instant),
})
export type ImportMemo = v.InferOutput<typeof MemoRow>

const RelationRow = v.strictObject({
  key: Key,
  from: Key,
  to: Key,
  name: Words(400),
  isOneWay: v.boolean(),
  sign: v.optional(RelationBody.entries.sign, '?'),
  note: v.optional(RelationBody.entries.note, ''),
})
export type ImportRelation = v.InferOutput<typeof RelationRow>

/** Its key is its code's. */
const PlaceRow = v.strictObject({
  key: Key,
  x: NetworkPlace.entries.x,
  y: NetworkPlace.entries.y,
})
export type ImportPlace = v.InferOutput<typeof PlaceRow>

const FindingRow = v.strictObject({
  ...FindingBody.entries,
  key: Key,
  codes: v.pipe(v.array(Key), v.maxLength(50)),
})
export type ImportFinding = v.InferOutput<typeof FindingRow>

const EvidenceRow = v.strictObject({
  key: Key,
  finding: Key,
  coding: Key,
  stance: EvidenceBody.entries.stance,
  strength: EvidenceBody.entries.strength,
  note: EvidenceBody.entries.note,
  theory: EvidenceBody.entries.theory,
})
export type ImportEvidence = v.InferOutput<typeof EvidenceRow>

export const importRows = {
  case: NewCase,
  participant: NewParticipant,
  instrument: InstrumentRow,
  response: ResponseRow,
  coder: CoderRow,
  code: CodeRow,
  source: SourceRow,
  coding: CodingRow,
  memo: MemoRow,
  relation: RelationRow,
  place: PlaceRow,
  finding: FindingRow,
  evidence: EvidenceRow,
} as const

export type ImportKind = keyof typeof importRows
export const importKinds = Object.keys(importRows) as ImportKind[]
export type ImportRowOf<K extends ImportKind> = v.InferOutput<(typeof importRows)[K]>
