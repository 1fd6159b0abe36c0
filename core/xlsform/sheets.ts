// Which sheet is which: by name whatever its case, with a word where a name is nearly one.
import type { Report } from './remark.ts'
import type { Sheet, Workbook } from './workbook/model.ts'

// Excel takes no colon in a sheet's name, so ours begin with the word alone.
const known = [
  'survey',
  'choices',
  'settings',
  'external_choices',
  'entities',
  'osm',
  'pedoman_probes',
  'pedoman_subscales',
  'pedoman_bands',
  'pedoman_files',
] as const
export type SheetName = (typeof known)[number]

export type Sheets = Partial<Record<SheetName, Sheet>>

export function findSheets({ sheets }: Workbook, report: Report): Sheets {
  const found: Sheets = {}
  const others: Sheet[] = []
  for (const sheet of sheets) {
    const name = known.find((one) => one === fold(sheet.name))
    if (name && !found[name]) found[name] = sheet
    else others.push(sheet)
  }
  const [only] = others
  if (!found.survey && only && sheets.length === 1) {
    report.warn({ sheet: only.name, row: null }, 'sheet.first-taken')
    return { survey: only }
  }
  for (const sheet of others) {
    // A leading underscore hides a sheet from every reader of forms.
    if (sheet.name.startsWith('_') || sheet.rows.length === 0) continue
    const near = known.find((one) => !found[one] && distance(one, fold(sheet.name)) <= 2)
    report.warn({ sheet: sheet.name, row: null }, near ? 'sheet.near-miss' : 'sheet.unread', near)
  }
  return found
}

function fold(name: string): string {
  return name
    .trim()
    .toLowerCase()
    .replaceAll(/[\s-]+/g, '_')
}

/** Levenshtein's: how many letters must change. */
function distance(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > 2) return 3
  let row = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const swapped = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      next.push(Math.min(swapped, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1))
    }
    row = next
  }
  return row[b.length] ?? 0
}
