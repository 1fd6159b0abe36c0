// Limits and lonely choices are the model's own; XLSForm has one constraint for all. What goes out joins them, and what
// comes back is taken apart again, unless somebody has changed it since: then the workbook is right.
import type { ItemReader } from './item-in.ts'

export type Limits = {
  type: string
  min?: unknown
  max?: unknown
  /** Those that the instrument itself holds. */
  choices: readonly { name: string; exclusive?: unknown }[]
}

/** `. >= 0 and . <= 10`, and that what is exclusive is chosen alone. */
export function limitRules({ type, min, max, choices }: Limits): string[] {
  const isNumber = type === 'integer' || type === 'decimal'
  return [
    ...(isNumber && typeof min === 'number' ? [`. >= ${min}`] : []),
    ...(isNumber && typeof max === 'number' ? [`. <= ${max}`] : []),
    ...(type === 'selectMany' ? choices.filter((one) => one.exclusive === true) : []).map(
      ({ name }) => `not(selected(., ${quoted(name)})) or count-selected(.) = 1`,
    ),
  ]
}

export function joined(rules: readonly string[]): string | undefined {
  return rules.length < 2 ? rules[0] : rules.map((rule) => `(${rule})`).join(' and ')
}

function quoted(text: string): string {
  return text.includes("'") ? `"${text}"` : `'${text}'`
}

/** The author's part of a constraint, and whether the limits beside it still hold. */
export function authoredConstraint(
  reader: ItemReader,
  limits: Limits,
): { constraint: string | undefined; isEdited: boolean } {
  const whole = reader.expression('constraint')
  const authored = reader.expression('pedoman::constraint')
  const rules = limitRules(limits)
  const isExported = reader.line.has('pedoman::constraint') && whole !== undefined
  if (rules.length === 0 || !isExported) return { constraint: whole, isEdited: false }
  const expected = joined([...rules, ...(authored === undefined ? [] : [authored])])
  return whole === expected
    ? { constraint: authored, isEdited: false }
    : { constraint: whole, isEdited: true }
}
