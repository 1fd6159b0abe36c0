// The letters that tell the phones of a study apart: A, B, … Z, AA, AB, … They stand in the codes that a phone makes
// without a network, so that two phones never make the same one.

/** `number` counts from 1, in the order of enrolment. */
export function markOf(number: number): string {
  let mark = ''
  for (let left = number; left > 0; left = Math.floor((left - 1) / 26))
    mark = String.fromCharCode(65 + ((left - 1) % 26)) + mark
  return mark
}
