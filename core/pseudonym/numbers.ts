// Numbers that name somebody: a telephone's, and the sixteen digits of an identity card.

export type NumberKind = 'phone' | 'nik'
export type NumberFound = { start: number; end: number; kind: NumberKind }

/** A run of digits with the signs that people put between them; a number never begins or ends inside another word. */
const runs = /(?<![\p{L}\p{N}.,/+-])\+?\(?\d(?:[ .()-]{0,2}\d){6,18}(?![\p{L}\p{N}]|[.,/-]\d)/gu

export function numbersIn(text: string): NumberFound[] {
  return Array.from(text.matchAll(runs)).flatMap(({ 0: run, index }) => {
    const kind = kindOf(run)
    return kind === null ? [] : [{ start: index, end: index + run.length, kind }]
  })
}

function kindOf(run: string): NumberKind | null {
  const digits = run.replaceAll(/\D/g, '')
  if (isNik(digits)) return 'nik'
  return isPhone(run, digits) ? 'phone' : null
}

/**
 * Nomor Induk Kependudukan: six digits of a district, the day of birth as DDMMYY (a woman's day counts from 41), four of
 * a serial. Permendagri 40/2009 and UU 23/2006, article 13.
 */
function isNik(digits: string): boolean {
  if (digits.length !== 16) return false
  const province = Number(digits.slice(0, 2))
  const day = Number(digits.slice(6, 8))
  const month = Number(digits.slice(8, 10))
  const born = day > 40 ? day - 40 : day
  return (
    province >= 11 &&
    province <= 99 &&
    born >= 1 &&
    born <= 31 &&
    month >= 1 &&
    month <= 12 &&
    digits.slice(12) !== '0000'
  )
}

/** 08… with 10 to 13 digits, the same behind +62, and landlines behind their area code (021, 0274, 0471). */
function isPhone(run: string, digits: string): boolean {
  const national = digits.startsWith('62') && run.startsWith('+') ? `0${digits.slice(2)}` : digits
  const local = /^628/.test(digits) ? `0${digits.slice(2)}` : national
  if (/^08\d{8,11}$/.test(local)) return true
  return /^0[2-79]\d{7,10}$/.test(local) && (run.startsWith('+') || /^\(?0\d{2,3}[ )-]/.test(run))
}
