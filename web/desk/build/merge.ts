// Two people's work on one draft: what each of them changed since the draft that both began from, item by item, and the
// instrument that comes of choosing between them. Nothing is overwritten that nobody decided on.
import type { Instrument, Item } from '../../../core/instrument/model.ts'
import { isSame } from './keep.ts'

export type Side = 'mine' | 'theirs'
type Deed = 'same' | 'changed' | 'added' | 'removed'
/** An item by its name, or a part of the instrument such as its title. */
export type Difference = {
  key: string
  of: 'item' | 'setting'
  name: string
  mine: Deed
  theirs: Deed
  /** The members that differ, on either side. */
  members: string[]
}

/** What both changed in the same way is no difference. */
export function differences(base: Instrument, mine: Instrument, theirs: Instrument): Difference[] {
  const [before, ours, others] = [partsOf(base), partsOf(mine), partsOf(theirs)]
  const keys = [...new Set([...others.keys(), ...ours.keys(), ...before.keys()])]
  return keys.flatMap((key) => {
    const [was, my, their] = [before.get(key), ours.get(key), others.get(key)]
    if (isSame(my, their)) return []
    const [of = '', ...name] = key.split(':')
    return [
      {
        key,
        of: of as 'item' | 'setting',
        name: name.join(':'),
        mine: deed(was, my),
        theirs: deed(was, their),
        members: membersThatDiffer(my, their),
      },
    ]
  })
}

/** Where only one side did something, that is what is proposed; where both did, somebody has to say. */
export function proposal(difference: Difference): Side | null {
  if (difference.theirs === 'same') return 'mine'
  return difference.mine === 'same' ? 'theirs' : null
}

export function merged(
  base: Instrument,
  mine: Instrument,
  theirs: Instrument,
  picks: ReadonlyMap<string, Side>,
): Instrument {
  const [ours, others] = [partsOf(mine), partsOf(theirs)]
  const choose = (key: string) => (picks.get(key) === 'mine' ? ours.get(key) : others.get(key))
  const keys = new Set([...ours.keys(), ...others.keys()])
  const settings = [...keys]
    .filter((key) => key.startsWith('setting:'))
    .flatMap((key) => {
      const value = choose(key)
      return value === undefined ? [] : [[key.slice('setting:'.length), value] as const]
    })
  // Whoever moved things about gives the order; when both did, theirs stands and what is only ours is put beside its neighbours.
  const isTheirOrder = !isSame(orderOf(base.items), orderOf(theirs.items))
  const [frame, second] = isTheirOrder ? [theirs, mine] : [mine, theirs]
  const tree = keyed(frame.items)
  for (const placed of flat(keyed(second.items)))
    if (choose(placed.node.key) !== undefined) insertBeside(tree, placed)
  const build = (nodes: readonly Node[]): Item[] =>
    nodes.flatMap(({ key, inner }) => {
      const item = choose(key) as Item | undefined
      const below = inner === null ? [] : build(inner)
      // A group that goes leaves what somebody chose to keep in it.
      if (item === undefined) return below
      return inner === null ? [item] : [{ ...item, items: below } as Item]
    })
  return { ...Object.fromEntries(settings), items: build(tree) } as unknown as Instrument
}

type Node = { key: string; inner: Node[] | null }
/** Its lists from the inside out, each with what stands before it there. */
type PlacedNode = { node: Node; trail: { holder: string | null; before: string[] }[] }

/** Draft names may be doubled for a while, so the second of a name is told apart. */
function keyed(items: readonly Item[]): Node[] {
  const seen = new Map<string, number>()
  const below = (list: readonly Item[]): Node[] =>
    list.map((item) => {
      const count = (seen.get(item.name) ?? 0) + 1
      seen.set(item.name, count)
      const key = count === 1 ? `item:${item.name}` : `item:${item.name}#${count}`
      return { key, inner: 'items' in item ? below(item.items) : null }
    })
  return below(items)
}

function partsOf(instrument: Instrument): Map<string, unknown> {
  const { items, ...settings } = instrument
  const parts = new Map<string, unknown>(
    Object.entries(settings).map(([name, value]) => [`setting:${name}`, value]),
  )
  const walk = (list: readonly Item[], nodes: readonly Node[]): void => {
    list.forEach((item, index) => {
      const node = nodes[index]
      if (!node) return
      if (!('items' in item)) {
        parts.set(node.key, item)
        return
      }
      const { items: inner, ...own } = item
      parts.set(node.key, own)
      walk(inner, node.inner ?? [])
    })
  }
  walk(items, keyed(items))
  return parts
}

function orderOf(items: readonly Item[]): unknown {
  return keyed(items)
}

function flat(
  nodes: readonly Node[],
  holder: string | null = null,
  outer: PlacedNode['trail'] = [],
): PlacedNode[] {
  return nodes.flatMap((node, index) => {
    const before = nodes.slice(0, index).map(({ key }) => key)
    const trail = [{ holder, before }, ...outer]
    return [{ node, trail }, ...flat(node.inner ?? [], node.key, trail)]
  })
}

/** Into its own group where that is there, else where that group would be. */
function insertBeside(tree: Node[], { node, trail }: PlacedNode): void {
  const all = flat(tree)
  if (all.some((one) => one.node.key === node.key)) return
  const listOf = (holder: string | null) =>
    holder === null ? tree : all.find((one) => one.node.key === holder)?.node.inner
  const place = trail.find(({ holder }) => listOf(holder))
  const inner = listOf(place?.holder ?? null) ?? tree
  const near = place?.before.findLast((key) => inner.some((one) => one.key === key))
  const index = near === undefined ? 0 : inner.findIndex(({ key }) => key === near) + 1
  // Its own items come in their own turn.
  inner.splice(index, 0, { key: node.key, inner: node.inner === null ? null : [] })
}

function deed(was: unknown, now: unknown): Deed {
  if (isSame(was, now)) return 'same'
  if (was === undefined) return 'added'
  return now === undefined ? 'removed' : 'changed'
}

function membersThatDiffer(one: unknown, other: unknown): string[] {
  if (typeof one !== 'object' || typeof other !== 'object' || !one || !other) return []
  if (Array.isArray(one) || Array.isArray(other)) return []
  const [a, b] = [one as Record<string, unknown>, other as Record<string, unknown>]
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].filter(
    (member) => !isSame(a[member], b[member]),
  )
}
