// A filled-in form for tests of the expression language: answers are texts, groups objects, repeats lists of rows.
import { evaluate } from '../../core/expression/evaluate.ts'
import { rareFunctions } from '../../core/expression/functions-rare.ts'
import { listInstance } from '../../core/expression/list.ts'
import type { Node } from '../../core/expression/node.ts'
import { parse } from '../../core/expression/parse.ts'
import { matches } from '../../core/expression/pattern.ts'
import { toText } from '../../core/expression/value.ts'
import type { World } from '../../core/expression/world.ts'

export type Answers = { [name: string]: string | Answers | Answers[] }
type Grown = Node & { children: Node[] }

export const morning = '2026-11-25T09:30:00.000+08:00'

/** A world around the answers; parts of it can be given instead. */
export function worldOf(
  answers: Answers = {},
  lists: Record<string, Record<string, string>[]> = {},
  parts: Partial<World> = {},
): World {
  const document: Grown = { name: '', parent: null, children: [], text: '' }
  const root: Grown = { name: 'data', parent: document, children: [], text: '' }
  document.children.push(root)
  fill(root, answers)
  const instances = new Map(Object.entries(lists).map(([id, rows]) => [id, listInstance(rows)]))
  return {
    document,
    named: (name, from) => named(document, name, from),
    instance: (id) => instances.get(id) ?? null,
    now: morning,
    random: null,
    choiceLabel: (value, question) => `${question}:${value}`,
    itext: (id) => `text of ${id}`,
    matches,
    rare: rareFunctions,
    ...parts,
  }
}

function fill(parent: Grown, answers: Answers): void {
  for (const [name, value] of Object.entries(answers)) {
    for (const one of Array.isArray(value) ? value : [value]) {
      const text = typeof one === 'string' ? one : ''
      const node: Grown = { name, parent, children: [], text, isRow: Array.isArray(value) }
      parent.children.push(node)
      if (typeof one !== 'string') fill(node, one)
    }
  }
}

/** Those that lie in the same rows as `from`, as far as both lie in rows of the same repeats. */
function named(document: Node, name: string, from: Node): Node[] {
  const below = (node: Node): Node[] => [
    ...(node.name === name ? [node] : []),
    ...node.children.flatMap(below),
  ]
  const own = new Set(rowsAround(from))
  // `from` is itself a row when the expression belongs to a repeat.
  if (from.isRow) own.add(from)
  const mine = new Set([...own].map(({ parent, name: repeat }) => `${parent?.name}/${repeat}`))
  return below(document).filter((node) =>
    rowsAround(node).every((row) => own.has(row) || !mine.has(`${row.parent?.name}/${row.name}`)),
  )
}

function rowsAround(node: Node): Node[] {
  const { parent } = node
  if (!parent) return []
  return [...rowsAround(parent), ...(parent.isRow ? [parent] : [])]
}

/** The first node of a name, or the one in the given row of its repeat. */
export function nodeOf(world: World, name: string, row = 1): Node {
  const node = world.named(name, world.document)[row - 1]
  if (!node) throw new Error(`no ${name}`)
  return node
}

/** The value as it would be stored, or why there is none. */
export function valueIn(world: World, text: string, node?: Node, steps?: number): string {
  const parsed = parse(text)
  if (!parsed.ok) return `${parsed.reason} at ${parsed.at}`
  const root = world.document.children[0] ?? world.document
  const sight = { node: node ?? root, world, ...(steps === undefined ? {} : { steps }) }
  const result = evaluate(parsed.tree, sight)
  return result.ok ? toText(result.value) : result.reason
}
