// Tables of ratings as they were published, with the numbers printed beside them: facts to hold our formulas to.
import { byCoder, type Tally } from '../../core/agreement/tally.ts'

/** A row for each coder, `.` where one has no value: `coders('12.', '123')`. */
export function coders(...rows: string[]): Tally {
  return byCoder(rows.map((row) => [...row].map(read)))
}

/** A word for each unit, a character for each coder. */
export function units(text: string): Tally {
  const told = text.trim().split(/\s+/)
  const width = Math.max(...told.map((unit) => unit.length))
  return coders(
    ...Array.from({ length: width }, (_, coder) => told.map((unit) => unit[coder] ?? '.').join('')),
  )
}

function read(value: string): number | string | null {
  if (value === '.' || value === '*') return null
  return /\d/.test(value) ? Number(value) : value
}

/** Krippendorff 2011, "Computing Krippendorff's alpha-reliability", sections A, B, and C to E. */
export const krippendorff2011 = {
  a: coders('0100000010', '1110010000'),
  b: coders('aabbdcccedda', 'babbbccceddd'),
  c: coders('123321412...', '1233224125.3', '.3332342251.', '12332441251.'),
}

/** irrCAC's `raw4raters` is table C with the lone value of the last unit in another hand; only Conger's kappa asks whose. */
export const gwetRaters = coders('123321412...', '1233224125..', '.33323422513', '12332441251.')

/** Wikipedia, "Krippendorff's alpha", the example of three coders. */
export const wikipediaAlpha = coders('*****34121133*3', '1*213343*******', '**21344*21133*4')

/** Hayes and Krippendorff 2007, "Answering the call for a standard reliability measure", p. 84: five observers, 40 units. */
export const hayes2007 = units(`
  112.2 1101. 2333. .00.0 000.0 000.0 102.1 1.20. 222.2 2111.
  .100. 0000. 1222. 33223 111.1 111.1 212.2 1233. 1101. 000.0
  0011. 00.00 2333. 0000. 12.22 0111. 00010 1212. 1122. 112.2
  110.0 2121. 22.22 3222. 222.2 223.2 222.2 22.12 2222. 111.1`)

/** Fleiss 1971, p. 379: 30 subjects, six raters (which of them said what is not printed, and does not matter). */
export const fleiss1971 = units(`
  444444 222555 233335 555555 222444 113333 333355 113334 114444 555555
  144444 124444 222333 144444 224445 333335 111455 111112 224444 133555
  555555 244444 224555 114444 144445 222224 111155 224444 133333 555555`)

/** Wikipedia, "Fleiss' kappa": how many of 14 raters gave each of five values to ten subjects. */
const wikipediaCounts = [
  [0, 0, 0, 0, 14],
  [0, 2, 6, 4, 2],
  [0, 0, 3, 5, 6],
  [0, 3, 9, 2, 0],
  [2, 2, 8, 1, 1],
  [7, 7, 0, 0, 0],
  [3, 2, 6, 3, 0],
  [2, 5, 3, 2, 2],
  [6, 5, 2, 1, 0],
  [0, 2, 2, 3, 7],
]
export const wikipediaFleiss = units(
  wikipediaCounts
    .map((row) => row.map((count, at) => String(at + 1).repeat(count)).join(''))
    .join(' '),
)

/** Two coders' tables. */
export const cohen1960p37 = [
  [25, 12, 3],
  [13, 2, 15],
  [12, 16, 2],
]
export const cohen1960p45 = [
  [88, 14, 18],
  [10, 40, 10],
  [2, 6, 12],
]
export const cohen1968weights = [
  [0, 1, 3],
  [1, 0, 6],
  [3, 6, 0],
]
/** irrCAC (Gwet's R package), `cont3x3abstractors`: two abstractors, one hundred pregnancies. */
export const abstractors = [
  [13, 0, 0],
  [0, 20, 7],
  [0, 4, 56],
]

/** Shrout and Fleiss 1979, table 2: six targets, four judges. */
export const shroutFleiss = byCoder([
  [9, 6, 8, 7, 10, 6],
  [2, 1, 4, 1, 5, 2],
  [5, 3, 6, 2, 6, 4],
  [8, 2, 8, 6, 9, 7],
])
