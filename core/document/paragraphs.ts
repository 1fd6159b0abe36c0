// Gathers what a word processor wrote, paragraph by paragraph and table row by table row, into plain text.
import { readOpening } from '../text/label.ts'

/** Between paragraphs stands an empty line, so that each is a block of its own however short its lines are. */
const between = '\n\n'

export type Gatherer = {
  text(words: string): void
  beginParagraph(): void
  endParagraph(): void
  beginRow(): void
  endCell(): void
  endRow(): void
  take(): string
}

/** Paragraphs nest where a text box is anchored in one: the box's own come first, then the rest of the outer one. */
export function gatherParagraphs(): Gatherer {
  const done: string[] = []
  const open: string[] = []
  // A table inside a cell is written into that cell.
  const rows: { cells: string[]; cell: string[] }[] = []
  const put = (words: string) => {
    const clean = words.trim()
    if (clean !== '') (rows.at(-1)?.cell ?? done).push(clean)
  }
  return {
    text(words) {
      const last = open.length - 1
      if (last >= 0) open[last] += words
    },
    beginParagraph() {
      open.push('')
    },
    endParagraph() {
      put(open.pop() ?? '')
    },
    beginRow() {
      rows.push({ cells: [], cell: [] })
    },
    endCell() {
      const row = rows.at(-1)
      if (!row) return
      row.cells.push(row.cell.join('\n'))
      row.cell = []
    },
    endRow() {
      const row = rows.pop()
      if (row) put(rowOf(row.cells))
    },
    take: () => done.join(between),
  }
}

/**
 * Transcripts are often tables: a column for the speaker, perhaps one for the time, one for the words. Such a row is
 * written as a turn; any other keeps its cells apart by tabs.
 *
 * `['00:01:02', 'P1', 'Kami.']` → `[00:01:02] P1: Kami.`
 */
function rowOf(cells: readonly string[]): string {
  const filled = cells.map((cell) => cell.trim())
  const stamp = filled.find((cell) =>
    /^[[(]?\d{1,3}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?[\])]?$/.test(cell),
  )
  const [label, words, ...more] = filled.filter((cell) => cell !== stamp && cell !== '')
  if (label !== undefined && words !== undefined && more.length === 0) {
    const turn = `${stamp === undefined ? '' : `[${stamp.replace(/[[\]()]/g, '')}] `}${label.replace(/:$/, '')}: ${words}`
    if (!label.includes('\n') && readOpening(turn).label !== null) return turn
  }
  return filled.join('\t').trim()
}
