// The values of the expression language and how one kind is read as another: XPath 1.0 section 4,
// with ODK's rule that a date counts as its days since 1970-01-01.
import { daysOf, localDays, momentOf } from './moment.ts'
import type { Node } from './node.ts'

/** A node-set is in document order, but for the one that randomize gives. */
export type Value = string | number | boolean | readonly Node[]

export function isNodes(value: Value): value is readonly Node[] {
  return typeof value === 'object'
}

/** What an answer would hold: everything is stored as text, and what is not a number is stored empty. */
export function toText(value: Value): string {
  if (isNodes(value)) return value[0]?.text ?? ''
  if (typeof value !== 'number') return String(value)
  return Number.isNaN(value) ? '' : numeral(value)
}

/**
 * A text is a number only in XPath's own spelling: no exponent, no plus sign. A day counts as its days since 1970,
 * a date-time likewise on the clock of `zone` (minutes east of Greenwich).
 */
export function toNumber(value: Value, zone = 0): number {
  if (typeof value === 'number' || typeof value === 'boolean') return Number(value)
  const text = toText(value).trim()
  if (/^-?(?:\d+(?:\.\d*)?|\.\d+)$/.test(text)) return Number(text)
  // What a division by zero was stored as reads as it was, as in ODK's clients.
  if (text === 'Infinity' || text === '-Infinity') return Number(text)
  if (!/^\d{4}-/.test(text)) return Number.NaN
  const moment = text.includes('T') ? momentOf(text, zone) : null
  return moment ? localDays(moment) : daysOf(text)
}

/**
 * Any text but the empty one is true, "false" too: `boolean-from-string` reads the word. Nodes are true when one of
 * them answers something, so that an unanswered question is false, as in ODK Collect.
 */
export function toTruth(value: Value): boolean {
  if (typeof value === 'number') return value !== 0 && !Number.isNaN(value)
  if (isNodes(value)) return value.some((node) => node.children.length > 0 || node.text !== '')
  return typeof value === 'string' ? value.length > 0 : value
}

/** XPath 1.0 section 4.2: a number is written out, never with an exponent. */
function numeral(value: number): string {
  const short = String(value === 0 ? 0 : value)
  const [digits = '', exponent] = short.split('e')
  if (exponent === undefined) return short
  const sign = value < 0 ? '-' : ''
  const [whole = '', fraction = ''] = digits.replace('-', '').split('.')
  const shift = Number(exponent)
  return shift < 0
    ? `${sign}0.${'0'.repeat(-shift - 1)}${whole}${fraction}`
    : `${sign}${whole}${fraction.padEnd(shift, '0')}`
}
