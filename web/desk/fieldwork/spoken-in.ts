// The language a label is really shown in, so that a screen reader pronounces a fallback rightly.
import type { Label } from '../../../core/instrument/names.ts'

export function spokenIn(label: Label | undefined, language: string): string {
  if (label === undefined) return language
  return language in label ? language : (Object.keys(label)[0] ?? language)
}
