// The words of bringing in, loaded with its screen.
import { language, useWords } from '../../kit/language.ts'
import { bring as en } from './words/bring.en.ts'
import { bring as id } from './words/bring.id.ts'

const words = { id, en }

export function useBring(): typeof id {
  return useWords(words)
}

/** For readers, which are no components. */
export function brokenArchive(): string {
  return words[language()].wrong.archive
}
export function brokenProject(): string {
  return words[language()].wrong.project
}
