// Where in the documents an expression is being worked out.
import type { Node } from './node.ts'

export type Here = {
  /** The node that the whole expression belongs to: `current()`, and where `${name}` is seen from. */
  own: Node
  /** The context: `own`, or inside a predicate the node that is tried. */
  node: Node
  /** Among the nodes that are tried, from 1. */
  position: number
  size: number
}
