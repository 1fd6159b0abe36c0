// The lists that an XForm draws choices from: inline instances with all their columns, and files that lie beside it.
import type { Choice, ChoiceList } from '../instrument/choices.ts'
import type { Label } from '../instrument/names.ts'
import type { Texts } from './read-texts.ts'
import { type Element, elements, only, wordsIn } from './tree.ts'

/** By the id of their instance; those that are no lists (`__last-saved`) are left out. */
export function listsIn(
  model: Element,
  body: Element | undefined,
  texts: Texts,
): Map<string, ChoiceList> {
  const [, ...secondary] = elements(model, 'instance')
  return new Map(
    secondary.flatMap((instance): [string, ChoiceList][] => {
      const { id = '', src } = instance.attributes
      const file = /^jr:\/\/file(?:-csv)?\/(.+)$/.exec(src ?? '')?.[1]
      if (file !== undefined) return [[id, { from: 'file', file, ...columnsAsked(body, id) }]]
      const root = only(instance, 'root')
      const items = elements(root, 'item')
      if (items.length === 0) return []
      return [
        [id, { from: 'choices', choices: distinct(items.map((item) => choiceOf(item, texts))) }],
      ]
    }),
  )
}

function choiceOf(item: Element, texts: Texts): Choice {
  const columns = new Map(elements(item).map((column) => [column.name, wordsIn(column)]))
  const name = columns.get('name') ?? columns.get('value') ?? ''
  const id = columns.get('itextId')
  const plain = columns.get('label')
  const said = id === undefined ? texts.of(only(item, 'label'), '/') : texts.byId(id, '/')
  const label: Label = said.label ??
    texts.of(only(item, 'name'), '/').label ?? { id: plain ?? name }
  const rest = [...columns].filter(([column]) => !own.has(column))
  return {
    name,
    label,
    ...(said.media && { media: said.media }),
    ...(rest.length > 0 && { columns: Object.fromEntries(rest) }),
  }
}

const own = new Set(['name', 'value', 'itextId', 'label'])

function distinct(choices: Choice[]): Choice[] {
  return [...new Map(choices.map((choice) => [choice.name, choice])).values()]
}

/** The columns that a list's first item set shows and stores. */
function columnsAsked(body: Element | undefined, id: string): { value: string; label: string } {
  const refs = itemsetOf(body, id)
  const ref = (name: string) => only(refs, name)?.attributes.ref
  return { value: ref('value') ?? 'name', label: ref('label') ?? 'label' }
}

function itemsetOf(element: Element | undefined, id: string): Element | undefined {
  for (const child of elements(element)) {
    const isIt = child.name === 'itemset' && child.attributes.nodeset?.includes(`'${id}'`)
    const found = isIt ? child : itemsetOf(child, id)
    if (found) return found
  }
  return undefined
}
