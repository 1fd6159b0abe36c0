// Opens what phones sealed, and makes the keys they seal to: docs/decisions/011-sealing.md.
import { infoOf, nonceOf, type Place, readEnvelope } from '../core/seal/envelope.ts'
import type { KeptPrivateKey, NewKey } from './store/study-keys.ts'

const curve = { name: 'ECDH', namedCurve: 'P-256' }

export async function makeKey(id: string, secret: string | undefined): Promise<NewKey> {
  const pair = (await crypto.subtle.generateKey(curve, true, ['deriveBits'])) as CryptoKeyPair
  const point = (await crypto.subtle.exportKey('raw', pair.publicKey)) as ArrayBuffer
  const bare = (await crypto.subtle.exportKey('pkcs8', pair.privateKey)) as ArrayBuffer
  const isWrapped = secret !== undefined
  const kept = isWrapped ? await wrap(secret, id, bare) : new Uint8Array(bare)
  return { id, point: toBase64(new Uint8Array(point)), privateKey: toBase64(kept), isWrapped }
}

/** Null when the secret that wrapped it is not there, or is another. */
export async function privateKeyOf(
  { id, privateKey, isWrapped }: KeptPrivateKey,
  secret: string | undefined,
): Promise<CryptoKey | null> {
  const kept = fromBase64(privateKey)
  const bare =
    !kept || !isWrapped ? kept : secret === undefined ? null : await unwrap(secret, id, kept)
  return bare && crypto.subtle.importKey('pkcs8', bare, curve, false, ['deriveBits'])
}

/** The private half as it is without a wrapping, in base64; null when the secret that wrapped it is not there. */
export async function bareKey(
  { id, privateKey, isWrapped }: KeptPrivateKey,
  secret: string | undefined,
): Promise<string | null> {
  if (!isWrapped) return privateKey
  const kept = fromBase64(privateKey)
  const bare = kept && secret !== undefined ? await unwrap(secret, id, kept) : null
  return bare && toBase64(new Uint8Array(bare))
}

/** As this instance keeps one that came bare. Null when it is no such key. */
export async function keptKey(
  id: string,
  privateKey: string,
  secret: string | undefined,
): Promise<KeptPrivateKey | null> {
  const bare = fromBase64(privateKey)
  try {
    if (!bare) return null
    await crypto.subtle.importKey('pkcs8', bare, curve, false, ['deriveBits'])
  } catch {
    // importKey's way to say so.
    return null
  }
  if (secret === undefined) return { id, privateKey, isWrapped: false }
  return { id, privateKey: toBase64(await wrap(secret, id, bare.buffer)), isWrapped: true }
}

/** Null when the bytes were changed, cut off, or sealed for another place. */
export async function openWith(
  key: CryptoKey,
  place: Place,
  sealed: Uint8Array<ArrayBuffer>,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const envelope = readEnvelope(sealed)
  if (!envelope) return null
  try {
    const ephemeral = await crypto.subtle.importKey('raw', envelope.point, curve, false, [])
    // workers-types calls it `$public`; the runtime reads the standard's `public`.
    const how = { name: 'ECDH', public: ephemeral } as unknown as SubtleCryptoDeriveKeyAlgorithm
    const shared = await crypto.subtle.deriveBits(how, key, 256)
    const info = infoOf(envelope.key, place)
    const fileKey = await derived(shared, envelope.point, info, 'decrypt')
    const iv = nonceOf(place)
    return new Uint8Array(
      await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, fileKey, envelope.text),
    )
  } catch {
    // A point that lies on no curve, a tag that does not fit: either way these are not the bytes that were sealed.
    return null
  }
}

export function toBase64(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += 8_192)
    text += String.fromCharCode(...bytes.subarray(at, at + 8_192))
  return btoa(text)
}

/** Null when it is no base64. */
export function fromBase64(text: string): Uint8Array<ArrayBuffer> | null {
  try {
    return Uint8Array.from(atob(text), (char) => char.charCodeAt(0))
  } catch {
    // atob's way to say so.
    return null
  }
}

async function wrap(
  secret: string,
  id: string,
  bare: ArrayBuffer,
): Promise<Uint8Array<ArrayBuffer>> {
  const iv = crypto.getRandomValues(new Uint8Array(12))
  const text = await crypto.subtle.encrypt(
    { name: 'AES-GCM', iv },
    await wrapping(secret, id, 'encrypt'),
    bare,
  )
  return new Uint8Array([...iv, ...new Uint8Array(text)])
}

async function unwrap(
  secret: string,
  id: string,
  kept: Uint8Array<ArrayBuffer>,
): Promise<ArrayBuffer | null> {
  try {
    const how = { name: 'AES-GCM', iv: kept.subarray(0, 12) }
    return await crypto.subtle.decrypt(
      how,
      await wrapping(secret, id, 'decrypt'),
      kept.subarray(12),
    )
  } catch {
    // The secret is another than the one that wrapped it.
    return null
  }
}

/** The secret is long and random (scripts/deploy.ts makes it), so HKDF is enough. */
function wrapping(secret: string, id: string, use: 'encrypt' | 'decrypt'): Promise<CryptoKey> {
  const utf8 = new TextEncoder()
  return derived(utf8.encode(secret), utf8.encode(id), 'pedoman study key', use)
}

async function derived(
  from: ArrayBuffer | Uint8Array,
  salt: Uint8Array,
  info: string,
  use: 'encrypt' | 'decrypt',
): Promise<CryptoKey> {
  const root = await crypto.subtle.importKey('raw', from, 'HKDF', false, ['deriveKey'])
  const how = { name: 'HKDF', hash: 'SHA-256', salt, info: new TextEncoder().encode(info) }
  return crypto.subtle.deriveKey(how, root, { name: 'AES-GCM', length: 256 }, false, [use])
}
