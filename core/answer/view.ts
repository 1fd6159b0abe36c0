// The answers of a response as the document that expressions walk.
import type { Sight } from '../expression/evaluate.ts'
import type { Node } from '../expression/node.ts'
import type { World } from '../expression/world.ts'
import type { Plan } from '../instrument/plan.ts'
import type { Answers } from '../wire/response.ts'
import { answerAt, asText } from './value.ts'

type Grown = Node & { children: Node[] }

/** What each question's expressions see. Answers are read when they are asked for, as far as they are relevant. */
export function viewOf(
  plan: Plan,
  answers: Answers,
  relevant: ReadonlySet<string>,
  today: string | null,
): (name: string) => Sight {
  const document = grow('', null)
  const root = grow('data', document)
  const groups = new Map<object, Grown>()
  const named = new Map<string, Node>()
  for (const { question, groups: around } of plan.steps) {
    const parent = around.reduce((above, group) => {
      const known = groups.get(group) ?? grow(group.name, above)
      groups.set(group, known)
      if (!named.has(group.name)) named.set(group.name, known)
      return known
    }, root)
    const { name } = question
    const text = () => (relevant.has(name) ? asText(answerAt(answers, name)) : '')
    const node = grow(name, parent, text)
    if (!named.has(name)) named.set(name, node)
  }
  const world: World = {
    document,
    named: (name) => [named.get(name) ?? []].flat(),
    instance: () => null,
    now: today === null ? null : `${today}T00:00:00.000+00:00`,
    random: null,
    choiceLabel: () => '',
    itext: () => '',
    matches: () => null,
  }
  return (name) => ({ node: named.get(name) ?? root, world })
}

function grow(name: string, parent: Grown | null, text = () => ''): Grown {
  const node: Grown = {
    name,
    parent,
    children: [],
    get text() {
      return text()
    },
  }
  parent?.children.push(node)
  return node
}
