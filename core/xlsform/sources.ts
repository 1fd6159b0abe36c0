// Where each part of an instrument came from in its workbook.
import type { Lists } from './choices-in.ts'
import type { Where } from './remark.ts'
import type { Line, Table } from './table.ts'

export type Sources = {
  survey: Table
  settings: Line | undefined
  lists: Lists
  /** The line behind each item and each part of the scoring, by its place in the instrument. */
  lines: Map<string, Line>
}

const columns: Record<string, string> = {
  label: 'label',
  hint: 'hint',
  guidance: 'guidance_hint',
  relevant: 'relevant',
  required: 'required',
  requiredMessage: 'required_message',
  readOnly: 'read_only',
  constraint: 'constraint',
  constraintMessage: 'constraint_message',
  calculation: 'calculation',
  default: 'default',
  trigger: 'trigger',
  choiceFilter: 'choice_filter',
  shuffle: 'parameters',
  appearance: 'appearance',
  count: 'repeat_count',
  name: 'name',
  choices: 'type',
  min: 'pedoman::min',
  max: 'pedoman::max',
  quality: 'parameters',
  maxPixels: 'parameters',
  captureAccuracy: 'parameters',
  warningAccuracy: 'parameters',
  step: 'parameters',
  image: 'image',
  bigImage: 'big_image',
  audio: 'audio',
  video: 'video',
  points: 'points',
  from: 'pedoman::from',
  question: 'pedoman::subscale',
  title: 'form_title',
  slug: 'form_id',
  responseName: 'instance_name',
}

/** The deepest line that the place lies in, and the column that its next word is written in. */
export function placeOf(at: string, { survey, settings, lists, lines }: Sources): Where {
  const steps = at.split('.')
  if (steps[0] === 'lists') {
    const [, name = '', , index] = steps
    const line = lists.lines.get(name)?.[Number(index ?? 0)]
    if (line)
      return line.where(columnAmong(steps.slice(4)) ?? (index === undefined ? 'list_name' : 'name'))
  }
  for (let length = steps.length; length > 0; length--) {
    const line = lines.get(steps.slice(0, length).join('.'))
    if (line) return whereIn(line, columnAmong(steps.slice(length)))
  }
  const column = columnAmong(steps)
  if (settings && column) return settings.where(column)
  // A cycle is told by the names in it.
  const first = at.split(' > ')[0]
  const line = [...lines.values()].find((one) => one.said('name') === first)
  return line ? line.where('relevant') : { sheet: survey.sheet, row: null }
}

/** The ends of a range are parameters; those of a number have columns of their own. */
function whereIn(line: Line, column: string | undefined): Where {
  const isEnd = column === 'pedoman::min' || column === 'pedoman::max'
  return line.where(isEnd && !line.has(column) ? 'parameters' : column)
}

function columnAmong(steps: readonly string[]): string | undefined {
  const step = steps.find((one) => Object.hasOwn(columns, one))
  return step === undefined ? undefined : columns[step]
}

/** What the line behind a place is called. */
export function nameAt(at: string, { lists, lines }: Sources): string {
  const steps = at.split('.')
  const choice =
    steps[0] === 'lists' ? lists.lines.get(steps[1] ?? '')?.[Number(steps[3])] : undefined
  if (choice) return choice.said('name') ?? ''
  for (let length = steps.length; length > 0; length--) {
    const line = lines.get(steps.slice(0, length).join('.'))
    if (line) return line.said('name') ?? ''
  }
  return at
}
