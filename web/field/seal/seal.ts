// Seals what is finished to the study's public key: from then on this phone cannot read it any more, and nobody who
// takes the phone can. One sealing is one response with its files.
import { infoOf, nonceOf, type Place, writeEnvelope } from '../../../core/seal/envelope.ts'
import type { StudyKey } from '../../../core/wire/field.ts'

const curve = { name: 'ECDH', namedCurve: 'P-256' }

export type Sealing = {
  /** The id of the study's key. */
  key: string
  seal(place: Place, bytes: BufferSource): Promise<Uint8Array<ArrayBuffer>>
}

/** The ephemeral private key is not extractable and ends with the sealing. */
export async function sealingFor({ id, point }: StudyKey): Promise<Sealing> {
  const study = await crypto.subtle.importKey('raw', fromBase64(point), curve, false, [])
  const pair = (await crypto.subtle.generateKey(curve, false, ['deriveBits'])) as CryptoKeyPair
  const shared = await crypto.subtle.deriveBits(
    { name: 'ECDH', public: study },
    pair.privateKey,
    256,
  )
  const root = await crypto.subtle.importKey('raw', shared, 'HKDF', false, ['deriveKey'])
  const ephemeral = new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey))
  const keys = new Map<string, Promise<CryptoKey>>()

  function keyFor(info: string): Promise<CryptoKey> {
    const known = keys.get(info)
    if (known) return known
    const how = {
      name: 'HKDF',
      hash: 'SHA-256',
      salt: ephemeral,
      info: new TextEncoder().encode(info),
    }
    const made = crypto.subtle.deriveKey(how, root, { name: 'AES-GCM', length: 256 }, false, [
      'encrypt',
    ])
    keys.set(info, made)
    return made
  }

  return {
    key: id,
    async seal(place, bytes) {
      const how = { name: 'AES-GCM', iv: nonceOf(place) }
      const text = await crypto.subtle.encrypt(how, await keyFor(infoOf(id, place)), bytes)
      return writeEnvelope({ key: id, point: ephemeral, text: new Uint8Array(text) })
    },
  }
}

/** What is sent of a sealed response. */
export function sealedText(id: string, sealed: Uint8Array): string {
  return JSON.stringify({ id, sealed: toBase64(sealed) })
}

function toBase64(bytes: Uint8Array): string {
  let text = ''
  // A call takes so many arguments and no more.
  for (let at = 0; at < bytes.length; at += 8_192)
    text += String.fromCharCode(...bytes.subarray(at, at + 8_192))
  return btoa(text)
}

function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), (char) => char.charCodeAt(0))
}
