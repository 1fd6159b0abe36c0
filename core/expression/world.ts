// What an expression can see beyond its own node. Whoever evaluates makes one: the form's runtime, or a test.
import type { Fn } from './function.ts'
import type { Node } from './node.ts'

export type World = {
  /** The document: its only child is the root element (`/data`). */
  document: Node
  /**
   * `${name}`: the nodes of that name as seen from a node, in document order: those in the same row of the repeats
   * that both lie in; several when the name lies in a repeat that `from` is outside of. A repeat does not lie in
   * itself: from within a row, its own name means all rows. From the document, all nodes of that name.
   */
  named: (name: string, from: Node) => readonly Node[]
  /**
   * What `instance(id)` is: a list of choices (`root/item/{name,label,...}`), a CSV, last-saved (`__last-saved`);
   * null when unknown. Its only child is the root element. The nodes of a list never change: they are indexed.
   */
  instance: (id: string) => Node | null
  /** Local date-time with offset, 2026-11-25T09:30:00.000+08:00; null where nobody knows: now() and today() fail. */
  now: string | null
  /** In [0,1); null where none may be drawn: random() and uuid() then fail. */
  random: (() => number) | null
  /** jr:choice-name and choice-label: the label in the active language, '' when unknown. */
  choiceLabel: (value: string, question: string, from: Node) => string
  /** jr:itext: the text in the active language, '' when unknown. */
  itext: (id: string) => string
  /** Whether a text matches an authored pattern wholly, in linear time (`pattern.ts`); null: it cannot be read. */
  matches: (text: string, pattern: string) => boolean | null
  /** `rareFunctions`, where an instrument calls one of them; without them such a call fails. */
  rare?: ReadonlyMap<string, Fn> | undefined
}
