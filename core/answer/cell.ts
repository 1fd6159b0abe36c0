// One place of an open form: a question, a group, a repeat or one of its rows, with all that is known of it now.
// Cells are changed in place by the runtime alone; a cell is what the expression language sees as a node.
import type { Node } from '../expression/node.ts'
import type { Part } from '../instrument/expressions.ts'
import type { Slot } from '../instrument/slot.ts'
import type { Problem } from '../problem.ts'
import type { Answers, AnswerValue } from '../wire/response.ts'
import type { Entry } from './surroundings.ts'

export type Cell = {
  readonly slot: Slot
  /** `age`, `members/r3/age`; of a row `members/r3`. */
  readonly ref: string
  readonly home: Home
  /** What it lies in: a group, a row, of a row its repeat; null at the top. */
  readonly up: Cell | null
  /** A group's or a row's items, a repeat's rows. */
  below: Cell[]
  /** The words of "other". */
  other: Cell | null
  value: AnswerValue | undefined
  isRelevant: boolean
  /** Why expressions of it could not be worked out. */
  failed: Partial<Record<Part, string>> | null
  /** What came with the response is not what is worked out here. */
  differs: boolean
  /** A repeat: rows beyond its count. They come back when the count does. */
  spare: Cell[]
  /** A row: the cells of its items. */
  row: Home | null
  /** It has not been given its default yet. */
  isNew: boolean
  /** The seed of an order that was drawn for this response. */
  draw?: number
  isQueued: boolean
  isTriggered: boolean
  // Found out since the last change, undefined until it is asked for:
  offered: readonly Entry[] | undefined
  isRequired: boolean | undefined
  isReadOnly: boolean | undefined
  problem: Problem | null | undefined
  // As a node:
  isRow: boolean
  readonly name: string
  readonly parent: Cell | null
  children: Cell[]
  text: string
}

/** One row of a repeat, or the whole form: the cells that share it, by their slot's place. */
export type Home = {
  /** The repeat; of the form the root. */
  readonly slot: Slot
  readonly up: Home | null
  readonly id: string
  readonly cells: Cell[]
  /** Answers that belong to no item. */
  readonly strays: Answers
}

export function makeCell(
  slot: Slot,
  ref: string,
  home: Home,
  up: Cell | null,
  parent: Cell | null,
): Cell {
  return {
    slot,
    ref,
    home,
    up,
    below: [],
    other: null,
    value: undefined,
    isRelevant: false,
    failed: null,
    differs: false,
    spare: [],
    row: null,
    isNew: false,
    isQueued: false,
    isTriggered: false,
    offered: undefined,
    isRequired: undefined,
    isReadOnly: undefined,
    problem: undefined,
    isRow: false,
    name: slot.item.name,
    parent,
    children: [],
    text: '',
  }
}

/** What was found out of a cell does not hold any more. */
export function forget(cell: Cell): void {
  cell.offered = undefined
  cell.isRequired = undefined
  cell.isReadOnly = undefined
  cell.problem = undefined
}

/** The innermost row, or the form, that a home shares with the items of a slot. */
export function sharedHome(home: Home, slot: Slot): Home {
  let at = home
  while (at.up && !slot.repeats.includes(at.slot)) at = at.up
  return at
}

/** All cells of a slot within a home: one, or one for each row between them. */
export function cellsOf(slot: Slot, home: Home): readonly Cell[] {
  let homes: readonly Home[] = [home]
  if (slot.repeats.length > 0)
    for (const repeat of slot.repeats.slice(depthOf(home)))
      homes = homes.flatMap((one) => rowsIn(one, repeat))
  const [only] = homes
  const cell = homes.length === 1 && only ? only.cells[slot.place] : undefined
  return cell ? [cell] : homes.flatMap((one) => one.cells[slot.place] ?? [])
}

function rowsIn(home: Home, repeat: Slot): Home[] {
  return (home.cells[repeat.place]?.below ?? []).flatMap(({ row }) => row ?? [])
}

function depthOf(home: Home): number {
  let depth = 0
  for (let at = home.up; at; at = at.up) depth++
  return depth
}

/** What `${name}` means to a node: itself once, or for each row when it lies in rows that the node lies outside of. */
export function seen(slot: Slot, from: Home): readonly Node[] {
  const home = sharedHome(from, slot)
  const cells = cellsOf(slot, home)
  const isRepeat = slot.item.type === 'repeat'
  const nodes = isRepeat ? cells.flatMap((cell) => cell.below) : cells
  const isOne = !isRepeat && slot.repeats.length === depthOf(home)
  return isOne ? nodes : nodes.filter((cell) => cell.isRelevant)
}

/** What a group or a row has below it in XPath: rows stand in place of their repeat. */
export function regrow(cell: Cell): void {
  const children: Cell[] = []
  for (const one of cell.below) {
    if (one.slot.item.type !== 'repeat') children.push(one)
    else if (one.isRelevant) children.push(...one.below)
    if (one.other) children.push(one.other)
  }
  cell.children = children
}
