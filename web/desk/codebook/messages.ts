// The words of the codebook's own screens in both languages; they are loaded with these screens.
import { useWords } from '../../kit/language.ts'
import { book as en } from './words/book.en.ts'
import { book as id } from './words/book.id.ts'

const words = { id, en }

export function useBook(): typeof id {
  return useWords(words)
}
