// Works out relevance, values and rows, each after what it reads; after a change, only what depends on it.
import { toNumber, toTruth } from '../expression/value.ts'
import type { Slot } from '../instrument/slot.ts'
import { type Cell, cellsOf, forget, type Home, regrow, sharedHome } from './cell.ts'
import { coerced, isSame } from './coerce.ts'
import { growRow } from './grow.ts'
import { callSteps, type Run, work } from './run.ts'
import { asText } from './value.ts'

/** No response holds more rows of one repeat. */
const mostRows = 1_000

/** Everything, once. */
export function workOutAll(run: Run): void {
  const { home } = run.top
  run.top.isRelevant = true
  run.isOpening = true
  for (const slot of run.plan.order) {
    const one = slot.repeats.length === 0 ? home.cells[slot.place] : undefined
    if (one) workOut(run, one)
    else for (const cell of cellsOf(slot, home)) workOut(run, cell)
  }
  run.isOpening = false
}

export function enqueue(run: Run, cell: Cell): void {
  const { rank } = cell.slot
  // Only what waits for itself would go back.
  if (run.isOpening || cell.isQueued || rank <= run.at) return
  cell.isQueued = true
  const waiting = run.queue[rank]
  if (waiting) waiting.push(cell)
  else run.queue[rank] = [cell]
}

/** Works out all that is queued and all that it sets off; returns the refs that changed. */
export function settle(run: Run): ReadonlySet<string> {
  for (let rank = 0; rank < run.plan.order.length; rank++) {
    const waiting = run.queue[rank]
    if (!waiting) continue
    run.queue[rank] = undefined
    run.at = rank
    for (const cell of waiting) {
      cell.isQueued = false
      workOut(run, cell)
    }
  }
  run.at = -1
  run.purse.left = callSteps
  const { changed } = run
  run.changed = new Set()
  return changed
}

/** Tells the readers of a slot that it changed, seen from a row or from the form. */
export function touch(run: Run, slot: Slot, home: Home, isAnswered: boolean): void {
  for (const reader of slot.readers) {
    if (reader.isTriggered && !isAnswered) continue
    const from = reader.isWide ? run.top.home : sharedHome(home, reader.slot)
    for (const cell of cellsOf(reader.slot, from)) {
      if (reader.isTriggered) cell.isTriggered = true
      if (reader.isComputed) enqueue(run, cell)
      else {
        forget(cell)
        run.changed.add(cell.ref)
      }
    }
  }
}

/** Tells the readers of everything in a repeat's rows that some came or went. */
export function touchRows(run: Run, repeat: Cell): void {
  const below = (slot: Slot) => {
    touch(run, slot, repeat.home, false)
    if (slot.other) touch(run, slot.other, repeat.home, false)
    slot.below.forEach(below)
  }
  repeat.slot.below.forEach(below)
}

/** Everything in a group or in a row must be worked out. */
export function wake(run: Run, cell: Cell): void {
  for (const inner of cell.below) {
    enqueue(run, inner)
    if (inner.other) enqueue(run, inner.other)
    if (inner.slot.item.type === 'group') wake(run, inner)
  }
}

function workOut(run: Run, cell: Cell): void {
  const { slot } = cell
  const { isRelevant: wasRelevant, text: before } = cell
  if (!run.isOpening) forget(cell)
  if (cell.isNew) begin(run, cell)
  cell.isRelevant = (cell.up?.isRelevant ?? true) && mayBePut(run, cell)
  cell.text = cell.isRelevant ? asText(cell.value) : ''
  if (slot.parsed.calculation || slot.triggers) calculate(run, cell)
  const hasTurned = wasRelevant !== cell.isRelevant
  const isRepeat = slot.item.type === 'repeat'
  const hasOtherRows = isRepeat && countRows(run, cell)
  if (isRepeat && (hasTurned || hasOtherRows)) arrange(cell)
  if (run.isOpening) return
  if (hasTurned) turn(run, cell)
  const readsOtherwise = before !== cell.text || hasOtherRows
  if (hasTurned || readsOtherwise) run.changed.add(cell.ref)
  // Among several rows it counts who is put, elsewhere what is there.
  const isAmongRows = isRepeat || slot.repeats.length > 0
  if (readsOtherwise || (hasTurned && isAmongRows))
    touch(run, slot, cell.home, wasRelevant && cell.isRelevant)
}

