// Tables of coded passages, of codes, of participants and of cases (CSV, XLSX, XLS), whoever wrote them.
import type { Bundle } from '../../../../core/import/bundle.ts'
import { guessLevels, type LevelMark } from '../../../../core/import/code-paths.ts'
import { guessColumns, type Mapping } from '../../../../core/import/columns.ts'
import { type Grid, gridOf } from '../../../../core/import/grid.ts'
import {
  type CodebookPart,
  guessCodebook,
  levelsOf,
  readCodebook,
} from '../../../../core/import/tables/codebook.ts'
import {
  codeKey,
  guessSplit,
  type HighlightPart,
  highlightParts,
} from '../../../../core/import/tables/highlights.ts'
import { guessPeople, type PeoplePart } from '../../../../core/import/tables/people.ts'
import { guessRows, type RowGuess, type RowKind } from '../../../../core/import/tables/rows.ts'
import { readAnyWorkbook } from '../../../kit/workbook.ts'
import { opened, type ReaderModule, type TableAs } from '../readers.ts'
import { AskTable } from './ask.tsx'
import { lookAtCodebook, lookAtPassages, lookAtPeople, type Seen } from './look.ts'

/** Responses are read elsewhere (../collected). */
export type TableKind = Exclude<RowKind, 'responses'>

export type TableSheet = { name: string; grid: Grid; guess: RowGuess }

export type TableAnswers = {
  study: string
  sheets: readonly TableSheet[]
  sheet: number
  grid: Grid
  /** A CSV that was read as Windows-1252, which somebody should look at. */
  isWindows: boolean
  /** Whoever brings it may read identities. */
  mayName: boolean
  kind: TableKind
  /** What was chosen before the file was read anew for it. */
  as: TableAs | null
  /** The headings that the kind was guessed from; null once somebody has said it. */
  because: readonly string[] | null
  passages: {
    mapping: Mapping<HighlightPart>
    split: string | null
    mark: LevelMark | null
    inLevels: boolean
    coder: string
  }
  codebook: { mapping: Mapping<CodebookPart>; mark: LevelMark | null; inLevels: boolean }
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
  async open({ files, study, mayName, as }) {
    const [file] = files
    if (!file || files.length > 1 || !/\.(csv|tsv|xlsx|xlsm|xls)$/i.test(file.name)) return null
    if (as?.rows === 'responses') return null
    const book = await readAnyWorkbook(new Uint8Array(await file.arrayBuffer()))
    if ('refused' in book) return null
    const sheets = book.sheets
      .filter(({ hidden }) => !hidden)
      .flatMap((sheet): TableSheet[] => {
        const grid = gridOf(sheet)
        return grid ? [{ name: sheet.name, grid, guess: guessRows(grid.columns) }] : []
      })
    // The first sheet may say how to fill in the others.
    const sheet = as?.sheet ?? sheets.findIndex(({ guess }) => guess.rows !== 'responses')
    const about = { study, sheets, isWindows: book.isWindows === true, mayName, as }
    const answers = answersOf(about, sheet, as?.isSaid ? as.rows : null)
    if (!answers) return null
    return opened<TableAnswers>({
      product: '',
      answers,
      Ask: AskTable,
      isWhole: ({ seen }) => seen !== null && !isNothing(seen.bundle),
      read: async (given, _progress, signal) => (await look(given, signal)).bundle,
      original: async () => null,
    })
  },
}

export async function look(answers: TableAnswers, signal: AbortSignal): Promise<Seen> {
  const { kind } = answers
  if (kind === 'passages') return lookAtPassages(answers, signal)
  return kind === 'codebook' ? lookAtCodebook(answers) : lookAtPeople(answers, kind)
}

/** One sheet as what somebody says that it is, or as its headings do. Null where they speak of answers. */
export function answersOf(
  about: Pick<TableAnswers, 'study' | 'sheets' | 'isWindows' | 'mayName' | 'as'>,
  sheet: number,
  said: TableKind | null,
): TableAnswers | null {
  const chosen = about.sheets[sheet]
  if (!chosen) return null
  const { grid, guess } = chosen
  const kind = said ?? (guess.rows === 'responses' ? null : guess.rows)
  if (kind === null) return null
  return {
    ...about,
    sheet,
    grid,
    kind,
    because: said === null ? guess.because : null,
    passages: passagesIn(grid),
    codebook: codesIn(grid),
    people: {
      mapping: guessPeople(grid.columns, kind === 'cases' ? 'cases' : 'participants'),
      role: '',
      takesProposed: true,
      makesCases: true,
    },
    seen: null,
  }
}

function passagesIn(grid: Grid): TableAnswers['passages'] {
  const mapping = guessColumns(grid.columns, highlightParts)
  const column = mapping.indexOf('code')
  const cells = grid.rows.map((row) => row.cells[column] ?? '')
  const split = guessSplit(cells)
  const paths = split === null ? cells : cells.flatMap((cell) => cell.split(split))
  const mark = guessLevels(paths.map((path) => path.trim()))
  return { mapping, split, mark, inLevels: true, coder: '' }
}

function codesIn(grid: Grid): TableAnswers['codebook'] {
  const mapping = guessCodebook(grid.columns)
  return { mapping, mark: levelsOf(readCodebook(grid, mapping, codeKey)), inLevels: true }
}

function isNothing({ codings, codes, cases, participants }: Bundle): boolean {
  return codings.length + codes.length + cases.length + participants.length === 0
}
