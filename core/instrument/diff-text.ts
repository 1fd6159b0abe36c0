// What differs in a text of several languages, and how any other value is told.
import { canonical } from './canonical.ts'
import type { Change } from './change.ts'
import type { Label } from './names.ts'

/** One change for each language in which the words differ. */
export function textChanges(
  name: string | null,
  part: string,
  from: Label = {},
  to: Label = {},
): Change[] {
  return inLanguages(from, to).map((differs) => ({ kind: 'text', name, part, ...differs }))
}

export function inLanguages(
  from: Label,
  to: Label,
): { language: string; from: string | null; to: string | null }[] {
  return [...new Set([...Object.keys(from), ...Object.keys(to)])]
    .map((language) => ({ language, from: from[language] ?? null, to: to[language] ?? null }))
    .filter((one) => one.from !== one.to)
}

/** A value in words: text as it is, what is composed as its JSON. */
export function told(value: unknown): string | null {
  if (value === undefined) return null
  return typeof value === 'string' ? value : canonical(value)
}
