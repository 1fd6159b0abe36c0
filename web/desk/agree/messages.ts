// The agreement screens' words in both languages; they are loaded with these screens.
import { useWords } from '../../kit/language.ts'
import { board as en } from './words/board.en.ts'
import { board as id } from './words/board.id.ts'

const words = { id, en }

export function useAgree(): typeof id {
  return useWords(words)
}
