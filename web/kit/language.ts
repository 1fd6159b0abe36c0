// The interface's language: Indonesian or English, kept on this device, and the words that go with it.
// A small store instead of a context, so that code outside components (a notice, a title) can ask it too.
import { useSyncExternalStore } from 'react'

export const languages = ['id', 'en'] as const
export type Language = (typeof languages)[number]

/** One set of words per language: `const words = { id, en }`. */
export type Words<M> = Record<Language, M>

const kept = 'pedoman.language'
const listeners = new Set<() => void>()
let current: Language | null = null

export function language(): Language {
  current ??= firstLanguage()
  return current
}

export function chooseLanguage(next: Language): void {
  current = next
  localStorage.setItem(kept, next)
  document.documentElement.lang = next
  for (const listener of listeners) listener()
}

export function useLanguage(): Language {
  return useSyncExternalStore(listen, language)
}

/** `const m = useWords(words)`, where `words` is `{ id, en }` of one area; then `m.save`. */
export function useWords<M>(words: Words<M>): M {
  return words[useLanguage()]
}

function listen(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function firstLanguage(): Language {
  const before = localStorage.getItem(kept)
  if (before === 'id' || before === 'en') return before
  return navigator.language.startsWith('en') ? 'en' : 'id'
}
