// One node of an XForm's instance, with its bind and its control, as an item of ours.
import type { Choice } from '../instrument/choices.ts'
import type { Group, Item, Repeat } from '../instrument/model.ts'
import type { Label, Media } from '../instrument/names.ts'
import type { Default, Question } from '../instrument/question.ts'
import { authored } from './authored.ts'
import type { Named } from './names.ts'
import type { Room } from './read.ts'
import { type Element, elements, only, wordsIn } from './tree.ts'

export function itemOf(room: Room, node: Named): Item[] {
  const repeated = room.controls.repeatAt(node.path)
  if (repeated || node.children.length > 0) {
    const items = node.children.flatMap((child) => itemOf(room, child))
    return [repeated ? repeatOf(room, node, repeated, items) : groupOf(room, node, items)]
  }
  return isCounter(room, node.path) ? [] : questionOf(room, node)
}

/** A node that only counts the rows of a repeat is that repeat's `count`. */
function isCounter(room: Room, path: string): boolean {
  if (!path.endsWith('_count') || room.controls.at(path)) return false
  const counted = room.controls.repeatAt(path.slice(0, -'_count'.length))
  return counted?.repeat.attributes['jr:count']?.trim() === path
}

function groupOf(room: Room, node: Named, items: Item[]): Group {
  const control = room.controls.at(node.path)
  return { type: 'group', ...placed(room, node, control), items }
}

function repeatOf(
  room: Room,
  node: Named,
  { repeat, around }: { repeat: Element; around: Element | undefined },
  items: Item[],
): Repeat {
  const label = only(repeat, 'label') ? repeat : around
  const count = countOf(room, node, repeat)
  return {
    type: 'repeat',
    ...placed(room, node, label, repeat.attributes.appearance),
    ...(count !== undefined && { count }),
    items,
  }
}

function countOf(room: Room, node: Named, repeat: Element): string | undefined {
  const path = repeat.attributes['jr:count']?.trim()
  if (path === undefined || path === '') return undefined
  const counter = isCounter(room, path) ? room.binds.get(path)?.attributes.calculate : undefined
  const outside = node.path.slice(0, node.path.lastIndexOf('/'))
  return authored(counter ?? path, `${outside}/_`, room.nameAt)
}

function placed(
  room: Room,
  node: Named,
  control: Element | undefined,
  appearance = control?.attributes.appearance,
) {
  const said = room.texts.of(only(control, 'label'), node.path)
  const hint = room.texts.of(only(control, 'hint'), node.path)
  const relevant = bound(room, node, 'relevant')
  return {
    name: node.name,
    ...(said.label && { label: said.label }),
    ...(hint.label && { hint: hint.label }),
    ...(relevant !== undefined && relevant !== 'true()' && { relevant }),
    ...(appearance && { appearance }),
    ...(said.media && { media: said.media }),
  }
}

function bound(room: Room, node: Named, part: string): string | undefined {
  const text = room.binds.get(node.path)?.attributes[part]
  return text === undefined || text.trim() === ''
    ? undefined
    : authored(text, node.path, room.nameAt)
}

type Base = ReturnType<typeof placed>
type Asking = Base & { label: Label; media?: Media }

function questionOf(room: Room, node: Named): Item[] {
  const control = room.controls.at(node.path)
  const bind = room.binds.get(node.path)
  const base = placed(room, node, control)
  const kept = { ...base, ...computed(room, node) }
  const preload = bind?.attributes['jr:preload']
  if (preload !== undefined && !control) return metaOf(room, node, kept, bind)
  if (!control) {
    if (kept.calculation !== undefined)
      return [{ type: 'calculate', ...kept, calculation: kept.calculation }]
    return [{ type: 'hidden', ...kept }]
  }
  if (base.label === undefined) room.warn('label.none', node.path)
  const [first = 'id'] = Object.keys(base.label ?? {})
  const label: Label = base.label ?? { [first]: node.name }
  const { hint, ...rest } = base
  const isReadOnly = bind?.attributes.readonly === 'true()'
  if (
    isReadOnly &&
    control.name === 'input' &&
    (bind?.attributes.type ?? 'string') === 'string' &&
    kept.calculation === undefined
  )
    return [{ type: 'note', ...rest, ...(hint && { hint }), label }]
  const asked = { ...kept, ...rules(room, node, bind), label }
  const question = typed(room, node, control, bind, asked)
  if (question) return [question]
  room.warn('control.left-out', node.path)
  return []
}