/** A default, once. */
function begin(run: Run, cell: Cell): void {
  const { item } = cell.slot
  cell.isNew = false
  if (cell.value !== undefined || 'items' in item || item.type === 'note') return
  if (item.default === undefined) return
  if ('value' in item.default) {
    cell.value = item.default.value
    return
  }
  const value = work(run, cell, 'default')
  if (value !== undefined) cell.value = coerced(item, value)
}

/**
 * A condition that fails hides nothing: better a question too many than an answer lost. Where the server cannot know,
 * what came says whether it was put.
 */
function mayBePut(run: Run, cell: Cell): boolean {
  const { parsed, fleeting } = cell.slot
  if (!parsed.relevant) return true
  if (run.surroundings.isSent && fleeting.has('relevant')) return holdsAnswer(cell)
  const value = work(run, cell, 'relevant')
  if (value === undefined || toTruth(value)) return true
  return run.surroundings.isCollected === true && holdsAnswer(cell)
}

function holdsAnswer(cell: Cell): boolean {
  return cell.value !== undefined || cell.row !== null || cell.below.some(holdsAnswer)
}

function calculate(run: Run, cell: Cell): void {
  const { slot } = cell
  const { item } = slot
  const isSent = run.surroundings.isSent === true
  const isDue = slot.triggers === null || cell.isTriggered
  cell.isTriggered = false
  if (!cell.isRelevant || !isDue || (isSent && slot.fleeting.has('calculation'))) return
  if ('items' in item) return
  const value = slot.parsed.calculation ? work(run, cell, 'calculation') : ''
  if (value === undefined) return
  const made = coerced(item, value)
  if (run.surroundings.isCollected && cell.value !== undefined) {
    cell.differs = !isSame(cell.value, made)
    return
  }
  if (isSent && !run.surroundings.isCollected) cell.differs = !isSame(cell.value, made)
  cell.value = made
  cell.text = asText(made)
}

/** Whether there are other rows than before. Rows beyond the count are laid aside, and come back with it. */
function countRows(run: Run, repeat: Cell): boolean {
  const { slot, below } = repeat
  if (!slot.parsed.count || !repeat.isRelevant || repeat.value !== undefined) return false
  const value = work(run, repeat, 'count')
  if (value === undefined) return false
  const wanted = Math.min(mostRows, Math.max(0, Math.trunc(toNumber(value) || 0)))
  if (run.surroundings.isSent) {
    repeat.differs = wanted !== below.length
    return false
  }
  if (wanted === below.length) return false
  const rows = [...below, ...repeat.spare]
  while (rows.length < wanted) rows.push(growRow(repeat, freshId(rows), {}, true))
  repeat.below = rows.slice(0, wanted)
  repeat.spare = rows.slice(wanted)
  for (const row of repeat.below.slice(below.length)) wake(run, row)
  if (!run.isOpening) touchRows(run, repeat)
  return true
}

function freshId(rows: readonly Cell[]): string {
  const taken = new Set(rows.map((row) => row.row?.id))
  let number = rows.length + 1
  while (taken.has(`r${number}`)) number++
  return `r${number}`
}

/** Rows are put when their repeat is; the group around it shows them in its place. */
export function arrange(repeat: Cell): void {
  for (const row of repeat.below) row.isRelevant = repeat.isRelevant
  if (repeat.parent) regrow(repeat.parent)
}

/** What lies in a group or a repeat is put with it. */
function turn(run: Run, cell: Cell): void {
  if (cell.slot.item.type === 'group') wake(run, cell)
  else for (const row of cell.below) wake(run, row)
}
