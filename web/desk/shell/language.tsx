// The desk's language: Indonesian or English, kept on this computer, and the words that go with it.
import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react'
import { en } from '../messages/en.ts'
import { id, type Messages } from '../messages/id.ts'

export type DeskLanguage = 'id' | 'en'

const words: Record<DeskLanguage, Messages> = { id, en }
const kept = 'pedoman.language'

type Speech = { language: DeskLanguage; m: Messages; speak: (language: DeskLanguage) => void }

const Speaking = createContext<Speech>({ language: 'id', m: id, speak: () => undefined })

export function LanguageProvider({ children }: { children: ReactNode }) {
  const [language, setLanguage] = useState(firstLanguage)
  useEffect(() => {
    document.documentElement.lang = language
    localStorage.setItem(kept, language)
  }, [language])
  const speech = useMemo(() => ({ language, m: words[language], speak: setLanguage }), [language])
  return <Speaking value={speech}>{children}</Speaking>
}

export function useLanguage(): Speech {
  return useContext(Speaking)
}

/** `const m = useMessages()`, then `m.shell.save`. */
export function useMessages(): Messages {
  return useContext(Speaking).m
}

/** A label per language, as instruments carry them: the desk's language, or the first there is. */
export function useLabel(): (label: Record<string, string>) => string {
  const { language } = useContext(Speaking)
  return (label) => label[language] ?? Object.values(label)[0] ?? ''
}

function firstLanguage(): DeskLanguage {
  const before = localStorage.getItem(kept)
  if (before === 'id' || before === 'en') return before
  return navigator.language.startsWith('en') ? 'en' : 'id'
}
