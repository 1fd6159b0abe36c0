// Texts that show answers: a label such as "How old is ${name}?".
import { parse } from './parse.ts'
import type { Tree } from './tree.ts'

export type Part = { kind: 'text'; text: string } | { kind: 'value'; tree: Tree }

const reference = /\$\{\s*(?:last-saved#)?[\p{L}_][\p{L}\p{M}\p{N}_.-]*\s*\}/u

/** What is no reference stays as it is written. */
export function readOutput(text: string): Part[] {
  return text.split(new RegExp(`(${reference.source})`, 'u')).flatMap((piece): Part[] => {
    if (piece === '') return []
    const parsed = reference.test(piece) ? parse(piece) : null
    return [parsed?.ok ? { kind: 'value', tree: parsed.tree } : { kind: 'text', text: piece }]
  })
}

export function renderOutput(parts: readonly Part[], say: (tree: Tree) => string): string {
  return parts.map((part) => (part.kind === 'text' ? part.text : say(part.tree))).join('')
}
