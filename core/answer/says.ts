// What a form says at one of its places, with the answers that its words mention.
import { evaluate } from '../expression/evaluate.ts'
import { readOutput, renderOutput } from '../expression/output.ts'
import { toText } from '../expression/value.ts'
import { say } from '../instrument/label.ts'
import type { Label } from '../instrument/names.ts'
import type { Cell } from './cell.ts'
import type { Run } from './run.ts'

export type Said = 'label' | 'hint' | 'guidance' | 'constraintMessage' | 'requiredMessage'

export function says(run: Run, cell: Cell, part: Said): string {
  const label = (cell.slot.item as Partial<Record<Said, Label | undefined>>)[part]
  const text = say(label, run.surroundings.language, run.plan.instrument.languages)
  if (!text.includes('${')) return text
  return renderOutput(readOutput(text), (tree) => {
    const result = evaluate(tree, { node: cell, world: run.world, purse: run.purse })
    return result.ok ? toText(result.value) : ''
  })
}
