// GUIDs: those of others in one spelling, and our own for what has no id but needs the same one whenever it is written.
import { utf8 } from '../table/utf8.ts'
import { type Sha256State, sha256Stream } from '../upload/sha256.ts'

const hex = '[0-9a-f]'
const form = new RegExp(`^\\{?(${hex}{8}(?:-${hex}{4}){3}-${hex}{12})\\}?$`, 'i')

/** Bare and in lower case, as the schema lets it come in braces and in capitals; null when it is none. */
export function plainGuid(text: string | undefined): string | null {
  return form.exec(text?.trim() ?? '')?.[1]?.toLowerCase() ?? null
}

/** To begin costs more than to hash so little. */
let fresh: Sha256State | null = null

/** The same parts give the same GUID: a name-based UUID of version 8 (RFC 9562 section 5.8) over their SHA-256. */
export function guidFrom(...parts: readonly (string | number)[]): string {
  fresh ??= sha256Stream().pause()
  const sha = sha256Stream(fresh)
  sha.add(utf8(JSON.stringify(parts)))
  const hash = sha.hex()
  const variant = ((Number.parseInt(hash.slice(16, 17), 16) & 0x3) | 0x8).toString(16)
  return [
    hash.slice(0, 8),
    hash.slice(8, 12),
    `8${hash.slice(13, 16)}`,
    variant + hash.slice(17, 20),
    hash.slice(20, 32),
  ].join('-')
}
