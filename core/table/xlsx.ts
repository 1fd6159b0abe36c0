// Rows as an Excel workbook, piece by piece: sheets are written one after the other and nothing is held but the row
// at hand. Texts are written as texts, so that nothing anybody said becomes a formula and no leading zero is lost.
import { strToU8, Zip, ZipDeflate } from 'fflate'
import type { Cell } from './csv.ts'
import { cellLimit, rowLimit } from './spreadsheet.ts'
import * as parts from './xlsx-parts.ts'

export type Column = { name: string; width?: number }

export type XlsxWriter = {
  /** Begins a sheet; its first row, bold and always in view, names the columns. */
  sheet(name: string, columns: readonly Column[]): void
  /** Further rows of the sheet begun last. */
  rows(rows: readonly (readonly Cell[])[]): void
  /** Ends the file, and tells how many texts were longer than a cell can be and lost their end. */
  end(): { cutCells: number }
}

/** `emit` is given the file's bytes in their order. */
export function writeXlsx(emit: (bytes: Uint8Array) => void): XlsxWriter {
  const zip = new Zip((error, bytes) => {
    if (error) throw error
    emit(bytes)
  })
  const names: string[] = []
  let open: { part: ZipDeflate; name: string; columns: readonly Column[]; row: number } | undefined
  let cutCells = 0

  // Readers that only look at a file's head know a workbook by this part.
  whole('_rels/.rels', parts.packageRelationships)

  function entry(path: string): ZipDeflate {
    const part = new ZipDeflate(path, { level: 6 })
    // The first day that a zip can name: the same rows are the same bytes, whenever they are written.
    part.mtime = '1980-01-01T00:00:00'
    zip.add(part)
    return part
  }
  function whole(path: string, xml: string): void {
    entry(path).push(strToU8(xml), true)
  }
  function close(): void {
    open?.part.push(strToU8(parts.sheetEnd), true)
    open = undefined
  }
  function begin(name: string, columns: readonly Column[]): void {
    close()
    const free = freeSheetName(name, names)
    names.push(free)
    open = { part: entry(`xl/worksheets/sheet${names.length}.xml`), name, columns, row: 0 }
    open.part.push(strToU8(parts.sheetStart(columns)))
    write([columns.map((column) => column.name)], parts.headerStyle)
  }
  function write(rows: readonly (readonly Cell[])[], style: number): void {
    let xml = ''
    for (const row of rows) {
      if (open?.row === rowLimit) {
        open.part.push(strToU8(xml))
        xml = ''
        // A sheet that is full goes on in a sheet of the same name, numbered.
        begin(open.name, open.columns)
      }
      if (!open) throw new Error('rows come after their sheet')
      open.row++
      xml += `<row r="${open.row}">`
      for (const [column, cell] of row.entries()) {
        if (typeof cell === 'string' && cell.length > cellLimit) cutCells++
        xml += parts.cellXml(cell, column, open.row, style)
      }
      xml += '</row>'
    }
    if (xml !== '') open?.part.push(strToU8(xml))
  }

  return {
    sheet: begin,
    rows: (rows) => write(rows, parts.plainStyle),
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
  const bytes = new Uint8Array(pieces.reduce((size, piece) => size + piece.length, 0))
  let at = 0
  for (const piece of pieces) {
    bytes.set(piece, at)
    at += piece.length
  }
  return bytes
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
