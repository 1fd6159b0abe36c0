// What of a text goes into the index: the keys of its words, each once.
import { keysOf } from './keys.ts'
import { wordsIn } from './words.ts'

export function indexKeys(text: string): string[] {
  const keys = new Set<string>()
  for (const { parts } of wordsIn(text))
    for (const part of parts) for (const key of keysOf(part)) keys.add(key)
  return [...keys].filter((key) => key.length <= longestKey)
}

/** A longer word is an address or a slip of the keyboard. */
export const longestKey = 40
