// How spreadsheets count and what they hold. Columns count from 0 here, rows from 1 as on the screen.

// support.microsoft.com "Excel specifications and limits": 1,048,576 rows by 16,384 columns, 32,767 characters a cell.
export const rowLimit = 1_048_576
export const columnLimit = 16_384
export const cellLimit = 32_767

/** The letters over a column: 0 is A, 26 is AA. */
export function columnLetters(column: number): string {
  const rest = Math.floor(column / 26)
  return (rest > 0 ? columnLetters(rest - 1) : '') + String.fromCharCode(65 + (column % 26))
}

/** The column under its letters; -1 for what names none. */
export function columnAt(letters: string): number {
  if (!/^[A-Z]{1,3}$/.test(letters)) return -1
  return [...letters].reduce((at, letter) => at * 26 + letter.charCodeAt(0) - 64, 0) - 1
}
