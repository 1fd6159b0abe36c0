// The digests of digest(): MD5 (RFC 1321), SHA-1, SHA-256, SHA-384 and SHA-512 (FIPS 180-4), in plain arithmetic
// because the platform's own are asynchronous. They mark and compare; nothing secret rests on them here.
import { encodeBase64, encodeUtf8 } from './base64.ts'

const algorithms = ['MD5', 'SHA-1', 'SHA-256', 'SHA-384', 'SHA-512'] as const
export type Algorithm = (typeof algorithms)[number]

export function isAlgorithm(name: string): name is Algorithm {
  return algorithms.some((algorithm) => algorithm === name)
}

export function digest(text: string, algorithm: Algorithm, encoding: 'base64' | 'hex'): string {
  const bytes = bytesOf(text, algorithm)
  if (encoding === 'base64') return encodeBase64(bytes)
  return bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** Eight words of 32 bits. */
export function sha256Words(text: string): number[] {
  return sha256(encodeUtf8(text))
}

function bytesOf(text: string, algorithm: Algorithm): number[] {
  const input = encodeUtf8(text)
  switch (algorithm) {
    case 'MD5':
      return md5(input).flatMap((word) => bytesIn(word).reverse())
    case 'SHA-1':
      return sha1(input).flatMap(bytesIn)
    case 'SHA-256':
      return sha256(input).flatMap(bytesIn)
    case 'SHA-384':
      return sha512(input, 384)
    case 'SHA-512':
      return sha512(input, 512)
    default:
      return algorithm satisfies never
  }
}

function bytesIn(word: number): number[] {
  return [word >>> 24, (word >>> 16) & 255, (word >>> 8) & 255, word & 255]
}

/** The message, a one, zeros, and its length in bits, in words of 32 bits. */
function padded(input: readonly number[], block: number, littleEnd = false): number[] {
  const length = Math.ceil((input.length + 1 + block / 8) / block) * block
  const words = new Array<number>(length / 4).fill(0)
  for (const [at, byte] of [...input, 0x80].entries())
    words[at >> 2] = at4(words, at >> 2) | (byte << ((littleEnd ? at % 4 : 3 - (at % 4)) * 8))
  const bits = input.length * 8
  words[length / 4 - (littleEnd ? 2 : 1)] = bits | 0
  words[length / 4 - (littleEnd ? 1 : 2)] = Math.floor(bits / 2 ** 32)
  return words
}

function at4(words: readonly number[], index: number): number {
  return words[index] ?? 0
}

function left(word: number, by: number): number {
  return (word << by) | (word >>> (32 - by))
}

function md5(input: readonly number[]): number[] {
  const words = padded(input, 64, true)
  const shifts = [
    [7, 12, 17, 22],
    [5, 9, 14, 20],
    [4, 11, 16, 23],
    [6, 10, 15, 21],
  ]
  let state = [0x67452301, 0xefcdab89 | 0, 0x98badcfe | 0, 0x10325476]
  for (let block = 0; block < words.length; block += 16) {
    let [a = 0, b = 0, c = 0, d = 0] = state
    for (let step = 0; step < 64; step += 1) {
      const round = step >> 4
      const [mixed, index] =
        round === 0
          ? [(b & c) | (~b & d), step]
          : round === 1
            ? [(d & b) | (~d & c), 5 * step + 1]
            : round === 2
              ? [b ^ c ^ d, 3 * step + 5]
              : [c ^ (b | ~d), 7 * step]
      const constant = Math.floor(Math.abs(Math.sin(step + 1)) * 2 ** 32)
      const sum = (a + mixed + constant + at4(words, block + (index % 16))) | 0
      ;[a, d, c, b] = [d, c, b, (b + left(sum, shifts[round]?.[step % 4] ?? 0)) | 0]
    }
    state = state.map((word, index) => (word + ([a, b, c, d][index] ?? 0)) | 0)
  }
  return state
}

function sha1(input: readonly number[]): number[] {
  const words = padded(input, 64)
  let state = [0x67452301, 0xefcdab89 | 0, 0x98badcfe | 0, 0x10325476, 0xc3d2e1f0 | 0]
  for (let block = 0; block < words.length; block += 16) {
    const w = words.slice(block, block + 16)
    let [a = 0, b = 0, c = 0, d = 0, e = 0] = state
    for (let step = 0; step < 80; step += 1) {
      if (step > 15)
        w[step] = left(
          at4(w, step - 3) ^ at4(w, step - 8) ^ at4(w, step - 14) ^ at4(w, step - 16),
          1,
        )
      const [mixed, constant] =
        step < 20
          ? [(b & c) | (~b & d), 0x5a827999]
          : step < 40
            ? [b ^ c ^ d, 0x6ed9eba1]
            : step < 60
              ? [(b & c) | (b & d) | (c & d), 0x8f1bbcdc]
              : [b ^ c ^ d, 0xca62c1d6]
      const sum = (left(a, 5) + mixed + e + constant + at4(w, step)) | 0
      ;[e, d, c, b, a] = [d, c, left(b, 30), a, sum]
    }
    state = state.map((word, index) => (word + ([a, b, c, d, e][index] ?? 0)) | 0)
  }
  return state
}

// The constants of SHA-2 are the first bits of the roots of primes; whole-number roots give all 64 bits.
const rootsOf = { square: 2n, cube: 3n }

function firstBits(root: keyof typeof rootsOf, prime: number): bigint {
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

function primes(count: number): number[] {
  const found: number[] = []
  for (let one = 2; found.length < count; one += 1)
    if (found.every((prime) => one % prime !== 0)) found.push(one)
  return found
}

let cubes: bigint[] | null = null
function cubeRoots(): bigint[] {
  cubes ??= primes(80).map((prime) => firstBits('cube', prime))
  return cubes
}

function sha256(input: readonly number[]): number[] {
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

function sha512(input: readonly number[], size: 384 | 512): number[] {
  const halves = padded(input, 128)
  const words = halves.flatMap((word, at) =>
    at % 2 === 0 ? [(BigInt(word >>> 0) << 32n) | BigInt(at4(halves, at + 1) >>> 0)] : [],
  )
  const constants = cubeRoots()
  const add = (...parts: bigint[]) =>
    BigInt.asUintN(
      64,
      parts.reduce((sum, part) => sum + part, 0n),
    )
  const right = (word: bigint, by: bigint) => (word >> by) | BigInt.asUintN(64, word << (64n - by))
  const firsts = size === 512 ? primes(8) : primes(16).slice(8)
  let state = firsts.map((prime) => firstBits('square', prime))
  for (let block = 0; block < words.length; block += 16) {
    const w = words.slice(block, block + 16)
    let [a = 0n, b = 0n, c = 0n, d = 0n, e = 0n, f = 0n, g = 0n, h = 0n] = state
    for (let step = 0; step < 80; step += 1) {
      if (step > 15) {
        const [x, y] = [w[step - 15] ?? 0n, w[step - 2] ?? 0n]
        const s0 = right(x, 1n) ^ right(x, 8n) ^ (x >> 7n)
        const s1 = right(y, 19n) ^ right(y, 61n) ^ (y >> 6n)
        w[step] = add(w[step - 16] ?? 0n, s0, w[step - 7] ?? 0n, s1)
      }
      const s1 = right(e, 14n) ^ right(e, 18n) ^ right(e, 41n)
      const chosen = (e & f) ^ (BigInt.asUintN(64, ~e) & g)
      const one = add(h, s1, chosen, constants[step] ?? 0n, w[step] ?? 0n)
      const s0 = right(a, 28n) ^ right(a, 34n) ^ right(a, 39n)
      const two = add(s0, (a & b) ^ (a & c) ^ (b & c))
      ;[h, g, f, e, d, c, b, a] = [g, f, e, add(d, one), c, b, a, add(one, two)]
    }
    state = state.map((word, index) => add(word, [a, b, c, d, e, f, g, h][index] ?? 0n))
  }
  const hex = state.map((word) => word.toString(16).padStart(16, '0')).join('')
  return Array.from({ length: size / 8 }, (_, at) =>
    Number.parseInt(hex.slice(at * 2, at * 2 + 2), 16),
  )
}
