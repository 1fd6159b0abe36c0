// The numbers a reader counts questions by: through all themes, leaving out what has no answer.
import type { Instrument } from '../../../core/instrument/model.ts'
import { walk } from '../../../core/instrument/walk.ts'

export function numbersOf(instrument: Instrument): Map<string, number> {
  const asked = walk(instrument).filter((step) => step.question.type !== 'note')
  return new Map(asked.map(({ question }, index) => [question.name, index + 1]))
}
