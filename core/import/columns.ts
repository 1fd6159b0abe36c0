// Which column of somebody else's table is what: a guess from its headings, which a person then puts right.
import type { Grid } from './grid.ts'

/** What a column may be. `words` are headings that mean it, in any language; case, accents and marks do not count. */
export type Part<Name extends string> = {
  name: Name
  words: readonly string[]
  /** Several columns may be this. Otherwise the leftmost that fits best is. */
  isMany?: boolean
}

/** For each column what it is; null is left out. */
export type Mapping<Name extends string> = (Name | null)[]

/**
 * A heading that is one of a part's words counts more than one that begins with it, and that more than one that holds
 * it as a word; so `Kode` goes before `Kode peserta (lama)`.
 *
 * `guessColumns(['Nama dokumen', 'Kode'], [{ name: 'document', words: ['dokumen'] }, { name: 'code', words: ['kode'] }])`
 * → `['document', 'code']`.
 */
export function guessColumns<Name extends string>(
  columns: readonly string[],
  parts: readonly Part<Name>[],
): Mapping<Name> {
  const headings = columns.map(plainHeading)
  const found = headings.flatMap((heading, column) =>
    parts.map((part) => ({ column, part, fit: fitOf(heading, part.words) })),
  )
  const mapping: Mapping<Name> = columns.map(() => null)
  const given = new Set<Name>()
  for (const { column, part, fit } of found.toSorted((a, b) => b.fit - a.fit)) {
    if (fit === 0) break
    if (mapping[column] !== null || (given.has(part.name) && !part.isMany)) continue
    mapping[column] = part.name
    given.add(part.name)
  }
  return mapping
}

/** The mapping with one column changed: what only one column may be moves there. */
export function assignColumn<Name extends string>(
  mapping: Mapping<Name>,
  column: number,
  name: Name | null,
  isMany: boolean,
): Mapping<Name> {
  return mapping.map((before, at) => {
    if (at === column) return name
    return before === name && !isMany ? null : before
  })
}

/** The cell of a part in a row, trimmed; `''` where no column is it. */
export function cellAt<Name extends string>(
  row: Grid['rows'][number],
  mapping: Mapping<Name>,
  name: Name,
): string {
  const column = mapping.indexOf(name)
  return column === -1 ? '' : (row.cells[column] ?? '').trim()
}

/** Headings are compared by their letters and digits: "Kode_Peserta*" is "kode peserta". */
export function plainHeading(heading: string): string {
  return heading
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

function fitOf(heading: string, words: readonly string[]): number {
  const spaced = ` ${heading} `
  let best = 0
  for (const word of words.map(plainHeading)) {
    if (word === '') continue
    if (heading === word) return 3
    if (spaced.startsWith(` ${word} `)) best = Math.max(best, 2)
    else if (spaced.includes(` ${word} `)) best = Math.max(best, 1)
  }
  return best
}
