// Who reads whom among the slots of an instrument, who waits for whom, and what the server cannot know.
import { readOutput } from '../expression/output.ts'
import { references } from '../expression/references.ts'
import { type Parsed, partsOf, type Tree } from '../expression/tree.ts'
import { isAsked } from './asked.ts'
import { type Part, parts } from './expressions.ts'
import { listOf } from './lists.ts'
import type { Instrument, Item } from './model.ts'
import type { Label } from './names.ts'
import { type Read, readsIn } from './reads.ts'
import { type Slot, treeOf } from './slot.ts'

/** What others may read of an item rests on these. */
const computed: ReadonlySet<Part> = new Set(['relevant', 'calculation', 'count', 'default'])

/** Enters a slot among the readers of all that it reads; returns what it must wait for. */
export function connect(
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

const nothing: ReadonlySet<Part> = new Set()

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
  return found.length > 0 ? new Set(found) : nothing
}

function draws(tree: Tree): boolean {
  const isDrawn = tree.kind === 'call' && ['random', 'uuid', 'randomize'].includes(tree.name)
  return isDrawn || partsOf(tree).some(draws)
}

function labelsOf(item: Item): readonly (Label | undefined)[] {
  if ('items' in item || !isAsked(item)) return [item.label, item.hint]
  return [item.label, item.hint, item.guidance, item.constraintMessage, item.requiredMessage]
}
