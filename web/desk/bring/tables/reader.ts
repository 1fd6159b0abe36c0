// Tables of coded passages, of participants and of cases (CSV, XLSX, XLS), whoever wrote them.
import type { Bundle } from '../../../../core/import/bundle.ts'
import { guessLevels, type LevelMark } from '../../../../core/import/code-paths.ts'
import { guessColumns, type Mapping } from '../../../../core/import/columns.ts'
import { type Grid, gridOf } from '../../../../core/import/grid.ts'
import {
  guessSplit,
  type HighlightPart,
  highlightParts,
} from '../../../../core/import/tables/highlights.ts'
import {
  guessPeople,
  guessRowsAre,
  type PeoplePart,
} from '../../../../core/import/tables/people.ts'
import { readAnyWorkbook } from '../../../kit/workbook.ts'
import { opened, type ReaderModule } from '../readers.ts'
import { AskTable } from './ask.tsx'
import { lookAtPassages, lookAtPeople, type Seen } from './look.ts'

export type RowKind = 'passages' | 'participants' | 'cases'

export type TableAnswers = {
  study: string
  grid: Grid
  /** A CSV that was read as Windows-1252, which somebody should look at. */
  isWindows: boolean
  kind: RowKind
  passages: {
    mapping: Mapping<HighlightPart>
    split: string | null
    mark: LevelMark | null
    inLevels: boolean
    coder: string
  }
  people: {
    mapping: Mapping<PeoplePart>
    role: string
    takesProposed: boolean
    makesCases: boolean
  }
  /** What would come of it; null while it is being found out. */
  seen: Seen | null
}

export const tables: ReaderModule = {
  async open({ files, study }) {
    const [file] = files
    if (!file || files.length > 1 || !/\.(csv|tsv|xlsx|xlsm|xls)$/i.test(file.name)) return null
    const book = await readAnyWorkbook(new Uint8Array(await file.arrayBuffer()))
    if ('refused' in book) return null
    const [grid] = book.sheets
      .filter(({ hidden }) => !hidden)
      .flatMap((sheet) => gridOf(sheet) ?? [])
    const kind = grid && kindOf(grid)
    if (!grid || !kind) return null
    return opened<TableAnswers>({
      product: '',
      answers: answersFor(study, grid, kind, book.isWindows === true),
      Ask: AskTable,
      isWhole: ({ seen }) => seen !== null && !isNothing(seen.bundle),
      read: async (answers, _progress, signal) => (await look(answers, signal)).bundle,
      original: async () => null,
    })
  },
}

export function look(answers: TableAnswers, signal: AbortSignal): Promise<Seen> {
  return answers.kind === 'passages'
    ? lookAtPassages(answers, signal)
    : lookAtPeople(answers, answers.kind)
}

/** Null of a table whose headings speak of none of these: it may hold responses. */
function kindOf({ columns }: Grid): RowKind | null {
  const passages = guessColumns(columns, highlightParts)
  if (passages.includes('code') && passages.includes('quote')) return 'passages'
  const rowsAre = guessRowsAre(columns)
  const people = guessPeople(columns, rowsAre)
  const isOfThem = rowsAre === 'cases' ? people.includes('label') : people.includes('role')
  return isOfThem && people.includes('code') ? rowsAre : null
}

function answersFor(study: string, grid: Grid, kind: RowKind, isWindows: boolean): TableAnswers {
  const mapping = guessColumns(grid.columns, highlightParts)
  const column = mapping.indexOf('code')
  const cells = grid.rows.map((row) => row.cells[column] ?? '')
  const split = guessSplit(cells)
  const paths = split === null ? cells : cells.flatMap((cell) => cell.split(split))
  return {
    study,
    grid,
    isWindows,
    kind,
    passages: {
      mapping,
      split,
      mark: guessLevels(paths.map((path) => path.trim())),
      inLevels: true,
      coder: '',
    },
    people: {
      mapping: guessPeople(grid.columns, kind === 'cases' ? 'cases' : 'participants'),
      role: '',
      takesProposed: true,
      makesCases: true,
    },
    seen: null,
  }
}

function isNothing({ codings, cases, participants }: Bundle): boolean {
  return codings.length + cases.length + participants.length === 0
}
