// Days and moments as texts and as numbers. A zone is its minutes east of Greenwich; Indonesia has no summer time,
// so the offset of now() holds for every moment of a response.

const dayMs = 86_400_000
const minuteMs = 60_000

/** A moment in Greenwich milliseconds. */
export type Moment = { at: number; zone: number }

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

/** Minutes east of Greenwich that a date-time ends with, or null. */
export function zoneOf(text: string): number | null {
  if (text.endsWith('Z')) return 0
  const found = /([+-])(\d{2}):?(\d{2})$/.exec(text)
  if (!found || !/T/.test(text)) return null
  const [, sign, hours, minutes] = found
  const size = Number(hours) * 60 + Number(minutes)
  return Number(minutes) > 59 || size > 14 * 60 ? null : sign === '-' ? -size : size
}

/**
 * Reads a day, a date-time (with or without offset) or a time of day, which counts from 1970-01-01. What has no
 * offset is local. Null when there is no such moment.
 */
export function momentOf(text: string, zone: number): Moment | null {
  const pattern =
    /^(?:(\d{4}-\d{2}-\d{2})(?:T|$))?(?:(\d{2})(?::(\d{2})(?::(\d{2})(\.\d+)?)?)?(Z|[+-]\d{2}:?\d{2})?)?$/
  const found = pattern.exec(text)
  if (!found || text === '') return null
  const [, day, hours, minutes = '0', seconds = '0', fraction = '0', offset] = found
  // A time of day needs its minutes: `12` is a number.
  if (day === undefined && (hours === undefined || found[3] === undefined)) return null
  if (day !== undefined && (hours === undefined) !== !text.includes('T')) return null
  const days = day === undefined ? 0 : daysOf(day)
  const parts = [Number(hours ?? 0), Number(minutes), Number(seconds)] as const
  if (Number.isNaN(days) || parts[0] > 23 || parts[1] > 59 || parts[2] > 59) return null
  const own = offset === undefined ? zone : zoneOf(`T${offset}`)
  if (own === null) return null
  const inDay = ((parts[0] * 60 + parts[1]) * 60 + parts[2] + Number(fraction)) * 1_000
  return { at: days * dayMs + Math.round(inDay) - own * minuteMs, zone }
}

/** Days since 1970-01-01T00:00 on the clock of the zone: whole for a day, with a fraction for a moment. */
export function localDays({ at, zone }: Moment): number {
  return (at + zone * minuteMs) / dayMs
}

/** Days since 1970-01-01T00:00 in Greenwich. */
export function greenwichDays({ at }: Moment): number {
  return at / dayMs
}

export function momentAt(days: number, zone: number): Moment {
  return { at: Math.round(days * dayMs) - zone * minuteMs, zone }
}

/** `2026-11-25T09:30:00.000+08:00`, or null where four digits of year do not reach. */
export function momentText(moment: Moment): string | null {
  const local = new Date(moment.at + moment.zone * minuteMs)
  if (Number.isNaN(local.getTime())) return null
  const text = local.toISOString()
  if (text.length !== 24) return null
  return text.slice(0, 23) + offsetText(moment.zone)
}

/** A study has one zone or two, and an export hundreds of thousands of moments. */
const offsetTexts = new Map<number, string>()

function offsetText(zone: number): string {
  const known = offsetTexts.get(zone)
  if (known !== undefined) return known
  const size = Math.abs(zone)
  const two = (part: number) => String(part).padStart(2, '0')
  const text = `${zone < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`
  offsetTexts.set(zone, text)
  return text
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const weekdays = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']

/** Writes a moment by ODK's letters: %Y %y %m %n %b %d %e %a and %H %h %M %S %3. */
export function formatMoment(moment: Moment, format: string): string {
  const local = new Date(moment.at + moment.zone * minuteMs)
  const two = (part: number) => String(part).padStart(2, '0')
  const year = String(local.getUTCFullYear()).padStart(4, '0')
  const parts: Record<string, string> = {
    Y: year,
    y: year.slice(-2),
    m: two(local.getUTCMonth() + 1),
    n: String(local.getUTCMonth() + 1),
    b: months[local.getUTCMonth()] ?? '',
    d: two(local.getUTCDate()),
    e: String(local.getUTCDate()),
    a: weekdays[local.getUTCDay()] ?? '',
    H: two(local.getUTCHours()),
    h: String(local.getUTCHours()),
    M: two(local.getUTCMinutes()),
    S: two(local.getUTCSeconds()),
    3: String(local.getUTCMilliseconds()).padStart(3, '0'),
  }
  return format.replaceAll(/%([YymnbdeaHhMS3])/g, (_, letter: string) => parts[letter] ?? '')
}
