// A list of choices or the rows of a CSV as a secondary instance: `root/item/{column}`.
import type { Node } from './node.ts'

/** `listInstance([{ name: 'mekar', label: 'Mekar' }])` is what `instance('...')` gives. */
export function listInstance(rows: readonly Readonly<Record<string, string>>[]): Node {
  const top: Grown = { name: '', parent: null, children: [], text: '' }
  const root = grow('root', top)
  for (const row of rows) {
    const item = grow('item', root)
    for (const [column, text] of Object.entries(row)) grow(column, item, text)
  }
  return top
}

type Grown = Node & { children: Node[] }

function grow(name: string, parent: Grown, text = ''): Grown {
  const node: Grown = { name, parent, children: [], text }
  parent.children.push(node)
  return node
}
