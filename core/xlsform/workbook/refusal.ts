// Why a file is not read as a workbook. A reason for programs and translators, and the place inside where there is one.
import type { XmlReason } from '../../xml/read.ts'
import type { ZipReason } from '../../zip/read.ts'

export type WorkbookReason =
  | ZipReason
  | XmlReason
  | 'empty'
  | 'too-large'
  | 'unknown-format'
  | 'password'
  | 'legacy-xls'
  | 'xls-broken'
  | 'binary-xlsb'
  | 'opendocument'
  | 'no-workbook'
  | 'workbook-broken'
  | 'csv-encoding'
  | 'csv-quote'

export type WorkbookRefusal = { refused: WorkbookReason; at?: string }

/** Thrown inside the readers, because it rises through parser callbacks; `readWorkbook` turns it into data. */
export class Unreadable extends Error {
  readonly refusal: WorkbookRefusal
  constructor(refused: WorkbookReason, at?: string) {
    super(refused)
    this.refusal = at === undefined ? { refused } : { refused, at }
  }
}
