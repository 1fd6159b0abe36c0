// The calendar day of a moment in the study's zone. The phone and the Worker both evaluate `today()` as the day of
// `finalisedAt` there, so they agree wherever the phone's clock believes it is.

const formats = new Map<string, Intl.DateTimeFormat>()

/** `dayIn('Asia/Makassar', '2026-11-23T17:30:00Z')` is `2026-11-24`. */
export function dayIn(zone: string, instant: string): string {
  let format = formats.get(zone)
  if (!format) {
    // Swedish writes dates as ISO 8601 does.
    format = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short' })
    formats.set(zone, format)
  }
  return format.format(new Date(instant))
}
