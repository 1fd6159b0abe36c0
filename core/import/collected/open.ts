// Whatever somebody brings of responses that were collected elsewhere: which program it is of, and its tables. Formats are
// told by what is in them, not by their names.
import { strFromU8 } from 'fflate'
import type { Instrument } from '../../instrument/model.ts'
import { planOf } from '../../instrument/plan.ts'
import { parseForm } from '../../openrosa/parse.ts'
import type { Element } from '../../openrosa/tree.ts'
import type { Sheet, Workbook } from '../../xlsform/workbook/model.ts'
import { readWorkbook } from '../../xlsform/workbook/read.ts'
import type { WorkbookReason } from '../../xlsform/workbook/refusal.ts'
import { openZip, poured, ZipFault } from '../../zip/read.ts'
import { readCentral } from './central.ts'
import { authoredName } from './columns.ts'
import type { Collected } from './grid.ts'
import { readJson } from './json.ts'
import { isKobo, readKobo } from './kobo.ts'
import { readSubmissions } from './submissions-xml.ts'

/** What a file holds, as far as it can be told without the form. */
export type Brought =
  | { kind: 'collected'; collected: Collected; media: string[] }
  /** One sheet or several without anybody's marks: the one with the responses is chosen. */
  | { kind: 'plain'; workbook: Workbook; media: string[] }
  /** Submissions as XML: which of their elements are rows the form says. */
  | { kind: 'xml'; documents: Element[]; media: string[] }
  /** An archive of nothing but files that answers name. */
  | { kind: 'media'; media: string[] }
  | { kind: 'refused'; reason: WorkbookReason | 'no-responses'; at?: string }

/** The tables of an archive; its photos and recordings are poured when somebody asks for them. */
const zipLimits = { entries: 60_000, inflatedBytes: 300_000_000 }
/** Ten thousand rows of a hundred columns and more: docs/data.md tells what that takes. */
const ofTables = { elements: 16_000_000, characters: 240_000_000 }
const jsonBytesMost = 100_000_000
const xmlMost = 20_000

export function openCollected(bytes: Uint8Array, name: string): Brought {
  const text = bytes[0] === 0xef ? bytes.subarray(3) : bytes
  const first = text.find((byte) => !isSpace(byte))
  if (first === 0x7b || first === 0x5b) return asJson(text)
  if (first === 0x3c) return asXml([[name, text]])
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) return asZip(bytes, name)
  return asWorkbook(bytes, [])
}

function isSpace(byte: number): boolean {
  return byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09
}

function asJson(bytes: Uint8Array): Brought {
  if (bytes.length > jsonBytesMost) return { kind: 'refused', reason: 'too-large' }
  const collected = readJson(strFromU8(bytes))
  return collected
    ? { kind: 'collected', collected, media: [] }
    : { kind: 'refused', reason: 'no-responses' }
}

function asXml(files: [name: string, bytes: Uint8Array][], media: string[] = []): Brought {
  const documents: Element[] = []
  for (const [name, bytes] of files) {
    const read = parseForm(bytes)
    if ('refused' in read) return { kind: 'refused', reason: read.refused, at: name }
    documents.push(read)
  }
  return { kind: 'xml', documents, media }
}

function asWorkbook(bytes: Uint8Array, media: string[]): Brought {
  const workbook = readWorkbook(bytes, ofTables)
  if ('refused' in workbook) {
    const { refused: reason, at } = workbook
    return { kind: 'refused', reason, ...(at !== undefined && { at }) }
  }
  const central = readCentral(workbook.sheets)
  if (central) return { kind: 'collected', collected: central, media }
  if (isKobo(workbook)) return { kind: 'collected', collected: readKobo(workbook), media }
  return workbook.sheets.some(({ rows }) => rows.length > 1)
    ? { kind: 'plain', workbook, media }
    : { kind: 'refused', reason: 'no-responses' }
}

function asZip(bytes: Uint8Array, name: string): Brought {
  try {
    const zip = openZip(bytes, zipLimits)
    // A workbook is an archive too.
    if (zip.has('[Content_Types].xml') && zip.has('_rels/.rels')) return asWorkbook(bytes, [])
    const files = zip.names.filter((one) => !one.endsWith('/') && !one.startsWith('__MACOSX/'))
    const ending = (wanted: RegExp) => files.filter((one) => wanted.test(one))
    const tables = ending(/\.csv$/i).filter((one) => !one.includes('/'))
    const forms = ending(/\.xml$/i)
    const media = files.filter((one) => !tables.includes(one) && !forms.includes(one))
    if (tables.length > 0) {
      const sheets: Sheet[] = []
      for (const table of tables) {
        const read = readWorkbook(poured(zip, table))
        // An empty table of a repeat that nobody filled in is no reason to refuse the rest.
        if ('refused' in read) {
          if (read.refused === 'empty') continue
          return { kind: 'refused', reason: read.refused, at: table }
        }
        for (const sheet of read.sheets)
          sheets.push({ ...sheet, name: table.replace(/\.csv$/i, '') })
      }
      const central = readCentral(sheets)
      if (central) return { kind: 'collected', collected: central, media }
      const workbook = { sheets }
      if (isKobo(workbook)) return { kind: 'collected', collected: readKobo(workbook), media }
      return { kind: 'plain', workbook, media }
    }
    if (forms.length > xmlMost) return { kind: 'refused', reason: 'zip-entries', at: name }
    if (forms.length > 0)
      return asXml(
        forms.map((form) => [form, poured(zip, form)]),
        media,
      )
    return media.length > 0 ? { kind: 'media', media } : { kind: 'refused', reason: 'no-responses' }
  } catch (error) {
    if (!(error instanceof ZipFault)) throw error
    return { kind: 'refused', reason: error.reason, ...(error.entry && { at: error.entry }) }
  }
}

/** Submissions as XML, once the form is known. */
export function readXmlOf(documents: readonly Element[], instrument: Instrument): Collected | null {
  const paths = planOf(instrument).slots.flatMap((slot) => {
    if (slot.item.type !== 'repeat') return []
    const steps: string[] = []
    for (let at: typeof slot | null = slot; at?.parent; at = at.parent)
      steps.unshift(authoredName(at))
    return [steps.join('/')]
  })
  return readSubmissions(documents, new Set(paths))
}
