// The displays' words in both languages; they are loaded with these screens.
import { useWords } from '../../kit/language.ts'
import { display as en } from './words/display.en.ts'
import { display as id } from './words/display.id.ts'

const words = { id, en }

export function useDisplayWords(): typeof id {
  return useWords(words)
}
