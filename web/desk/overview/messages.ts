// The overview's words in both languages; they are loaded with it.
import { useWords } from '../../kit/language.ts'
import { overview as en } from './words/overview.en.ts'
import { overview as id } from './words/overview.id.ts'

const words = { id, en }

export function useOverviewWords(): typeof id {
  return useWords(words)
}
