// Whose answers an expression reads.
import type { Tree } from './tree.ts'

/** The names in order of appearance, each once. */
export function references(tree: Tree): string[] {
  return [...new Set(parts(tree).flatMap((part) => (part.kind === 'answer' ? [part.name] : [])))]
}

/** Whether it reads `.`, the answer of its own question. */
export function readsOwn(tree: Tree): boolean {
  return parts(tree).some((part) => part.kind === 'own')
}

function parts(tree: Tree): Tree[] {
  switch (tree.kind) {
    case 'literal':
    case 'answer':
    case 'own':
      return [tree]
    case 'negate':
      return parts(tree.of)
    case 'binary':
      return [...parts(tree.left), ...parts(tree.right)]
    case 'call':
      return tree.args.flatMap(parts)
    default:
      return tree satisfies never
  }
}
