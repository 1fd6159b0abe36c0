// Whom or what a name means, and how a code for it is made: "[Pengurus 1]", "[Desa A]".

export const kinds = ['person', 'place', 'other'] as const
export type Kind = (typeof kinds)[number]

/** `code` stands in the text between brackets; null while none was given. */
export type Subject = {
  /** The participant's code or the code itself: one word for it wherever it is spoken of. */
  id: string
  kind: Kind
  names: string[]
  participant: string | null
  code: string | null
}

export const longestCode = 40
/** Letters, digits, spaces, hyphens: brackets are put around it. */
export const codeForm = /^[\p{L}\p{N}][\p{L}\p{M}\p{N} .-]{0,39}$/u

/**
 * The next free code after a word: people are numbered, places have letters. It never gives a code again that is taken,
 * in whatever case. `nextCode('pengurus', 'person', ['Pengurus 1'])` is "Pengurus 2".
 */
export function nextCode(word: string, kind: Kind, taken: readonly string[]): string {
  const used = new Set(taken.map((code) => code.toLowerCase()))
  const clean = word
    .normalize('NFC')
    .replaceAll(/[^\p{L}\p{M}\p{N} .-]/gu, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .slice(0, longestCode - 6)
    .trim()
  const begin = /^[\p{L}\p{N}]/u.test(clean) ? clean : kind === 'place' ? 'Tempat' : 'Orang'
  const title = begin.slice(0, 1).toUpperCase() + begin.slice(1)
  for (let number = 1; ; number += 1) {
    const code = `${title} ${kind === 'place' ? letters(number) : number}`
    if (!used.has(code.toLowerCase())) return code
  }
}

/** 1 is A, 26 is Z, 27 is AA. */
function letters(number: number): string {
  let left = number
  let word = ''
  while (left > 0) {
    word = String.fromCharCode(65 + ((left - 1) % 26)) + word
    left = Math.floor((left - 1) / 26)
  }
  return word
}
