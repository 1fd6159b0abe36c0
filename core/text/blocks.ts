// Finds the blocks of an imported text: its turns where people speak, its paragraphs where nobody does.
// The text stays untouched and blocks are spans over it, so lines are never joined; a block may span several.
import type { Block } from '../wire/coding.ts'
import type { Speaker } from '../wire/listening.ts'
import { readOpening } from './label.ts'
import { askersAmong, speakersAmong } from './speakers.ts'

/** Hard-wrapped text (a PDF, an old e-mail) has no longer lines; with longer ones, each line is a paragraph. */
const widestWrap = 160
/** Nor is anything wrapped narrower: a text of shorter lines is a list, a chat, or notes. */
const narrowestWrap = 50
/** A line this full may be a wrapped one; the last line of a paragraph is mostly shorter. */
const fullShare = 0.75
/** Longer paragraphs are cut at a sentence, so that a page need never draw a book in one piece. */
const longestBlock = 6_000

type Line = {
  start: number
  text: string
  label: string | null
  timeMs: number | null
  wordsAt: number
}

/**
 * A block ends at a blank line, before a label, a time stamp, a list mark or an indented line, around a page number,
 * and after a line too short to be a wrapped one. Its start is after the label: the words are what is coded.
 * A paragraph without a label goes on with the speaker before it, provided that at least two people are told apart:
 * where only the questions are labelled, the answers are nobody's rather than the interviewer's.
 * `known` is what the study remembers of labels: they need not come twice, and those that are nobody's open no turn.
 *
 * `findBlocks('Peneliti: Siapa?\nP1: Kami.')` → two blocks, over "Siapa?" and "Kami.", the first with `asks`.
 */
export function findBlocks(text: string, known: readonly Speaker[] = []): Block[] {
  const lines = openings(text)
  const turns = lines.flatMap((line) =>
    line.label === null ? [] : [{ label: line.label, words: line.text.slice(line.wordsAt) }],
  )
  const speakers = withKnown(speakersAmong(turns), turns, known)
  const asks = askersAmong(turns, speakers)
  const width = wrapWidth(lines)
  const blocks: Block[] = []
  let speaker: string | null = null
  let timeMs: number | null = null
  let open: Block | null = null
  let before: Line | null = null
  // A label alone on its line: the words on the next one are that speaker's, whatever is inherited otherwise.
  let isAwaited = false

  for (const line of lines) {
    const opens = line.label !== null && speakers.has(line.label)
    const opened = opens || (line.label === null && line.timeMs !== null)
    if (opens) speaker = line.label
    if (opened) timeMs = line.timeMs ?? timeMs
    const wordsAt = opened ? line.wordsAt : indentOf(line)
    const words = line.text.trimEnd()
    const start = line.start + wordsAt
    const end = line.start + words.length
    const isNumber = !opened && isPageNumber(words)
    const goesOn = before !== null && !opened && belongTogether(before, line, width)
    if (!goesOn) open = null
    if (opens) isAwaited = true
    before = line
    if (end <= start) continue
    if (open) {
      open.end = end
      continue
    }
    open = { start, end }
    blocks.push(open)
    if (isNumber) continue
    if (speaker !== null && (isAwaited || speakers.size > 1 || !asks.has(speaker))) {
      open.speaker = speaker
      if (asks.has(speaker)) open.asks = true
    }
    if (timeMs !== null) open.timeMs = timeMs
    timeMs = null
    isAwaited = false
  }
  return blocks.flatMap((block) => inPieces(block, text))
}

function withKnown(
  speakers: ReadonlySet<string>,
  turns: readonly { label: string }[],
  known: readonly Speaker[],
): ReadonlySet<string> {
  if (known.length === 0) return speakers
  const meant = new Map(known.map((one) => [one.label, one.meant]))
  const isKnown = ({ label }: { label: string }) => meant.has(label)
  const all = [...speakers, ...turns.filter(isKnown).map(({ label }) => label)]
  return new Set(all.filter((label) => meant.get(label) !== 'nobody'))
}

function openings(text: string): Line[] {
  const lines: Line[] = []
  let start = 0
  for (const line of text.split('\n')) {
    lines.push({ start, text: line, ...readOpening(line) })
    start += line.length + 1
  }
  return lines
}

/** The width the text was wrapped at; 0 when it was not: one line in fifty may be longer (an address, a table). */
function wrapWidth(lines: readonly Line[]): number {
  const lengths = lines.map((line) => line.text.trimEnd().length).filter((length) => length > 0)
  const short = lengths.filter((length) => length <= widestWrap)
  const isWrapped = (lengths.length - short.length) * 50 <= lengths.length
  const width = short.reduce((widest, length) => Math.max(widest, length), 0)
  return isWrapped && width >= narrowestWrap ? width : 0
}

/** Whether a line is the continuation of the one before it. Numbers that stand one under the other are one column. */
function belongTogether(before: Line, line: Line, width: number): boolean {
  if (line.text.trim() === '') return false
  const isNumber = isPageNumber(line.text.trimEnd())
  if (isNumber || isPageNumber(before.text.trimEnd()))
    return isNumber && isPageNumber(before.text.trimEnd())
  const isFull = width > 0 && before.text.trimEnd().length >= width * fullShare
  const isListed = /^\s*(?:[-–•*]|\d{1,2}[.)]|[a-z][.)])\s/u.test(line.text)
  return isFull && !isListed && indentOf(line) <= indentOf(before) + 1
}

function indentOf(line: Line): number {
  return line.text.length - line.text.trimStart().length
}

/** 12 · 3/8 · - 4 - · Halaman 5 dari 9 */
function isPageNumber(words: string): boolean {
  return /^\s*(?:-\s*\d{1,4}\s*-|(?:(?:page|halaman|hal\.?)\s+)?\d{1,4}(?:\s*(?:\/|of|dari)\s*\d{1,4})?)$/iu.test(
    words,
  )
}

function inPieces(block: Block, text: string): Block[] {
  const pieces: Block[] = []
  let start = block.start
  while (block.end - start > longestBlock) {
    const cut = start + cutOf(text.slice(start, start + longestBlock))
    const end = start + text.slice(start, cut).trimEnd().length
    // White space longer than a block holds no words and makes no block.
    if (end > start) pieces.push({ ...block, start, end })
    start =
      cut + (text.slice(cut, block.end).length - text.slice(cut, block.end).trimStart().length)
  }
  if (start === block.start) return [block]
  return [...pieces, { ...block, start }].map((piece, at) =>
    at === 0 ? piece : withoutTime(piece),
  )
}

/** After the last sentence, else after the last word, else anywhere but inside a surrogate pair. */
function cutOf(window: string): number {
  const sentence = Math.max(
    ...['. ', '? ', '! ', '.\n', '?\n', '!\n'].map((stop) => window.lastIndexOf(stop)),
  )
  if (sentence > window.length / 2) return sentence + 1
  const space = window.search(/\s\S*$/u)
  if (space > window.length / 2) return space
  return window.slice(0, -1).isWellFormed() && !window.isWellFormed()
    ? window.length - 1
    : window.length
}

/** The moment belongs to where the turn begins. */
function withoutTime({ timeMs: _, ...block }: Block): Block {
  return block
}
