// The kinds of things that an import may bring, in the order in which they come in. A kind that joins needs its shape in
// core/wire/import-rows.ts, a file beside this one, and what stands in the way of taking it back in undo.ts.
import type { ImportKind } from '../../../core/wire/import-rows.ts'
import { cases } from './cases.ts'
import { coders } from './coders.ts'
import { codes } from './codes.ts'
import { codings } from './codings.ts'
import { evidence, findings, places } from './findings.ts'
import type { Kind } from './ground.ts'
import { instruments } from './instruments.ts'
import { memos } from './memos.ts'
import { participants } from './participants.ts'
import { relations } from './relations.ts'
import { responses } from './responses.ts'
import { sources } from './sources.ts'

export const kinds: Record<ImportKind, Kind> = {
  case: cases,
  participant: participants,
  instrument: instruments,
  response: responses,
  coder: coders,
  code: codes,
  source: sources,
  coding: codings,
  memo: memos,
  relation: relations,
  place: places,
  finding: findings,
  evidence,
}
