// The order that randomize() gives: bit for bit what ODK's engines give for the same seed.
import { encodeUtf8 } from './base64.ts'
import { sha256 } from './sha2.ts'
import { toNumber, toText, type Value } from './value.ts'

const modulus = 2 ** 31 - 1

/** Inside-out Fisher-Yates, drawing from [0, 1). */
export function shuffle<T>(list: readonly T[], random: () => number): T[] {
  const shuffled: T[] = []
  list.forEach((one, index) => {
    const place = Math.floor(random() * (index + 1))
    const moved = shuffled[place]
    if (place < index && moved !== undefined) shuffled[index] = moved
    shuffled[place] = one
  })
  return shuffled
}

/**
 * Park and Miller's "minimal standard" generator (1988) from a seed. A number is cut to a whole one, as JavaRosa's
 * long; a text that is no number is hashed, its first 8 bytes being the seed; no seed at all counts as 0.
 */
export function seedOf(value: Value, zone: number): () => number {
  const number = toNumber(value, zone)
  let seed = Number.isNaN(number) ? hashed(toText(value)) : whole(number)
  if (seed <= 0) seed += modulus - 1
  return () => {
    const drawn = (seed * 16_807) % modulus
    seed = drawn
    return (drawn - 1) / (modulus - 1)
  }
}

function whole(number: number): number {
  if (Number.isFinite(number)) return Math.trunc(number) % modulus
  return Number((number > 0 ? 2n ** 63n - 1n : -(2n ** 63n)) % BigInt(modulus))
}

function hashed(text: string): number {
  if (text === '') return 0
  const [high = 0, low = 0] = sha256(encodeUtf8(text))
  return Number(
    BigInt.asIntN(64, (BigInt(high >>> 0) << 32n) | BigInt(low >>> 0)) % BigInt(modulus),
  )
}
