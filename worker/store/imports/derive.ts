// Ids of what an import makes: they follow from the study, the kind and the thing's name in its file, so that the same file,
// or a later state of it, meets what is there already; and in another study the same file makes other things.

const encoder = new TextEncoder()
const inHex = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))

/** A UUID of version 8, the one for ids that are made by a rule of one's own (RFC 9562, section 5.8). */
export async function derivedId(study: string, kind: string, key: string): Promise<string> {
  const digest = await crypto.subtle.digest(
    'SHA-256',
    encoder.encode(JSON.stringify([study, kind, key])),
  )
  const bytes = new Uint8Array(digest, 0, 16)
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  let id = ''
  for (const [at, byte] of bytes.entries()) {
    if (at === 4 || at === 6 || at === 8 || at === 10) id += '-'
    id += inHex[byte]
  }
  return id
}
