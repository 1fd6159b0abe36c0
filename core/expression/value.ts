// The values of the expression language and how one kind is read as another: XPath 1.0 section 4,
// with ODK's rule that a date counts as its days since 1970-01-01.

export type Value = string | number | boolean

export function toText(value: Value): string {
  return typeof value === 'number' ? numeral(value) : String(value)
}

/** A text is a number only in XPath's own spelling: no exponent, no plus sign. */
export function toNumber(value: Value): number {
  if (typeof value !== 'string') return Number(value)
  const text = value.trim()
  if (/^-?(?:\d+(?:\.\d*)?|\.\d+)$/.test(text)) return Number(text)
  return daysOf(text)
}

/** Any text but the empty one is true, "false" too: `boolean-from-string` reads the word. */
export function toTruth(value: Value): boolean {
  if (typeof value === 'number') return value !== 0 && !Number.isNaN(value)
  return typeof value === 'string' ? value.length > 0 : value
}

/** What an answer would hold: everything is stored as text, and what is not a number is stored empty. */
export function stored(value: Value): string {
  return typeof value === 'number' && Number.isNaN(value) ? '' : toText(value)
}

const dayMs = 86_400_000

/** Days since 1970-01-01 of a calendar day that exists, else NaN. */
export function daysOf(text: string): number {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return Number.NaN
  const at = new Date(`${text}T00:00:00Z`)
  const exists = !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text)
  return exists ? at.getTime() / dayMs : Number.NaN
}

/** The calendar day, or null where four digits of year do not reach. */
export function dayOf(days: number): string | null {
  const at = new Date(Math.floor(days) * dayMs)
  if (Number.isNaN(at.getTime())) return null
  const day = at.toISOString().split('T')[0] ?? ''
  return day.length === 10 ? day : null
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
