// Which kind of document the bytes are, told by what they are and not by what the file is called.
import { openZip } from '../zip/read.ts'
import { readDocx } from './docx.ts'
import { asData, type DocumentRefusal } from './fault.ts'
import { readOdt } from './odt.ts'
import { type DecodePage, readRtf } from './rtf.ts'

/** A Word document with its pictures may be large; its words never are. */
export const documentLimitBytes = 100_000_000

/** Null when they are no word processor's document: plain text, a web page, a PDF. */
export function readDocument(
  bytes: Uint8Array,
  decode: DecodePage,
): string | DocumentRefusal | null {
  const head = String.fromCharCode(...bytes.subarray(0, 5))
  if (head === '{\\rtf') return readRtf(bytes, decode)
  if (!head.startsWith('PK\u0003\u0004')) return null
  const isOdt = asData(() =>
    openZip(bytes, { entries: 4_000, inflatedBytes: 0 }).has('content.xml'),
  )
  if (typeof isOdt !== 'boolean') return isOdt
  return isOdt ? readOdt(bytes) : readDocx(bytes)
}
