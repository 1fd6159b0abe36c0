// Builds the cells of a form and of its rows from the answers it is opened with.
import type { Plan } from '../instrument/plan.ts'
import type { Slot } from '../instrument/slot.ts'
import type { Answers, AnswerValue, Row } from '../wire/response.ts'
import { type Cell, type Home, makeCell, regrow } from './cell.ts'
import { answerAt } from './value.ts'

/** The top cell: a group of everything. What is new waits for its default. */
export function growForm(plan: Plan, answers: Answers, isNew: boolean): Cell {
  const home = homeOf(plan.root, null, '', answers)
  const top = makeCell(plan.root, '', home, null, null)
  growBelow(top, home, answers, isNew)
  return top
}

/** A row of a repeat with its cells; it is not among the repeat's rows yet. */
export function growRow(repeat: Cell, id: string, answers: Answers, isNew: boolean): Cell {
  const { slot, home, parent } = repeat
  const own = homeOf(slot, home, id, answers)
  const row = makeCell(slot, `${repeat.ref}/${id}`, home, repeat, parent)
  row.row = own
  row.isRow = true
  row.isRelevant = repeat.isRelevant
  growBelow(row, own, answers, isNew)
  return row
}

/** A repeat's answer is a list of rows, each with an id of its own. */
export function asRows(value: AnswerValue | undefined): Row[] | null {
  if (!Array.isArray(value)) return null
  const rows = value.filter((one): one is Row => typeof one === 'object')
  const ids = new Set(rows.map(({ id }) => id))
  return rows.length === value.length && ids.size === rows.length ? rows : null
}

function homeOf(slot: Slot, up: Home | null, id: string, answers: Answers): Home {
  const names = namesOf(slot)
  const strays: Answers = {}
  for (const [name, value] of Object.entries(answers)) if (!names.has(name)) strays[name] = value
  return { slot, up, id, cells: new Array(slot.size), strays }
}

const allNames = new WeakMap<Slot, ReadonlySet<string>>()

/** The names under which answers can lie in one row, or in the form. */
function namesOf(slot: Slot): ReadonlySet<string> {
  const known = allNames.get(slot)
  if (known) return known
  const names = new Set<string>()
  const gather = (one: Slot) => {
    for (const inner of one.below) {
      if (inner.item.type === 'group') gather(inner)
      else if (inner.item.type !== 'note') names.add(inner.item.name)
      if (inner.other) names.add(inner.other.item.name)
    }
  }
  gather(slot)
  allNames.set(slot, names)
  return names
}

function growBelow(cell: Cell, home: Home, answers: Answers, isNew: boolean): void {
  const prefix = home.up ? `${refOf(home)}/` : ''
  const grow = (slot: Slot) => {
    const { name } = slot.item
    const one = makeCell(slot, home.up ? prefix + name : name, home, cell, cell)
    one.isNew = isNew
    home.cells[slot.place] = one
    return one
  }
  for (const slot of cell.slot.below) {
    const one = grow(slot)
    cell.below.push(one)
    if (slot.item.type === 'group') growBelow(one, home, answers, isNew)
    else if (slot.item.type === 'repeat') growRows(one, answerAt(answers, slot.item.name))
    else if (slot.item.type !== 'note') one.value = answerAt(answers, slot.item.name)
    if (slot.other) {
      one.other = grow(slot.other)
      one.other.value = answerAt(answers, slot.other.item.name)
    }
  }
  regrow(cell)
}

function growRows(repeat: Cell, value: AnswerValue | undefined): void {
  const rows = value === undefined ? [] : asRows(value)
  // What is no list of rows is kept as it is, to be told.
  if (rows) repeat.below = rows.map(({ id, answers }) => growRow(repeat, id, answers, false))
  else repeat.value = value
}

function refOf(home: Home): string {
  const repeat = home.slot.item.name
  const outer = home.up?.up ? `${refOf(home.up)}/` : ''
  return `${outer}${repeat}/${home.id}`
}
