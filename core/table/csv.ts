// Rows as CSV after RFC 4180, piece by piece, so that a dataset of any size is written without being held.
// What people said cannot become a formula in a spreadsheet, and what is a number stays one.

/** Numbers are written as they are; null is an empty cell. */
export type Cell = string | number | null

/** Opens the file: with the byte order mark spreadsheets read it as UTF-8, without it as whatever their country uses. */
export const byteOrderMark = '\uFEFF'

// RFC 4180 § 2: "Each record is located on a separate line, delimited by a line break (CRLF)."
const lineEnd = '\r\n'

/**
 * The lines of these rows, each with its end, to be written after one another:
 * `byteOrderMark + csvLines([names])`, then `csvLines(page)` for each page.
 */
export function csvLines(rows: readonly (readonly Cell[])[]): string {
  let lines = ''
  for (const row of rows) {
    for (let at = 0; at < row.length; at++) {
      if (at > 0) lines += ','
      lines += csvCell(row[at] ?? null)
    }
    lines += lineEnd
  }
  return lines
}

// Most texts open no formula and hold nothing to be quoted, which is seen at once.
const isSafe = /^[^=+\-@\t\r\n＝＋－＠",][^",\r\n]*$/

function csvCell(cell: Cell): string {
  if (cell === null) return ''
  if (typeof cell === 'string' && isSafe.test(cell)) return cell
  if (typeof cell === 'number') return Number.isFinite(cell) ? String(cell) : ''
  const text = defuse(cell)
  // § 2: "Fields containing line breaks (CRLF), double quotes, and commas should be enclosed in double-quotes."
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

// owasp.org/www-community/attacks/CSV_Injection names these openings, the full-width forms among them.
const opensFormula = /^[=+\-@\t\r\n＝＋－＠]/
const isPlainNumber = /^[+-]?\d+(?:[.,]\d+)?(?:[eE][+-]?\d+)?$/

/** A leading apostrophe says "text" to every spreadsheet. */
function defuse(text: string): string {
  return opensFormula.test(text) && !isPlainNumber.test(text) ? `'${text}` : text
}
