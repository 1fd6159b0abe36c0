// The open form, for whoever shows it or fills it in: a tree of nodes that always says how things stand now.
import type { Instrument, Item } from '../instrument/model.ts'
import type { Problem } from '../problem.ts'
import type { Answers, AnswerValue, Coverage } from '../wire/response.ts'
import type { Cell } from './cell.ts'
import { cellAt } from './find.ts'
import { growRow } from './grow.ts'
import { isReadOnly, isRequired, type Mode, problemAt, problemsOf } from './judge.ts'
import { handIn, keepAll } from './keep.ts'
import { labelOf, offered } from './offer.ts'
import { openRun } from './open.ts'
import { callSteps, type Run } from './run.ts'
import { type Said, says } from './says.ts'
import { arrange, enqueue, settle, touch, touchRows, wake } from './settle.ts'
import type { Entry, Surroundings } from './surroundings.ts'

export type FormNode = {
  /** `age`, `members/r3/age`; of a repeat its ref, of a row `members/r3`; '' of the form itself. */
  readonly ref: string
  readonly item: Item
  readonly isRow: boolean
  readonly isRelevant: boolean
  readonly isRequired: boolean
  readonly isReadOnly: boolean
  readonly value: AnswerValue | undefined
  /** Of the present value; that an answer is missing is told by `problems('final')`. */
  readonly problem: Problem | null
  /** Groups: their items; repeats: their rows; rows: their items. */
  readonly children: readonly FormNode[]
  /** The words of "other", a text of its own that is relevant while "other" is chosen. */
  readonly other: FormNode | null
  /** Offered choices after filter and shuffle, with "other" if it has one. */
  choices(): readonly Entry[]
  /** What a choice is called, offered now or not; its name when it is not known. */
  labelOf(choice: string): string
  /** In the form's language, with `${name}` filled in; '' when there is none. */
  says(part: Said): string
}

export type Form = {
  readonly instrument: Instrument
  readonly root: FormNode
  at(ref: string): FormNode | undefined
  /** Sets or clears. Like the three below, it works out only what depends on it and returns the refs that changed. */
  set(ref: string, value: AnswerValue | undefined): ReadonlySet<string>
  addRow(repeatRef: string, rowId: string): ReadonlySet<string>
  removeRow(rowRef: string): ReadonlySet<string>
  /** The row comes to stand at that place, counted from 0. */
  moveRow(rowRef: string, to: number): ReadonlySet<string>
  /** In reading order; `details.question` is the ref. Coverage excuses what was skipped or refused. */
  problems(mode: Mode, coverage?: Readonly<Record<string, Coverage>>): Problem[]
  /** Everything typed, also under what is not relevant now: what a draft keeps. */
  answers(): Answers
  /** What may be finalised: relevant, not empty, computed values included. */
  submission(): Answers
}

/** A new response: everything gets its default. */
export function beginForm(instrument: Instrument, surroundings: Surroundings): Form {
  return formOf(openRun(instrument, {}, surroundings, true))
}

/** A response that was begun before. */
export function openForm(
  instrument: Instrument,
  answers: Answers,
  surroundings: Surroundings,
): Form {
  return formOf(openRun(instrument, answers, surroundings, false))
}

export function formOf(run: Run): Form {
  const { plan, top } = run
  const nodes = new WeakMap<Cell, FormNode>()
  const nodeOf = (cell: Cell): FormNode => {
    const known = nodes.get(cell)
    if (known) return known
    const node = new Shown(run, cell, nodeOf)
    nodes.set(cell, node)
    return node
  }
  const find = (ref: string) => (ref === '' ? top : cellAt(plan, top, ref))
  return {
    instrument: plan.instrument,
    root: nodeOf(top),
    at: (ref) => {
      const cell = find(ref)
      return cell && nodeOf(cell)
    },
    set: (ref, value) => {
      const cell = find(ref)
      if (!cell || 'items' in cell.slot.item || cell.slot.item.type === 'note') return new Set()
      cell.value = value
      run.changed.add(ref)
      enqueue(run, cell)
      return settle(run)
    },
    addRow: (ref, id) => {
      const repeat = find(ref)
      if (repeat?.slot.item.type !== 'repeat' || find(`${ref}/${id}`)) return new Set()
      const row = growRow(repeat, id, {}, true)
      repeat.below = [...repeat.below, row]
      rearrange(run, repeat)
      wake(run, row)
      return settle(run)
    },
    removeRow: (ref) => {
      const row = find(ref)
      if (!row?.row || !row.up) return new Set()
      row.up.below = row.up.below.filter((one) => one !== row)
      rearrange(run, row.up)
      return settle(run)
    },
    moveRow: (ref, to) => {
      const row = find(ref)
      if (!row?.row || !row.up) return new Set()
      const others = row.up.below.filter((one) => one !== row)
      row.up.below = others.toSpliced(Math.max(to, 0), 0, row)
      rearrange(run, row.up)
      return settle(run)
    },
    problems: (mode, coverage = {}) => {
      run.purse.left = callSteps
      return problemsOf(run, mode, coverage)
    },
    answers: () => keepAll(top.home),
    submission: () => handIn(top.home),
  }
}

function rearrange(run: Run, repeat: Cell): void {
  // What was no list of rows is one now.
  repeat.value = undefined
  arrange(repeat)
  run.changed.add(repeat.ref)
  touch(run, repeat.slot, repeat.home, true)
  touchRows(run, repeat)
}

/** A class, since a phone makes hundreds at once and getters of a literal are made anew for each. */
class Shown implements FormNode {
  readonly #run: Run
  readonly #cell: Cell
  readonly #nodeOf: (cell: Cell) => FormNode
  readonly ref: string
  readonly item: Item
  readonly isRow: boolean

  constructor(run: Run, cell: Cell, nodeOf: (cell: Cell) => FormNode) {
    this.#run = run
    this.#cell = cell
    this.#nodeOf = nodeOf
    this.ref = cell.ref
    this.item = cell.slot.item
    this.isRow = cell.isRow
  }
  get isRelevant() {
    return this.#cell.isRelevant
  }
  get isRequired() {
    return isRequired(this.#run, this.#cell)
  }
  get isReadOnly() {
    return isReadOnly(this.#run, this.#cell)
  }
  get value() {
    return this.#cell.value
  }
  get problem() {
    return problemAt(this.#run, this.#cell)
  }
  get children() {
    return this.#cell.below.map(this.#nodeOf)
  }
  get other() {
    return this.#cell.other && this.#nodeOf(this.#cell.other)
  }
  choices() {
    return 'choices' in this.item ? offered(this.#run, this.#cell, this.item) : []
  }
  labelOf(choice: string) {
    return labelOf(this.#run, this.item, choice)
  }
  says(part: Said) {
    return says(this.#run, this.#cell, part)
  }
}
