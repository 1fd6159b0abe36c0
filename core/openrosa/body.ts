// How a form is put to somebody: a control a question, in groups and repeats.

import { isAsked } from '../instrument/asked.ts'
import type { Instrument, Item } from '../instrument/model.ts'
import type { Choosing, Question } from '../instrument/question.ts'
import { type Attributes, tag } from '../xml/write.ts'
import { asXPath } from './expression.ts'
import { firstValues } from './first-values.ts'
import { columnsOf, listIdOf, listsOf } from './instance.ts'
import type { Place } from './places.ts'

type Room = { instrument: Instrument; places: ReadonlyMap<string, Place> }

export function bodyOf(instrument: Instrument, places: ReadonlyMap<string, Place>): string {
  const room = { instrument, places }
  return tag('h:body', {}, ...instrument.items.map((item) => controlOf(room, item)))
}

function controlOf(room: Room, item: Item): string {
  const { path } = placeOf(room, item)
  if (item.type === 'repeat') return repeatOf(room, item, path)
  if (item.type === 'group')
    return tag(
      'group',
      { ref: path, appearance: item.appearance },
      ...textsOf(item),
      ...item.items.map((inner) => controlOf(room, inner)),
    )
  if (!isAsked(item) && item.type !== 'note') return ''
  const ref: Attributes = { ref: path, appearance: item.appearance }
  const own = [...textsOf(item), ...triggered(room, item)]
  switch (item.type) {
    case 'range': {
      const { min, max, step } = item
      const ends = { start: String(min), end: String(max), step: String(step) }
      return tag('range', { ...ref, ...ends }, ...own)
    }
    case 'selectOne':
      return chooser(room, 'select1', item, ref, own)
    case 'selectMany':
      return chooser(room, 'select', item, ref, own)
    case 'rank':
      return chooser(room, 'odk:rank', item, ref, own)
    case 'image':
      return tag('upload', { ...ref, mediatype: 'image/*' }, ...own)
    case 'signature':
      return tag('upload', { ...ref, mediatype: 'image/*', appearance: 'signature' }, ...own)
    case 'audio':
      return tag('upload', { ...ref, mediatype: 'audio/*' }, ...own)
    case 'video':
      return tag('upload', { ...ref, mediatype: 'video/*' }, ...own)
    case 'file':
      return tag('upload', { ...ref, mediatype: 'application/*' }, ...own)
    case 'acknowledge':
      return tag('trigger', ref, ...own)
    case 'text':
      return tag('input', { ...ref, rows: item.long ? '5' : undefined }, ...own)
    default:
      return tag('input', ref, ...own)
  }
}

function repeatOf(room: Room, item: Extract<Item, { type: 'repeat' }>, path: string): string {
  const inner = [
    ...firstValues(room.places, path),
    ...item.items.map((one) => controlOf(room, one)),
  ]
  const counted = item.count === undefined ? undefined : `${path}_count`
  return tag(
    'group',
    { ref: path },
    ...textsOf(item),
    tag(
      'repeat',
      {
        nodeset: path,
        appearance: item.appearance,
        'jr:count': counted,
        'jr:noAddRemove': counted && 'true()',
      },
      ...inner,
    ),
  )
}

function textsOf(item: Item): string[] {
  const hasLabel = item.label !== undefined || item.media !== undefined
  const hasHint = item.hint !== undefined || ('guidance' in item && item.guidance !== undefined)
  return [
    ...(hasLabel ? [tag('label', { ref: `jr:itext('${item.name}:label')` })] : []),
    ...(hasHint ? [tag('hint', { ref: `jr:itext('${item.name}:hint')` })] : []),
  ]
}

function chooser(
  room: Room,
  element: string,
  question: Choosing,
  ref: Attributes,
  own: string[],
): string {
  const { instrument, places } = room
  const id = listIdOf(instrument, question)
  const { value, label } = columnsOf(listsOf(instrument).find((one) => one.id === id)?.list)
  const filter =
    'choiceFilter' in question && question.choiceFilter !== undefined
      ? `[${asXPath(question.choiceFilter, placeOf(room, question), places, true).trim()}]`
      : ''
  const items = `instance('${id}')/root/item${filter}`
  const itemset = tag(
    'itemset',
    { nodeset: shuffled(room, question, items) },
    tag('value', { ref: value }),
    tag('label', { ref: label }),
  )
  const asked = tag(element, ref, ...own, itemset)
  if (!('other' in question) || !question.other) return asked
  return `${asked}${tag(
    'input',
    { ref: `${placeOf(room, question).path}_other` },
    tag('label', { ref: `jr:itext('${question.name}_other:label')` }),
  )}`
}

function shuffled(room: Room, question: Choosing, items: string): string {
  if (!('shuffle' in question) || !question.shuffle) return items
  const { seed } = question.shuffle
  if (seed === undefined) return `randomize(${items})`
  return `randomize(${items}, ${asXPath(seed, placeOf(room, question), room.places).trim()})`
}

/** What is computed anew when this question is answered. */
function triggered({ places }: Room, question: Question): string[] {
  return [...places.values()].flatMap((place) => {
    const { item } = place
    if ('items' in item || !('trigger' in item) || !item.trigger?.includes(question.name)) return []
    const value =
      item.calculation === undefined ? undefined : asXPath(item.calculation, place, places).trim()
    return [tag('setvalue', { event: 'xforms-value-changed', ref: place.path, value })]
  })
}

function placeOf({ places }: Room, item: Item): Place {
  return places.get(item.name) ?? { item, path: `/data/${item.name}`, repeats: [] }
}
