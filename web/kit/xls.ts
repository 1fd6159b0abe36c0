// Workbooks of Excel 97 to 2003, read by @e965/xlsx into the same shape as ours.
import { type CellObject, read, type WorkBook } from '@e965/xlsx'
import { numberText, serialDate, showsDate } from '../../core/xlsform/workbook/formats.ts'
import type { Cell, Row, Sheet, Workbook } from '../../core/xlsform/workbook/model.ts'
import type { WorkbookRefusal } from '../../core/xlsform/workbook/refusal.ts'

/** BIFF is not packed: the largest form in it is far smaller, and so is what a hostile one can cost. */
const limitBytes = 8_000_000

export function readXls(bytes: Uint8Array): Workbook | WorkbookRefusal {
  if (bytes.length > limitBytes) return { refused: 'too-large' }
  let book: WorkBook
  try {
    book = read(bytes, {
      type: 'array',
      dense: true,
      cellNF: true,
      cellHTML: false,
      cellFormula: false,
      cellText: false,
    })
  } catch (error) {
    // The library tells its reasons in English sentences only; it has one for a password.
    return { refused: /password|encrypt/i.test(String(error)) ? 'password' : 'xls-broken' }
  }
  const from1904 = book.Workbook?.WBProps?.date1904 === true
  return { sheets: book.SheetNames.map((name, at) => sheetOf(book, name, at, from1904)) }
}

function sheetOf(book: WorkBook, name: string, at: number, from1904: boolean): Sheet {
  const grid = book.Sheets[name]?.['!data'] ?? []
  const rows: Row[] = []
  // Rows and cells that hold nothing are holes of the arrays, which `forEach` steps over.
  grid.forEach((found, index) => {
    const cells: Cell[] = []
    found?.forEach((cell, column) => {
      const text = cell ? textOf(cell, from1904) : ''
      if (text !== '')
        cells.push(cell?.t === 'e' ? { column, text, isError: true } : { column, text })
    })
    if (cells.length > 0) rows.push({ number: index + 1, cells })
  })
  return { name, hidden: (book.Workbook?.Sheets?.[at]?.Hidden ?? 0) !== 0, rows }
}

function textOf(cell: CellObject, from1904: boolean): string {
  const { t: type, v: value } = cell
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE'
  if (type === 'e') return errors.get(Number(value)) ?? '#ERROR!'
  if (typeof value !== 'number') return value === undefined ? '' : String(value)
  const isDated = typeof cell.z === 'string' && showsDate(0, cell.z)
  return (isDated ? serialDate(value, from1904) : undefined) ?? numberText(value)
}

// [MS-XLS] 2.5.10 Bes
const errors = new Map([
  [0x00, '#NULL!'],
  [0x07, '#DIV/0!'],
  [0x0f, '#VALUE!'],
  [0x17, '#REF!'],
  [0x1d, '#NAME?'],
  [0x24, '#NUM!'],
  [0x2a, '#N/A'],
])
