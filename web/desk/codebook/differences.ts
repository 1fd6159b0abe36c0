// What differs between two wordings of a code, and between two states of the whole book.
import type { CodeBody } from '../../../core/wire/coding.ts'

export const wordingParts = [
  'label',
  'name',
  'parent',
  'definition',
  'include',
  'exclude',
  'example',
  'hue',
] as const
export type WordingPart = (typeof wordingParts)[number]

export function differing(before: CodeBody, now: CodeBody): WordingPart[] {
  return wordingParts.filter((part) => before[part] !== now[part])
}

export type BookDifference<C extends CodeBody> =
  | { kind: 'added' | 'gone'; code: C }
  | { kind: 'changed'; code: C; before: C; parts: WordingPart[] }

/** Codes of the later book in its order, then those that are gone. */
export function compareBooks<C extends CodeBody & { id: string }>(
  before: readonly C[],
  now: readonly C[],
): BookDifference<C>[] {
  const then = new Map(before.map((code) => [code.id, code]))
  const here = new Set(now.map((code) => code.id))
  return [
    ...now.flatMap((code): BookDifference<C>[] => {
      const old = then.get(code.id)
      if (!old) return [{ kind: 'added', code }]
      const parts = differing(old, code)
      return parts.length === 0 ? [] : [{ kind: 'changed', code, before: old, parts }]
    }),
    ...before
      .filter((code) => !here.has(code.id))
      .map((code): BookDifference<C> => ({ kind: 'gone', code })),
  ]
}
