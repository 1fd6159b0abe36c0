// The factor network as the API takes it: arrows between codes, each opening the passages that state it.
import type * as v from 'valibot'
import type { RelationBody } from '../core/wire/finding.ts'
import { codeId } from './codebook-entry.ts'
import { codingId } from './codings.ts'
import { idOf } from './id.ts'
import { arrows } from './network/arrows.ts'

type Relation = v.InferOutput<typeof RelationBody>

export const relations: readonly { id: string; body: Relation }[] = arrows.map(
  ([from, type, sign, to, note, evidence]) => ({
    id: idOf('relation', `${from}/${type}/${to}`),
    body: {
      from: codeId(from),
      to: codeId(to),
      type,
      sign,
      note,
      evidence: evidence.map(([passage, code]) => codingId(passage, code)),
    },
  }),
)
