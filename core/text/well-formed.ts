// Some keyboards leave half of a sign behind, and a field that is full may cut one in two. No text with a lone surrogate is
// taken anywhere, so the half becomes the sign for "unreadable" (U+FFFD) before anything hangs on it.

/** The same value of JSON, with every text in it well-formed. */
export function wellFormed<T>(value: T): T {
  return JSON.parse(JSON.stringify(value, (_, inner) => mended(inner))) as T
}

function mended(value: unknown): unknown {
  return typeof value === 'string' ? value.toWellFormed() : value
}
