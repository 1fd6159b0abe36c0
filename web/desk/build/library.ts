// Questions from other instruments: copies with names of their own, in this instrument's languages, with the lists and
// files that they need.
import type { Instrument, Item } from '../../../core/instrument/model.ts'
import { addBelow, insertAfter, withOwnNames } from './edits.ts'
import { freeName } from './naming.ts'
import { type Edited, placesIn, put } from './place.ts'
import { textsOf } from './texts.ts'

/** `chosen` are places in the source; a group brings along all that is in it. */
export function insertCopies(
  instrument: Instrument,
  at: string | null,
  source: Instrument,
  chosen: readonly string[],
): Edited {
  const tops = chosen.filter((place) => !chosen.some((other) => place.startsWith(`${other}.`)))
  const items = placesIn(source)
    .filter((placed) => tops.includes(placed.at))
    .map(({ item }) => item)
  const { instrument: ready, items: fitted } = withLists(instrument, source, items)
  const own = withOwnNames(
    ready,
    fitted.map((item) => inLanguages(item, ready.languages)),
  )
  let result: Edited = { instrument: withFiles(ready, source, own), at: at ?? '' }
  for (const [index, item] of own.entries()) {
    // A question goes into the group that is looked at; a group goes behind it, and so does what follows.
    const insert = index === 0 && !('items' in item) ? addBelow : insertAfter
    result = insert(result.instrument, index === 0 ? at : result.at, item)
  }
  return result
}

/** Shared choices become a question's own; lists that lie in the study come along under a free name. */
function withLists(instrument: Instrument, source: Instrument, items: readonly Item[]) {
  let lists = instrument.lists ?? {}
  const fit = (item: Item): Item => {
    if ('items' in item) return { ...item, items: item.items.map(fit) } as Item
    if (!('choices' in item) || typeof item.choices !== 'string') return item
    const list = source.lists?.[item.choices]
    if (!list) return item
    if (list.from === 'choices') return { ...item, choices: list.choices }
    const name = freeName(item.choices, new Set(Object.keys(lists)))
    lists = { ...lists, [name]: list }
    return { ...item, choices: name }
  }
  const fitted = items.map(fit)
  return {
    instrument: Object.keys(lists).length > 0 ? { ...instrument, lists } : instrument,
    items: fitted,
  }
}

/** Texts in languages that this instrument does not speak stay behind, but no text is lost altogether. */
function inLanguages(item: Item, languages: readonly string[]): Item {
  let holder: { item: Item } = {
    item:
      'items' in item
        ? ({ ...item, items: item.items.map((one) => inLanguages(one, languages)) } as Item)
        : item,
  }
  for (const { at, label } of textsOf(item, 'item')) {
    const known = Object.entries(label).filter(([language]) => languages.includes(language))
    const [first = 'id'] = languages
    const kept = known.length > 0 ? known : [[first, Object.values(label)[0] ?? '']]
    holder = put(holder, at, Object.fromEntries(kept))
  }
  return holder.item
}

function withFiles(instrument: Instrument, source: Instrument, items: readonly Item[]): Instrument {
  const { files = [] } = source
  const text = JSON.stringify(items)
  const held = instrument.files ?? []
  const needed = files.filter(
    (file) =>
      text.includes(JSON.stringify(file.name)) && !held.some((one) => one.name === file.name),
  )
  return needed.length > 0 ? { ...instrument, files: [...held, ...needed] } : instrument
}
