// Dates, times, sizes and numbers as people write them: in the study's zone, in the reader's language.
import { dayIn, momentIn } from '../../core/answer/day.ts'
import type { Language } from './language.ts'

const locales: Record<Language, string> = { id: 'id-ID', en: 'en-GB' }
/** Written by hand: the browser's own calendar costs a slow phone a fifth of a second before its first date. */
const months: Record<Language, readonly string[]> = {
  id: ['Jan', 'Feb', 'Mar', 'Apr', 'Mei', 'Jun', 'Jul', 'Agu', 'Sep', 'Okt', 'Nov', 'Des'],
  en: ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'],
}

/** A calendar day: `day('2026-12-02', 'id')` is "2 Des 2026". */
export function day(day: string, language: Language): string {
  const [year = '', month, date] = day.split('-')
  return `${Number(date)} ${months[language][Number(month) - 1]} ${year}`
}

/** The day of a moment in the study's zone. */
export function dayOf(instant: string, zone: string, language: Language): string {
  return day(dayIn(zone, instant), language)
}

/** "14.02" in Indonesian, "14:02" in English. */
export function timeOf(instant: string, zone: string, language: Language): string {
  const time = momentIn(zone, instant).slice(11, 16)
  return language === 'id' ? time.replace(':', '.') : time
}

/** "2 Des 2026, 14.02 WIB" */
export function momentOf(instant: string, zone: string, language: Language): string {
  return `${dayOf(instant, zone, language)}, ${timeOf(instant, zone, language)} ${zoneName(zone)}`
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
  return formatFor(language, mostDecimals).format(value)
}

/** Made once: each holds much more memory, outside the page's own, than its few words look like. */
const formats = new Map<string, Intl.NumberFormat>()

function formatFor(language: Language, mostDecimals: number): Intl.NumberFormat {
  const name = `${language} ${mostDecimals}`
  const known = formats.get(name)
  if (known) return known
  const made = new Intl.NumberFormat(locales[language], {
    maximumFractionDigits: mostDecimals,
    // Four digits are not grouped, so that a year stays a year.
    useGrouping: 'min2',
  })
  formats.set(name, made)
  return made
}

/** "9,2 GB": steps of a thousand, as phones write them. */
export function sizeOf(bytes: number, language: Language): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB']
  const step = Math.min(Math.floor(Math.log10(Math.max(bytes, 1)) / 3), units.length - 1)
  return `${numberOf(bytes / 1_000 ** step, language, step < 2 ? 0 : 1)} ${units[step]}`
}
