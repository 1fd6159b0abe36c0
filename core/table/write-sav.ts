// A table as an SPSS system file: variable and value labels, measures, user missing values, long texts, dates.
import { dayNumber, spssSeconds, wallMs } from './dates.ts'
import type { Emit, Losses, RowWriter, Writer } from './format.ts'
import {
  header,
  isMoment,
  roundUp,
  segmentsOf,
  shorten,
  type Variable,
  variablesOf,
} from './sav-parts.ts'
import { type Column, isMissing, missingCodes, type Table, type Value } from './table.ts'
import { utf8Bytes, utf8Into } from './utf8.ts'

export const sav: Writer = {
  ending: 'sav',
  mime: 'application/x-spss-sav',
  // A text's width stands in the head, and so does the number of cases.
  isMeasured: true,
  begin(emit, table, shape, size) {
    const variables = variablesOf(table, size.widths, shape)
    emit(header(table, variables, size.rows, shape))
    return cases(emit, table, variables, {})
  },
  resume: (emit, table, shape, size, state) =>
    cases(emit, table, variablesOf(table, size.widths, shape), state as Losses),
}

// "Bytecode compression": eight opcodes, then the eight bytes of each that asks for them.
const ignored = 0
const literal = 253
const spaces = 254
const sysmis = 255
const bias = 100

function cases(
  emit: Emit,
  table: Table,
  variables: readonly Variable[],
  before: Losses,
): RowWriter {
  let { cut = 0, dropped = 0 } = before
  let out = new Uint8Array(65_536)
  let view = new DataView(out.buffer)
  let size = 0
  // Where the group's opcodes stand, and how many of them are said.
  let group = 0
  let said = 8
  let wide = new Uint8Array(4_096)

  function room(bytes: number): void {
    if (size + bytes <= out.length) return
    const larger = new Uint8Array(out.length * 2)
    larger.set(out)
    out = larger
    view = new DataView(out.buffer)
  }
  function code(opcode: number): void {
    if (said === 8) {
      room(8)
      group = size
      size += 8
      said = 0
      out.fill(ignored, group, size)
    }
    out[group + said++] = opcode
  }
  function number(value: number | null): void {
    if (value === null || !Number.isFinite(value)) code(sysmis)
    else if (isSmall(value)) code(value + bias)
    else {
      code(literal)
      room(8)
      view.setFloat64(size, value, true)
      size += 8
    }
  }
  /** So many bytes of `wide`, each segment filled up to its places. */
  function string(value: string, width: number): void {
    const fitting =
      value.length * 3 > width && utf8Bytes(value) > width ? shorten(value, width) : value
    if (fitting !== value) cut++
    if (wide.length < fitting.length * 3) wide = new Uint8Array(fitting.length * 6)
    const bytes = utf8Into(fitting, wide, 0)
    const segments = segmentsOf(width)
    let from = 0
    for (const segment of segments) {
      const places = roundUp(segment, 8)
      const to = Math.min(bytes, from + segment)
      for (let at = 0; at < places; at += 8) {
        const start = from + at
        if (start >= to) {
          code(spaces)
          continue
        }
        code(literal)
        room(8)
        const had = Math.min(8, to - start)
        for (let one = 0; one < had; one++) out[size + one] = wide[start + one] as number
        for (let one = had; one < 8; one++) out[size + one] = 0x20
        size += 8
      }
      from += segment
    }
  }
  function cell(value: Value, column: Column, { width }: Variable): void {
    if (width > 0) {
      if (value === null) string('', width)
      else string(isMissing(value) ? String(missingCodes[value.missing]) : String(value), width)
      return
    }
    if (value === null) number(null)
    else if (isMissing(value)) number(isMoment(column.type) ? null : missingCodes[value.missing])
    else {
      const known = numeric(value, column)
      if (known === null) dropped++
      number(known)
    }
  }
  function flush(): void {
    // A group that is not full says nothing with its other opcodes, so that the next piece begins its own.
    said = 8
    if (size === 0) return
    emit(out.slice(0, size))
    size = 0
  }
  function losses(): Losses {
    return { ...(cut > 0 && { cut }), ...(dropped > 0 && { dropped }) }
  }

  return {
    rows(rows) {
      for (const row of rows)
        for (const [at, column] of table.columns.entries())
          cell(row[at] ?? null, column, variables[at] as Variable)
      flush()
    },
    pause: losses,
    end: losses,
  }
}

function isSmall(value: number): boolean {
  return Number.isInteger(value) && value > -bias && value <= 251 - bias && !Object.is(value, -0)
}

function numeric(value: string | number | boolean, { type }: Column): number | null {
  if (typeof value !== 'string') return Number(value)
  if (type === 'date') {
    const days = dayNumber(value)
    return days === null ? null : spssSeconds(days * 86_400_000)
  }
  if (type === 'datetime') {
    const ms = wallMs(value)
    return ms === null ? null : spssSeconds(ms)
  }
  const number = Number(value)
  return value.trim() === '' || Number.isNaN(number) ? null : number
}
