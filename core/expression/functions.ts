// The functions of the expression language, as ODK's XForms specification means them. Each row says how many
// arguments it takes; arguments are worked out when a function asks for them, so `if` leaves one branch alone.
import { roundHalf } from '../score/round.ts'
import { dayOf, daysOf, stored, toText, type Value } from './value.ts'

export type Reason = 'date.form' | 'today.unknown' | 'steps.spent'

/** What a function sees of its arguments. `fail` gives up on the whole expression. */
export type Args = {
  count: number
  value: (index: number) => Value
  text: (index: number) => string
  number: (index: number) => number
  truth: (index: number) => boolean
  today: string | null
  fail: (reason: Reason) => Value
}

type Fn = { least: number; most: number; call: (args: Args) => Value }

const many = Number.POSITIVE_INFINITY

export const functions: ReadonlyMap<string, Fn> = new Map(
  Object.entries({
    // Control and logic
    if: fn(3, 3, (a) => a.value(a.truth(0) ? 1 : 2)),
    coalesce: fn(2, 2, (a) => {
      const first = a.value(0)
      return stored(first) === '' ? a.value(1) : first
    }),
    not: fn(1, 1, (a) => !a.truth(0)),
    true: fn(0, 0, () => true),
    false: fn(0, 0, () => false),
    boolean: fn(1, 1, (a) => a.truth(0)),
    'boolean-from-string': fn(1, 1, (a) => ['true', '1'].includes(a.text(0))),
    // Choices: several are one text with spaces between
    selected: fn(2, 2, (a) => words(a.text(0)).includes(a.text(1).trim())),
    'selected-at': fn(2, 2, (a) => words(a.text(0))[Math.trunc(a.number(1))] ?? ''),
    'count-selected': fn(1, 1, (a) => words(a.text(0)).length),
    // Text, counted in characters as XPath does, so that none is cut in half
    string: fn(1, 1, (a) => a.text(0)),
    'string-length': fn(1, 1, (a) => Array.from(a.text(0)).length),
    concat: fn(1, many, (a) => each(a, a.text).join('')),
    contains: fn(2, 2, (a) => a.text(0).includes(a.text(1))),
    'starts-with': fn(2, 2, (a) => a.text(0).startsWith(a.text(1))),
    'ends-with': fn(2, 2, (a) => a.text(0).endsWith(a.text(1))),
    substr: fn(2, 3, (a) =>
      Array.from(a.text(0))
        .slice(a.number(1), a.count > 2 ? a.number(2) : undefined)
        .join(''),
    ),
    'normalize-space': fn(1, 1, (a) => words(a.text(0)).join(' ')),
    // Numbers: one that is missing voids a sum, a least and a greatest
    number: fn(1, 1, (a) => a.number(0)),
    int: fn(1, 1, (a) => Math.trunc(a.number(0))),
    round: fn(1, 2, (a) => roundHalf(a.number(0), a.count > 1 ? Math.trunc(a.number(1)) : 0)),
    sum: fn(1, many, (a) => each(a, a.number).reduce((sum, one) => sum + one, 0)),
    min: fn(1, many, (a) => Math.min(...each(a, a.number))),
    max: fn(1, many, (a) => Math.max(...each(a, a.number))),
    abs: fn(1, 1, (a) => Math.abs(a.number(0))),
    pow: fn(2, 2, (a) => a.number(0) ** a.number(1)),
    // Days
    today: fn(0, 0, (a) => a.today ?? a.fail('today.unknown')),
    date: fn(1, 1, (a) => date(a)),
  }),
)

function fn(least: number, most: number, call: Fn['call']): Fn {
  return { least, most, call }
}

function each<T>(args: Args, read: (index: number) => T): T[] {
  return Array.from({ length: args.count }, (_, index) => read(index))
}

function words(text: string): string[] {
  return text.split(/[ \t\r\n]+/).filter((word) => word !== '')
}

/** A day that does not exist is an error on its question; no answer is no day. */
function date(args: Args): Value {
  const value = args.value(0)
  if (typeof value === 'number') {
    if (Number.isNaN(value)) return ''
    return dayOf(value) ?? args.fail('date.form')
  }
  const text = toText(value)
  return text === '' || !Number.isNaN(daysOf(text)) ? text : args.fail('date.form')
}
