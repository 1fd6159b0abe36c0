// Workbooks as a form's author sees them: rows of cells, the first row the headers.
import { type Form, readForm } from '../core/xlsform/read.ts'
import type { Sheet, Workbook } from '../core/xlsform/workbook/model.ts'

type Grid = readonly (readonly string[])[]

export function workbookOf(sheets: Record<string, Grid>): Workbook {
  return {
    sheets: Object.entries(sheets).map(
      ([name, grid]): Sheet => ({
        name,
        hidden: false,
        rows: grid.flatMap((row, at) => {
          const cells = row.flatMap((text, column) => (text === '' ? [] : [{ column, text }]))
          return cells.length === 0 ? [] : [{ number: at + 1, cells }]
        }),
      }),
    ),
  }
}

export function formOf(sheets: Record<string, Grid>): Form {
  return readForm(workbookOf(sheets), 'uji')
}

/** Each remark as its author would point at it: `survey C4 constraint: expression.syntax`. */
export function told(remarks: Form['problems'] | Form['warnings']): string[] {
  return remarks.map(({ sheet, row, column, header, reason, about }) =>
    `${sheet} ${column ?? ''}${row ?? ''} ${header ?? ''}: ${reason}${about ? ` (${about})` : ''}`.replaceAll(
      / +/g,
      ' ',
    ),
  )
}
