// From passages to codings: finds each quote in its source, once and only once, and gives every code an id.
import type { NewCoding } from '../core/wire/coding.ts'
import { codeId } from './codebook-entry.ts'
import { idOf } from './id.ts'
import { documentPassages } from './passages/documents.ts'
import { fgdPassages } from './passages/fgd.ts'
import { observationPassages } from './passages/observations.ts'
import { p001Passages } from './passages/p001.ts'
import { p003Passages } from './passages/p003.ts'
import { p008Passages } from './passages/p008.ts'
import { responsePassages } from './passages/responses.ts'
import { type CodedText, texts } from './texts.ts'

/** A quote, and the codes it was given. `key` is how evidence, relations and events name it. */
export type Passage = { key: string; source: string; codes: readonly string[]; quote: string }

export type SampleCoding = NewCoding & { id: string; passage: string; codeName: string }

export const passages: readonly Passage[] = [
  ...p001Passages,
  ...p003Passages,
  ...p008Passages,
  ...fgdPassages,
  ...observationPassages,
  ...documentPassages,
  ...responsePassages,
]

export const codings: readonly SampleCoding[] = passages.flatMap((passage) =>
  codePassage(passage, texts),
)

/** A passage with two codes is two codings, so evidence names both: `codingId('p001.rumah', 'konflik')`. */
export function codingId(passage: string, code: string): string {
  return idOf('coding', `${passage}/${code}`)
}

/** Throws when the quote is not there, or there twice: a sample that points astray must not load. */
export function codePassage(
  { key, source: sourceKey, codes, quote }: Passage,
  among: readonly CodedText[],
): SampleCoding[] {
  const source = among.find((one) => one.key === sourceKey)
  if (!source) throw new Error(`passage ${key}: no source ${sourceKey}`)
  const start = source.text.indexOf(quote)
  if (start < 0) throw new Error(`passage ${key}: its quote is not in ${sourceKey}`)
  if (source.text.indexOf(quote, start + 1) >= 0)
    throw new Error(`passage ${key}: its quote is in ${sourceKey} more than once`)
  return codes.map((codeName) => ({
    id: codingId(key, codeName),
    passage: key,
    codeName,
    source: source.id,
    code: codeId(codeName),
    start,
    end: start + quote.length,
    quote,
  }))
}
