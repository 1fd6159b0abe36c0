// Why a file gives no text. A reason for programs and translators, and the place inside where there is one.
import { XmlFault, type XmlReason } from '../xml/read.ts'
import { ZipFault, type ZipReason } from '../zip/read.ts'

export type DocumentReason =
  | ZipReason
  | XmlReason
  | 'document-other'
  | 'document-broken'
  | 'document-deep'
  | 'captions-none'

export type DocumentRefusal = { refused: DocumentReason; at?: string }

/** Thrown inside the readers, because it rises through parser callbacks; `asData` turns it into data. */
export class DocumentFault extends Error {
  readonly reason: DocumentReason
  constructor(reason: DocumentReason) {
    super(reason)
    this.reason = reason
  }
}

/** What a reader gives, or why it gives nothing; a fault of our own still rises. */
export function asData<T>(read: () => T): T | DocumentRefusal {
  try {
    return read()
  } catch (error) {
    if (error instanceof DocumentFault) return { refused: error.reason }
    if (error instanceof XmlFault) return { refused: error.reason, at: error.part }
    if (error instanceof ZipFault)
      return error.entry === undefined
        ? { refused: error.reason }
        : { refused: error.reason, at: error.entry }
    throw error
  }
}
