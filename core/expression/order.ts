// Document order of nodes, each once: what a union of node-sets needs.
import type { Node } from './node.ts'

export function inOrder(
  nodes: readonly Node[],
  spend: (steps: number) => boolean,
): readonly Node[] {
  const placed = [...new Set(nodes)].map((node) => ({ node, place: placeOf(node, spend) }))
  return placed.sort((a, b) => before(a.place, b.place)).map(({ node }) => node)
}

/** The index of each ancestor among its siblings, outermost first. */
function placeOf(node: Node, spend: (steps: number) => boolean): number[] {
  const place: number[] = []
  for (let at = node; at.parent; at = at.parent) {
    if (!spend(at.parent.children.length)) return []
    place.unshift(at.parent.children.indexOf(at))
  }
  return place
}

function before(a: readonly number[], b: readonly number[]): number {
  const differs = a.findIndex((index, level) => index !== b[level])
  return differs < 0 ? a.length - b.length : (a[differs] ?? 0) - (b[differs] ?? -1)
}
