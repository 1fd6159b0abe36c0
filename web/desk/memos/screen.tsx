// Grows in the next change.
export function MemosScreen() {
  return null
}
