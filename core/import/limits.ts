// How much one import may bring. It comes in as one transaction, and D1 ends one that takes longer than thirty seconds:
// docs/decisions/024-imports.md has the measurements that these follow from.
import type { ImportKind } from '../wire/import-rows.ts'

/** Things of each kind. */
export const mostOf = {
  case: 10_000,
  participant: 20_000,
  instrument: 50,
  response: 10_000,
  coder: 200,
  code: 2_000,
  source: 5_000,
  coding: 100_000,
  memo: 20_000,
  relation: 1_000,
  place: 500,
  finding: 1_000,
  evidence: 20_000,
} as const satisfies Record<ImportKind, number>

/** All of it as it is sent, and with the words of its codings. */
export const stagedBytesMost = 150_000_000

/** One part: a source of the longest text that is allowed is one by itself. */
export const part = {
  /** What a sender aims at. */
  bytes: 700_000,
  bytesMost: 1_450_000,
  rows: 5_000,
  /** Codings and memos quote the texts that they are on: so much text is read for one part, and so much is quoted. */
  textChars: 6_000_000,
  quotedChars: 2_000_000,
} as const

/** A quotation, as for any coding. */
export const quoteCharsMost = 100_000
