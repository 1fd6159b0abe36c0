// Opens an instrument with answers: grows the cells and works everything out once.
import type { Instrument } from '../instrument/model.ts'
import { planOf } from '../instrument/plan.ts'
import type { Answers } from '../wire/response.ts'
import { cellsOf } from './cell.ts'
import { growForm } from './grow.ts'
import { callSteps, type Run } from './run.ts'
import { workOutAll } from './settle.ts'
import type { Surroundings } from './surroundings.ts'
import { worldOf } from './world.ts'

/** A response that begins gets its defaults; one that is opened again has had them. */
export function openRun(
  instrument: Instrument,
  answers: Answers,
  surroundings: Surroundings,
  isNew: boolean,
): Run {
  const plan = planOf(instrument)
  const top = growForm(plan, answers, isNew)
  const run: Run = {
    plan,
    top,
    surroundings,
    world: worldOf(plan, top, surroundings),
    purse: { left: callSteps },
    queue: [],
    at: -1,
    isOpening: false,
    changed: new Set(),
  }
  knowDevice(run)
  workOutAll(run)
  return run
}

/** What the device knows of itself: once, but the end as often as it is told. */
function knowDevice({ plan, top, surroundings }: Run): void {
  const { meta } = surroundings
  if (Object.keys(meta).length === 0) return
  for (const slot of plan.slots) {
    if (slot.item.type !== 'meta') continue
    const told = meta[slot.item.of]
    for (const cell of told === undefined ? [] : cellsOf(slot, top.home))
      if (cell.value === undefined || slot.item.of === 'end') cell.value = told
  }
}
