// A seed out of words, as JavaRosa makes it: the first 8 bytes of their SHA-256.
import { encodeUtf8 } from './base64.ts'
import { sha256 } from './sha2.ts'
import { modulus } from './shuffle.ts'

export function textSeed(text: string): number {
  const [high = 0, low = 0] = sha256(encodeUtf8(text))
  return Number(
    BigInt.asIntN(64, (BigInt(high >>> 0) << 32n) | BigInt(low >>> 0)) % BigInt(modulus),
  )
}
