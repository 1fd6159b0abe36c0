// Dates, times, sizes and numbers as people write them: in the study's zone, in the reader's language.
import type { Language } from './language.ts'

/** English with the day first and 24 hours, as Indonesians who read English expect it. */
const locales: Record<Language, string> = { id: 'id-ID', en: 'en-GB' }
const shortDay = { day: 'numeric', month: 'short', year: 'numeric' } as const
const time = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const

/** Making a format is slow and lists show hundreds of dates. */
const formats = new Map<string, Intl.DateTimeFormat>()

/** A calendar day: `day('2026-12-02', 'id')` is "2 Des 2026". */
export function day(day: string, language: Language): string {
  return write(new Date(`${day}T00:00:00Z`), 'UTC', language, shortDay)
}

/** The day of a moment in the study's zone. */
export function dayOf(instant: string, zone: string, language: Language): string {
  return write(new Date(instant), zone, language, shortDay)
}

/** "14.02" in Indonesian, "14:02" in English. */
export function timeOf(instant: string, zone: string, language: Language): string {
  return write(new Date(instant), zone, language, time)
}

/** "2 Des 2026, 14.02 WIB" */
export function momentOf(instant: string, zone: string, language: Language): string {
  const at = new Date(instant)
  const written = write(at, zone, language, { ...shortDay, ...time })
  return `${written} ${zoneName(zone)}`
}

export function zoneName(zone: string): string {
  return zoneNames[zone] ?? zone
}

const zoneNames: Record<string, string> = {
  'Asia/Jakarta': 'WIB',
  'Asia/Makassar': 'WITA',
  'Asia/Jayapura': 'WIT',
}

/** Elapsed time as recorders show it: "04:12", "1:04:12". */
export function clock(ms: number): string {
  const seconds = Math.floor(ms / 1_000)
  const two = (value: number) => String(value).padStart(2, '0')
  const hours = Math.floor(seconds / 3_600)
  const rest = `${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`
  return hours > 0 ? `${hours}:${rest}` : rest
}

export function numberOf(value: number, language: Language, mostDecimals = 6): string {
  return value.toLocaleString(locales[language], {
    maximumFractionDigits: mostDecimals,
    // Four digits are not grouped, so that a year stays a year.
    useGrouping: 'min2',
  })
}

/** "9,2 GB": steps of a thousand, as phones write them. */
export function sizeOf(bytes: number, language: Language): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB']
  const step = Math.min(Math.floor(Math.log10(Math.max(bytes, 1)) / 3), units.length - 1)
  return `${numberOf(bytes / 1_000 ** step, language, step < 2 ? 0 : 1)} ${units[step]}`
}

function write(
  at: Date,
  zone: string,
  language: Language,
  parts: Intl.DateTimeFormatOptions,
): string {
  const key = [zone, language, ...Object.keys(parts)].join()
  const format =
    formats.get(key) ?? new Intl.DateTimeFormat(locales[language], { ...parts, timeZone: zone })
  formats.set(key, format)
  return format.format(at)
}
