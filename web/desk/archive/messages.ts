// The words of these screens, in the reader's language.
import { useWords } from '../../kit/language.ts'
import { archive as en } from './words/archive.en.ts'
import { archive as id } from './words/archive.id.ts'

const words = { id, en }

export const useArchive = () => useWords(words)
