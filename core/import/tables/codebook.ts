// A codebook as somebody's table: what its columns are, and a code for each row.
import { unquoted } from '../../coding/codebook-csv.ts'
import { nearestHue } from '../../coding/hues.ts'
import type { FileCode } from '../../coding/import-plan.ts'
import type { Workbook } from '../../xlsform/workbook/model.ts'
import type { WorkbookReason, WorkbookRefusal } from '../../xlsform/workbook/refusal.ts'
import { type Bundle, emptyBundle } from '../bundle.ts'
import { guessLevels, inLevels, type LevelMark } from '../code-paths.ts'
import { guessColumns, type Mapping, type Part } from '../columns.ts'
import { type Grid, gridOf } from '../grid.ts'
import { leftOver } from '../left.ts'
import { codeKey } from './highlights.ts'

export type CodebookPart =
  | 'label'
  | 'name'
  | 'parent'
  | 'definition'
  | 'include'
  | 'exclude'
  | 'example'
  | 'colour'
  | 'id'

/**
 * Headings of our own file (core/coding/codebook-csv.ts); Taguette's (export.py `codebook_csv`: tag, from 1.5 on parent,
 * description, number of highlights); and what people write themselves.
 */
export const codebookParts: readonly Part<CodebookPart>[] = [
  { name: 'id', words: ['id', 'guid'] },
  { name: 'name', words: ['name', 'nama pendek', 'short name'] },
  {
    name: 'label',
    words: ['label', 'code', 'tag', 'path', 'kode', 'nama', 'nama kode', 'tema', 'theme'],
  },
  { name: 'parent', words: ['parent', 'induk', 'parent code', 'kode induk'] },
  {
    name: 'definition',
    words: ['definition', 'description', 'definisi', 'deskripsi', 'pengertian', 'arti'],
  },
  {
    name: 'include',
    words: ['include', 'use when', 'when to use', 'pakai bila', 'inklusi', 'inclusion'],
  },
  {
    name: 'exclude',
    words: [
      'exclude',
      'do not use when',
      'when not to use',
      'jangan pakai bila',
      'eksklusi',
      'exclusion',
    ],
  },
  { name: 'example', words: ['example', 'contoh'] },
  { name: 'colour', words: ['colour', 'color', 'warna'] },
]

export function guessCodebook(columns: readonly string[]): Mapping<CodebookPart> {
  return guessColumns(columns, codebookParts)
}

/** A code is called by one of these. */
export function hasCalled(mapping: Mapping<CodebookPart>): boolean {
  return mapping.includes('label') || mapping.includes('name')
}

/** `keyOf` gives the key of a code that has no GUID, from its words and its place. */
export function readCodebook(
  grid: Grid,
  mapping: Mapping<CodebookPart>,
  keyOf: (label: string, position: number) => string,
): FileCode[] {
  const at = new Map(mapping.flatMap((part, column) => (part ? [[part, column] as const] : [])))
  const codes = grid.rows.flatMap(({ cells }, position): FileCode[] => {
    // As it is written: a definition may begin with a line end.
    const cell = (part: CodebookPart) => unquoted(cells[at.get(part) ?? -1] ?? '')
    const id = cell('id').trim().toLowerCase()
    const guid = /^[0-9a-f-]{36}$/.test(id) ? id : null
    const name = cell('name').trim()
    const label = cell('label').trim() === '' ? name : cell('label')
    if (cells.every((text) => text.trim() === '')) return []
    return [
      {
        key: guid ?? keyOf(label, position),
        guid,
        parent: cell('parent').trim() || null,
        name: /^[a-z0-9][a-z0-9-]{0,62}$/.test(name) ? name : null,
        label,
        definition: cell('definition'),
        include: cell('include'),
        exclude: cell('exclude'),
        example: cell('example'),
        hue: nearestHue(cell('colour').trim()),
        position,
      },
    ]
  })
  const byName = new Map(codes.map((code) => [code.name ?? code.label, code.key]))
  return codes.map((code) => ({
    ...code,
    // One that this file does not have may be in the codebook; the plan looks for it there.
    parent: code.parent === null ? null : (byName.get(code.parent) ?? code.parent),
  }))
}

/** Where a file says itself what each code is, or what stands above it, a sign in a name is no more than that. */
export function levelsOf(codes: readonly FileCode[]): LevelMark | null {
  const isPlain = codes.every(({ guid, parent }) => guid === null && parent === null)
  return isPlain ? guessLevels(codes.map(({ label }) => label)) : null
}

/**
 * A codebook that comes in as anything else does. A code without a GUID is known by what it is called, as in a table of
 * coded passages; a second row of that name is left out.
 */
export function codebookBundle(
  grid: Grid,
  mapping: Mapping<CodebookPart>,
  levels: LevelMark | null,
): Bundle {
  const left = leftOver()
  const seen = new Set<string>()
  const codes = readCodebook(grid, mapping, codeKey).filter(({ key, label, position }) => {
    const isOut = label === '' || seen.has(key)
    if (isOut) left.add('row', `${grid.rows[position]?.number ?? ''} ${label}`.trim())
    seen.add(key)
    return !isOut
  })
  return {
    ...emptyBundle('spreadsheet'),
    codes: levels === null ? codes : inLevels(codes, levels, codeKey),
    left: left.told(),
  }
}

export type TableFault = WorkbookReason | 'no-name' | 'no-codes'

/** The first sheet that has codes, as its headings tell its columns. */
export function readCodebookTable(
  book: Workbook | WorkbookRefusal,
): { codes: FileCode[] } | { fault: TableFault } {
  if ('refused' in book) return { fault: book.refused }
  let fault: TableFault = 'no-codes'
  for (const sheet of book.sheets.filter(({ hidden }) => !hidden)) {
    const grid = gridOf(sheet)
    const mapping = grid && guessCodebook(grid.columns)
    if (sheet.rows.length > 0) fault = mapping && hasCalled(mapping) ? 'no-codes' : 'no-name'
    if (!grid || !mapping || !hasCalled(mapping)) continue
    const codes = readCodebook(grid, mapping, (_, position) => `row ${position}`)
    if (codes.length > 0) return { codes }
  }
  return { fault }
}
