// What the expressions of an open form see: its cells by name, its lists, the response before it.
import type { Node } from '../expression/node.ts'
import type { World } from '../expression/world.ts'
import { say } from '../instrument/label.ts'
import type { Plan } from '../instrument/plan.ts'
import type { Slot } from '../instrument/slot.ts'
import type { Answers } from '../wire/response.ts'
import { type Cell, seen } from './cell.ts'
import { asRows } from './grow.ts'
import { byName, entriesNamed, entriesOf, listNode } from './lists.ts'
import type { Surroundings } from './surroundings.ts'
import { answerAt, asText } from './value.ts'

export function worldOf(plan: Plan, top: Cell, surroundings: Surroundings): World {
  const { named, instrument } = plan
  const { language, now, random, matches, rare } = surroundings
  let last: Node | null = null
  return {
    document: { name: '', parent: null, children: [top], text: '' },
    named: (name, from) => {
      const slot = named.get(name)
      return slot ? seen(slot, rowOf(from, top)) : []
    },
    instance: (id) => {
      if (id === '__last-saved') {
        last ??= surroundings.last && lastNode(plan, surroundings.last)
        return last
      }
      const entries = entriesNamed(plan, id, surroundings)
      return entries && listNode(entries, language, instrument.languages)
    },
    now,
    random,
    choiceLabel: (value, question) => {
      const item = named.get(question)?.item
      const entries = item && 'choices' in item ? entriesOf(instrument, item, surroundings) : null
      const entry = entries && byName(entries).get(value)
      return entry ? say(entry.label, language, instrument.languages) : ''
    },
    // Texts by id belong to XForms; ours stand where they are used.
    itext: () => '',
    matches,
    rare,
  }
}

/** The row that a node is or lies in, or the form. */
function rowOf(from: Node, top: Cell): Cell['home'] {
  const cell = from as Partial<Cell>
  return cell.row ?? cell.home ?? top.home
}

/** The last response as a document of its own; its rows have their repeat's name. */
function lastNode(plan: Plan, answers: Answers): Node {
  const node = (name: string, text: string, children: Node[]): Node => {
    const made = { name, parent: null as Node | null, children, text }
    for (const child of children as { parent: Node | null }[]) child.parent = made
    return made
  }
  const below = (slot: Slot, from: Answers): Node[] =>
    slot.below.flatMap((one) => {
      const { item, other } = one
      if (item.type === 'group') return [node(item.name, '', below(one, from))]
      const value = answerAt(from, item.name)
      if (item.type === 'repeat')
        return (asRows(value) ?? []).map((row) => node(item.name, '', below(one, row.answers)))
      const words = other
        ? [node(other.item.name, asText(answerAt(from, other.item.name)), [])]
        : []
      return [node(item.name, asText(value), []), ...words]
    })
  return node('', '', [node(plan.root.item.name, '', below(plan.root, answers))])
}
