// The words of Taguette projects and of tables, loaded with their readers.
import { language, useWords } from '../../../kit/language.ts'
import { tables as en } from '../words/tables.en.ts'
import { tables as id } from '../words/tables.id.ts'

const words = { id, en }

export function useTables(): typeof id {
  return useWords(words)
}

/** For readers, which are no components. */
export function tableWords(): typeof id {
  return words[language()]
}
