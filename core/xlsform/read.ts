// A workbook as an instrument, or everything that is wrong with it, each thing with its sheet, row and column.
// XLSForm: https://xlsform.org/en/ref-table/ ; what pyxform reads, we read, and what it refuses, we refuse in kinder words.
import type { Instrument } from '../instrument/model.ts'
import { type Lists, readLists } from './choices-in.ts'
import { readFiles, warnUnattached } from './files-in.ts'
import type { Draft } from './item-in.ts'
import type { Reading } from './label.ts'
import { readLanguages } from './language.ts'
import { addMentionedLists } from './mentioned.ts'
import { readProbes, refuseStray } from './probes-in.ts'
import { newReport, type ProblemReason, type Remark, type WarningReason } from './remark.ts'
import { readRows } from './rows.ts'
import { readScoring } from './scoring-in.ts'
import { readSettings } from './settings-in.ts'
import { findSheets, type Sheets } from './sheets.ts'
import { keptSheets } from './sheets-kept.ts'
import type { Sources } from './sources.ts'
import { nestRows } from './survey-in.ts'
import { readTable, type Table } from './table.ts'
import { tidy } from './tidy.ts'
import { modelOf, warnOfExpressions } from './unsound.ts'
import type { Workbook } from './workbook/model.ts'

export type Form = {
  /** Null when there are problems. */
  instrument: Instrument | null
  problems: Remark<ProblemReason>[]
  warnings: Remark<WarningReason>[]
}

/** `name` is used where the form does not say what it is called: its file's name without the ending. */
export function readForm(workbook: Workbook, name: string): Form {
  const report = newReport()
  const { problems, warnings } = report
  const sheets = findSheets(workbook, report)
  const table = (kind: 'survey' | 'choices' | 'settings' | 'pedoman', from: keyof Sheets) => {
    const sheet = sheets[from]
    return sheet && sheet.rows.length > 0 ? readTable(sheet, kind, report) : undefined
  }
  const survey = table('survey', 'survey')
  if (!survey || !survey.columns.some(({ key }) => key === 'type')) {
    const where = { sheet: sheets.survey?.name ?? 'survey', row: survey?.headerRow ?? null }
    if (!sheets.survey) report.refuse(where, 'sheet.missing', 'survey')
    else if (!survey) report.refuse(where, 'sheet.empty', 'survey')
    else report.refuse(where, 'column.missing', 'type')
    return { instrument: null, problems, warnings }
  }
  const choices = table('choices', 'choices')
  const external = table('choices', 'external_choices')
  const settingsTable = table('settings', 'settings')
  const settings = settingsTable?.lines[0]
  const own = {
    probes: table('pedoman', 'pedoman_probes'),
    subscales: table('pedoman', 'pedoman_subscales'),
    bands: table('pedoman', 'pedoman_bands'),
    files: table('pedoman', 'pedoman_files'),
  }
  const others = [choices, external, own.probes, own.subscales, own.bands, settingsTable].filter(
    isTable,
  )
  const reading: Reading = { report, languages: readLanguages(survey, others, settings, report) }
  const lists = readLists(reading, choices, external)
  const { rows, names } = readRows(reading, survey, lists)
  const { scoring, lines: scoringLines } = readScoring(reading, rows, { ...own, settings })
  refuseStray(reading, own.probes, rows)
  const room = { ...reading, names, probes: readProbes(reading, own.probes) }
  const { items, lines } = nestRows(room, rows, lists)
  if (items.length === 0 && problems.length === 0)
    report.refuse({ sheet: survey.sheet, row: null }, 'sheet.empty', 'survey')
  const set = readSettings(reading, names, settings, scoring !== undefined, name)
  addMentionedLists(items, lists)
  const files = readFiles(own.files, report)
  const draft = tidy({
    ...set,
    extra: withSheets(set.extra, keptSheets(sheets, report)),
    languages: reading.languages.tags,
    items,
    lists: listsOf(lists),
    files,
    scoring,
  })
  const sources: Sources = { survey, settings, lists, lines: new Map([...lines, ...scoringLines]) }
  const instrument = modelOf(draft, sources, report)
  if (!instrument || problems.length > 0) return { instrument: null, problems, warnings }
  warnOfExpressions(instrument, sources, report)
  warnUnattached(instrument, sources, report)
  return { instrument, problems, warnings }
}

function listsOf({ lists }: Lists): Draft | undefined {
  return lists.size === 0 ? undefined : Object.fromEntries(lists)
}

function withSheets(extra: unknown, kept: [string, string][]): Draft | undefined {
  const all = { ...(extra as Draft | undefined), ...Object.fromEntries(kept) }
  return Object.keys(all).length === 0 ? undefined : all
}

function isTable(table: Table | undefined): table is Table {
  return table !== undefined
}
