// The records of an SPSS system file, after its published description in the PSPP developers' guide, "System File Format".
import { say } from '../instrument/label.ts'
import {
  isNumbered,
  type Measure,
  missingCodes,
  missingLabels,
  namedValues,
  type Shape,
  type Table,
} from './table.ts'
import { utf8, utf8Bytes } from './utf8.ts'
import { variableNames } from './variable-names.ts'

/** A column as the file holds it. `width` is 0 for numbers; above 255 it is cut into segments. */
export type Variable = {
  name: string
  short: string
  label: string
  width: number
  measure: Measure
  format: number
  values: { value: string; label: string }[]
  /** At most three. */
  missing: number[]
}

export const longestString = 32_767
const longestLabel = 255
const longestValueLabel = 120
const plainString = 255
// "Formats": type in the third byte, width in the second, decimals in the first.
const numbers = (width: number, decimals: number) => (5 << 16) | (width << 8) | decimals
const text = (width: number) => (1 << 16) | (Math.min(width, plainString) << 8)
const days = (39 << 16) | (10 << 8)
const moments = (22 << 16) | (20 << 8)

const reserved = new Set([
  'ALL',
  'AND',
  'BY',
  'EQ',
  'GE',
  'GT',
  'LE',
  'LT',
  'NE',
  'NOT',
  'OR',
  'TO',
  'WITH',
])

export function variablesOf(
  { columns }: Table,
  widths: readonly number[],
  shape: Shape,
): Variable[] {
  const names = variableNames(
    columns.map(({ name }) => name),
    { legal, most: 64, bytes: utf8Bytes },
  )
  return columns.map((column, at) => {
    const isText = column.type === 'text' || (column.type === 'code' && !isNumbered(column))
    const kinds = column.missing ?? []
    const widest = Math.max(
      1,
      widths[at] ?? 0,
      ...(column.values ?? []).map(({ value }) => utf8Bytes(value)),
      ...(kinds.length > 0 ? [5] : []),
    )
    const width = isText ? Math.min(widest, longestString) : 0
    const format =
      column.type === 'date'
        ? days
        : column.type === 'datetime'
          ? moments
          : isText
            ? text(width)
            : column.type === 'number'
              ? numbers(12, 4)
              : numbers(12, 0)
    // Value labels have a place for at most 255 bytes of value, so a longer text is its own label.
    const isNamed = width <= plainString
    return {
      name: names[at] ?? '',
      short: `V${at + 1}`,
      label: shorten(say(column.label, shape.language), longestLabel),
      width,
      measure: column.measure,
      format,
      values: isNamed
        ? [
            ...namedValues(column).map(({ value, label }) => ({ value, label: said(label) })),
            ...kinds.map((kind) => ({
              value: String(missingCodes[kind]),
              label: said(missingLabels[kind]),
            })),
          ]
        : [],
      missing: isNamed && !isMoment(column.type) ? kinds.map((kind) => missingCodes[kind]) : [],
    }
  })

  function said(label: Record<string, string>): string {
    return shorten(say(label, shape.language), longestValueLabel)
  }
}

/** Days and moments are counted in seconds: a code among them would be a day of the sixteenth century, so it is left out. */
export function isMoment(type: string): boolean {
  return type === 'date' || type === 'datetime'
}

