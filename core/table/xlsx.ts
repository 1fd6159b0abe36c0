// Rows as an Excel workbook, piece by piece: sheets are written one after the other and nothing is held but the row
// at hand. Texts are written as texts, so that nothing anybody said becomes a formula and no leading zero is lost.
import { strToU8 } from 'fflate'
import { joined } from '../bytes.ts'
import type { Packing } from '../zip/packing.ts'
import { emptyZip, type ZipState, zipWriter } from '../zip/write.ts'
import type { Cell } from './csv.ts'
import { cellLimit, rowLimit } from './spreadsheet.ts'
import * as parts from './xlsx-parts.ts'

export type Column = { name: string; width?: number }
export type XlsxCell = Cell | parts.Serial

export type XlsxWriter = {
  /** Begins a sheet; its first row, bold and always in view, names the columns. */
  sheet(name: string, columns: readonly Column[]): void
  /** Further rows of the sheet begun last. */
  rows(rows: readonly (readonly XlsxCell[])[]): void
  /** Another writer goes on from here. */
  pause(): XlsxState
  /** Ends the file, and tells how many texts were longer than a cell can be and lost their end. */
  end(): { cutCells: number }
}

export type XlsxState = {
  zip: ZipState
  names: string[]
  open: { name: string; columns: readonly Column[]; row: number } | null
  cutCells: number
}

const nothingYet: XlsxState = { zip: emptyZip, names: [], open: null, cutCells: 0 }

/** `emit` is given the file's bytes in their order. */
export function writeXlsx(
  emit: (bytes: Uint8Array) => void,
  from: XlsxState = nothingYet,
  packing?: Packing,
): XlsxWriter {
  const zip = zipWriter(emit, from.zip, packing)
  const names = [...from.names]
  let open = from.open === null ? null : { ...from.open }
  let { cutCells } = from

  // Readers that only look at a file's head know a workbook by this part.
  if (from === nothingYet) whole('_rels/.rels', parts.packageRelationships)

  function whole(path: string, xml: string): void {
    zip.open(path)
    zip.push(strToU8(xml))
    zip.close()
  }
  function close(): void {
    if (open === null) return
    zip.push(strToU8(parts.sheetEnd))
    zip.close()
    open = null
  }
  function begin(name: string, columns: readonly Column[]): void {
    close()
    names.push(freeSheetName(name, names))
    open = { name, columns, row: 0 }
    zip.open(`xl/worksheets/sheet${names.length}.xml`)
    zip.push(strToU8(parts.sheetStart(columns)))
    write([columns.map((column) => column.name)], parts.headerStyle)
  }
  function write(rows: readonly (readonly XlsxCell[])[], style: number): void {
    let xml = ''
    for (const row of rows) {
      if (open?.row === rowLimit) {
        zip.push(strToU8(xml))
        xml = ''
        // A sheet that is full goes on in a sheet of the same name, numbered.
        begin(open.name, open.columns)
      }
      if (!open) throw new Error('rows come after their sheet')
      open.row++
      xml += `<row r="${open.row}">`
      for (let column = 0; column < row.length; column++) {
        const cell = row[column] as XlsxCell
        if (typeof cell === 'string' && cell.length > cellLimit) cutCells++
        xml += parts.cellXml(cell, column, open.row, style)
      }
      xml += '</row>'
    }
    if (xml !== '') zip.push(strToU8(xml))
  }

  return {
    sheet: begin,
    rows: (rows) => write(rows, parts.plainStyle),
    pause: () => ({ zip: zip.pause(), names: [...names], open: open && { ...open }, cutCells }),
    end() {
      close()
      whole('xl/styles.xml', parts.styles)
      whole('xl/workbook.xml', parts.workbook(names))
      whole('xl/_rels/workbook.xml.rels', parts.workbookRelationships(names))
      whole('[Content_Types].xml', parts.contentTypes(names))
      zip.end()
      return { cutCells }
    },
  }
}

export type WholeSheet = {
  name: string
  columns: readonly Column[]
  rows: readonly (readonly Cell[])[]
}

/** A small workbook at once. */
export function xlsxBytes(sheets: readonly WholeSheet[]): Uint8Array {
  const pieces: Uint8Array[] = []
  const writer = writeXlsx((bytes) => pieces.push(bytes))
  for (const { name, columns, rows } of sheets) {
    writer.sheet(name, columns)
    writer.rows(rows)
  }
  writer.end()
  return joined(pieces)
}

/** Excel takes 31 characters, none of `[]:*?/\`, no apostrophe at either end, and no name twice in any case. */
export function freeSheetName(wanted: string, taken: readonly string[]): string {
  const legal =
    wanted
      .replaceAll(/[[\]:*?/\\\p{Cc}]/gu, ' ')
      .trim()
      .slice(0, 31)
      .replaceAll(/^'|'$/g, '_') || 'Sheet'
  const isTaken = (name: string) =>
    // Excel keeps this name for itself.
    name.toLowerCase() === 'history' ||
    taken.some((other) => other.toLowerCase() === name.toLowerCase())
  for (let number = 2, name = legal; ; number++) {
    if (!isTaken(name)) return name.toWellFormed()
    name = `${legal.slice(0, 31 - ` (${number})`.length)} (${number})`
  }
}
