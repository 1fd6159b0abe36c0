// The tables of an export held against an instrument: which column holds what, which table is which repeat's, and what
// nobody has a place for.
import { momentIn } from '../../answer/day.ts'
import { zoneOf } from '../../expression/moment.ts'
import type { Instrument } from '../../instrument/model.ts'
import { planOf } from '../../instrument/plan.ts'
import type { Slot } from '../../instrument/slot.ts'
import type { FileAnswer } from '../../wire/response.ts'
import { type Columns, columnsOf, repeatOf, slotsIn, type Target } from './columns.ts'
import type { Collected, Grid, Line } from './grid.ts'

/** What the file does not say of itself. Columns are named by their headers in the table of submissions. */
export type Wishes = {
  /** The study's. */
  zone: string
  participant: string | null
  case: string | null
  /** Of a spreadsheet: tells one row from all others. */
  key?: string | null
  /** The day that a row is about, where the form does not ask for it; and the day of all rows that say nothing. */
  day: string | null
  otherwiseOn: string
  /** Questions by column, null for none, where somebody knows better than the headers do. */
  columns: ReadonlyMap<string, string | null>
  /** A file that an answer of this submission names. */
  file: (name: string, key: string) => FileAnswer | null
}

export type Reading = {
  main: Read
  repeats: ReadonlyMap<Slot, { read: Read; rowsOf: ReadonlyMap<string, readonly Line[]> }>
  /** Headers under which nothing of the instrument was found. */
  strange: string[]
  /** Repeats' tables of which nothing was found. */
  lost: string[]
  /** Questions that no column holds. */
  unasked: string[]
  collected: Collected
  instrument: Instrument
  wishes: Wishes
  /** Minutes east of Greenwich where the file gives a time without saying where. */
  zone: number
}

/** One table: its questions, each with the columns that hold it. */
export type Read = { grid: Grid; columns: Columns; parts: [slot: Slot, columns: number[]][] }

export function readingOf(collected: Collected, instrument: Instrument, wishes: Wishes): Reading {
  const main = readOf(collected.main, instrument, collected, null, wishes)
  const repeats = new Map<Slot, { read: Read; rowsOf: Map<string, Line[]> }>()
  const lost: string[] = []
  for (const grid of collected.repeats) {
    const slot = repeatOf(instrument, collected.format, grid)
    if (!slot || repeats.has(slot)) lost.push(grid.name)
    else
      repeats.set(slot, {
        read: readOf(grid, instrument, collected, slot, wishes),
        rowsOf: Map.groupBy(grid.lines, ({ parent }) => parent),
      })
  }
  const all = [main, ...[...repeats.values()].map(({ read }) => read)]
  const met = new Set(all.flatMap(({ parts }) => parts.map(([slot]) => slot)))
  const unasked = planOf(instrument).slots.filter(
    (slot) => !('items' in slot.item) && slot.item.type !== 'note' && !met.has(slot),
  )
  return {
    main,
    repeats,
    strange: all.flatMap((one) => strangersIn(one, wishes)),
    lost,
    unasked: unasked.map(({ item }) => item.name),
    collected,
    instrument,
    wishes,
    zone: zoneOf(momentIn(wishes.zone, '2026-01-01T00:00:00Z')) ?? 0,
  }
}

function readOf(
  grid: Grid,
  instrument: Instrument,
  { format }: Collected,
  repeat: Slot | null,
  wishes: Wishes,
): Read {
  const columns = columnsOf(instrument, format, grid.columns, repeat)
  const slots = slotsIn(instrument, repeat)
  const targets = grid.columns.map((header, at): Target | null => {
    const name = wishes.columns.get(header)
    if (name === undefined) return columns.targets[at] ?? null
    const slot = slots.find(({ item }) => item.name === name)
    return slot ? { slot, part: { is: 'whole' } } : null
  })
  const parts = new Map<Slot, number[]>()
  for (const [at, target] of targets.entries())
    if (target && target.part.is !== 'aside')
      parts.set(target.slot, [...(parts.get(target.slot) ?? []), at])
  return { grid, columns: { ...columns, targets }, parts: [...parts] }
}

function strangersIn({ grid, columns }: Read, wishes: Wishes): string[] {
  const used = new Set([wishes.participant, wishes.case, wishes.day, wishes.key])
  return grid.columns.filter(
    (header, at) =>
      !columns.targets[at] && !used.has(header) && wishes.columns.get(header) !== null,
  )
}
