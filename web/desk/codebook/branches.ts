// The codebook's tree as lines: each code after its parent, with its depth and whether something hangs below it.
import type { Code } from '../../../core/wire/coding.ts'

export type Branch = { code: Code; depth: number; hasChildren: boolean }

/** Depth first, by position and then label; a code whose parent is not there stands at the top. */
export function branches(
  codes: readonly Code[],
  closed: ReadonlySet<string> = new Set(),
): Branch[] {
  const known = new Set(codes.map((code) => code.id))
  const below = Map.groupBy(codes, (code) =>
    code.parent !== null && known.has(code.parent) ? code.parent : null,
  )
  const lines: Branch[] = []
  const walk = (parent: string | null, depth: number) => {
    const children = (below.get(parent) ?? []).toSorted(
      (a, b) => a.position - b.position || a.label.localeCompare(b.label, 'id'),
    )
    for (const code of children) {
      lines.push({ code, depth, hasChildren: below.has(code.id) })
      if (!closed.has(code.id)) walk(code.id, depth + 1)
    }
  }
  walk(null, 0)
  return lines
}
