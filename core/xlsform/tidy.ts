// What says nothing is left out: members without a value. A record or list that is empty stays where the model needs it.

/** A deep copy without undefined members. */
export function tidy(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(tidy)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, one]) => one !== undefined)
      .map(([key, one]) => [key, tidy(one)]),
  )
}
