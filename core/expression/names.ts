// Which question an argument means that names one: `${q}`, a path, or a text that holds either.
import type { Tree } from './tree.ts'

/** The name, or null when only the argument's value can tell. */
export function nameIn(tree: Tree | null): string | null {
  if (tree?.kind === 'named') return tree.name
  if (tree?.kind === 'path') return tree.steps.findLast((step) => step.name !== null)?.name ?? null
  if (tree?.kind !== 'literal' || typeof tree.value !== 'string') return null
  const text = tree.value.trim()
  return /([^\s${}/]+)\s*\}?$/.exec(text)?.[1] ?? null
}
