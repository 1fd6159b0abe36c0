// Names of things that their file gives no name: made of what makes them what they are.
import { encodeUtf8 } from '../expression/base64.ts'
import { sha256 } from '../expression/sha2.ts'

/** As long as a key may be (core/wire/import-rows.ts). */
const longest = 400

/** What is too long ends in the hash of the whole, so that two long ones stay two. */
export function keyOf(...parts: readonly string[]): string {
  const whole = parts.join(' ')
  if (whole.length <= longest) return whole
  const hash = [...sha256(encodeUtf8(whole))]
    .slice(0, 4)
    .map((word) => (word >>> 0).toString(16).padStart(8, '0'))
  return `${whole.slice(0, longest - 33).toWellFormed()} ${hash.join('')}`
}
