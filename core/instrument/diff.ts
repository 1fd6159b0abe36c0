// What changed between two versions, each difference named once: nothing is named exactly when both are the same instrument.
// A question under another name is one that left and one that came; `likelyRenamed` says where that is worth asking.
import { canonical } from './canonical.ts'
import type { Change, ScoringPart } from './change.ts'
import { diffLists } from './diff-entries.ts'
import { diffItem } from './diff-item.ts'
import { textChanges, told } from './diff-text.ts'
import { inOrder } from './in-order.ts'
import type { Instrument } from './model.ts'
import type { Label } from './names.ts'
import { everyItem, type PlacedItem } from './walk.ts'

export function diff(from: Instrument, to: Instrument): Change[] {
  const [before, after] = [byName(from), byName(to)]
  const removed = [...before.values()].filter(({ item }) => !after.has(item.name))
  const stayed = [...after.values()].flatMap((now) => {
    const old = before.get(now.item.name)
    return old ? [{ old, now }] : []
  })
  return [
    ...settings(from, to),
    ...removed.map(
      ({ item, groups }): Change => ({
        kind: 'removed',
        name: item.name,
        type: item.type,
        label: item.label ?? null,
        from: innermost(groups),
      }),
    ),
    ...[...after.values()]
      .filter(({ item }) => !before.has(item.name))
      .map(
        ({ item, groups }): Change => ({
          kind: 'added',
          name: item.name,
          type: item.type,
          label: item.label ?? null,
          to: innermost(groups),
        }),
      ),
    ...moves(stayed),
    ...stayed.flatMap(({ old, now }) => diffItem(old.item, now.item)),
    ...diffLists(from.lists ?? {}, to.lists ?? {}),
    ...scoringChanges(from, to),
  ]
}

/** Pairs of a question that left and one of the same type and words that came: perhaps the same under another name. */
export function likelyRenamed(changes: readonly Change[]): { from: string; to: string }[] {
  const came = changes.filter((change) => change.kind === 'added')
  const taken = new Set<string>()
  return changes.flatMap((gone) => {
    if (gone.kind !== 'removed' || gone.type === 'note') return []
    const twin = came.find(
      (one) => one.type === gone.type && !taken.has(one.name) && saysTheSame(gone.label, one.label),
    )
    if (!twin) return []
    taken.add(twin.name)
    return [{ from: gone.name, to: twin.name }]
  })
}

function saysTheSame(one: Label | null, other: Label | null): boolean {
  return Object.entries(one ?? {}).some(
    ([language, words]) => words.trim() !== '' && other?.[language]?.trim() === words.trim(),
  )
}

function byName(instrument: Instrument): Map<string, PlacedItem> {
  const found = new Map<string, PlacedItem>()
  for (const placed of everyItem(instrument))
    if (!found.has(placed.item.name)) found.set(placed.item.name, placed)
  return found
}

function innermost(groups: PlacedItem['groups']): string | null {
  return groups.at(-1)?.name ?? null
}

/** Of what stayed in its group, as few as possible are said to have moved: those outside the longest run that kept its order. */
function moves(stayed: readonly { old: PlacedItem; now: PlacedItem }[]): Change[] {
  const isAway = ({ old, now }: { old: PlacedItem; now: PlacedItem }) =>
    innermost(old.groups) !== innermost(now.groups)
  const groups = Map.groupBy(
    stayed.filter((one) => !isAway(one)),
    ({ now }) => innermost(now.groups),
  )
  const kept = new Set(
    [...groups.values()].flatMap((alike) =>
      inOrder(alike, ({ old }) => Number(old.path.split('.').at(-1))),
    ),
  )
  return stayed
    .filter((one) => !kept.has(one))
    .map(({ old, now }) => ({
      kind: 'moved',
      name: now.item.name,
      from: innermost(old.groups),
      to: innermost(now.groups),
    }))
}

/** Told by other means: items, lists and scoring in detail, the title as a text. */
const elsewhere = new Set(['items', 'lists', 'scoring', 'title'])

function settings(from: Instrument, to: Instrument): Change[] {
  const [a, b] = [from as Record<string, unknown>, to as Record<string, unknown>]
  const keys = [...new Set([...Object.keys(a), ...Object.keys(b)])]
  return [
    ...textChanges(null, 'title', from.title, to.title),
    ...keys
      .filter((key) => !elsewhere.has(key) && told(a[key]) !== told(b[key]))
      .map(
        (part): Change => ({
          kind: 'part',
          name: null,
          part,
          from: told(a[part]),
          to: told(b[part]),
        }),
      ),
  ]
}

function scoringChanges({ scoring: from }: Instrument, { scoring: to }: Instrument): Change[] {
  if (!from || !to) return from === to ? [] : [{ kind: 'scoring', part: 'whole' }]
  const parts = ['subscales', 'missing', 'decimals', 'bands'] satisfies ScoringPart[]
  return parts
    .filter((part) => canonical(from[part]) !== canonical(to[part]))
    .map((part) => ({ kind: 'scoring', part }))
}
