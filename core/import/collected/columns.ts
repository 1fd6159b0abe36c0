// Which column holds what of an instrument. Programs name their columns after the form in many ways (with the names of
// the groups or without, by name or by the words of a language, with this or that mark between); all of them are made
// from the instrument, and the way in which most of a table's columns are met is the one that it was written in.
import type { Instrument } from '../../instrument/model.ts'
import type { Label } from '../../instrument/names.ts'
import { planOf } from '../../instrument/plan.ts'
import type { Slot } from '../../instrument/slot.ts'
import type { Collected, Grid } from './grid.ts'

export type Target = {
  slot: Slot
  /** The whole answer, one of its choices as 0 or 1, one of the four numbers of a place; `aside` holds no answer. */
  part:
    | { is: 'whole' }
    | { is: 'choice'; name: string }
    | { is: 'place'; at: number }
    | { is: 'aside' }
}

/** How a program names its columns. `words` is a language, null where the names of the form stand. */
export type Manner = {
  /** Between a group and what lies in it; null where groups are left out. */
  groups: string | null
  words: string | null
  choice: string
  place: 'kobo' | 'central'
}

/** Targets by column, null where nothing of the instrument stands; `words` is told for whoever reads the answers. */
export type Columns = { targets: (Target | null)[]; words: string | null }

const whole = { is: 'whole' } as const
const aside = { is: 'aside' } as const

export function mannersOf(format: Collected['format'], { languages }: Instrument): Manner[] {
  if (format === 'central')
    return ['-', null, '/'].map((groups) => ({
      groups,
      words: null,
      choice: '/',
      place: 'central',
    }))
  // Kobo lets its users choose what stands between.
  const between = ['/', null, '.', '-', '_', ':']
  return [null, ...languages].flatMap((words) =>
    between.map((groups): Manner => ({ groups, words, choice: groups ?? '/', place: 'kobo' })),
  )
}

/** The repeat whose rows a table holds, by its name and else by its columns; undefined when it is none of them. */
export function repeatOf(
  instrument: Instrument,
  format: Collected['format'],
  grid: Grid,
): Slot | undefined {
  const repeats = planOf(instrument).slots.filter(({ item }) => item.type === 'repeat')
  const called = repeats.find((slot) => authoredName(slot) === grid.name)
  if (called) return called
  const cut = repeats.find(
    (slot) => grid.name.length >= 28 && authoredName(slot).startsWith(grid.name.slice(0, 28)),
  )
  if (cut) return cut
  const weighed = repeats.map((slot) => ({
    slot,
    met: columnsOf(instrument, format, grid.columns, slot).targets.filter(Boolean).length,
  }))
  const [best] = weighed.toSorted((a, b) => b.met - a.met)
  return best && best.met > 0 ? best.slot : undefined
}

/** `repeat` is null for the table of submissions. */
export function columnsOf(
  instrument: Instrument,
  format: Collected['format'],
  headers: readonly string[],
  repeat: Slot | null,
): Columns {
  const slots = slotsIn(instrument, repeat)
  const manners = mannersOf(format, instrument)
  const isTyped = format === 'spreadsheet'
  const read = manners.map((manner) => ({
    manner,
    targets: met(slots, manner, isTyped ? headers.map(lower) : headers, repeat, isTyped),
  }))
  const counted = read.map((one) => ({ ...one, count: one.targets.filter(Boolean).length }))
  const [best] = counted.toSorted((a, b) => b.count - a.count)
  if (!best) return { targets: headers.map(() => null), words: null }
  // What has no words of its own goes by its name among those that have; older versions may have named it otherwise.
  const others = read.filter(
    ({ manner }) => manner !== best.manner && (isTyped || manner.words === null),
  )
  const targets = best.targets.map(
    (target, at) => target ?? others.find((one) => one.targets[at])?.targets[at] ?? null,
  )
  return { targets: eachOnce(targets), words: best.manner.words }
}

/** Everything whose answers stand in one row of this table. */
export function slotsIn(instrument: Instrument, repeat: Slot | null): Slot[] {
  return planOf(instrument).slots.filter(({ repeats }) => (repeats.at(-1) ?? null) === repeat)
}

/** What the form's author called it, where our model needed another name. */
export function authoredName(slot: Slot): string {
  const { parent } = slot
  const asker = parent?.below.find(({ other }) => other === slot)
  if (asker) return `${authoredName(asker)}_other`
  const { extra, name } = slot.item
  return extra?.['pedoman::original_name'] ?? name
}

