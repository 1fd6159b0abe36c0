// What the model and its soundness have against a form, brought back to the sheet, row and column it came from.
import * as v from 'valibot'
import { check } from '../expression/check.ts'
import { parse } from '../expression/parse.ts'
import { Instrument, type Item } from '../instrument/model.ts'
import { faultsOf } from '../instrument/sound.ts'
import type { Report } from './remark.ts'
import { nameAt, placeOf, type Sources } from './sources.ts'
import { tidy } from './tidy.ts'

/** The draft as the model takes it, or null; whatever is against it is told. */
export function modelOf(draft: unknown, sources: Sources, report: Report): Instrument | null {
  const parsed = v.safeParse(Instrument, draft)
  if (parsed.success) {
    tellFaults(parsed.output, sources, report)
    return parsed.output
  }
  for (const issue of parsed.issues) {
    const at = placeIn(issue)
    const where = placeOf(at, sources)
    // What a reader has refused already would only be told again in other words.
    if (!report.hasRefused(where)) report.refuse(where, 'limit.passed', `${at}: ${issue.message}`)
  }
  // Without the parts that are wrong, the rest can be looked at, so that everything is told at once.
  const rest = v.safeParse(Instrument, without(draft, parsed.issues.map(placeIn)))
  if (rest.success) tellFaults(rest.output, sources, report)
  return null
}

function placeIn(issue: v.BaseIssue<unknown>): string {
  return (issue.path ?? []).map(({ key }) => String(key)).join('.')
}

function without(draft: unknown, places: readonly string[]): unknown {
  const copy: unknown = tidy(draft)
  for (const place of places) {
    const steps = place.split('.')
    const last = steps.pop() ?? ''
    const holder = steps.reduce<unknown>(
      (value, step) => (value as Record<string, unknown> | undefined)?.[step],
      copy,
    )
    if (typeof holder === 'object' && holder !== null)
      delete (holder as Record<string, unknown>)[last]
  }
  return copy
}

function tellFaults(instrument: Instrument, sources: Sources, report: Report): void {
  for (const { at, reason } of faultsOf(instrument)) {
    // Files are attached after the import; until then they are warned of.
    if (reason === 'file.missing') continue
    const [place = '', position] = at.split(':')
    const about = position === undefined ? nameAt(place, sources) : textAt(instrument, place)
    report.refuse(placeOf(place, sources), reason, about.slice(Number(position ?? 0)))
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
