// The words of a text, where they stand, and how they are held against each other whatever their spelling.

export type Word = {
  start: number
  /** Half-open, in UTF-16 units. */
  end: number
  /** Its parts at hyphens, folded: anak-anaknya is anak and anaknya, anak2 is anak. */
  parts: readonly string[]
}

// A letter or digit, then anything that stands inside a word: marks, an apostrophe (Jum'at), a hyphen (anak-anak).
const word = /[\p{L}\p{N}](?:[\p{L}\p{N}\p{M}]|['’ʼ`\-‑](?=[\p{L}\p{N}]))*/gu

/** The words between two offsets, in order. */
export function wordsIn(text: string, start = 0, end = text.length): Word[] {
  const found: Word[] = []
  for (const { 0: spelled, index } of text.slice(start, end).matchAll(word))
    found.push({
      start: start + index,
      end: start + index + spelled.length,
      parts: partsOf(spelled),
    })
  return found
}

const known = new Map<string, readonly string[]>()
const mostKnown = 50_000

/** Reduplication written with a figure is the word twice; the same part twice is one part. */
function partsOf(spelled: string): readonly string[] {
  const had = known.get(spelled)
  if (had) return had
  const parts = spelled.split(/[-‑]/).map((part) => fold(part).replace(/(?<=\p{L})2$/u, ''))
  const different = [...new Set(parts)].filter((part) => part !== '')
  if (known.size >= mostKnown) known.clear()
  known.set(spelled, different)
  return different
}

/** Without case, accents and apostrophes: Jum'at and jumat, kémah and kemah are one word. */
export function fold(spelled: string): string {
  return spelled
    .normalize('NFD')
    .replaceAll(/[\p{M}'’ʼ`]/gu, '')
    .toLowerCase()
}
