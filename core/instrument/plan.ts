// An instrument made ready to run: every item in its slot, its expressions read once, who reads whom, and the order
// in which everything can be worked out. Kept per instrument object, which is never changed once it is in use.
import { connect } from './connect.ts'
import { type Part, parsedOf } from './expressions.ts'
import type { Instrument, Item } from './model.ts'
import type { Label } from './names.ts'
import type { Question } from './question.ts'
import { ranked } from './rank.ts'
import type { Slot } from './slot.ts'

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

const nothing: ReadonlySet<Part> = new Set()

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
    fleeting: nothing,
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