/** The k-th column of a name is the k-th question of that name: labels are not unique. */
function met(
  slots: readonly Slot[],
  manner: Manner,
  headers: readonly string[],
  repeat: Slot | null,
  isTyped: boolean,
): (Target | null)[] {
  const known = new Map<string, Target[]>()
  for (const slot of slots)
    for (const [header, target] of headersOf(slot, manner, repeat)) {
      const key = plain(isTyped ? lower(header) : header)
      const same = known.get(key)
      if (!same) known.set(key, [target])
      else if (!same.some((one) => one.slot === slot)) same.push(target)
    }
  const columns = Map.groupBy(
    headers.map((header, at) => ({ at, key: plain(header) })),
    ({ key }) => key,
  )
  const targets: (Target | null)[] = headers.map(() => null)
  for (const [key, same] of columns) {
    const held = known.get(key) ?? []
    // Too few for all of them: a question's own column before one that a choice of its would have.
    const meant =
      same.length < held.length
        ? held.toSorted((a, b) => Number(a.part.is === 'choice') - Number(b.part.is === 'choice'))
        : held
    for (const [times, { at }] of same.entries()) targets[at] = meant[times] ?? null
  }
  return targets
}

function lower(header: string): string {
  return header.toLowerCase()
}

/** White space is often not what it was, and a byte order mark or a no-break space is no difference. */
function plain(header: string): string {
  return header.replaceAll(/[\s\uFEFF]+/g, ' ').trim()
}

function headersOf(slot: Slot, manner: Manner, repeat: Slot | null): [string, Target][] {
  const { item } = slot
  const steps = stepsOf(slot, manner)
  const mark = manner.groups ?? ''
  const paths =
    manner.groups === null
      ? [steps.at(-1) ?? '']
      : [
          ...new Set([
            steps.join(mark),
            // Central counts from the row, Kobo from the top of the form.
            ...(repeat ? [steps.slice(stepsOf(repeat, manner).length).join(mark)] : []),
          ]),
        ]
  const own = (part: Target['part']): Target => ({ slot, part })
  if (item.type === 'repeat') return paths.map((path) => [`${path}_count`, own(aside)])
  if (item.type === 'group') return []
  if (item.type === 'note') return paths.map((path) => [path, own(aside)])
  return paths.flatMap((path): [string, Target][] => [
    [path, own(whole)],
    ...choicesOf(slot, manner).map(([said, name]): [string, Target] => [
      `${path}${manner.choice}${said}`,
      own({ is: 'choice', name }),
    ]),
    ...(item.type === 'geopoint'
      ? placeParts(path, mark, manner).map((header, at): [string, Target] => [
          header,
          own({ is: 'place', at }),
        ])
      : []),
  ])
}

/** Names, or words, from the top of the form down to the slot. */
function stepsOf(slot: Slot, { words }: Manner): string[] {
  const steps: string[] = []
  for (let at: Slot | null = slot; at?.parent; at = at.parent)
    steps.unshift((isOther(at) ? undefined : saidOf(at.item.label, words)) ?? authoredName(at))
  return steps
}

/** The words of "other" have their question's words with us and none elsewhere. */
function isOther(slot: Slot): boolean {
  return slot.parent?.below.some(({ other }) => other === slot) === true
}

function saidOf(label: Label | undefined, words: string | null): string | undefined {
  return words === null || !label || !Object.hasOwn(label, words) ? undefined : label[words]
}

function choicesOf({ item }: Slot, { words }: Manner): [said: string, name: string][] {
  if (item.type !== 'selectMany' || typeof item.choices === 'string') return []
  const all = item.choices.map(({ name, label }): [string, string] => [
    saidOf(label, words) ?? name,
    name,
  ])
  return item.other ? [...all, ['other', 'other'], ['Other', 'other']] : all
}

/** `group/_gps_latitude` (formpack), `group-gps-Latitude` (Central). */
function placeParts(path: string, mark: string, { place }: Manner): string[] {
  if (place === 'central')
    return ['Latitude', 'Longitude', 'Altitude', 'Accuracy'].map((part) => `${path}-${part}`)
  const cut = mark === '' ? -1 : path.lastIndexOf(mark)
  const [before, last] =
    cut < 0 ? ['', path] : [path.slice(0, cut + mark.length), path.slice(cut + mark.length)]
  return ['latitude', 'longitude', 'altitude', 'precision'].map(
    (part) => `${before}_${last}_${part}`,
  )
}

/** Two columns that say the same of one question: the first is read. */
function eachOnce(targets: (Target | null)[]): (Target | null)[] {
  const seen = new Set<string>()
  return targets.map((target) => {
    if (!target || target.part.is === 'aside') return target
    const key = `${target.slot.path} ${target.slot.item.name} ${JSON.stringify(target.part)}`
    if (seen.has(key)) return { ...target, part: aside }
    seen.add(key)
    return target
  })
}
