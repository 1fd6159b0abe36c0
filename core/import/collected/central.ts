// ODK Central's spreadsheets: FORM.csv, and FORM-REPEAT.csv for each repeat, in a zip with the files under `media/`. The
// layout is that of getodk/central-backend, lib/data/briefcase.js: paths with `-`, `KEY` and `PARENT_KEY` as
// `uuid:…/group/repeat[2]`, a place in four columns, choices that are split as `question/choice`.
import type { Sheet } from '../../xlsform/workbook/model.ts'
import {
  type About,
  type Collected,
  cellIn,
  type Grid,
  type Rows,
  rowsIn,
  uuidKey,
  without,
} from './grid.ts'

const service = new Set([
  'SubmissionDate',
  'KEY',
  'PARENT_KEY',
  'SubmitterID',
  'SubmitterName',
  'AttachmentsPresent',
  'AttachmentsExpected',
  'Status',
  'ReviewState',
  'DeviceID',
  'Edits',
  'FormVersion',
  'meta-instanceID',
  'meta-instanceName',
  'meta-deprecatedID',
  'meta-audit',
  'instanceID',
  'instanceName',
])

export function isCentral({ columns }: Rows): boolean {
  return columns.includes('KEY') && columns.includes('SubmissionDate')
}

/** `sheets` are its tables, each called by its file without the ending. Null when none of them holds submissions. */
export function readCentral(sheets: readonly Sheet[]): Collected | null {
  const all = sheets.map(rowsIn)
  const main = all.find(isCentral)
  if (!main) return null
  // What lies beside them in the zip (the audit of the interviews) is no table of answers.
  const repeats = all.filter(({ columns }) => columns.includes('PARENT_KEY'))
  const about = aboutOf(main)
  const { columns, pick } = without(main, (header) => service.has(header))
  const key = cellIn(main, 'KEY')
  return {
    format: 'central',
    product: 'ODK Central',
    main: {
      name: main.name,
      columns,
      lines: main.rows.map((row) => ({
        row: row.number,
        cells: pick(row),
        self: key(row),
        parent: '',
        about: about(row),
      })),
    },
    repeats: repeats.map((sheet) => repeatIn(sheet, main.name)),
  }
}

function repeatIn(sheet: Rows, form: string): Grid {
  const { columns, pick } = without(sheet, (header) => service.has(header))
  const [key, parent] = [cellIn(sheet, 'KEY'), cellIn(sheet, 'PARENT_KEY')]
  const [first] = sheet.rows
  // `household[2]/member[1]` is surer than the file's name, which may have been changed.
  const told = first && /([^/]+)\[\d+\]$/.exec(key(first))?.[1]
  const named = sheet.name.startsWith(`${form}-`) ? sheet.name.slice(form.length + 1) : sheet.name
  return {
    name: told ?? named.replace(/~\d+$/, ''),
    columns,
    lines: sheet.rows.map((row) => ({
      row: row.number,
      cells: pick(row),
      self: key(row),
      parent: parent(row),
    })),
  }
}

function aboutOf(main: Rows): (row: Rows['rows'][number]) => About {
  const [key, time, state, version] = [
    cellIn(main, 'KEY'),
    cellIn(main, 'SubmissionDate'),
    cellIn(main, 'ReviewState'),
    cellIn(main, 'FormVersion'),
  ]
  return (row) => ({
    key: uuidKey(key(row)),
    submittedAt: time(row),
    judged: judgedAs(state(row)),
    version: version(row),
    notes: '',
  })
}

/** getodk/central-backend, `reviewState`: received, edited, hasIssues, approved, rejected. */
export function judgedAs(state: string): About['judged'] {
  if (state === 'approved') return 'accepted'
  return state === 'hasIssues' || state === 'rejected' ? 'returned' : null
}
