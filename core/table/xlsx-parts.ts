// The XML parts of an Excel workbook, after ECMA-376 part 1: no more of them than the standard and Excel ask for.
import { cut } from '../text/cut.ts'
import type { Cell } from './csv.ts'
import { cellLimit, columnLetters } from './spreadsheet.ts'

/** A day or a moment as Excel counts them: days since 1899-12-30. */
export type Serial = { serial: number; style: typeof dayStyle | typeof momentStyle }

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const pack = 'http://schemas.openxmlformats.org/package/2006'
const types = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

// Places in `cellXfs` below.
export const plainStyle = 0
export const headerStyle = 1
export const dayStyle = 2
export const momentStyle = 3

export const packageRelationships = `${head}<Relationships xmlns="${pack}/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`

/** One plain font and one bold; the two fills are the ones that the standard keeps for itself. */
export const styles = `${head}<styleSheet xmlns="${main}"><numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/><numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd\\ hh:mm:ss"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="4"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/><xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="165" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`

export function workbook(names: readonly string[]): string {
  const sheets = names.map(
    (name, at) => `<sheet name="${xmlText(name)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`,
  )
  return `${head}<workbook xmlns="${main}" xmlns:r="${office}"><bookViews><workbookView/></bookViews><sheets>${sheets.join('')}</sheets></workbook>`
}

export function workbookRelationships(names: readonly string[]): string {
  const sheets = names.map(
    (_, at) =>
      `<Relationship Id="rId${at + 1}" Type="${office}/worksheet" Target="worksheets/sheet${at + 1}.xml"/>`,
  )
  return `${head}<Relationships xmlns="${pack}/relationships">${sheets.join('')}<Relationship Id="rId${names.length + 1}" Type="${office}/styles" Target="styles.xml"/></Relationships>`
}

export function contentTypes(names: readonly string[]): string {
  const sheets = names.map(
    (_, at) =>
      `<Override PartName="/xl/worksheets/sheet${at + 1}.xml" ContentType="${types}.worksheet+xml"/>`,
  )
  return `${head}<Types xmlns="${pack}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${types}.sheet.main+xml"/>${sheets.join('')}<Override PartName="/xl/styles.xml" ContentType="${types}.styles+xml"/></Types>`
}

export function sheetStart(columns: readonly { width?: number }[]): string {
  const widths = columns.map(
    ({ width = 16 }, at) =>
      `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`,
  )
  const cols = widths.length === 0 ? '' : `<cols>${widths.join('')}</cols>`
  return `${head}<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/><selection pane="bottomLeft"/></sheetView></sheetViews>${cols}<sheetData>`
}

export const sheetEnd = '</sheetData></worksheet>'

export function cellXml(cell: Cell | Serial, column: number, row: number, style: number): string {
  if (cell === null || cell === '') return ''
  letters[column] ??= columnLetters(column)
  const place = `r="${letters[column]}${row}"`
  if (typeof cell === 'object') return `<c ${place} s="${cell.style}"><v>${cell.serial}</v></c>`
  const at = `${place}${style === plainStyle ? '' : ` s="${style}"`}`
  if (typeof cell === 'number') return Number.isFinite(cell) ? `<c ${at}><v>${cell}</v></c>` : ''
  return `<c ${at} t="inlineStr"><is><t xml:space="preserve">${xmlText(cell.length > cellLimit ? cut(cell, cellLimit) : cell)}</t></is></c>`
}

const letters: string[] = []

const marks: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/**
 * ECMA-376 part 1, 22.9.2.19 ST_Xstring: what XML cannot hold is written `_xHHHH_`, and so is the underscore of a text
 * that looks like that by itself. A carriage return is one of them, because XML reads it as a line feed.
 */
function xmlText(text: string): string {
  // Most texts hold nothing of the kind, and are told apart at once.
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for.
  if (!/[&<>"_\x00-\x08\x0B-\x1F\uD800-\uDFFF\uFFFE\uFFFF]/.test(text)) return text
  return text
    .replaceAll(/_(?=x[\da-f]{4})/gi, '_x005F_')
    .replaceAll(
      // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for.
      /[\x00-\x08\x0B-\x1F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g,
      (found) => `_x${found.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`,
    )
    .replaceAll(/[&<>"]/g, (mark) => marks[mark] ?? mark)
}
