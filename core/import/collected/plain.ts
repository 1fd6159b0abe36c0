// A spreadsheet that people made: a row for each response, a column for each question, and nothing that says so.
import { strToU8 } from 'fflate'
import { sha256Stream } from '../../upload/sha256.ts'
import type { Sheet } from '../../xlsform/workbook/model.ts'
import { type Collected, type Rows, rowsIn, type Submission } from './grid.ts'

/** `keyColumn` holds what tells one row from all others; without it a row is known by what it says. */
export function readPlain(sheet: Sheet, keyColumn: string | null): Collected {
  const table = rowsIn(sheet)
  const at = keyColumn === null ? -1 : table.columns.indexOf(keyColumn)
  const seen = new Map<string, number>()
  const lines = table.rows.map((row): Submission => {
    const said = at < 0 ? whole(row) : (row.cells[at]?.trim() ?? '')
    const times = (seen.get(said) ?? 0) + 1
    seen.set(said, times)
    const key =
      at < 0 || said === '' || said.length > 200 ? `row:${hashOf(whole(row))}` : `id:${said}`
    return {
      row: row.number,
      cells: row.cells,
      self: String(row.number),
      parent: '',
      about: {
        key: times === 1 ? key : `${key}#${times}`,
        submittedAt: '',
        judged: null,
        version: '',
      },
    }
  })
  const { name, columns } = table
  return { format: 'spreadsheet', product: '', main: { name, columns, lines }, repeats: [] }
}

function whole({ cells }: Rows['rows'][number]): string {
  return JSON.stringify(Array.from(cells, (cell) => cell?.trim() ?? ''))
}

function hashOf(text: string): string {
  const hash = sha256Stream()
  hash.add(strToU8(text))
  return hash.hex()
}
