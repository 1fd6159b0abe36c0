// The expressions of an item, part by part, as they are written and as they are read.
import { parse } from '../expression/parse.ts'
import type { Parsed, Tree } from '../expression/tree.ts'
import { isAsked } from './asked.ts'
import type { Item } from './model.ts'
import type { Choosing } from './question.ts'

/** The parts of an item that are expressions. */
export const parts = [
  'relevant',
  'calculation',
  'count',
  'default',
  'required',
  'readOnly',
  'constraint',
  'choiceFilter',
  'seed',
] as const
export type Part = (typeof parts)[number]

/** The texts of an item that are expressions, by part. */
export function expressionsOf(item: Item): [part: Part, text: string][] {
  const texts: [Part, string | boolean | undefined][] = [['relevant', item.relevant]]
  if (item.type === 'repeat') texts.push(['count', item.count])
  if ('items' in item || item.type === 'note') return given(texts)
  texts.push(['calculation', item.calculation])
  if (item.default && 'expression' in item.default) texts.push(['default', item.default.expression])
  if (isAsked(item))
    texts.push(
      ['required', item.required],
      ['readOnly', item.readOnly],
      ['constraint', item.constraint],
    )
  if ('choiceFilter' in item) texts.push(['choiceFilter', item.choiceFilter])
  if ('shuffle' in item) texts.push(['seed', item.shuffle?.seed])
  return given(texts)
}

function given(texts: readonly [Part, string | boolean | undefined][]): [Part, string][] {
  return texts.flatMap(([part, text]) => (typeof text === 'string' ? [[part, text]] : []))
}

export function parsedOf(item: Item): Partial<Record<Part, Parsed>> {
  return Object.fromEntries(
    expressionsOf(item).map(([part, text]) => {
      const parsed = parse(text)
      const isFilter = part === 'choiceFilter' && 'choices' in item && parsed.ok
      return [part, isFilter ? { ok: true, tree: filtered(listId(item), parsed.tree) } : parsed]
    }),
  )
}

/** What `instance()` calls the choices of a question; those of its own have a name that no list can have. */
export function listId({ name, choices }: Pick<Choosing, 'name' | 'choices'>): string {
  return typeof choices === 'string' ? choices : `/${name}`
}

/** `instance(list)/root/item[filter]` */
function filtered(list: string, filter: Tree): Tree {
  const from: Tree = {
    kind: 'call',
    at: 0,
    name: 'instance',
    args: [{ kind: 'literal', at: 0, value: list }],
  }
  const step = (name: string, predicates: Tree[]) => ({ axis: 'child' as const, name, predicates })
  return { kind: 'path', at: 0, from, steps: [step('root', []), step('item', [filter])] }
}
