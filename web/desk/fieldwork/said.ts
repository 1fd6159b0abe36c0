// A label in the reader's language, or in the first language it was written in.
import type { Label } from '../../../core/instrument/model.ts'

export function said(label: Label, language: string): string {
  return label[language] ?? Object.values(label)[0] ?? ''
}

/** Every label's own language, so that a screen reader pronounces a fallback rightly. */
export function spokenIn(label: Label, language: string): string {
  return language in label ? language : (Object.keys(label)[0] ?? language)
}
