// Grows in the next change.
export function SourcesScreen() {
  return null
}
