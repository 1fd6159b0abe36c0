// Codes that were made in this page and have not arrived yet: every list of codes shows them until the server does.
import type { Code } from '../../../core/wire/coding.ts'

type Unsent = { study: string; code: Code }

let unsent: readonly Unsent[] = []

/** Gives what takes it out again. */
export function addUnsentCode(study: string, code: Code): () => void {
  const here: Unsent = { study, code }
  unsent = [...unsent, here]
  return () => {
    unsent = unsent.filter((one) => one !== here)
  }
}

export function withUnsentCodes(study: string, rows: Code[]): Code[] {
  const known = new Set(rows.map((one) => one.id))
  const missing = unsent.filter((one) => one.study === study && !known.has(one.code.id))
  return [...rows, ...missing.map((one) => one.code)]
}
