// Choices by what stands for them in an export: their names, or their words in the language that it was made in.
import type { Choice } from '../../instrument/choices.ts'

const known = new WeakMap<readonly Choice[], Map<string, ReadonlyMap<string, string>>>()

/** Names by name and, where words stand for them, by words. What is typed may have other words and other letters. */
export function choicesByWord(
  choices: readonly Choice[],
  hasOther: boolean,
  words: string | null,
  isTyped: boolean,
): ReadonlyMap<string, string> {
  const key = `${hasOther} ${words} ${isTyped}`
  const made = known.get(choices) ?? new Map<string, ReadonlyMap<string, string>>()
  known.set(choices, made)
  const ready = made.get(key)
  if (ready) return ready
  const byWord = new Map<string, string>()
  const add = (word: string | undefined, name: string) => {
    const plain = word?.replaceAll(/\s+/g, ' ').trim()
    if (plain && !byWord.has(plain)) byWord.set(plain, name)
  }
  // A name that is another choice's words means what it says in an export with words.
  if (words !== null) for (const { name, label } of choices) add(label[words], name)
  for (const { name } of choices) add(name, name)
  if (isTyped)
    for (const { name, label } of choices)
      for (const word of [name, ...Object.values(label)]) {
        add(word, name)
        add(word.toLowerCase(), name)
      }
  if (hasOther) for (const word of ['other', 'Other', 'Lainnya']) add(word, 'other')
  made.set(key, byWord)
  return byWord
}

/** Null when they cannot be told. */
export function chosenIn(
  text: string,
  byWord: ReadonlyMap<string, string>,
  isTyped: boolean,
): string[] | null {
  if (text === '') return []
  const split = (parts: string[]) => {
    const names = parts
      .map((part) => part.trim())
      .filter(Boolean)
      .map((part) => byWord.get(part) ?? (isTyped ? byWord.get(part.toLowerCase()) : undefined))
    return names.every((name) => name !== undefined) ? names : null
  }
  const typed = isTyped ? (split(text.split(/[;|\n]/)) ?? split(text.split(','))) : null
  return typed ?? inWords(text.replaceAll(/\s+/g, ' '), byWord)
}

/** Words of more than one word stand one after another: from each place on the longest that leaves a way to the end. */
function inWords(text: string, byWord: ReadonlyMap<string, string>): string[] | null {
  // Each place is tried once, so that nobody's words can make this take long.
  if (byWord.size > 500 || text.length > 20_000) return null
  const words = [...byWord].toSorted(([a], [b]) => b.length - a.length)
  const dead = new Set<number>()
  const from = (at: number): string[] | null => {
    if (at >= text.length) return []
    if (dead.has(at)) return null
    for (const [word, name] of words) {
      const end = at + word.length
      if (!text.startsWith(word, at) || (end < text.length && text[end] !== ' ')) continue
      const rest = from(end + 1)
      if (rest) return [name, ...rest]
    }
    dead.add(at)
    return null
  }
  return from(0)
}

/** A choice's own column: 1 and 0, or what spreadsheets make of them. */
export function isTicked(text: string): boolean {
  return /^(1(\.0)?|true|yes|ya|y|x|✓)$/i.test(text)
}
