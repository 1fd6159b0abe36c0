// SHA-256 and the constants of SHA-2 (FIPS 180-4).
import { at4, padded } from './digest-block.ts'

/** Eight words of 32 bits. */
export function sha256(input: readonly number[]): number[] {
  const words = padded(input, 64)
  const constants = cubeRoots()
    .slice(0, 64)
    .map((bits) => Number(bits >> 32n))
  const right = (word: number, by: number) => (word >>> by) | (word << (32 - by))
  let state = primes(8).map((prime) => Number(firstBits('square', prime) >> 32n) | 0)
  for (let block = 0; block < words.length; block += 16) {
    const w = words.slice(block, block + 16)
    let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state
    for (let step = 0; step < 64; step += 1) {
      if (step > 15) {
        const [x, y] = [at4(w, step - 15), at4(w, step - 2)]
        const s0 = right(x, 7) ^ right(x, 18) ^ (x >>> 3)
        const s1 = right(y, 17) ^ right(y, 19) ^ (y >>> 10)
        w[step] = (at4(w, step - 16) + s0 + at4(w, step - 7) + s1) | 0
      }
      const s1 = right(e, 6) ^ right(e, 11) ^ right(e, 25)
      const one = (h + s1 + ((e & f) ^ (~e & g)) + at4(constants, step) + at4(w, step)) | 0
      const s0 = right(a, 2) ^ right(a, 13) ^ right(a, 22)
      const two = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0
      ;[h, g, f, e, d, c, b, a] = [g, f, e, (d + one) | 0, c, b, a, (one + two) | 0]
    }
    state = state.map((word, index) => (word + ([a, b, c, d, e, f, g, h][index] ?? 0)) | 0)
  }
  return state
}

// The constants of SHA-2 are the first bits of the roots of primes; whole-number roots give all 64 bits.
const rootsOf = { square: 2n, cube: 3n }

export function firstBits(root: keyof typeof rootsOf, prime: number): bigint {
  const power = rootsOf[root]
  const target = BigInt(prime) << (64n * power)
  // A whole root by bisection: the largest number whose power does not pass the target.
  let [low, high] = [0n, 1n << 72n]
  while (high - low > 1n) {
    const middle = (low + high) >> 1n
    if (middle ** power <= target) low = middle
    else high = middle
  }
  return BigInt.asUintN(64, low)
}

export function primes(count: number): number[] {
  const found: number[] = []
  for (let one = 2; found.length < count; one += 1)
    if (found.every((prime) => one % prime !== 0)) found.push(one)
  return found
}

let cubes: bigint[] | null = null
export function cubeRoots(): bigint[] {
  cubes ??= primes(80).map((prime) => firstBits('cube', prime))
  return cubes
}
