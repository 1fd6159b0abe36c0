// What is wrong at one place of an open form, and whether it must be answered.
import { toTruth } from '../expression/value.ts'
import { isAsked } from '../instrument/asked.ts'
import type { Part } from '../instrument/expressions.ts'
import { type Problem, problems } from '../problem.ts'
import type { Coverage } from '../wire/response.ts'
import type { Cell } from './cell.ts'
import { misfit } from './fit.ts'
import { choiceProblem } from './offer.ts'
import { type Run, work } from './run.ts'
import { isEmpty } from './value.ts'

/** `draft` forgives what is not answered yet; `final` does not. */
export type Mode = 'draft' | 'final'

/** Every problem in reading order, at most one a place. Coverage says which prompts were passed over for a reason. */
export function problemsOf(
  run: Run,
  mode: Mode,
  coverage: Readonly<Record<string, Coverage>>,
): Problem[] {
  const found: Problem[] = []
  const below = (cell: Cell) => {
    const problem = problemAt(run, cell) ?? missing(run, cell, mode, coverage)
    if (problem) found.push(problem)
    if (cell.other) below(cell.other)
    cell.below.forEach(below)
  }
  run.top.below.forEach(below)
  return found
}

/** What is wrong with what is there now. */
export function problemAt(run: Run, cell: Cell): Problem | null {
  if (cell.problem === undefined) cell.problem = look(run, cell)
  return cell.problem
}

export function isRequired(run: Run, cell: Cell): boolean {
  cell.isRequired ??= flag(run, cell, 'required')
  return cell.isRequired
}

export function isReadOnly(run: Run, cell: Cell): boolean {
  cell.isReadOnly ??= flag(run, cell, 'readOnly')
  return cell.isReadOnly
}

function flag(run: Run, cell: Cell, part: 'required' | 'readOnly'): boolean {
  const { item } = cell.slot
  if ('items' in item || !isAsked(item)) return false
  const plain = item[part]
  if (typeof plain !== 'string') return plain ?? false
  const value = work(run, cell, part)
  return value !== undefined && toTruth(value)
}

function look(run: Run, cell: Cell): Problem | null {
  const { item } = cell.slot
  if (item.type === 'group' || cell.isRow) return null
  const hiding = item.type === 'repeat' ? failure(cell, 'relevant') : hidingFailure(cell)
  if (hiding || !cell.isRelevant || item.type === 'note') return hiding
  const at = { question: cell.ref }
  if (item.type === 'repeat') {
    if (cell.value !== undefined && !isEmpty(cell.value))
      return problems.answerWrongType({ ...at, expected: item.type })
    return failure(cell, 'count') ?? (cell.differs ? problems.answerCalculationWrong(at) : null)
  }
  const working = failure(cell, 'calculation') ?? failure(cell, 'default')
  if (working) return working
  if (cell.differs) return problems.answerCalculationWrong(at)
  const { value } = cell
  if (value === undefined || isEmpty(value)) return null
  const wrong = misfit(item, value, cell.ref)
  if (wrong || !isAsked(item)) return wrong
  const chosen = 'choices' in item ? choiceProblem(run, cell, item, value) : null
  return chosen ?? failure(cell, 'choiceFilter') ?? unheld(run, cell)
}

function unheld(run: Run, cell: Cell): Problem | null {
  const value = work(run, cell, 'constraint')
  if (value === undefined) return failure(cell, 'constraint')
  return toTruth(value) ? null : problems.answerConstraint({ question: cell.ref })
}

function missing(
  run: Run,
  cell: Cell,
  mode: Mode,
  coverage: Readonly<Record<string, Coverage>>,
): Problem | null {
  const { item } = cell.slot
  if (mode === 'draft' || !cell.isRelevant || 'items' in item || !isAsked(item)) return null
  if (!isEmpty(cell.value) || isExcused(coverage, cell.ref)) return null
  if (isRequired(run, cell)) return problems.answerRequired({ question: cell.ref })
  return failure(cell, 'required')
}

/** An interviewer who says why a prompt has no answer has not forgotten it. */
function isExcused(coverage: Readonly<Record<string, Coverage>>, ref: string): boolean {
  const how = Object.hasOwn(coverage, ref) ? coverage[ref]?.how : undefined
  return how === 'skipped' || how === 'refused'
}

/** A condition that failed is told at each question that it might have hidden. */
function hidingFailure(cell: Cell): Problem | null {
  for (let at: Cell | null = cell; at; at = at.up) {
    const reason = at.failed?.relevant
    if (reason !== undefined) return failed(cell, 'relevant', reason)
  }
  return null
}

function failure(cell: Cell, part: Part): Problem | null {
  const reason = cell.failed?.[part]
  return reason === undefined ? null : failed(cell, part, reason)
}

function failed({ ref }: Cell, expression: Part, reason: string): Problem {
  return problems.expressionFailed({ question: ref, expression, reason })
}
