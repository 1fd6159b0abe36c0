// A moment in the study's zone. The phone and the Worker both work out `today()` and `now()` as `finalisedAt` there, so
// they agree wherever the phone's clock believes it is.
import { momentText } from '../expression/moment.ts'

/** `dayIn('Asia/Makassar', '2026-11-23T17:30:00Z')` is `2026-11-24`. */
export function dayIn(zone: string, instant: string): string {
  return momentIn(zone, instant).slice(0, 10)
}

/** `momentIn('Asia/Makassar', '2026-11-23T17:30:00Z')` is `2026-11-24T01:30:00.000+08:00`. */
export function momentIn(zone: string, instant: string): string {
  const at = Date.parse(instant)
  return momentText({ at, zone: minutesEast(zone, at) }) ?? instant
}

/**
 * Indonesia's zones, which have stood still since 1988 (tzdata, "asia", Pontianak being the last to change). The first
 * question to the browser's calendar costs a slow phone a tenth of a second.
 */
const still: Readonly<Record<string, number>> = {
  'Asia/Jakarta': 7 * 60,
  'Asia/Makassar': 8 * 60,
  'Asia/Jayapura': 9 * 60,
}
const clocks = new Map<string, Intl.DateTimeFormat>()
const quarterMs = 15 * 60_000
// Zones change their clocks on a quarter of an hour only; asking the calendar each time would cost more than a check.
const offsets = new Map<string, number>()

function minutesEast(zone: string, at: number): number {
  const fixed = still[zone]
  if (fixed !== undefined) return fixed
  const quarter = Math.floor(at / quarterMs)
  const key = `${zone} ${quarter}`
  const known = offsets.get(key)
  if (known !== undefined) return known
  let clock = clocks.get(zone)
  if (!clock) {
    const style = { dateStyle: 'short', timeStyle: 'medium' } as const
    clock = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, ...style })
    clocks.set(zone, clock)
  }
  const start = quarter * quarterMs
  const local = Date.parse(`${clock.format(start).replace(' ', 'T')}Z`)
  if (offsets.size >= 1_000) offsets.clear()
  const minutes = Math.round((local - start) / 60_000)
  offsets.set(key, minutes)
  return minutes
}
