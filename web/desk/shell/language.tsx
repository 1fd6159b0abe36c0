// The desk's words in the chosen language. The choice itself, and its keeping, are the kit's.
import { useMemo } from 'react'
import { chooseLanguage, type Language, useLanguage as useChosen } from '../../kit/language.ts'
import { en } from '../messages/en.ts'
import { id, type Messages } from '../messages/id.ts'

const words: Record<Language, Messages> = { id, en }

type Speech = { language: Language; m: Messages; speak: (language: Language) => void }

export function useLanguage(): Speech {
  const language = useChosen()
  return useMemo(() => ({ language, m: words[language], speak: chooseLanguage }), [language])
}

/** `const m = useMessages()`, then `m.shell.save`. */
export function useMessages(): Messages {
  return words[useChosen()]
}

/** What comes to stand in a study's texts is in the study's own language, whoever writes it. */
export function wordsIn(language: string): Messages {
  return language === 'en' ? en : id
}
