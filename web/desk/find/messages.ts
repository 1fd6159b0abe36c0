// The words of finding in both languages; they are loaded with these screens.
import { useWords } from '../../kit/language.ts'
import { find as en } from './words/find.en.ts'
import { find as id } from './words/find.id.ts'

const words = { id, en }

export function useFind(): typeof id {
  return useWords(words)
}
