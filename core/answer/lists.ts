// The lists that a form chooses from: their entries, and how expressions see them, as `root/item/{name,label,...}`.
import { listInstance } from '../expression/list.ts'
import type { Node } from '../expression/node.ts'
import { say } from '../instrument/label.ts'
import { choicesOf, listOf } from '../instrument/lists.ts'
import type { Instrument } from '../instrument/model.ts'
import type { Plan } from '../instrument/plan.ts'
import type { Question } from '../instrument/question.ts'
import type { Entry, Surroundings } from './surroundings.ts'

export type Choosing = Extract<Question, { choices: unknown }>

/** All entries that a question chooses from; null when they lie outside and are not known here. */
export function entriesOf(
  instrument: Instrument,
  question: Choosing,
  { entries }: Pick<Surroundings, 'entries'>,
): readonly Entry[] | null {
  const { choices } = question
  return choicesOf(instrument, question) ?? (typeof choices === 'string' ? entries(choices) : null)
}

/** Entries by the id that expressions use: a list's name, a file's, or `/name` for a question's own choices. */
export function entriesNamed(
  plan: Plan,
  id: string,
  surroundings: Pick<Surroundings, 'entries'>,
): readonly Entry[] | null {
  if (id.startsWith('/')) {
    const item = plan.named.get(id.slice(1))?.item
    return item && 'choices' in item ? entriesOf(plan.instrument, item, surroundings) : null
  }
  const list = listOf(plan.instrument, id)
  return list?.from === 'choices' ? list.choices : surroundings.entries(id)
}

// Lists are never changed, so what is made of them is kept with them.
const named = new WeakMap<readonly Entry[], ReadonlyMap<string, Entry>>()
const shown = new WeakMap<readonly Entry[], Map<string, Node>>()
const entryOf = new WeakMap<Node, Entry>()

export function byName(entries: readonly Entry[]): ReadonlyMap<string, Entry> {
  const known = named.get(entries)
  if (known) return known
  const map = new Map(entries.map((entry) => [entry.name, entry]))
  named.set(entries, map)
  return map
}

export function listNode(
  entries: readonly Entry[],
  language: string,
  languages: readonly string[],
): Node {
  const tongues = shown.get(entries) ?? new Map<string, Node>()
  shown.set(entries, tongues)
  const known = tongues.get(language)
  if (known) return known
  const node = listInstance(
    entries.map(({ name, label, columns }) => ({
      ...columns,
      name,
      label: say(label, language, languages),
    })),
  )
  const items = node.children[0]?.children ?? []
  for (const [index, entry] of entries.entries()) {
    const item = items[index]
    if (item) entryOf.set(item, entry)
  }
  tongues.set(language, node)
  return node
}

/** The entries behind the nodes of a list. */
export function entriesBehind(nodes: readonly Node[]): Entry[] {
  return nodes.flatMap((node) => entryOf.get(node) ?? [])
}
