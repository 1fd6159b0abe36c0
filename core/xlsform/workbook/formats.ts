// What a number in a cell means to its author: a date where the cell's format shows one, else the number itself.

// ECMA-376 part 1, 18.8.30 numFmt: the formats that are known by number; 27-36 and 50-58 are East Asian dates.
const isBuiltInDate = (id: number) =>
  (id >= 14 && id <= 22) ||
  (id >= 27 && id <= 36) ||
  (id >= 45 && id <= 47) ||
  (id >= 50 && id <= 58)

/** Whether a number format shows a day or a time: `dd/mm/yyyy` does, `#,##0.00` and `"day" 0` do not. */
export function showsDate(id: number, code: string | undefined): boolean {
  if (code === undefined) return isBuiltInDate(id)
  // Excel takes no format beyond 255 characters, and an unclosed bracket in a long one would cost its square.
  const [positive = ''] = code
    .slice(0, 255)
    .replaceAll(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/g, '')
    .split(';')
  return /[ymdhs]/i.test(positive)
}

/** A serial day as ISO 8601: a day, a time, or both. Undefined when no calendar has it. */
export function serialDate(serial: number, from1904: boolean): string | undefined {
  if (!(serial >= 0 && serial < 2_958_466)) return undefined
  const seconds = Math.round(serial * 86_400)
  if (seconds < 86_400) return new Date(seconds * 1000).toISOString().slice(11, 19)
  // Excel keeps the error of 1-2-3 that 1900 was a leap year: serial days before 60 are one day further on.
  const epoch = from1904 ? -2_082_844_800 : seconds < 60 * 86_400 ? -2_209_075_200 : -2_209_161_600
  const text = new Date((epoch + seconds) * 1000).toISOString()
  return seconds % 86_400 === 0 ? text.slice(0, 10) : text.slice(0, 19)
}

/** Excel shows fifteen digits; the sixteenth and seventeenth are what binary adds to 0.3. */
export function numberText(value: number): string {
  return String(Number(value.toPrecision(15)))
}
