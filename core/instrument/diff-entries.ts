// What changed in things that stand in a list by name: choices of a question, choices that questions share, probes.
import { canonical } from './canonical.ts'
import type { Change, EntriesOf } from './change.ts'
import type { Choice, ChoiceList } from './choices.ts'
import { inLanguages, told } from './diff-text.ts'
import type { Item } from './model.ts'
import type { Label } from './names.ts'

type Entry = { name: string; label: Label } & Partial<Choice>
type Lists = Record<string, ChoiceList>

export function diffEntries(of: EntriesOf, from: readonly Entry[], to: readonly Entry[]): Change[] {
  const [before, after] = [byName(from), byName(to)]
  const stayed = to.flatMap((now) => {
    const old = before.get(now.name)
    return old && after.get(now.name) === now ? [{ old, now }] : []
  })
  const gone = [...before.values()].filter(({ name }) => !after.has(name))
  const came = [...after.values()].filter(({ name }) => !before.has(name))
  const renamed = pairs(gone, came)
  const paired = new Set(renamed.flat())
  return [
    ...gone
      .filter((one) => !paired.has(one))
      .map(({ name, label }): Change => ({ kind: 'entry-removed', of, entry: name, label })),
    ...came
      .filter((one) => !paired.has(one))
      .map(({ name, label }): Change => ({ kind: 'entry-added', of, entry: name, label })),
    ...renamed.map(
      ([old, now]): Change => ({
        kind: 'entry-renamed',
        of,
        from: old.name,
        to: now.name,
        label: now.label,
      }),
    ),
    ...(isReordered([...before.keys()], stayed)
      ? [{ kind: 'entries-reordered' as const, of }]
      : []),
    ...stayed.flatMap(({ old, now }) => diffEntry(of, now.name, old, now)),
    // Under its new name; what else changed beside the name.
    ...renamed.flatMap(([old, now]) => diffEntry(of, now.name, old, now)),
  ]
}

/** Where a question's choices come from, and what became of those that are its own. Those of a list are told with the list. */
export function diffChoices(from: Item, to: Item): Change[] {
  if (!('choices' in from) || !('choices' in to)) return []
  const [a, b] = [from.choices, to.choices]
  const moved: Change[] =
    listName(a) === listName(b)
      ? []
      : [{ kind: 'choices-from', name: to.name, from: listName(a), to: listName(b) }]
  if (typeof a === 'string' || typeof b === 'string') return moved
  return diffEntries({ in: 'choices', name: to.name }, a, b)
}

export function diffLists(from: Lists, to: Lists): Change[] {
  const names = [...new Set([...Object.keys(from), ...Object.keys(to)])]
  return names.flatMap((list): Change[] => {
    const old = Object.hasOwn(from, list) ? from[list] : undefined
    const now = Object.hasOwn(to, list) ? to[list] : undefined
    if (!old || !now) return [{ kind: now ? 'list-added' : 'list-removed', list }]
    if (old.from === 'choices' && now.from === 'choices')
      return diffEntries({ in: 'list', name: list }, old.choices, now.choices)
    return canonical(old) === canonical(now) ? [] : [{ kind: 'list-changed', list }]
  })
}

function diffEntry(of: EntriesOf, entry: string, old: Entry, now: Entry): Change[] {
  const changes: Change[] = inLanguages(old.label, now.label).map((differs) => ({
    kind: 'entry-text',
    of,
    entry,
    ...differs,
  }))
  if (old.points !== now.points)
    changes.push({
      kind: 'entry-points',
      of,
      entry,
      from: old.points ?? null,
      to: now.points ?? null,
    })
  for (const part of ['media', 'exclusive', 'columns'] as const) {
    const change = { from: told(old[part]), to: told(now[part]) }
    if (change.from !== change.to) changes.push({ kind: 'entry-part', of, entry, part, ...change })
  }
  return changes
}

/** An entry that left and one that came with the very same words, one to one. */
function pairs(gone: readonly Entry[], came: readonly Entry[]): [Entry, Entry][] {
  const free = new Set(came)
  return gone.flatMap((old): [Entry, Entry][] => {
    const twin = [...free].find((now) => canonical(now.label) === canonical(old.label))
    if (!twin) return []
    free.delete(twin)
    return [[old, twin]]
  })
}

/** Whether those that stayed follow each other otherwise than before. */
function isReordered(before: readonly string[], stayed: readonly { now: Entry }[]): boolean {
  const names = stayed.map(({ now }) => now.name)
  const among = new Set(names)
  return before.filter((name) => among.has(name)).join(' ') !== names.join(' ')
}

function byName(entries: readonly Entry[]): Map<string, Entry> {
  const found = new Map<string, Entry>()
  for (const entry of entries) if (!found.has(entry.name)) found.set(entry.name, entry)
  return found
}

function listName(choices: readonly Choice[] | string): string | null {
  return typeof choices === 'string' ? choices : null
}
