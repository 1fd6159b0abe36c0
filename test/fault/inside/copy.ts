// A structured clone of what phones keep: an order of magnitude cheaper than the platform's own, which serialises.
export function copy<T>(value: T): T {
  return copied(value) as T
}

function copied(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map(copied)
  if (value instanceof ArrayBuffer) return value.slice(0)
  if (value instanceof Uint8Array) return value.slice()
  // Both never change.
  if (value instanceof CryptoKey || value instanceof Blob) return value
  const prototype = Object.getPrototypeOf(value) as object | null
  if (prototype !== Object.prototype && prototype !== null) return structuredClone(value)
  const made: Record<string, unknown> = {}
  for (const name in value) made[name] = copied((value as Record<string, unknown>)[name])
  return made
}
