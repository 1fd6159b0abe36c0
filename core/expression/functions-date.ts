// Days, moments and times of day. What has no offset is local; a moment with another offset is moved to ours.
import { type Call, type Fn, fn } from './function.ts'
import {
  dayOf,
  formatMoment,
  greenwichDays,
  localDays,
  type Moment,
  momentAt,
  momentOf,
  momentText,
} from './moment.ts'
import { toText, type Value } from './value.ts'

export const date: Record<string, Fn> = {
  today: fn(0, 0, (a) => a.world.now?.slice(0, 10) ?? a.fail('now.unknown')),
  now: fn(0, 0, (a) => a.world.now ?? a.fail('now.unknown')),
  // A day that does not exist is an error on its question; no answer is no day.
  date: fn(1, 1, (a) => fromMoment(a, (moment) => dayOf(localDays(moment)))),
  'date-time': fn(1, 1, (a) => fromMoment(a, momentText)),
  'decimal-date-time': fn(1, 1, (a) => {
    const value = a.value(0)
    const moment = momentIn(a, value)
    return moment ? greenwichDays(moment) : Number.NaN
  }),
  'decimal-time': fn(1, 1, (a) => {
    const text = a.text(0)
    const moment = /^\d{2}:\d{2}/.test(text) ? momentOf(text, a.zone) : null
    if (!moment) return Number.NaN
    // 23:00Z is 07:00 of the next day at +08:00: the time of day is what counts.
    const days = localDays(moment)
    return days - Math.floor(days)
  }),
  'format-date': fn(2, 2, format),
  'format-date-time': fn(2, 2, format),
}

function format(args: Call): Value {
  const moment = momentIn(args, args.value(0))
  return moment ? formatMoment(moment, args.text(1)) : ''
}

function fromMoment(args: Call, write: (moment: Moment) => string | null): Value {
  const value = args.value(0)
  if (typeof value === 'boolean' || toText(value) === '') return ''
  const moment = momentIn(args, value)
  return (moment && write(moment)) ?? args.fail('date.form')
}

/** A number is days since 1970-01-01 on our clock. */
function momentIn(args: Call, value: Value): Moment | null {
  if (typeof value === 'number') return Number.isFinite(value) ? momentAt(value, args.zone) : null
  const text = toText(value).replace(
    /^(\d{4})-(\d{1,2})-(\d{1,2})(?=T|$)/,
    (_, year: string, month: string, day: string) =>
      `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`,
  )
  return momentOf(text, args.zone)
}
