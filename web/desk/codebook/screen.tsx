// Grows in the next change.
export function CodebookScreen() {
  return null
}
