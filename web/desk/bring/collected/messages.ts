// The words of bringing responses in, loaded with what they are for.
import { language, useWords } from '../../../kit/language.ts'
import { collected as en } from '../words/collected.en.ts'
import { collected as id } from '../words/collected.id.ts'

const words = { id, en }

export function useCollected(): typeof id {
  return useWords(words)
}

/** For the reader, which is no component. */
export function nothingIn(): string {
  return words[language()].nothing
}
