// A consent text while it is written: kept on this computer after every change, until it is published.
import { useState } from 'react'
import type { ConsentText } from '../../../core/wire/consent.ts'

const blank: ConsentText = {
  label: '',
  languages: ['id', 'en'],
  title: {},
  body: {},
  contact: {},
  scopes: ['record', 'quote', 'archive'],
  witnessFor: ['thumbprint', 'recorded'],
}

export function useTextDraft(study: string, from: ConsentText | null) {
  const key = `pedoman.consent-text.${study}`
  const [text, setText] = useState<ConsentText>(() => {
    const kept = from === null ? localStorage.getItem(key) : null
    return kept === null ? { ...(from ?? blank), label: '' } : (JSON.parse(kept) as ConsentText)
  })
  return {
    text,
    change(part: Partial<ConsentText>): void {
      const next = { ...text, ...part }
      localStorage.setItem(key, JSON.stringify(next))
      setText(next)
    },
    forget(): void {
      localStorage.removeItem(key)
      setText(blank)
    },
  }
}

/** Without the texts of languages it does not have; null while something is missing. */
export function finished(text: ConsentText): ConsentText | null {
  const { languages } = text
  const only = (label: Record<string, string>) =>
    Object.fromEntries(languages.map((language) => [language, (label[language] ?? '').trim()]))
  const whole = {
    ...text,
    label: text.label.trim(),
    title: only(text.title),
    body: only(text.body),
    contact: only(text.contact),
  }
  const words = [whole.title, whole.body, whole.contact].flatMap((label) => Object.values(label))
  return whole.label !== '' && words.every((one) => one !== '') ? whole : null
}
