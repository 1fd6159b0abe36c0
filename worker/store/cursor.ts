// Lists are walked by keyset: the cursor names the last row seen, so page 1,000 costs what page 1 costs.
import type { Page } from '../../core/wire/field.ts'

/** `after` holds the sort key of the last row of the page before. */
export type Cursor = { after: string[] | null; limit: number }

/** Asked for one row more than the page holds: if it came, there is a next page. */
export function page<Row>(found: Row[], cursor: Cursor, key: (row: Row) => string[]): Page<Row> {
  const kept = found.slice(0, cursor.limit)
  const last = kept.at(-1)
  const more = found.length > cursor.limit && last !== undefined
  return { rows: kept, next: more ? encodeCursor(key(last)) : null }
}

export function encodeCursor(key: string[]): string {
  return btoa(encodeURIComponent(JSON.stringify(key)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')
}

/** Null when it is not one of ours. */
export function decodeCursor(text: string): string[] | null {
  try {
    const key: unknown = JSON.parse(
      decodeURIComponent(atob(text.replaceAll('-', '+').replaceAll('_', '/'))),
    )
    return Array.isArray(key) && key.every((part) => typeof part === 'string') ? key : null
  } catch {
    // Anything that is not base64 of our JSON: the caller refuses it by name.
    return null
  }
}
