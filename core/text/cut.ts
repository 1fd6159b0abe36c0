// A text that is longer than it may be.
import { splitsPair } from './sound.ts'

/** As much of a text as fits into so many UTF-16 units, well-formed and never ending in the middle of a character. */
export function cut(text: string, most: number): string {
  const well = text.toWellFormed()
  return well.length <= most ? well : well.slice(0, splitsPair(well, most) ? most - 1 : most)
}
