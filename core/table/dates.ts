// Days and moments as numbers: each format counts from a day of its own.

const dayMs = 86_400_000

/** Days from 1970-01-01 to a day as it is written; null when it is none: 2026-02-30 is none. */
export function dayNumber(text: string): number | null {
  const parts = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text)
  if (!parts) return null
  const ms = Date.parse(`${text}T00:00:00Z`)
  if (Number.isNaN(ms) || new Date(ms).toISOString().slice(0, 10) !== text) return null
  return Math.round(ms / dayMs)
}

/** Milliseconds from 1970-01-01 to what the clock on the wall says: the offset is left aside. */
export function wallMs(text: string): number | null {
  const parts = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d:\d\d(?:\.\d{1,3})?)(?:Z|[+-]\d\d:\d\d)?$/.exec(text)
  const [, day = '', time = ''] = parts ?? []
  if (dayNumber(day) === null) return null
  const ms = Date.parse(`${day}T${time}Z`)
  return Number.isNaN(ms) ? null : ms
}

/** Milliseconds from 1970-01-01T00:00Z to a moment with its offset. */
export function momentMs(text: string): number | null {
  const ms = /(?:Z|[+-]\d\d:\d\d)$/.test(text) ? Date.parse(text) : Number.NaN
  return Number.isNaN(ms) ? null : ms
}

// 1899-12-30, so that every day after February 1900 has Excel's number. Excel believes in a 29 February 1900 and knows
// no day before that year: those stay texts.
const excelDay = 25_569
const excelFirst = 61

export function excelSerial(days: number): number | null {
  const serial = days + excelDay
  return serial < excelFirst ? null : serial
}

// SPSS counts seconds from the Gregorian calendar's first midnight, 14 October 1582.
const spssEpoch = 12_219_379_200

export function spssSeconds(ms: number): number {
  return ms / 1_000 + spssEpoch
}
