// A spreadsheet that people made: a row for each response, a column for each question, and nothing that says so.
import { strToU8 } from 'fflate'
import { sha256Stream } from '../../upload/sha256.ts'
import type { Sheet } from '../../xlsform/workbook/model.ts'
import { gridOf } from '../grid.ts'
import type { Collected, Submission } from './grid.ts'

/** `keyColumn` holds what tells one row from all others; without it a row is known by what it says. */
export function readPlain(sheet: Sheet, keyColumn: string | null): Collected {
  const table = gridOf(sheet) ?? { columns: [], rows: [] }
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
        notes: '',
      },
    }
  })
  const { columns } = table
  const main = { name: sheet.name, columns, lines }
  return { format: 'spreadsheet', product: '', main, repeats: [] }
}

function whole({ cells }: { cells: readonly string[] }): string {
  return JSON.stringify(cells.map((cell) => cell.trim()))
}

function hashOf(text: string): string {
  const hash = sha256Stream()
  hash.add(strToU8(text))
  return hash.hex()
}
