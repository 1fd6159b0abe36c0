// Counting what a file has and we have no place for.
import type { Left, LeftKind } from './bundle.ts'

/** So many are named, so that a person can look for them. */
const named = 10

export function leftOver(): { add(kind: LeftKind, name: string): void; told(): Left[] } {
  const left = new Map<LeftKind, Left>()
  return {
    add(kind, name) {
      const one = left.get(kind) ?? { kind, count: 0, names: [] }
      one.count += 1
      if (one.names.length < named && name !== '' && !one.names.includes(name)) one.names.push(name)
      left.set(kind, one)
    },
    told: () => [...left.values()],
  }
}
