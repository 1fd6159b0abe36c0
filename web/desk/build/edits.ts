// What an author does to the items of an instrument: put in, take out, move, copy. Each edit takes an instrument and gives
// another one, together with the place that is then looked at.
import type { Instrument, Item } from '../../../core/instrument/model.ts'
import { freeName, takenNames } from './naming.ts'
import { type Edited, holderOf, itemAt, listAt, put, siblingsOf } from './place.ts'
import { renamedTogether } from './rename.ts'

/** After the item at `at`; without one, at the end of the instrument. */
export function insertAfter(instrument: Instrument, at: string | null, item: Item): Edited {
  if (at === null || !itemAt(instrument, at))
    return insertAt(instrument, 'items', instrument.items.length, item)
  const { list, index } = siblingsOf(at)
  return insertAt(instrument, list, index + 1, item)
}

/** As the last one of a group. */
export function insertInto(instrument: Instrument, group: string, item: Item): Edited {
  const list = `${group}.items`
  return insertAt(instrument, list, listAt(instrument, list).length, item)
}

/** Where Enter adds: below a question, inside a group as its first. */
export function addBelow(instrument: Instrument, at: string | null, item: Item): Edited {
  const here = at === null ? undefined : itemAt(instrument, at)
  return here && 'items' in here
    ? insertAt(instrument, `${at}.items`, 0, item)
    : insertAfter(instrument, at, item)
}

/** Looks at what took its place, else at what stood before it, else at its group. */
export function remove(instrument: Instrument, at: string): Edited {
  if (!itemAt(instrument, at)) return { instrument, at }
  const { list, index } = siblingsOf(at)
  const rest = listAt(instrument, list).toSpliced(index, 1)
  const near = Math.min(index, rest.length - 1)
  return {
    instrument: put(instrument, list, rest),
    at: near >= 0 ? `${list}.${near}` : (holderOf(at) ?? ''),
  }
}

/** What was taken away comes back to its place, or as near to it as there still is one. */
export function putBack(instrument: Instrument, at: string, item: Item): Edited {
  const { list, index } = siblingsOf(at)
  const holder = holderOf(at)
  const isThere = holder === null || 'items' in (itemAt(instrument, holder) ?? {})
  return isThere
    ? insertAt(instrument, list, Math.min(index, listAt(instrument, list).length), item)
    : insertAfter(instrument, null, item)
}

/** To the end of a group, or of the instrument when `group` is null. */
export function moveInto(instrument: Instrument, at: string, group: string | null): Edited {
  if (group !== null) return moveTo(instrument, at, group, 'inside')
  const last = `items.${instrument.items.length - 1}`
  return holderOf(at) === null ? { instrument, at } : moveTo(instrument, at, last, 'after')
}

export type Way = 'up' | 'down' | 'in' | 'out'

/**
 * `up` and `down` change places with a neighbour, and at the edge of a group leave it; `in` goes to the end of the group
 * before it, `out` behind the group it lies in. What cannot move stays.
 */
export function move(instrument: Instrument, at: string, way: Way): Edited {
  const { list, index } = siblingsOf(at)
  const holder = holderOf(at)
  const count = listAt(instrument, list).length
  const stays = { instrument, at }
  if (way === 'up') {
    if (index > 0) return moveTo(instrument, at, `${list}.${index - 1}`, 'before')
    return holder === null ? stays : moveTo(instrument, at, holder, 'before')
  }
  if (way === 'down') {
    if (index < count - 1) return moveTo(instrument, at, `${list}.${index + 1}`, 'after')
    return holder === null ? stays : moveTo(instrument, at, holder, 'after')
  }
  if (way === 'out') return holder === null ? stays : moveTo(instrument, at, holder, 'after')
  const before = index > 0 ? `${list}.${index - 1}` : null
  const group = before === null ? undefined : itemAt(instrument, before)
  return before !== null && group && 'items' in group
    ? moveTo(instrument, at, before, 'inside')
    : stays
}

/** Nothing moves into itself. */
export function moveTo(
  instrument: Instrument,
  at: string,
  target: string,
  where: 'before' | 'after' | 'inside',
): Edited {
  const item = itemAt(instrument, at)
  const goal = itemAt(instrument, target)
  if (!item || !goal || at === target || target.startsWith(`${at}.`)) return { instrument, at }
  if (where === 'inside' && !('items' in goal)) return { instrument, at }
  const { instrument: without } = remove(instrument, at)
  const goalAt = placeWithout(target, at)
  if (where === 'inside') return insertInto(without, goalAt, item)
  const { list, index } = siblingsOf(goalAt)
  return insertAt(without, list, where === 'before' ? index : index + 1, item)
}

/** A copy right behind it; names in it are made its own, and its expressions speak of the copy's own questions. */
export function duplicate(instrument: Instrument, at: string): Edited {
  const item = itemAt(instrument, at)
  if (!item) return { instrument, at }
  return insertAfter(instrument, at, withOwnNames(instrument, [item])[0] as Item)
}

/** Items from elsewhere, with names that nobody here has yet. */
export function withOwnNames(instrument: Instrument, items: readonly Item[]): Item[] {
  const taken = takenNames(instrument)
  const renames = new Map<string, string>()
  const below = (list: readonly Item[]): void => {
    for (const item of list) {
      const name = freeName(item.name, taken)
      taken.add(name)
      if (name !== item.name) renames.set(item.name, name)
      if ('items' in item) below(item.items)
    }
  }
  below(items)
  return renamedTogether(items, renames)
}

function insertAt(instrument: Instrument, list: string, index: number, item: Item): Edited {
  return {
    instrument: put(instrument, list, listAt(instrument, list).toSpliced(index, 0, item)),
    at: `${list}.${index}`,
  }
}

/** Where a place lies once the item at `gone` was taken out before it. */
function placeWithout(at: string, gone: string): string {
  const { list, index } = siblingsOf(gone)
  if (!at.startsWith(`${list}.`)) return at
  const [step = '', ...rest] = at.slice(list.length + 1).split('.')
  return Number(step) > index ? [list, Number(step) - 1, ...rest].join('.') : at
}
