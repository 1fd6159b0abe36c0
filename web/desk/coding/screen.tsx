// Grows in the next change.
export function CodingScreen() {
  return null
}
