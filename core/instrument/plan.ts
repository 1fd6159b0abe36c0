// An instrument made ready to run: every item in its slot, its expressions read once, who reads whom, and the order
// in which everything can be worked out. Kept per instrument object, which is never changed once it is in use.
import { readOutput } from '../expression/output.ts'
import { parse } from '../expression/parse.ts'
import { references } from '../expression/references.ts'
import { type Parsed, partsOf, type Tree } from '../expression/tree.ts'
import { isAsked } from './asked.ts'
import { listOf } from './lists.ts'
import type { Instrument, Item } from './model.ts'
import type { Label } from './names.ts'
import type { Choosing, Question } from './question.ts'
import { ranked } from './rank.ts'
import { type Read, readsIn } from './reads.ts'

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

/** Where one item stands in the instrument. A repeat's slot stands for its rows too. */
export type Slot = {
  item: Item
  /** In the instrument's JSON: `items.2.items.0`. */
  path: string
  parent: Slot | null
  below: Slot[]
  /** The repeats that it lies in, outermost first; a repeat does not lie in itself. */
  repeats: readonly Slot[]
  /** Its number among the slots of one row, or of the form outside all rows. */
  place: number
  /** A repeat: how many slots one row has. */
  size: number
  parsed: Partial<Record<Part, Parsed>>
  /** The words of "other", a text question that goes with its select. */
  other: Slot | null
  /** It is worked out after everything of a lower rank. */
  rank: number
  /** Whom a change of it concerns. */
  readers: Reader[]
  /** Questions that make it calculate anew when they are answered; null when it always follows what it reads. */
  triggers: Slot[] | null
  /**
   * Parts that the server cannot work out again: they read chance or what lies outside the version; of a calculation
   * also the clock, and when it waits for a trigger.
   */
  fleeting: ReadonlySet<Part>
}

export type Reader = {
  slot: Slot
  /** It may look into other rows than its own. */
  isWide: boolean
  /** What it makes of it others may read in turn; otherwise only its problem, its choices or its words change. */
  isComputed: boolean
  /** It does not follow, but calculates when this is answered. */
  isTriggered: boolean
}

export type Plan = {
  instrument: Instrument
  /** Stands for the form itself; its item is a group of all items. */
  root: Slot
  /** Reading order, without the root. */
  slots: readonly Slot[]
  named: ReadonlyMap<string, Slot>
  /** By rank. */
  order: readonly Slot[]
  /** Slots that wait for themselves, directly or through others, and those that wait for them. */
  tangled: readonly Slot[]
  /** What a slot's relevance, value and rows wait for. */
  waitsFor: (slot: Slot) => readonly Slot[]
}

const plans = new WeakMap<Instrument, Plan>()

export function planOf(instrument: Instrument): Plan {
  const known = plans.get(instrument)
  if (known) return known
  const plan = makePlan(instrument)
  plans.set(instrument, plan)
  return plan
}

function makePlan(instrument: Instrument): Plan {
  const whole: Item = { type: 'group', name: 'data', items: instrument.items }
  const root = slotOf(whole, '', null, [])
  const slots: Slot[] = []
  root.size = layOut(root, 'items', [], slots, 0)
  const named = new Map<string, Slot>()
  for (const slot of slots) if (!named.has(slot.item.name)) named.set(slot.item.name, slot)
  const needs = new Map<Slot, Set<Slot>>()
  for (const slot of slots) needs.set(slot, connect(instrument, root, named, slot))
  const waitsFor = (slot: Slot) => [...(needs.get(slot) ?? [])]
  const { order, tangled } = ranked(slots, waitsFor)
  for (const [rank, slot] of order.entries()) slot.rank = rank
  return { instrument, root, slots, named, order, tangled, waitsFor }
}

/** Gives every item below a slot its own; returns how many one row has by now. */
function layOut(
  under: Slot,
  path: string,
  repeats: readonly Slot[],
  slots: Slot[],
  from: number,
): number {
  let place = from
  const items = 'items' in under.item ? under.item.items : []
  for (const [index, item] of items.entries()) {
    const slot = slotOf(item, `${path}.${index}`, under, repeats)
    slot.place = place++
    under.below.push(slot)
    slots.push(slot)
    const inner = `${slot.path}.items`
    if (item.type === 'repeat') slot.size = layOut(slot, inner, [...repeats, slot], slots, 0)
    else if (item.type === 'group') place = layOut(slot, inner, repeats, slots, place)
    else if ('other' in item && item.other) {
      slot.other = slotOf(otherOf(item), slot.path, under, repeats)
      slot.other.place = place++
      slots.push(slot.other)
    }
  }
  return place
}

