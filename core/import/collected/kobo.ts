// KoboToolbox's spreadsheets: XLSX with a sheet for each repeat, CSV with `;` and without repeats. The layout is that of
// kobotoolbox/formpack, src/formpack/reporting/export.py and schema/fields.py: a repeat's sheet is called by its repeat and
// links its rows by `_parent_table_name` and `_parent_index` to `_index`; what the server knows of a submission
// (kobotoolbox/kpi, kpi/mixins/formpack_xlsform_utils and export_task) stands in columns that begin with `_`.
import type { Workbook } from '../../xlsform/workbook/model.ts'
import {
  type About,
  type Collected,
  cellIn,
  type Line,
  type Rows,
  rowsIn,
  uuidKey,
  without,
} from './grid.ts'

const service = new Set([
  '_id',
  '_uuid',
  '_submission_time',
  '_validation_status',
  '_notes',
  '_status',
  '_submitted_by',
  '_tags',
  '_index',
  '_parent_table_name',
  '_parent_index',
  '_attachments',
  '_geolocation',
  '_bamboo_dataset_id',
  '_xform_id_string',
  '_supplementalDetails',
  '__version__',
  'formhub/uuid',
  'meta/instanceID',
  'meta/instanceName',
  'meta/deprecatedID',
  'meta/rootUuid',
  'meta/audit',
])

/** Columns that are no answers. Where a file is named, another column says where it lay. */
export function isService(header: string): boolean {
  return service.has(header) || header.startsWith('_submission_') || header.endsWith('_URL')
}

/** Whether any sheet has what only Kobo writes. */
export function isKobo(workbook: Workbook): boolean {
  return workbook.sheets.some((sheet) => {
    const { columns } = rowsIn({ ...sheet, rows: sheet.rows.slice(0, 1) })
    return columns.includes('_submission_time') && columns.some((one) => /^(_id|_uuid)$/.test(one))
  })
}

export function readKobo(workbook: Workbook): Collected {
  const sheets = workbook.sheets.filter(({ rows }) => rows.length > 0).map(rowsIn)
  const isRepeat = ({ columns }: Rows) => columns.includes('_parent_index')
  const main = sheets.find((sheet) => !isRepeat(sheet)) ?? { name: '', columns: [], rows: [] }
  const repeats = sheets.filter(isRepeat)
  const named = (name: string) => repeats.find((one) => isCalled(one, name)) ?? main
  const about = aboutOf(main)
  return {
    format: 'kobo',
    product: 'KoboToolbox',
    main: {
      ...gridOf(main, () => ''),
      lines: linesOf(main, () => '').map((line, at) => ({ ...line, about: about(at) })),
    },
    repeats: repeats.map((sheet) => gridOf(sheet, parentsOf(sheet, named))),
  }
}

/** A sheet's name is cut where Excel allows no more: 31 characters (formpack, `unique_name_for_xls`). */
function isCalled({ name }: Rows, table: string): boolean {
  return name === table || (name.length >= 28 && table.startsWith(name.slice(0, 28)))
}

function parentsOf(sheet: Rows, named: (table: string) => Rows): ParentOf {
  const table = cellIn(sheet, '_parent_table_name')
  const index = cellIn(sheet, '_parent_index')
  return (row) => selfIn(named(table(row)).name, index(row))
}

type ParentOf = (row: Rows['rows'][number]) => string

function gridOf(sheet: Rows, parent: ParentOf) {
  const { columns } = without(sheet, isService)
  return { name: sheet.name, columns, lines: linesOf(sheet, parent) }
}

function linesOf(sheet: Rows, parent: ParentOf): Line[] {
  const { pick } = without(sheet, isService)
  const index = cellIn(sheet, '_index')
  return sheet.rows.map((row, at) => ({
    row: row.number,
    cells: pick(row),
    // Without repeats there is no index, and nobody asks for it.
    self: selfIn(sheet.name, index(row) || String(at + 1)),
    parent: parent(row),
  }))
}

function selfIn(sheet: string, index: string): string {
  return `${sheet}#${index}`
}

function aboutOf(main: Rows): (at: number) => About {
  const cell = (header: string) => {
    const read = cellIn(main, header)
    return (at: number) => {
      const row = main.rows[at]
      return row ? read(row) : ''
    }
  }
  const [root, uuid, id] = [cell('meta/rootUuid'), cell('_uuid'), cell('_id')]
  const [time, status, version, notes] = [
    cell('_submission_time'),
    cell('_validation_status'),
    cell('__version__'),
    cell('_notes'),
  ]
  return (at) => ({
    key: koboKey(root(at), uuid(at), id(at)),
    submittedAt: inGreenwich(time(at)),
    judged: judgedAs(status(at)),
    version: version(at),
    notes: notes(at),
  })
}

/** A correction has another `_uuid` and keeps its `rootUuid`; `_id` alone is what old exports have. */
export function koboKey(root: string, uuid: string, id: string): string {
  const first = uuidKey(root) || uuidKey(uuid)
  return first === '' && id !== '' ? `kobo:${id}` : first
}

/** `2024-05-01T03:10:00` is in UTC there, and does not say so. */
export function inGreenwich(time: string): string {
  const plain = time.trim().replace(/^(\d{4}-\d{2}-\d{2}) /, '$1T')
  return /T[\d:.]+$/.test(plain) ? `${plain}Z` : plain
}

/** By its id or, in an export with labels, by its words (kobotoolbox/kpi, `validation_statuses`). */
export function judgedAs(status: string): About['judged'] {
  if (/^(validation_status_)?approved$/i.test(status)) return 'accepted'
  return /^(validation_status_)?not[ _]approved$/i.test(status) ? 'returned' : null
}