function metaOf(room: Room, node: Named, kept: Base, bind: Element | undefined): Item[] {
  const told = `${bind?.attributes['jr:preload']}/${bind?.attributes['jr:preloadParams']}`
  const of = metas[told]
  if (of) return [{ type: 'meta', ...kept, of }]
  room.warn('control.left-out', node.path)
  return []
}

const metas: Record<string, Extract<Question, { type: 'meta' }>['of']> = {
  'timestamp/start': 'start',
  'timestamp/end': 'end',
  'date/today': 'today',
  'property/deviceid': 'deviceid',
  'property/username': 'username',
  'property/email': 'email',
  'property/phonenumber': 'phonenumber',
}

/** Calculation, default and trigger. */
function computed(
  room: Room,
  node: Named,
): {
  calculation?: string
  default?: Default
  trigger?: string[]
} {
  const calculation = bound(room, node, 'calculate')
  const sets = room.sets.get(node.path) ?? []
  const first = sets.find((one) => (one.attributes.event ?? '').includes('first-load'))
  const changed = sets.filter((one) => (one.attributes.event ?? '').includes('value-changed'))
  const trigger = changed.flatMap((one) => room.nameAt(one.attributes.trigger ?? '') ?? [])
  const triggered = changed[0] && valueSet(room, node, changed[0])
  const plain = wordsIn(node.element)
  return {
    ...(calculation !== undefined && { calculation }),
    ...(triggered !== undefined && trigger.length > 0 && { calculation: triggered, trigger }),
    ...(first
      ? { default: { expression: valueSet(room, node, first) } }
      : plain !== '' && { default: { value: plainDefault(room, node, plain) } }),
  }
}

function valueSet(room: Room, node: Named, set: Element): string {
  const { value } = set.attributes
  if (value !== undefined) return authored(value, node.path, room.nameAt)
  return `'${wordsIn(set).replaceAll("'", '’')}'`
}

/** Numbers are kept as numbers, several choices as names. */
function plainDefault(room: Room, node: Named, text: string): string | number | string[] {
  const type = room.binds.get(node.path)?.attributes.type ?? 'string'
  const control = room.controls.at(node.path)
  if (control?.name === 'select' || control?.name === 'odk:rank' || control?.name === 'rank')
    return text.split(/\s+/).filter((name) => name !== '')
  const isNumber = /^(int|integer|decimal)$/.test(type) || control?.name === 'range'
  return isNumber && text.trim() !== '' && Number.isFinite(Number(text)) ? Number(text) : text
}