function legal(name: string): string {
  const clean = name.replaceAll(/[^\p{L}\p{N}._$#@]/gu, '_').replace(/[._]+$/, '')
  const begun = /^[\p{L}@]/u.test(clean) ? clean : `@${clean}`
  return reserved.has(begun.toUpperCase()) ? `${begun}_1` : begun
}

/** As many bytes as there is room for, and no half of a character. */
export function shorten(value: string, bytes: number): string {
  if (utf8Bytes(value) <= bytes) return value
  let size = 0
  let kept = ''
  for (const letter of value) {
    size += utf8Bytes(letter)
    if (size > bytes) return kept
    kept += letter
  }
  return kept
}

/**
 * "A very long string with a width of w has n = (w + 251) / 252 segments … each segment except the last has a width of
 * 255 bytes. The last segment has width w - (n - 1) * 252 … Data is packed tightly, 255 bytes per segment."
 */
export function segmentsOf(width: number): number[] {
  if (width <= plainString) return [width]
  const count = Math.floor((width + 251) / 252)
  return Array.from({ length: count }, (_, at) => (at < count - 1 ? plainString : width - at * 252))
}

/** Bytes that grow. */
export class Bytes {
  private buffer = new Uint8Array(4_096)
  private view = new DataView(this.buffer.buffer)
  size = 0

  private room(bytes: number): number {
    const at = this.size
    this.size += bytes
    if (this.size > this.buffer.length) {
      const larger = new Uint8Array(Math.max(this.buffer.length * 2, this.size))
      larger.set(this.buffer)
      this.buffer = larger
      this.view = new DataView(larger.buffer)
    }
    return at
  }
  int(...values: number[]): void {
    const at = this.room(4 * values.length)
    for (const [index, value] of values.entries()) this.view.setInt32(at + 4 * index, value, true)
  }
  byte(value: number): void {
    const at = this.room(1)
    this.view.setUint8(at, value)
  }
  double(...values: number[]): void {
    const at = this.room(8 * values.length)
    for (const [index, value] of values.entries()) this.view.setFloat64(at + 8 * index, value, true)
  }
  /** Filled up with spaces, or cut, to so many bytes. */
  text(value: string | Uint8Array, width?: number, fill = 0x20): void {
    const bytes = typeof value === 'string' ? utf8(value) : value
    const wide = width ?? bytes.length
    const at = this.room(wide)
    this.buffer.fill(fill, at, at + wide)
    this.buffer.set(bytes.subarray(0, wide), at)
  }
  take(): Uint8Array {
    return this.buffer.slice(0, this.size)
  }
}

const systemMissing = -Number.MAX_VALUE
// "The second-largest-magnitude negative": 0xffeffffffffffffe.
const lowest = -1.7976931348623155e308

/** Everything before the first case. */
export function header(
  table: Table,
  variables: readonly Variable[],
  rows: number,
  shape: Shape,
): Uint8Array {
  const out = new Bytes()
  const segments = variables.map(({ width }) => segmentsOf(width))
  const slots = segments.flat().reduce((sum, width) => sum + Math.max(1, Math.ceil(width / 8)), 0)
  out.text('$FL2')
  out.text('@(#) SPSS DATA FILE Pedoman', 60)
  out.int(2, slots, 1, 0, rows)
  out.double(100)
  // A file that names its hour would never be the same twice.
  out.text('01 Jan 80', 9)
  out.text('00:00:00', 8)
  out.text(shorten(say(table.label, shape.language), 64), 64)
  out.text('', 3, 0)

  let place = 1
  const places: number[] = []
  let extra = variables.length
  for (const [at, variable] of variables.entries()) {
    places.push(place)
    for (const [part, width] of (segments[at] ?? []).entries()) {
      const isFirst = part === 0
      const short = isFirst ? variable.short : `V${++extra}`
      place += variableRecord(out, { ...variable, short, width }, isFirst)
    }
  }
  for (const [at, variable] of variables.entries()) {
    if (variable.values.length === 0 || variable.width > 8) continue
    out.int(3, variable.values.length)
    for (const { value, label } of variable.values) {
      if (variable.width === 0) out.double(Number(value))
      else out.text(value, 8)
      const bytes = utf8(label)
      out.byte(bytes.length)
      out.text(bytes, roundUp(1 + bytes.length, 8) - 1)
    }
    out.int(4, 1, places[at] ?? 0)
  }
  // Machine integers: version 20, IEEE, bytecode, little-endian, UTF-8 as code page 65001.
  out.int(7, 3, 4, 8, 20, 0, 0, -1, 1, 1, 2, 65_001)
  out.int(7, 4, 8, 3)
  out.double(systemMissing, Number.MAX_VALUE, lowest)
  const records = segments.flat().length
  out.int(7, 11, 4, 3 * records)
  const measures = { nominal: 1, ordinal: 2, scale: 3 }
  for (const [at, variable] of variables.entries())
    for (const width of segments[at] ?? [])
      out.int(
        measures[variable.measure],
        Math.min(40, Math.max(8, width)),
        variable.width === 0 ? 1 : 0,
      )
  extension(out, 13, variables.map(({ short, name }) => `${short}=${name}`).join('\t'))
  const long = variables.filter(({ width }) => width > plainString)
  if (long.length > 0)
    extension(
      out,
      14,
      long.map(({ short, width }) => `${short}=${String(width).padStart(5, '0')}\0\t`).join(''),
    )
  extension(out, 20, 'UTF-8')
  longValues(out, variables)
  longMissing(out, variables)
  out.int(999, 0)
  return out.take()
}

/** Returns how many places of eight bytes it takes in a case. */
function variableRecord(out: Bytes, variable: Variable, isFirst: boolean): number {
  const { width } = variable
  const missing = isFirst && width <= 8 ? variable.missing : []
  const format = isFirst ? variable.format : text(width)
  const label = isFirst ? utf8(variable.label) : new Uint8Array()
  out.int(2, width, label.length > 0 ? 1 : 0, missing.length, format, format)
  out.text(variable.short, 8)
  if (label.length > 0) {
    out.int(label.length)
    out.text(label, roundUp(label.length, 4))
  }
  for (const code of missing)
    if (width === 0) out.double(code)
    else out.text(String(code), 8)
  const slots = Math.max(1, Math.ceil(width / 8))
  for (let slot = 1; slot < slots; slot++) {
    out.int(2, -1, 0, 0, 0, 0)
    out.text('', 8)
  }
  return slots
}

function extension(out: Bytes, kind: number, value: string | Uint8Array): void {
  const bytes = typeof value === 'string' ? utf8(value) : value
  out.int(7, kind, 1, bytes.length)
  out.text(bytes)
}

/** Subtype 21: value labels of strings of nine bytes and more. */
function longValues(out: Bytes, variables: readonly Variable[]): void {
  const part = new Bytes()
  for (const { name, width, values } of variables) {
    if (width <= 8 || values.length === 0) continue
    named(part, name)
    part.int(width, values.length)
    for (const { value, label } of values) {
      part.int(width)
      part.text(value, width)
      named(part, label)
    }
  }
  if (part.size > 0) extension(out, 21, part.take())
}

/** Subtype 22: missing values of strings of nine bytes and more; only their first eight bytes count. */
function longMissing(out: Bytes, variables: readonly Variable[]): void {
  const part = new Bytes()
  for (const { name, width, missing } of variables) {
    if (width <= 8 || missing.length === 0) continue
    named(part, name)
    part.byte(missing.length)
    part.int(8)
    for (const code of missing) part.text(String(code), 8)
  }
  if (part.size > 0) extension(out, 22, part.take())
}

function named(out: Bytes, value: string): void {
  const bytes = utf8(value)
  out.int(bytes.length)
  out.text(bytes)
}

export function roundUp(value: number, step: number): number {
  return Math.ceil(value / step) * step
}
