// Days and moments as numbers: each format counts from a day of its own.

/** Days from 1970-01-01 to a day as it is written; null when it is none: 2026-02-30 is none. */
export function dayNumber(text: string): number | null {
  if (text.length !== 10 || text[4] !== '-' || text[7] !== '-') return null
  const year = digits(text, 0, 4)
  const month = digits(text, 5, 7)
  const day = digits(text, 8, 10)
  if (year < 0 || month < 1 || month > 12 || day < 1 || day > daysOf(year, month)) return null
  return daysTo(year, month, day)
}

/** -1 where something else stands there: asked for every cell, so no pattern and no calendar is made. */
function digits(text: string, from: number, to: number): number {
  let number = 0
  for (let at = from; at < to; at++) {
    const digit = text.charCodeAt(at) - 48
    if (digit < 0 || digit > 9) return -1
    number = number * 10 + digit
  }
  return number
}

function daysOf(year: number, month: number): number {
  if (month !== 2) return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28
}

/** Days from 1970-01-01, the year being counted from March, so that the leap day is its last. */
function daysTo(year: number, month: number, day: number): number {
  const since = month > 2 ? year : year - 1
  const leaps = Math.floor(since / 4) - Math.floor(since / 100) + Math.floor(since / 400)
  const inYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1
  return 365 * since + leaps + inYear - 719_468
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