const none: ReadonlySet<Part> = new Set()

function slotOf(item: Item, path: string, parent: Slot | null, repeats: readonly Slot[]): Slot {
  return {
    item,
    path,
    parent,
    below: [],
    repeats,
    place: 0,
    size: 0,
    parsed: parsedOf(item),
    other: null,
    rank: 0,
    readers: [],
    triggers: null,
    fleeting: none,
  }
}

/** The name under which the words of "other" are kept. */
export function otherName(question: string): string {
  return `${question}_other`
}

function otherOf({ name, label }: { name: string; label: Label }): Question {
  return {
    type: 'text',
    name: otherName(name),
    label,
    relevant: `selected(\${${name}}, 'other')`,
  }
}

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

function parsedOf(item: Item): Slot['parsed'] {
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

function labelsOf(item: Item): readonly (Label | undefined)[] {
  if ('items' in item || !isAsked(item)) return [item.label, item.hint]
  return [item.label, item.hint, item.guidance, item.constraintMessage, item.requiredMessage]
}

/** What others may read of an item rests on these. */
const computed: ReadonlySet<Part> = new Set(['relevant', 'calculation', 'count', 'default'])

/** Enters a slot among the readers of all that it reads; returns what it must wait for. */
function connect(
  instrument: Instrument,
  root: Slot,
  named: ReadonlyMap<string, Slot>,
  slot: Slot,
): Set<Slot> {
  const { item } = slot
  const waits = new Set<Slot>()
  if (slot.parent && slot.parent !== root) waits.add(slot.parent)
  const triggers = 'trigger' in item ? item.trigger : undefined
  if (triggers) {
    slot.triggers = triggers.flatMap((name) => named.get(name) ?? [])
    for (const one of slot.triggers) {
      one.readers.push({ slot, isWide: false, isComputed: true, isTriggered: true })
      waits.add(one)
    }
  }
  const enter = ({ slot: read, isWide }: Read, isComputed: boolean) => {
    const known = read.readers.find((one) => one.slot === slot && !one.isTriggered)
    if (!known) read.readers.push({ slot, isWide, isComputed, isTriggered: false })
    else {
      known.isWide ||= isWide
      known.isComputed ||= isComputed
    }
  }
  for (const [part, parsed] of Object.entries(slot.parsed) as [Part, Parsed][]) {
    if (!parsed.ok) continue
    // What a trigger or the beginning sets off reads at that moment, and does not follow.
    const follows = part !== 'default' && !(part === 'calculation' && triggers)
    const isComputed = computed.has(part)
    for (const read of readsIn(parsed.tree, slot, { root, named })) {
      if (follows) enter(read, isComputed)
      if (isComputed && (follows || read.slot !== slot)) waits.add(read.slot)
    }
  }
  for (const label of labelsOf(item))
    for (const text of Object.values(label ?? {}))
      for (const part of text.includes('${') ? readOutput(text) : [])
        if (part.kind === 'value')
          for (const read of readsIn(part.tree, slot, { root, named })) enter(read, false)
  slot.fleeting = fleetingOf(instrument, slot)
  return waits
}

function fleetingOf(instrument: Instrument, slot: Slot): ReadonlySet<Part> {
  const isOutside = (list: string) =>
    !list.startsWith('/') && listOf(instrument, list)?.from !== 'choices'
  const found = parts.filter((part) => {
    const tree = treeOf(slot, part)
    if (!tree) return false
    const { volatile, lastSaved, instances } = references(tree)
    const isChance = part === 'calculation' ? volatile : volatile && draws(tree)
    return isChance || lastSaved.length > 0 || instances.some(isOutside)
  })
  if (slot.triggers) found.push('calculation')
  return found.length > 0 ? new Set(found) : none
}

function draws(tree: Tree): boolean {
  const isDrawn = tree.kind === 'call' && ['random', 'uuid', 'randomize'].includes(tree.name)
  return isDrawn || partsOf(tree).some(draws)
}

/** The tree of a part, or undefined when there is none or it cannot be read. */
export function treeOf(slot: Slot, part: Part): Tree | undefined {
  const parsed = slot.parsed[part]
  return parsed?.ok ? parsed.tree : undefined
}
