// The same ciphers and hashes of the same OpenSSL, reckoned at once: to hand a few hundred bytes to another thread and back
// costs twenty times what reckoning does.
import { createCipheriv, createDecipheriv, createHash, KeyObject } from 'node:crypto'

type Gcm = { name: string; iv: Uint8Array; additionalData?: Uint8Array }

const tagBytes = 16
const keys = new WeakMap<CryptoKey, KeyObject>()

/** To be called once, before anything is hashed. */
export function reckonAtOnce(): void {
  const { subtle } = crypto
  const { encrypt, decrypt } = subtle
  const own = {
    async digest(algorithm: string, data: BufferSource): Promise<ArrayBuffer> {
      const name = algorithm.replace('-', '').toLowerCase()
      return bufferOf(createHash(name).update(bytesOf(data)).digest())
    },
    async encrypt(how: Gcm, key: CryptoKey, data: BufferSource): Promise<ArrayBuffer> {
      if (how.name !== 'AES-GCM') return encrypt.call(subtle, how, key, data)
      const cipher = createCipheriv('aes-256-gcm', keyOf(key), how.iv)
      if (how.additionalData) cipher.setAAD(how.additionalData)
      const sealed = [cipher.update(bytesOf(data)), cipher.final(), cipher.getAuthTag()]
      return bufferOf(Buffer.concat(sealed))
    },
    async decrypt(how: Gcm, key: CryptoKey, data: BufferSource): Promise<ArrayBuffer> {
      if (how.name !== 'AES-GCM') return decrypt.call(subtle, how, key, data)
      const sealed = bytesOf(data)
      const cipher = createDecipheriv('aes-256-gcm', keyOf(key), how.iv)
      if (how.additionalData) cipher.setAAD(how.additionalData)
      cipher.setAuthTag(sealed.subarray(-tagBytes))
      const opened = cipher.update(sealed.subarray(0, -tagBytes))
      try {
        return bufferOf(Buffer.concat([opened, cipher.final()]))
      } catch {
        throw new DOMException('it does not open', 'OperationError')
      }
    },
  }
  Object.assign(subtle, own)
}

function keyOf(key: CryptoKey): KeyObject {
  const known = keys.get(key) ?? KeyObject.from(key)
  keys.set(key, known)
  return known
}

function bytesOf(data: BufferSource): Uint8Array {
  return data instanceof ArrayBuffer
    ? new Uint8Array(data)
    : new Uint8Array(data.buffer, data.byteOffset, data.byteLength)
}

/** A buffer of its own, not a window into a pool. */
function bufferOf(bytes: Buffer): ArrayBuffer {
  return new Uint8Array(bytes).buffer
}
