// What the forms of an Indonesian word have in common: membantu, dibantu, bantuan and bantuin all have the key `bantu`.
//
// The affixes, and what a prefix does to the sound after it, are those of Nazief and Adriani as published by Asian, Williams
// and Tahaghoghi, "Stemming Indonesian" (ACSC 2005) and "Stemming Indonesian: A confix-stripping approach" (ACM TALIP 6:4,
// 2007). Their stemmers ask a dictionary of roots where a form is ambiguous; here there is none. A form that could come from
// two roots (memakan: makan, pakan) keeps a key for each, and two words match when they share one. What could not be a root
// is left out by its sound: a root has two vowels, save a few that are listed.
import { wholeWords } from './whole-words.ts'

/** Borrowed roots of one syllable that people do put affixes on: mengecek, dites, pengeboman. */
const shortRoots = new Set(
  'cek tes cat bom lap las pel rem sah klik print share like post chat copot rak gol lem pos cor sel'.split(
    ' ',
  ),
)
const clitics = ['lah', 'kah', 'tah', 'pun', 'ku', 'mu', 'nya'] as const
/** `-in` and `-an` are also how people speak: bantuin, beliin, duluan. */
const suffixes = ['kan', 'an', 'i', 'in'] as const
/** memper-…-kan with a clitic behind it is four steps; nobody says longer ones. */
const mostSteps = 5
const vowel = /[aiueo]/
const vowels = /[aiueo]/g

const known = new Map<string, readonly string[]>()
/** A book has fewer different words; a longer memory would only grow. */
const mostKnown = 50_000

/** The keys of a folded word (words.ts): itself, and each root that it could have been made of. In no order that means anything. */
export function keysOf(word: string): readonly string[] {
  const had = known.get(word)
  if (had) return had
  const roots = new Set<string>([word])
  walk(word, mostSteps, new Set(), roots)
  const keys = [...roots]
  if (known.size >= mostKnown) known.clear()
  known.set(word, keys)
  return keys
}

/** Only where nothing more comes off is a root; what lies between is on the way to it. */
function walk(word: string, steps: number, seen: Set<string>, roots: Set<string>): void {
  if (seen.has(word)) return
  seen.add(word)
  const shorter = steps === 0 || wholeWords.has(word) ? [] : stripped(word)
  if (shorter.length === 0) roots.add(word)
  for (const one of shorter) walk(one, steps - 1, seen, roots)
}

function stripped(word: string): string[] {
  // Clitics stand outermost: while there is one, nothing else is at the end.
  for (const end of clitics) {
    const rest = word.slice(0, -end.length)
    if (word.endsWith(end) && isRoot(rest)) return [rest, ...withoutPrefix(word).filter(isRoot)]
  }
  const ends = suffixes.flatMap((end) => (word.endsWith(end) ? [word.slice(0, -end.length)] : []))
  return [...ends, ...withoutPrefix(word)].filter(isRoot)
}

/** Two vowels; no cluster before the first that Indonesian does not begin with, none but ng behind the last. */
function isRoot(word: string): boolean {
  if (shortRoots.has(word)) return true
  if (word.length < 3 || (word.match(vowels)?.length ?? 0) < 2) return false
  return beginsWell.test(word) && (word.endsWith('ng') || !/[^aiueo]{2}$/.test(word))
}

const beginsWell = /^([^aiueo]?|[bdgkpt]r|[bgkpf]l|s[ktpwyl]|[kt]w|kh|n[gy]|fr|st?r|ps)[aiueo]/

function withoutPrefix(word: string): string[] {
  const found: string[] = []
  for (const plain of ['di', 'ke', 'se', 'tidak'] as const)
    if (word.startsWith(plain)) found.push(word.slice(plain.length))
  // ber-, ter-, per- lose their r before one (beruang) and before a syllable with er (bekerja); bel-, pel- before ajar.
  for (const r of ['ber', 'ter', 'per'] as const) {
    if (word.startsWith(r)) found.push(word.slice(3))
    else if (new RegExp(`^${r.slice(0, 2)}([^aiueo]er|r)`).test(word)) found.push(word.slice(2))
  }
  if (word.startsWith('belajar') || word.startsWith('pelajar')) found.push(word.slice(3))
  for (const nasal of ['me', 'pe'] as const)
    if (word.startsWith(nasal)) found.push(...afterNasal(word.slice(2)))
  // As people speak: nulis, ngirim, mikir.
  if (/^(ng[aiueo]|n[aiueo]|m[aiueo]|ny[aiueo])/.test(word)) found.push(...restored(word))
  return found
}

/** What may follow meN- and peN-, given what stands after `me` or `pe`. */
function afterNasal(rest: string): string[] {
  const short = rest.startsWith('nge') && shortRoots.has(rest.slice(3)) ? [rest.slice(3)] : []
  if (/^ng[aiueo]/.test(rest)) return [...short, rest.slice(2), `k${rest.slice(2)}`]
  if (/^ng[ghkq]/.test(rest)) return [rest.slice(2)]
  if (/^ny[aiueo]/.test(rest)) return [`s${rest.slice(2)}`, rest]
  if (/^n[cdjstz]/.test(rest)) return [rest.slice(1)]
  if (/^n[aiueo]/.test(rest)) return [`t${rest.slice(1)}`, rest]
  if (/^m[bfpv]/.test(rest)) return [rest.slice(1)]
  if (/^m[aiueo]/.test(rest)) return [`p${rest.slice(1)}`, rest]
  return /^[lrwy]/.test(rest) || (vowel.test(rest) && !/^[aiueomn]/.test(rest)) ? [rest] : []
}

function restored(word: string): string[] {
  if (word.startsWith('ng')) return [word.slice(2), `k${word.slice(2)}`]
  if (word.startsWith('ny')) return [`s${word.slice(2)}`, `c${word.slice(2)}`]
  return [`${word.startsWith('n') ? 't' : 'p'}${word.slice(1)}`]
}
