// A table with a row for each coded passage, as Taguette, MAXQDA, Dedoose, Delve and others write one: what its columns
// are, and the passages at their places in texts that are here.
import { cut } from '../../text/cut.ts'
import type { SourceRow } from '../../wire/coding.ts'
import { type Bundle, type BundleCoding, type BundleSource, emptyBundle } from '../bundle.ts'
import { codesOfPaths, type LevelMark } from '../code-paths.ts'
import { cellAt, type Mapping, type Part } from '../columns.ts'
import type { Grid } from '../grid.ts'
import { keyOf } from '../key.ts'
import { leftOver } from '../left.ts'
import { type Place, quoteFinder } from './find-quote.ts'
import { instantOf } from './instant.ts'
import { titled } from './titles.ts'

export type HighlightPart = 'document' | 'code' | 'quote' | 'coder' | 'note' | 'weight' | 'date'

/**
 * Headings of: Taguette (export.py `highlights_csv`: id, document, tag, content); MAXQDA's "Retrieved segments"; Dedoose's
 * excerpts; ATLAS.ti's quotations; and what people write themselves.
 */
export const highlightParts: readonly Part<HighlightPart>[] = [
  {
    name: 'document',
    words: [
      'document',
      'document name',
      'dokumen',
      'nama dokumen',
      'media title',
      'source',
      'sumber',
      'transcript',
      'transkrip',
      'resource title',
      'berkas',
      'file',
      'wawancara',
      'interview',
    ],
  },
  {
    name: 'code',
    words: [
      'code',
      'codes',
      'kode',
      'tag',
      'tags',
      'codes applied combined',
      'code name',
      'nama kode',
      'tema',
      'theme',
      'kategori',
      'category',
    ],
  },
  {
    name: 'quote',
    words: [
      'segment',
      'coded segment',
      'segmen',
      'content',
      'isi',
      'quotation content',
      'quote',
      'quotation',
      'kutipan',
      'excerpt copy',
      'excerpt',
      'snippet',
      'text',
      'teks',
      'highlight',
    ],
  },
  {
    name: 'coder',
    words: [
      'coder',
      'pengode',
      'created by',
      'excerpt creator',
      'author',
      'user',
      'modified by',
      'dibuat oleh',
      'pembuat',
    ],
  },
  { name: 'note', words: ['comment', 'comments', 'komentar', 'catatan', 'note', 'notes', 'memo'] },
  { name: 'weight', words: ['weight score', 'weight', 'bobot'] },
  { name: 'date', words: ['created', 'excerpt date', 'date', 'tanggal', 'modified', 'dibuat'] },
]

export type HighlightChoices = {
  mapping: Mapping<HighlightPart>
  /** What parts several codes in one cell; null where a cell is one code. */
  split: string | null
  levels: LevelMark | null
  /** Who coded where the table does not say. */
  coder: string
}

/** What the table's passages are looked for in: sources of the study. */
export type HighlightText = Pick<
  SourceRow,
  'id' | 'title' | 'technique' | 'participant' | 'role' | 'case' | 'occurredOn'
> & { text: string }

export type Unplaced = {
  row: number
  document: string
  why: 'not-found' | 'twice' | 'no-code' | 'too-long' | 'no-document'
}

/**
 * So many characters are gone through for passages whose document is not known by its name: a minute or less. The rest
 * has to name its document.
 */
const searchedMost = 20_000_000_000

/** As much as a quotation may hold. */
const longestQuote = 100_000

