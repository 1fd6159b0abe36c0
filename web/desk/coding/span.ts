// A passage somebody chose: offsets into the source's text, cleaned so that no letter is cut and no blank is coded.

/** Half-open, in UTF-16 units over the source version's text. */
export type Span = { start: number; end: number }

// How far around an edge graphemes are looked at; the longest emoji families are about 30 units.
const around = 64

const graphemes = new Intl.Segmenter('id', { granularity: 'grapheme' })

/** Moves both edges outward to whole graphemes, then drops blanks at both ends; null when nothing is left. */
export function tidy(text: string, span: Span): Span | null {
  const start = wholeGrapheme(text, Math.max(0, Math.min(span.start, span.end)), 'before')
  const end = wholeGrapheme(text, Math.min(text.length, Math.max(span.start, span.end)), 'after')
  const chosen = text.slice(start, end)
  const lead = chosen.length - chosen.trimStart().length
  const trail = chosen.length - chosen.trimEnd().length
  return lead === chosen.length ? null : { start: start + lead, end: end - trail }
}

function wholeGrapheme(text: string, at: number, side: 'before' | 'after'): number {
  const from = lineStart(text, at)
  const window = text.slice(from, at + around)
  const local = at - from
  if (local === 0 || local >= window.length) return at
  const hit = graphemes.segment(window).containing(local)
  if (!hit || hit.index === local) return at
  return from + (side === 'before' ? hit.index : hit.index + hit.segment.length)
}

/** A place near `at` that surely begins a grapheme: a blank before it, or the start of the window. */
function lineStart(text: string, at: number): number {
  const from = Math.max(0, at - around)
  const blank = text.slice(from, at).search(/\s/)
  return blank === -1 ? from : from + blank
}
