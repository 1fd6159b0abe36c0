// What an XForm holds before anybody answers: the empty response, and the lists that choices are drawn from.
import type { Choice, ChoiceList } from '../instrument/choices.ts'
import type { Instrument, Item } from '../instrument/model.ts'
import type { Choosing } from '../instrument/question.ts'
import { type Attributes, escaped, tag } from '../xml/write.ts'

export function primaryInstance(instrument: Instrument, version: string): string {
  const meta = tag(
    'meta',
    {},
    tag('instanceID'),
    instrument.responseName === undefined ? '' : tag('instanceName'),
  )
  const data = tag(
    'data',
    { id: instrument.slug, version },
    ...instrument.items.map((item) => nodeOf(item)),
    meta,
  )
  return tag('instance', {}, data)
}

function nodeOf(item: Item): string {
  if (item.type === 'repeat') {
    const rows = tag(item.name, { 'jr:template': '' }, ...item.items.map((inner) => nodeOf(inner)))
    // XForms counts rows by a node of its own.
    return item.count === undefined ? rows : `${tag(`${item.name}_count`)}${rows}`
  }
  if (item.type === 'group') return tag(item.name, {}, ...item.items.map((inner) => nodeOf(inner)))
  const own = tag(item.name, {}, escaped(staticDefault(item)))
  return 'other' in item && item.other ? `${own}${tag(`${item.name}_other`)}` : own
}

function staticDefault(item: Item): string {
  if (!('default' in item) || !item.default || !('value' in item.default)) return ''
  const { value } = item.default
  return Array.isArray(value) ? value.join(' ') : String(value)
}

/** A list by the id that item sets and `instance()` know it by, and where its choices come from. */
export type Listed = { id: string; list: ChoiceList }

export function listsOf(instrument: Instrument): Listed[] {
  const shared = Object.entries(instrument.lists ?? {}).map(([id, list]) => ({ id, list }))
  const taken = new Set(shared.map(({ id }) => id))
  const own = choosing(instrument.items).flatMap((question) => {
    if (typeof question.choices === 'string') return []
    const list: ChoiceList = { from: 'choices', choices: withOther(question) }
    return [{ id: ownListId(question, taken), list }]
  })
  return [...shared.map((one) => withOtherIn(instrument, one)), ...own]
}

/** The id of the list that a question draws from. */
export function listIdOf(instrument: Instrument, question: Choosing): string {
  if (typeof question.choices === 'string') return question.choices
  return ownListId(question, new Set(Object.keys(instrument.lists ?? {})))
}

function ownListId(question: Choosing, taken: ReadonlySet<string>): string {
  return taken.has(question.name) ? `${question.name}_choices` : question.name
}

function withOther(question: Choosing): Choice[] {
  const choices = typeof question.choices === 'string' ? [] : question.choices
  return 'other' in question && question.other ? [...choices, other] : [...choices]
}

function withOtherIn(instrument: Instrument, { id, list }: Listed): Listed {
  const asksOther = choosing(instrument.items).some(
    (question) => question.choices === id && 'other' in question && question.other,
  )
  if (list.from !== 'choices' || !asksOther) return { id, list }
  return { id, list: { ...list, choices: [...list.choices, other] } }
}

const other: Choice = { name: 'other', label: { en: 'Other', id: 'Lainnya' } }

function choosing(items: readonly Item[]): Choosing[] {
  return items.flatMap((item) => {
    if ('items' in item) return choosing(item.items)
    return 'choices' in item ? [item] : []
  })
}

/** `labelId` names the text of a list's nth choice. */
export function labelId(list: string, index: number): string {
  return `${list}-${index}`
}

export function secondaryInstance({ id, list }: Listed): string {
  if (list.from === 'file') return tag('instance', { id, src: `jr://file-csv/${list.file}` })
  if (list.from !== 'choices') return tag('instance', { id, src: `jr://file-csv/${id}.csv` })
  const items = list.choices.map((choice, index) =>
    tag(
      'item',
      {},
      tag('itextId', {}, labelId(id, index)),
      tag('name', {}, escaped(choice.name)),
      ...Object.entries(choice.columns ?? {}).map(([column, value]) =>
        tag(column, {}, escaped(value)),
      ),
    ),
  )
  return tag('instance', { id }, tag('root', {}, ...items))
}

/** Columns of an outside list that hold the stored name and the words. */
export function columnsOf(list: ChoiceList | undefined): { value: string; label: string } {
  if (list?.from === 'file') return { value: list.value, label: list.label }
  return { value: 'name', label: list?.from === 'choices' ? 'jr:itext(itextId)' : 'label' }
}

export const lastSaved: Attributes = { id: '__last-saved', src: 'jr://instance/last-saved' }
