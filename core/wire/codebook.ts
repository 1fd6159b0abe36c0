// The codebook's own life as it travels: moves, changes over many codings at once, wordings, and versions by name.
import * as v from 'valibot'
import { CodeBody } from './coding.ts'
import { Id, Words } from './words.ts'

const Revision = v.pipe(v.number(), v.integer(), v.minValue(1))
const distinct = (list: readonly string[]) => new Set(list).size === list.length

/** Below which code, and after which of its siblings; first when there is none. */
export const CodeMove = v.strictObject({ parent: v.nullable(Id), after: v.nullable(Id) })
export type CodeMove = v.InferOutput<typeof CodeMove>

/** A letter or a digit, as it stands on the keyboard; null takes it away. */
export const CodeShortcut = v.strictObject({
  key: v.nullable(v.pipe(v.string(), v.regex(/^[a-z0-9]$/, 'shortcut.form'))),
})

export const mostImported = 2_000

/** Each is one step: it happens whole or not at all, and is taken back as one. */
export const CodeChangeBody = v.variant('kind', [
  /** All that has the first code gets the second; the first is retired. Revisions are those that were seen. */
  v.pipe(
    v.strictObject({
      kind: v.literal('merge'),
      from: v.strictObject({ id: Id, revision: Revision }),
      into: v.strictObject({ id: Id, revision: Revision }),
    }),
    v.check(({ from, into }) => from.id !== into.id, 'merge.itself'),
  ),
  /** Some of a code's segments go to new codes; what is not named stays. */
  v.pipe(
    v.strictObject({
      kind: v.literal('split'),
      code: Id,
      parts: v.pipe(
        v.array(
          v.strictObject({
            id: Id,
            code: CodeBody,
            codings: v.pipe(v.array(Id), v.maxLength(5_000)),
          }),
        ),
        v.minLength(1),
        v.maxLength(12),
      ),
    }),
    v.check(({ parts }) => distinct(parts.map((part) => part.id)), 'list.twice'),
    v.check(({ parts }) => distinct(parts.map((part) => part.code.name)), 'name.twice'),
    v.check(({ parts }) => distinct(parts.flatMap((part) => part.codings)), 'list.twice'),
  ),
  /** Codes of a file: new ones without a revision, changed ones with the one that was seen. */
  v.pipe(
    v.strictObject({
      kind: v.literal('import'),
      codes: v.pipe(
        v.array(
          v.strictObject({
            id: Id,
            guid: v.nullable(Id),
            revision: v.nullable(Revision),
            code: CodeBody,
          }),
        ),
        v.minLength(1),
        v.maxLength(mostImported),
      ),
    }),
    v.check(({ codes }) => distinct(codes.map((one) => one.id)), 'list.twice'),
    v.check(({ codes }) => distinct(codes.map((one) => one.code.name)), 'name.twice'),
  ),
])
export type CodeChangeBody = v.InferOutput<typeof CodeChangeBody>
export type CodeChangeKind = CodeChangeBody['kind']

export type CodeChangeRow = {
  id: string
  kind: CodeChangeKind
  by: string
  at: string
  undoneAt: string | null
  /** Of a merging: what went, then what it went into. Of a splitting: the code, then the new ones. */
  codes: { id: string; label: string; part: 'from' | 'into' | 'made' | 'changed' | 'child' }[]
  /** How many codings went along, those that were laid aside as doubles among them. */
  codings: number
}

/** Why a change cannot be taken back any more. */
export type KeptReason = 'codes' | 'codings' | 'things' | 'used' | 'round'

/** One wording of a code: who gave it when, and how many of the codings that one may see were made under it. */
export type CodeWording = CodeBody & {
  revision: number
  by: string | null
  at: string | null
  codings: number
}
export type CodeHistory = {
  /** Oldest first. */
  wordings: CodeWording[]
  changes: CodeChangeRow[]
  /** Codings that were made under the wording of another code, which was merged into this one or split. */
  fromOthers: { label: string; wording: string; codings: number }[]
}

export const CodebookName = v.strictObject({
  name: v.pipe(Words(120), v.minLength(1)),
  note: Words(2_000),
})
export type CodebookVersionRow = v.InferOutput<typeof CodebookName> & {
  id: string
  number: number
  codes: number
  by: string
  at: string
}
/** A code as a version has it. */
export type VersionCode = CodeBody & { id: string; revision: number }
export type CodebookVersion = CodebookVersionRow & { book: VersionCode[] }
