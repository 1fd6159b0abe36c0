// Rounding that agrees with pencil and paper: half goes away from zero.

/**
 * `roundHalf(1.005, 2)` is 1.01, though the nearest double lies below 1.005. A number is read at the 15 digits
 * that a double always keeps (IEEE 754 binary64), as spreadsheets do, so 0.1 + 0.2 is read as 0.3.
 * Negative decimals round to tens and hundreds.
 */
export function roundHalf(value: number, decimals: number): number {
  if (!Number.isFinite(value) || value === 0) return value
  if (Number.isInteger(value) && decimals >= 0) return value
  const [digits = '0', exponent = '0'] = Math.abs(value).toExponential(14).split('e')
  const shifted = Number(`${digits}e${Number(exponent) + decimals}`)
  // From here on there is no fraction left to round.
  if (shifted >= 1e15) return value
  const rounded = Number(`${Math.round(shifted)}e${-decimals}`)
  return rounded === 0 ? 0 : Math.sign(value) * rounded
}
