// What the model and its soundness have against a form, brought back to the sheet, row and column it came from.
import type * as v from 'valibot'
import { check } from '../expression/check.ts'
import { parse } from '../expression/parse.ts'
import type { Instrument, Item } from '../instrument/model.ts'
import { faultsOf } from '../instrument/sound.ts'
import type { Lists } from './choices-in.ts'
import type { Report, Where } from './remark.ts'
import type { Line, Table } from './table.ts'

export type Sources = {
  survey: Table
  settings: Line | undefined
  lists: Lists
  /** The line behind each item and each part of the scoring, by its place in the instrument. */
  lines: Map<string, Line>
}

export function whatIsUnsound(
  parsed: v.SafeParseResult<typeof Instrument>,
  sources: Sources,
  report: Report,
): void {
  if (parsed.success) {
    for (const { at, reason } of faultsOf(parsed.output)) {
      // Files are attached after the import; until then they are warned of.
      if (reason === 'file.missing') continue
      const [place = '', position] = at.split(':')
      const about = position === undefined ? nameAt(place, sources) : textAt(parsed.output, place)
      report.refuse(placeOf(place, sources), reason, about.slice(Number(position ?? 0)))
    }
    return
  }
  for (const issue of parsed.issues) {
    const at = (issue.path ?? []).map(({ key }) => String(key)).join('.')
    const where = placeOf(at, sources)
    // What a reader has refused already would only be told again in other words.
    if (!report.hasRefused(where)) report.refuse(where, 'limit.passed', `${at}: ${issue.message}`)
  }
}

/** An expression, for its author to see where it goes wrong. */
function textAt(instrument: Instrument, place: string): string {
  const found = place
    .split('.')
    .reduce<unknown>(
      (value, step) => (value as Record<string, unknown> | undefined)?.[step],
      instrument,
    )
  return typeof found === 'string' ? found : ''
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
    if (line) return line.where(columnAmong(steps.slice(length)))
  }
  const column = columnAmong(steps)
  if (settings && column) return settings.where(column)
  // A cycle is told by the names in it.
  const first = at.split(' > ')[0]
  const line = [...lines.values()].find((one) => one.said('name') === first)
  return line ? line.where('relevant') : { sheet: survey.sheet, row: null }
}

function columnAmong(steps: readonly string[]): string | undefined {
  const step = steps.find((one) => Object.hasOwn(columns, one))
  return step === undefined ? undefined : columns[step]
}

function nameAt(at: string, { lines }: Sources): string {
  const steps = at.split('.')
  for (let length = steps.length; length > 0; length--) {
    const line = lines.get(steps.slice(0, length).join('.'))
    if (line) return line.said('name') ?? ''
  }
  return at
}

/** Functions that only some programs know do not stop a form. */
export function warnOfExpressions(instrument: Instrument, sources: Sources, report: Report): void {
  // Only what a function's name tells is wanted here, so every name counts as known.
  const lookup = { kindOf: () => 'answer' as const, hasInstance: () => true }
  for (const { text, at } of expressionsIn(instrument.items, 'items')) {
    const parsed = parse(text)
    if (!parsed.ok) continue
    for (const { reason, about } of check(parsed.tree, lookup))
      if (reason === 'expression.surveycto' || reason === 'expression.not-here')
        report.warn(placeOf(at, sources), reason, about)
  }
}

const written = [
  'relevant',
  'required',
  'readOnly',
  'constraint',
  'calculation',
  'choiceFilter',
  'count',
]

function expressionsIn(items: readonly Item[], at: string): { text: string; at: string }[] {
  return items.flatMap((item, index) => {
    const place = `${at}.${index}`
    const own = Object.entries(item).flatMap(([part, text]) =>
      written.includes(part) && typeof text === 'string' ? [{ text, at: `${place}.${part}` }] : [],
    )
    return 'items' in item ? [...own, ...expressionsIn(item.items, `${place}.items`)] : own
  })
}
