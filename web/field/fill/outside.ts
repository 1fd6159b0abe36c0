// What a form sees beyond its own answers, gathered before it is opened: lists from files and from the study, the last
// response, patterns, rare functions. What an instrument does not ask for is not read.
import { momentIn } from '../../../core/answer/day.ts'
import type { Entry, Surroundings } from '../../../core/answer/surroundings.ts'
import { functions } from '../../../core/expression/functions.ts'
import { references } from '../../../core/expression/references.ts'
import { seedOf } from '../../../core/expression/shuffle.ts'
import { listOf } from '../../../core/instrument/lists.ts'
import type { Instrument } from '../../../core/instrument/model.ts'
import { planOf } from '../../../core/instrument/plan.ts'
import type { FieldKit } from '../../../core/wire/field.ts'
import type { Answers } from '../../../core/wire/response.ts'
import type { Draft } from '../store/shape.ts'
import { rowsOf } from './list-file.ts'
import type { Shelf } from './shelf.ts'

export type Outside = Pick<Surroundings, 'entries' | 'last' | 'matches' | 'rare' | 'textSeed'>

type Study = Pick<FieldKit, 'cases' | 'participants'>

export async function gather(
  instrument: Instrument,
  study: Study,
  shelf: Shelf,
  last: Answers | null,
): Promise<Outside> {
  const lists = await readLists(instrument, study, shelf)
  const called = functionsCalledBy(instrument)
  const pattern = called.has('regex') ? await import('../../../core/expression/pattern.ts') : null
  const asksRare = [...called].some((name) => !functions.has(name))
  const rare = asksRare ? await import('../../../core/expression/functions-rare.ts') : null
  const isMixed = planOf(instrument).slots.some(({ item }) => 'shuffle' in item && item.shuffle)
  const isDrawn = isMixed || ['random', 'uuid', 'randomize'].some((name) => called.has(name))
  const seeds = isDrawn ? await import('../../../core/expression/text-seed.ts') : null
  return {
    entries: (list) => lists.get(list) ?? null,
    last,
    matches: pattern?.matches ?? (() => null),
    ...(rare && { rare: rare.rareFunctions }),
    ...(seeds && { textSeed: seeds.textSeed }),
  }
}

function functionsCalledBy(instrument: Instrument): Set<string> {
  const called = new Set<string>()
  // The plan has read them already, and the form that is opened next uses the same.
  for (const slot of planOf(instrument).slots)
    for (const parsed of Object.values(slot.parsed))
      if (parsed.ok) for (const name of references(parsed.tree).functions) called.add(name)
  return called
}

/** `at` is a moment in UTC: a draft is opened now, and finished once. */
export function surroundingsOf(
  outside: Outside,
  draft: Pick<Draft, 'id' | 'startedAt' | 'language'>,
  zone: string,
  at: string,
  device: string,
): Surroundings {
  const start = momentIn(zone, draft.startedAt)
  return {
    ...outside,
    now: momentIn(zone, at),
    // Drawn from the draft's own id, so that choices stand in the same order when it is opened again.
    random: outside.textSeed ? seedOf(draft.id, 0, outside.textSeed) : null,
    language: draft.language,
    meta: { start, today: start.slice(0, 10), end: momentIn(zone, at), deviceid: device },
  }
}

async function readLists(
  instrument: Instrument,
  { cases, participants }: Study,
  shelf: Shelf,
): Promise<Map<string, readonly Entry[]>> {
  const lists = new Map<string, readonly Entry[]>()
  // Look-ups name a CSV by its file, with or without its ending.
  for (const { name } of instrument.files ?? []) {
    if (!/\.csv$/i.test(name)) continue
    const rows = await rowsOf(name, shelf)
    if (!rows) continue
    const entries = rows.map((columns): Entry => ({ name: columns.name ?? '', label: {}, columns }))
    lists.set(name, entries)
    lists.set(name.replace(/\.csv$/i, ''), entries)
  }
  for (const name of Object.keys(instrument.lists ?? {})) {
    const list = listOf(instrument, name)
    const [tongue = 'id'] = instrument.languages
    const entry = (code: string, text: string): Entry => ({ name: code, label: { [tongue]: text } })
    if (list?.from === 'cases')
      lists.set(
        name,
        cases.map((one) => entry(one.code, [one.code, one.label].filter(Boolean).join(' · '))),
      )
    if (list?.from === 'participants')
      lists.set(
        name,
        participants
          .filter(({ role }) => list.roles.length === 0 || list.roles.includes(role))
          .map(({ code, role }) => entry(code, `${code} · ${role}`)),
      )
    if (list?.from === 'file') {
      const rows = await rowsOf(list.file, shelf)
      if (rows)
        lists.set(
          name,
          rows.map((columns) => {
            const code = columns[list.value] ?? ''
            return { ...entry(code, columns[list.label] || code), columns }
          }),
        )
    }
  }
  return lists
}
