// Where a quotation stands in texts, when all that is left of it is its words.

export type Place = { text: number; start: number; end: number }

export type QuoteFinder = {
  /**
   * Its one place in these texts: as it is written, else but for white space, which programs break, join and put between
   * the pieces of a formatted sentence. `'twice'` where it stands in several places, null where it stands in none.
   */
  find(quote: string, among: readonly number[]): Place | 'twice' | null
}

export function quoteFinder(texts: readonly string[]): QuoteFinder {
  const squeezedTexts = new Map<number, Squeezed>()
  const squeezedText = (text: number): Squeezed => {
    const known = squeezedTexts.get(text) ?? squeeze(texts[text] ?? '')
    squeezedTexts.set(text, known)
    return known
  }
  return {
    find(quote, among) {
      const words = quote.trim()
      if (words === '') return null
      const exact = onlyPlace(among, (text) => places(texts[text] ?? '', words))
      if (exact !== null)
        return exact === 'twice' ? exact : { ...exact, end: exact.start + words.length }
      const bare = squeeze(words).text
      const found = onlyPlace(among, (text) => places(squeezedText(text).text, bare))
      if (found === null || found === 'twice') return found
      const { at } = squeezedText(found.text)
      const last = found.start + bare.length - 1
      return { text: found.text, start: at[found.start] ?? 0, end: (at[last] ?? 0) + 1 }
    },
  }
}

/** The first two places of words in a text. */
function places(text: string, words: string): number[] {
  const first = text.indexOf(words)
  if (first === -1) return []
  const second = text.indexOf(words, first + 1)
  return second === -1 ? [first] : [first, second]
}

function onlyPlace(
  among: readonly number[],
  placesIn: (text: number) => number[],
): { text: number; start: number } | 'twice' | null {
  let only: { text: number; start: number } | null = null
  for (const text of among)
    for (const start of placesIn(text)) {
      if (only) return 'twice'
      only = { text, start }
    }
  return only
}

/** A text without its white space, and where each of its units stood. */
type Squeezed = { text: string; at: Uint32Array }

function squeeze(text: string): Squeezed {
  const at = new Uint32Array(text.length)
  let kept = 0
  for (let unit = 0; unit < text.length; unit++)
    if (!isBlank(text.charCodeAt(unit))) at[kept++] = unit
  return { text: text.replace(/[\s\u200B]+/g, ''), at: at.subarray(0, kept) }
}

function isBlank(unit: number): boolean {
  // Most units are letters, and asking a pattern of each would cost more than all the rest.
  return unit <= 0x20
    ? unit === 0x20 || (unit >= 9 && unit <= 13)
    : unit >= 0xa0 && /[\s\u200B]/.test(String.fromCharCode(unit))
}
