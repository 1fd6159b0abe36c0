// What is compared: a text cut into units, each known by its number. A coding touches a range of them.
import type { Block } from '../wire/coding.ts'

export const unitKinds = [
  'turn',
  'paragraph',
  'sentence',
  'word',
  'character',
  'given',
  'document',
] as const
export type UnitKind = (typeof unitKinds)[number]

export type Place = { start: number; end: number }
export type Units = {
  kind: UnitKind
  count: number
  /** The units from `from` up to `to` that a span of the text touches; none when it lies between units. */
  touched: (span: Place) => { from: number; to: number }
  /** The text from the first of the units to the last. */
  placeOf: (from: number, to: number) => Place
}

/**
 * Words that belong to nobody (labels, page numbers between blocks) are in no unit. A turn is all that one speaker says
 * under one question before another does, a paragraph is a block; sentences and words are cut by the rules of Unicode (UAX 29).
 * A character is one UTF-16 unit, as all offsets are.
 */
export function cutUnits(
  kind: Exclude<UnitKind, 'given'>,
  text: string,
  blocks: readonly Block[],
): Units {
  const pieces: readonly Block[] = blocks.length > 0 ? blocks : [{ start: 0, end: text.length }]
  switch (kind) {
    case 'turn':
      return listed(kind, turnsOf(pieces))
    case 'paragraph':
      return listed(kind, pieces)
    case 'sentence':
    case 'word':
      return listed(kind, segmented(kind, text, pieces))
    case 'character':
      return characters(pieces)
    case 'document':
      return listed(kind, [{ start: 0, end: text.length }])
  }
}

/** Units that one person cut by hand (Campbell et al. 2013). Of two that overlap, the earlier stays, of two that begin together the longer. */
export function givenUnits(places: readonly Place[]): Units {
  const kept: Place[] = []
  for (const place of [...places].sort((a, b) => a.start - b.start || b.end - a.end))
    if (place.start < place.end && place.start >= (kept.at(-1)?.end ?? 0)) kept.push(place)
  return listed('given', kept)
}

function listed(kind: UnitKind, places: readonly Place[]): Units {
  const starts = Int32Array.from(places, ({ start }) => start)
  const ends = Int32Array.from(places, ({ end }) => end)
  return {
    kind,
    count: starts.length,
    touched: ({ start, end }) => {
      const from = firstAbove(ends, start)
      return { from, to: Math.max(from, firstAbove(starts, end - 1)) }
    },
    placeOf: (from, to) => ({ start: starts[from] ?? 0, end: ends[to - 1] ?? 0 }),
  }
}

/** Numbered through the blocks without a list of them all, so that a long text costs by its blocks. */
function characters(pieces: readonly Place[]): Units {
  const starts = Int32Array.from(pieces, ({ start }) => start)
  const before = new Int32Array(pieces.length + 1)
  for (const [at, { start, end }] of pieces.entries())
    before[at + 1] = (before[at] ?? 0) + end - start
  const count = before[pieces.length] ?? 0
  /** How many characters of the blocks stand before an offset. */
  const numberOf = (offset: number) => {
    const at = firstAbove(starts, offset) - 1
    if (at < 0) return 0
    return Math.min((before[at] ?? 0) + offset - (starts[at] ?? 0), before[at + 1] ?? 0)
  }
  const offsetOf = (number: number) => {
    const at = firstAbove(before, number) - 1
    return (starts[at] ?? 0) + number - (before[at] ?? 0)
  }
  return {
    kind: 'character',
    count,
    touched: ({ start, end }) => {
      const from = numberOf(start)
      return { from, to: Math.max(from, numberOf(end)) }
    },
    placeOf: (from, to) => ({ start: offsetOf(from), end: offsetOf(to - 1) + 1 }),
  }
}

function turnsOf(blocks: readonly Block[]): Place[] {
  const turns: Block[] = []
  for (const block of blocks) {
    const last = turns.at(-1)
    const goesOn =
      last?.speaker !== undefined &&
      last.speaker === block.speaker &&
      last.question === block.question
    if (last && goesOn) last.end = block.end
    else turns.push({ ...block })
  }
  return turns
}

function segmented(kind: 'sentence' | 'word', text: string, pieces: readonly Place[]): Place[] {
  const segmenter = new Intl.Segmenter('id', { granularity: kind })
  const places: Place[] = []
  for (const piece of pieces)
    for (const { segment, index, isWordLike } of segmenter.segment(
      text.slice(piece.start, piece.end),
    )) {
      if (kind === 'word' ? !isWordLike : segment.trim() === '') continue
      const start = piece.start + index
      places.push({ start, end: start + segment.trimEnd().length })
    }
  return places
}

/** How many of the ascending list are at most `value`, which is where the first above it stands. */
function firstAbove(list: Int32Array, value: number): number {
  let low = 0
  let high = list.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((list[middle] ?? 0) <= value) low = middle + 1
    else high = middle
  }
  return low
}
