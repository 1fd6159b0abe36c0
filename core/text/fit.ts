// Whether a text and its turns can be a source's: one check for whatever way a source comes in by.
import { utf8Bytes } from '../table/utf8.ts'
import { type Block, sourceLimitBytes } from '../wire/coding.ts'
import type { Speaker } from '../wire/listening.ts'
import { findBlocks } from './blocks.ts'
import { faultyBlock } from './sound.ts'

/** Text and blocks share a row: D1 refuses one of 2 MB, and ours stay well below. */
const rowLimitBytes = 1_500_000

export type TextFault =
  | { kind: 'empty' }
  | { kind: 'long'; limitBytes: number }
  | { kind: 'unsound'; at: string; reason: string }

/** Of a text that is normal: the blocks that were sent with it, or those that are found in it. */
export function soundBlocks(
  text: string,
  sent: Block[] | null,
  known: readonly Speaker[],
): Block[] | TextFault {
  const fault = sent && faultyBlock(text, sent)
  if (fault) return { kind: 'unsound', at: `blocks.${fault.at}`, reason: fault.reason }
  const blocks = sent ?? findBlocks(text, known)
  return misfit(text, blocks) ?? blocks
}

/** Null when it fits. */
export function misfit(text: string, blocks: readonly Block[]): TextFault | null {
  if (text.trim() === '') return { kind: 'empty' }
  const bytes = utf8Bytes(text)
  if (bytes > sourceLimitBytes) return { kind: 'long', limitBytes: sourceLimitBytes }
  if (bytes + utf8Bytes(JSON.stringify(blocks)) > rowLimitBytes)
    return { kind: 'long', limitBytes: rowLimitBytes }
  return null
}
