// The digests of digest(): MD5 (RFC 1321), SHA-1, SHA-256, SHA-384 and SHA-512 (FIPS 180-4), in plain arithmetic
// because the platform's own are asynchronous. They mark and compare; nothing secret rests on them here.
import { encodeBase64, encodeUtf8 } from './base64.ts'
import { at4, left, padded } from './digest-block.ts'
import { cubeRoots, firstBits, primes, sha256 } from './sha2.ts'

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
