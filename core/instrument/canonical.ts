// The one spelling of a value as JSON, so that equal content has equal bytes and an equal hash.
// RFC 8785 (JSON Canonicalization Scheme): members sorted by UTF-16 code unit, no white space, ECMAScript numbers.

/** Throws a TypeError on what JSON cannot say, for instance NaN: a hash over a silent `null` would lie. */
export function canonical(value: unknown): string {
  if (value === null || typeof value === 'boolean') return String(value)
  if (typeof value === 'number') return numeral(value)
  if (typeof value === 'string') return quoted(value)
  if (Array.isArray(value)) return `[${Array.from(value, canonical).join(',')}]`
  if (isPlain(value)) return `{${members(value).join(',')}}`
  throw new TypeError(`not JSON: ${typeof value}`)
}

function members(value: Record<string, unknown>): string[] {
  return Object.keys(value)
    .sort()
    .filter((key) => value[key] !== undefined)
    .map((key) => `${quoted(key)}:${canonical(value[key])}`)
}

function numeral(value: number): string {
  if (!Number.isFinite(value)) throw new TypeError(`not JSON: ${value}`)
  // JSON.stringify already writes -0 as 0, which RFC 8785 section 3.2.2.3 asks for.
  return JSON.stringify(value)
}

function quoted(text: string): string {
  // RFC 8785 section 3.2.2.2: a lone surrogate ends the work with an error.
  if (!text.isWellFormed()) throw new TypeError('not JSON: ill-formed text')
  return JSON.stringify(text)
}

/** A Date or a Map would become `{}`. */
function isPlain(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false
  const prototype = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}