/** The bundle holds the sources that something was found in, each under its id, so that nothing of them is added. */
export function readHighlights(
  grid: Grid,
  choices: HighlightChoices,
  texts: readonly HighlightText[],
): { bundle: Bundle; unplaced: Unplaced[] } {
  const { mapping } = choices
  const finder = quoteFinder(texts.map(({ text }) => text))
  const all = texts.map((_, at) => at)
  const unplaced: Unplaced[] = []
  const left = leftOver()
  const codings = new Map<string, BundleCoding>()
  const coders = new Map<string, string>()
  const paths = new Map<string, { path: string; definition: string }>()
  const used = new Set<number>()
  const byTitle = titled(texts)
  const placed = new Map<string, Place | Unplaced['why']>()
  const length = texts.reduce((sum, { text }) => sum + text.length, 0)
  let toSearch = searchedMost
  for (const row of grid.rows) {
    const document = cellAt(row, mapping, 'document')
    const quote = cellAt(row, mapping, 'quote')
    const leave = (why: Unplaced['why']) => {
      unplaced.push({ row: row.number, document, why })
      left.add('coding-unfit', cut(`${row.number} ${document}`.trim(), 200))
    }
    const codes = codesIn(cellAt(row, mapping, 'code'), choices.split)
    if (codes.length === 0 && quote === '') continue
    if (codes.length === 0) leave('no-code')
    for (const path of codes) paths.set(path, { path, definition: '' })
    if (quote.length > longestQuote) leave('too-long')
    if (codes.length === 0 || quote.length > longestQuote) continue
    // Exports repeat a passage for each of its codes.
    const asked = `${document}\n${quote}`
    const place = placed.get(asked) ?? placeOf(document, quote)
    placed.set(asked, place)
    if (typeof place === 'string') {
      leave(place)
      continue
    }
    used.add(place.text)
    const name = cellAt(row, mapping, 'coder').slice(0, 120).toWellFormed() || choices.coder
    const coder = keyOf('coder', name)
    coders.set(coder, name)
    const source = texts[place.text]?.id ?? ''
    for (const path of codes) {
      const key = keyOf(`${source} ${place.start}-${place.end}`, coder, path)
      codings.set(key, {
        key,
        source,
        code: codeKey(path),
        coder,
        start: place.start,
        end: place.end,
        note: cellAt(row, mapping, 'note').slice(0, 2_000).toWellFormed(),
        weight: weightOf(cellAt(row, mapping, 'weight')),
        madeAt: instantOf(cellAt(row, mapping, 'date')),
      })
    }
  }
  function placeOf(document: string, quote: string): Place | Unplaced['why'] {
    const named = byTitle(document)
    if (named.length === 0) toSearch -= length
    if (toSearch < 0) return 'no-document'
    return finder.find(quote, named.length > 0 ? named : all) ?? 'not-found'
  }
  const bundle: Bundle = {
    ...emptyBundle('highlights'),
    coders: [...coders].map(([key, name]) => ({ key, name })),
    codes: codesOfPaths([...paths.values()], choices.levels, codeKey),
    sources: texts.flatMap((text, at) => (used.has(at) ? [sourceOf(text)] : [])),
    codings: [...codings.values()],
    left: left.told(),
  }
  return { bundle, unplaced }
}

/** A codebook's table names the same code the same way. */
export const codeKey = (path: string) => keyOf('code', path)

/** What parts the codes of one cell, if the parts of some are codes of other rows too. */
export function guessSplit(cells: readonly string[]): string | null {
  for (const mark of ['\n', ';', '|', ',']) {
    const parts = cells.map((cell) => codesIn(cell, mark))
    const seen = new Map<string, number>()
    for (const part of new Set(parts.flatMap((row) => [...new Set(row)])))
      seen.set(part, parts.filter((row) => row.includes(part)).length)
    const isMeant = parts.some(
      (row) => row.length > 1 && row.some((part) => (seen.get(part) ?? 0) > 1),
    )
    if (isMeant && cells.some((cell) => cell.includes(mark))) return mark
  }
  return null
}

function codesIn(cell: string, mark: string | null): string[] {
  const parts = mark === null ? [cell] : cell.split(mark)
  return [
    ...new Set(parts.map((part) => part.replace(/\s+/g, ' ').trim()).filter((part) => part !== '')),
  ]
}

function weightOf(cell: string): number | null {
  return /^\d{1,3}$/.test(cell) && Number(cell) <= 100 && Number(cell) > 0 ? Number(cell) : null
}

function sourceOf({ id, ...about }: HighlightText): BundleSource {
  return { key: id, ...about, blocks: null, file: null }
}
