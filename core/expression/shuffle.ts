// The order that randomize() gives: bit for bit what ODK's engines give for the same seed.
import { toNumber, toText, type Value } from './value.ts'

/** The last step of Park and Miller's generator; a seed lies below it. */
export const modulus = 2 ** 31 - 1

/** `textSeed`, which is apart because hashing is rare and weighs as much as all the rest here. */
export type TextSeed = (text: string) => number

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
 * long; a text that is no number is hashed; no seed at all counts as 0.
 */
export function seedOf(value: Value, zone: number, textSeed: TextSeed | undefined): () => number {
  const number = toNumber(value, zone)
  const text = Number.isNaN(number) ? toText(value) : ''
  let seed = Number.isNaN(number) ? 0 : whole(number)
  if (text !== '') seed = textSeed?.(text) ?? 0
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
