// Sheets that mean something to other programs and nothing here: they are kept whole, and written out again.
import type { Report } from './remark.ts'
import type { Sheets } from './sheets.ts'
import type { Row } from './workbook/model.ts'

const kept = ['entities', 'osm'] as const
const prefix = 'pedoman::sheet::'

export function keptSheets(sheets: Sheets, report: Report): [string, string][] {
  return kept.flatMap((name): [string, string][] => {
    const sheet = sheets[name]
    if (!sheet || sheet.rows.length === 0) return []
    const text = JSON.stringify(gridOf(sheet.rows))
    const fits = text.length <= 20_000
    report.warn({ sheet: sheet.name, row: null }, fits ? 'sheet.kept' : 'sheet.unread', name)
    return fits ? [[`${prefix}${name}`, text]] : []
  })
}

/** The sheets among an instrument's kept settings, and the settings without them. */
export function sheetsAmong(extra: Record<string, string>): {
  sheets: { name: string; rows: string[][] }[]
  settings: [string, string][]
} {
  const entries = Object.entries(extra)
  const sheets = entries.flatMap(([key, text]) => {
    const name = kept.find((one) => key === `${prefix}${one}`)
    return name ? [{ name, rows: JSON.parse(text) as string[][] }] : []
  })
  return { sheets, settings: entries.filter(([key]) => !key.startsWith(prefix)) }
}

function gridOf(rows: readonly Row[]): string[][] {
  return rows.map(({ cells }) => {
    const row: string[] = []
    for (const { column, text } of cells) row[column] = text
    return Array.from(row, (text) => text ?? '')
  })
}
