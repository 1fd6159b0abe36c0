// An order that is changed one move at a time.

/** The item at `from` comes to stand at `to`; both are kept within the list. */
export function moved<T>(items: readonly T[], from: number, to: number): T[] {
  const item = items[from]
  if (item === undefined) return [...items]
  const rest = items.toSpliced(from, 1)
  return rest.toSpliced(Math.min(Math.max(to, 0), rest.length), 0, item)
}

/** What was ordered, without what is no longer offered; what is newly offered comes last. */
export function ordered(answer: readonly string[], offered: readonly string[]): string[] {
  const kept = answer.filter((name) => offered.includes(name))
  return [...kept, ...offered.filter((name) => !kept.includes(name))]
}
