// Passages of one source, written as rows: a short name, the codes, the words.
import type { Passage } from '../codings.ts'

type Row = readonly [name: string, codes: readonly string[], quote: string]

export function quotedFrom(prefix: string, source: string, rows: readonly Row[]): Passage[] {
  return rows.map(([name, codes, quote]) => ({ key: `${prefix}.${name}`, source, codes, quote }))
}
