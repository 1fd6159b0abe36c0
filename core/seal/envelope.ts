// The layout of what is sealed to a study's key: bytes that only the server opens. One ephemeral P-256 pair for a
// response and its files; its shared secret with the study's key gives, through HKDF, one AES-256-GCM key for the words
// and one for each file. The crypto itself is web/field/seal/ (closes) and worker/seal.ts (opens); docs/decisions/011.

/** version (1) · id of the study's key (16) · ephemeral public point, uncompressed (65) · ciphertext with its tag */
const version = 1
const keyAt = 1
const pointAt = keyAt + 16
const textAt = pointAt + 65
const tagBytes = 16

/** The content type of a file, or a part of one, that is sealed. */
export const sealedType = 'application/vnd.pedoman.sealed'

/** What sealing adds to the bytes. */
export const envelopeBytes = textAt + tagBytes

export type Envelope = {
  key: string
  point: Uint8Array<ArrayBuffer>
  text: Uint8Array<ArrayBuffer>
}

export function writeEnvelope({ key, point, text }: Envelope): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(textAt + text.length)
  bytes[0] = version
  for (const [at, byte] of bytesOfId(key).entries()) bytes[keyAt + at] = byte
  bytes.set(point, pointAt)
  bytes.set(text, textAt)
  return bytes
}

/** Null when these bytes were never an envelope, or are cut off. */
export function readEnvelope(bytes: Uint8Array<ArrayBuffer>): Envelope | null {
  if (bytes.length < envelopeBytes || bytes[0] !== version) return null
  return {
    key: idOf(bytes.subarray(keyAt, pointAt)),
    point: bytes.slice(pointAt, textAt),
    text: bytes.subarray(textAt),
  }
}

/** What a key is for: bytes that were sealed for one place do not open in another's. */
export type Place = { response: string } | { deed: string } | { file: string; part: number }

/** For HKDF: a key of its own for each response, each deed and each file. */
export function infoOf(key: string, place: Place): string {
  return `pedoman seal ${version}/${key}/${nameOf(place)}`
}

function nameOf(place: Place): string {
  if ('file' in place) return `file/${place.file}`
  return 'deed' in place ? `deed/${place.deed}` : `response/${place.response}`
}

/** The parts of a file share its key, so each has its own nonce; a key of a response is used once. */
export function nonceOf(place: Place): Uint8Array<ArrayBuffer> {
  const nonce = new Uint8Array(12)
  new DataView(nonce.buffer).setUint32(8, 'file' in place ? place.part : 0)
  return nonce
}

function bytesOfId(id: string): number[] {
  return (id.replaceAll('-', '').match(/../g) ?? []).map((pair) => Number.parseInt(pair, 16))
}

function idOf(bytes: Uint8Array): string {
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
}
