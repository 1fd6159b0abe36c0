// Finds a place of an open form by its ref.
import type { Plan } from '../instrument/plan.ts'
import type { Cell, Home } from './cell.ts'

/** `members/r3/age` is the age in the row r3 of members; `members/r3` is the row. */
export function cellAt(plan: Plan, top: Cell, ref: string): Cell | undefined {
  const steps = ref.split('/')
  let home: Home | null = top.home
  let cell: Cell | undefined
  for (const [index, step] of steps.entries()) {
    if (index % 2 === 0) {
      const slot = plan.named.get(step)
      cell = slot && home ? home.cells[slot.place] : undefined
      // The same place in another row is another question's.
      if (cell?.slot !== slot) return undefined
    } else {
      cell = cell && [...cell.below, ...cell.spare].find(({ row }) => row?.id === step)
      home = cell?.row ?? null
    }
    if (!cell) return undefined
  }
  return cell
}
