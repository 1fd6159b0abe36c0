// An open form as its machinery sees it: the cells, the world that expressions look into, and what waits to be done.
import { evaluate } from '../expression/evaluate.ts'
import type { Value } from '../expression/value.ts'
import type { World } from '../expression/world.ts'
import type { Part } from '../instrument/expressions.ts'
import type { Plan } from '../instrument/plan.ts'
import type { Cell } from './cell.ts'
import type { Surroundings } from './surroundings.ts'

export type Run = {
  readonly plan: Plan
  readonly top: Cell
  readonly surroundings: Surroundings
  readonly world: World
  /** How much work the present call from outside may still be. */
  readonly purse: { left: number }
  /** Cells that must be worked out again, by the rank of their slot. */
  readonly queue: (Cell[] | undefined)[]
  /** The rank that is being worked out; nothing goes back below it. */
  at: number
  /** Everything is worked out a first time: nobody needs to be told. */
  isOpening: boolean
  /** Refs whose state changed since the last call from outside. */
  changed: Set<string>
}

/** A thousand rows that each sum up all of them cost some three million; what costs more has gone astray. */
export const callSteps = 5_000_000

/**
 * The value of a part of a cell. Undefined when it has no such part, when it cannot be worked out where responses are
 * checked, and when it fails: then the cell remembers why.
 */
export function work(run: Run, cell: Cell, part: Part): Value | undefined {
  const parsed = cell.slot.parsed[part]
  if (!parsed || (run.surroundings.isSent && cell.slot.fleeting.has(part))) return undefined
  const result = parsed.ok
    ? evaluate(parsed.tree, { node: cell, world: run.world, purse: run.purse })
    : parsed
  if ('value' in result) {
    if (cell.failed?.[part] !== undefined) delete cell.failed[part]
    return result.value
  }
  cell.failed = { ...cell.failed, [part]: result.reason }
  return undefined
}
