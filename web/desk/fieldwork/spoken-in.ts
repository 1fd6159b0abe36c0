// The language a label is really shown in, so that a screen reader pronounces a fallback rightly.
import type { Label } from '../../../core/instrument/model.ts'

export function spokenIn(label: Label, language: string): string {
  return language in label ? language : (Object.keys(label)[0] ?? language)
}