function rules(room: Room, node: Named, bind: Element | undefined) {
  const whether = (part: string): boolean | string | undefined => {
    const text = bound(room, node, part)
    if (text === undefined || text === 'false()') return undefined
    return text === 'true()' ? true : text
  }
  const message = (part: string) => {
    const text = bind?.attributes[`jr:${part}`]
    if (text === undefined) return undefined
    const id = /^jr:itext\(\s*['"](.+)['"]\s*\)$/.exec(text)?.[1]
    return id === undefined
      ? room.texts.of({ name: 'label', attributes: {}, children: [text] }, node.path).label
      : room.texts.byId(id, node.path).label
  }
  const guidance = room.texts.of(only(room.controls.at(node.path), 'hint'), node.path).guidance
  const required = whether('required')
  const readOnly = whether('readonly')
  const constraint = bound(room, node, 'constraint')
  const requiredMessage = message('requiredMsg')
  const constraintMessage = message('constraintMsg')
  return {
    ...(guidance && { guidance }),
    ...(required !== undefined && { required }),
    ...(requiredMessage && { requiredMessage }),
    ...(readOnly !== undefined && { readOnly }),
    ...(constraint !== undefined && { constraint }),
    ...(constraintMessage && { constraintMessage }),
  }
}

function typed(
  room: Room,
  node: Named,
  control: Element,
  bind: Element | undefined,
  asked: Asking,
): Question | null {
  const type = bind?.attributes.type ?? 'string'
  switch (control.name) {
    case 'input':
      return { ...asked, ...(inputs[type] ?? { type: 'text' }) } as Question
    case 'range': {
      const [min, max, step] = ['start', 'end', 'step'].map((part) =>
        Number(control.attributes[part]),
      )
      return {
        ...asked,
        type: 'range',
        min: min ?? 0,
        max: max ?? 10,
        step: Math.abs(step ?? 1) || 1,
      }
    }
    case 'trigger':
      return { ...asked, type: 'acknowledge' }
    case 'upload':
      return uploadOf(control, bind, asked)
    case 'select1':
    case 'select':
    case 'rank':
    case 'odk:rank': {
      const kinds = { select1: 'selectOne', select: 'selectMany' } as const
      const kind = control.name in kinds ? kinds[control.name as keyof typeof kinds] : 'rank'
      const offered = choicesOf(room, node, control)
      return offered ? ({ ...asked, type: kind, ...offered } as Question) : null
    }
    default:
      return null
  }
}

const inputs: Record<string, { type: Question['type'] }> = {
  int: { type: 'integer' },
  integer: { type: 'integer' },
  long: { type: 'integer' },
  decimal: { type: 'decimal' },
  double: { type: 'decimal' },
  float: { type: 'decimal' },
  date: { type: 'date' },
  time: { type: 'time' },
  dateTime: { type: 'dateTime' },
  geopoint: { type: 'geopoint' },
  geotrace: { type: 'geotrace' },
  geoshape: { type: 'geoshape' },
  barcode: { type: 'barcode' },
}

function uploadOf(control: Element, bind: Element | undefined, asked: Asking): Question {
  const media = control.attributes.mediatype ?? ''
  if (media.startsWith('audio')) return { ...asked, type: 'audio' }
  if (media.startsWith('video')) return { ...asked, type: 'video' }
  if (!media.startsWith('image')) return { ...asked, type: 'file' }
  const { appearance, ...rest } = asked
  if (appearance === 'signature') return { ...rest, type: 'signature' }
  const maxPixels = Number(bind?.attributes['orx:max-pixels'])
  return { ...asked, type: 'image', ...(maxPixels > 0 && { maxPixels }) }
}

function choicesOf(room: Room, node: Named, control: Element) {
  const itemset = only(control, 'itemset')
  if (!itemset) {
    const choices = elements(control, 'item').map((item): Choice => {
      const value = only(item, 'value')
      const name = value ? wordsIn(value).trim() : ''
      const said = room.texts.of(only(item, 'label'), node.path)
      return {
        name,
        label: said.label ?? { id: name },
        ...(said.media && { media: said.media }),
      }
    })
    return choices.length > 0 ? { choices } : null
  }
  const nodeset = itemset.attributes.nodeset ?? ''
  const whole = /^\s*randomize\(([\s\S]*?)(?:,([^,\]]*))?\)\s*$/.exec(nodeset)
  const listed = /^\s*instance\(\s*['"]([^'"]+)['"]\s*\)\/root\/item(?:\[([\s\S]*)\])?\s*$/.exec(
    whole?.[1] ?? nodeset,
  )
  const [, list = '', filter] = listed ?? []
  if (!room.lists.has(list)) return null
  const seed = whole?.[2]?.trim()
  return {
    choices: list,
    ...(filter !== undefined && { choiceFilter: authored(filter, node.path, room.nameAt) }),
    ...(whole && {
      shuffle: seed ? { seed: authored(seed, node.path, room.nameAt) } : {},
    }),
  }
}
