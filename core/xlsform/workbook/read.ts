// Any file as a workbook, or the reason why it is none. Nothing is thrown, however the file was made.
import { type Budget, XmlFault } from '../../xml/read.ts'
import { ZipFault } from '../../zip/read.ts'
import { readCsv } from './csv.ts'
import type { Workbook } from './model.ts'
import { Unreadable, type WorkbookRefusal } from './refusal.ts'
import { sniff } from './sniff.ts'
import { readXlsx } from './xlsx.ts'

/** A form of fifty thousand rows with pictures is smaller. */
export const workbookLimitBytes = 32_000_000
const ofForm: Budget = { elements: 3_000_000, characters: 32_000_000 }

/** Legacy .xls files are refused as such: their reader is no part of core (web/kit/workbook.ts). */
export function readWorkbook(bytes: Uint8Array, most: Budget = ofForm): Workbook | WorkbookRefusal {
  if (bytes.length === 0) return { refused: 'empty' }
  if (bytes.length > workbookLimitBytes) return { refused: 'too-large' }
  try {
    const kind = sniff(bytes)
    if (kind === 'zip') return readXlsx(bytes, most)
    if (kind === 'text') return readCsv(bytes)
    if (kind === 'encrypted') return { refused: 'password' }
    return { refused: kind === 'xls' ? 'legacy-xls' : 'unknown-format' }
  } catch (error) {
    if (error instanceof Unreadable) return error.refusal
    if (error instanceof XmlFault) return { refused: error.reason, at: error.part }
    if (error instanceof ZipFault)
      return error.entry === undefined
        ? { refused: error.reason }
        : { refused: error.reason, at: error.entry }
    throw error
  }
}
