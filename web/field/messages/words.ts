// The phone's words, for `useWords`. Indonesian comes with the app; English is fetched when somebody reads it, and the
// service worker keeps it, so that nobody waits for a language they do not read.
import type { Language, Words } from '../../kit/language.ts'
import { type FieldMessages, id } from './id.ts'

/** Until English is here, its place is taken by the language that is. */
export const words: Words<FieldMessages> = { id, en: id }

export async function fetchWords(language: Language): Promise<void> {
  if (language === 'en') words.en = (await import('./en.ts')).en
}
