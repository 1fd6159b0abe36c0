// Days, times of day and moments as files have them, in the spelling of XForms, which answers are kept in.
import { daysOf, momentOf } from '../../expression/moment.ts'

/** `2026-03-01`; null when it is no day. What was typed may have the day first, as people here write it. */
export function dayText(text: string, isTyped: boolean): string | null {
  const plain = text.replace(/[T ]\d.*$/, '')
  if (!Number.isNaN(daysOf(plain))) return plain
  const typed = isTyped ? /^(\d{1,4})[/.-](\d{1,2})[/.-](\d{1,4})$/.exec(plain) : null
  if (!typed) return null
  const [, first = '', month = '', last = ''] = typed
  const [year, day] = first.length === 4 ? [first, last] : [last, first]
  const made = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return Number.isNaN(daysOf(made)) ? null : made
}

/** `14:05:00.000+08:00`; seconds and offset may be missing, the offset may lack its colon or its minutes. */
export function clockText(text: string): string | null {
  const found = /^(\d{1,2}):(\d{2})(?::(\d{2})(\.\d+)?)?\s*(Z|[+-]\d{2}(?::?\d{2})?)?$/.exec(text)
  if (!found) return null
  const [, hours = '', minutes, seconds, fraction, offset] = found
  if (Number(hours) > 23 || Number(minutes) > 59 || Number(seconds ?? 0) > 59) return null
  const clock = `${hours.padStart(2, '0')}:${minutes}`
  const exact = seconds === undefined ? '' : `:${seconds}${fraction?.slice(0, 4) ?? ''}`
  return `${clock}${exact}${offsetText(offset)}`
}

function offsetText(offset: string | undefined): string {
  if (offset === undefined || offset === 'Z') return offset ?? ''
  const digits = offset.slice(1).replace(':', '').padEnd(4, '0')
  return `${offset[0]}${digits.slice(0, 2)}:${digits.slice(2)}`
}

/** A day and a time with `T` or a space between. A day alone is its midnight, which is how workbooks show one. */
export function readMoment(text: string, isTyped: boolean): string | null {
  const at = text.search(/[T ]/)
  if (at < 0) {
    const day = dayText(text, isTyped)
    return day === null ? null : `${day}T00:00:00`
  }
  const day = dayText(text.slice(0, at), isTyped)
  const clock = clockText(text.slice(at + 1).trim())
  return day === null || clock === null ? null : `${day}T${clock}`
}

/** The moment in Greenwich, `zone` minutes east of it where the text does not say; null when it is none. */
export function instantOf(text: string, zone: number): string | null {
  const moment = text === '' ? null : readMoment(text, true)
  const found = moment === null ? null : momentOf(moment, zone)
  if (!found) return null
  const at = new Date(found.at)
  // Years beyond four digits are no moments of a study.
  return Number.isNaN(at.getTime()) || at.toISOString().length !== 24 ? null : at.toISOString()
}
