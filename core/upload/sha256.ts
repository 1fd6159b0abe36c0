// SHA-256 of bytes that come piece by piece (FIPS 180-4): WebCrypto wants the whole in memory, which an hour of sound on
// a cheap phone must not be.
import { cubeRoots, firstBits, primes } from '../expression/sha2.ts'

export type Sha256 = {
  /** The pieces in their order; a piece may be changed once this returns. */
  add(piece: Uint8Array): void
  /** In lower-case hexadecimal. Nothing is added after it. */
  hex(): string
  /** Another goes on from here. */
  pause(): Sha256State
}
export type Sha256State = { state: number[]; rest: number[]; sizeBytes: number }

const blockBytes = 64

export function sha256Stream(from?: Sha256State): Sha256 {
  const state = from
    ? Int32Array.from(from.state)
    : Int32Array.from(primes(8), (prime) => Number(firstBits('square', prime) >> 32n) | 0)
  const schedule = new Int32Array(64)
  const rest = new Uint8Array(blockBytes)
  rest.set(from?.rest ?? [])
  let restBytes = from?.rest.length ?? 0
  let sizeBytes = from?.sizeBytes ?? 0

  function add(piece: Uint8Array): void {
    sizeBytes += piece.length
    let at = 0
    if (restBytes > 0) {
      at = Math.min(blockBytes - restBytes, piece.length)
      rest.set(piece.subarray(0, at), restBytes)
      restBytes += at
      if (restBytes < blockBytes) return
      mix(state, schedule, rest, 0)
      restBytes = 0
    }
    for (; at + blockBytes <= piece.length; at += blockBytes) mix(state, schedule, piece, at)
    rest.set(piece.subarray(at))
    restBytes = piece.length - at
  }

  function hex(): string {
    // A one, zeros, and the length in bits as the last eight bytes of a block.
    const zeros = (2 * blockBytes - 9 - restBytes) % blockBytes
    const end = new Uint8Array(1 + zeros + 8)
    end[0] = 0x80
    new DataView(end.buffer).setBigUint64(1 + zeros, BigInt(sizeBytes) * 8n)
    add(end)
    return [...state].map((word) => (word >>> 0).toString(16).padStart(8, '0')).join('')
  }

  function pause(): Sha256State {
    return { state: [...state], rest: [...rest.subarray(0, restBytes)], sizeBytes }
  }

  return { add, hex, pause }
}

let rounds: Int32Array | null = null

function constants(): Int32Array {
  rounds ??= Int32Array.from(cubeRoots().slice(0, 64), (bits) => Number(bits >> 32n) | 0)
  return rounds
}

/** One block, section 6.2.2. Written out rather than folded: this runs for every 64 bytes of a recording. */
function mix(state: Int32Array, w: Int32Array, bytes: Uint8Array, from: number): void {
  const k = constants()
  for (let step = 0, at = from; step < 16; step += 1, at += 4)
    w[step] =
      ((bytes[at] as number) << 24) |
      ((bytes[at + 1] as number) << 16) |
      ((bytes[at + 2] as number) << 8) |
      (bytes[at + 3] as number)
  for (let step = 16; step < 64; step += 1) {
    const x = w[step - 15] as number
    const y = w[step - 2] as number
    const s0 = ((x >>> 7) | (x << 25)) ^ ((x >>> 18) | (x << 14)) ^ (x >>> 3)
    const s1 = ((y >>> 17) | (y << 15)) ^ ((y >>> 19) | (y << 13)) ^ (y >>> 10)
    w[step] = ((w[step - 16] as number) + s0 + (w[step - 7] as number) + s1) | 0
  }
  let a = state[0] as number
  let b = state[1] as number
  let c = state[2] as number
  let d = state[3] as number
  let e = state[4] as number
  let f = state[5] as number
  let g = state[6] as number
  let h = state[7] as number
  for (let step = 0; step < 64; step += 1) {
    const s1 = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7))
    const one = (h + s1 + ((e & f) ^ (~e & g)) + (k[step] as number) + (w[step] as number)) | 0
    const s0 = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10))
    const two = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0
    h = g
    g = f
    f = e
    e = (d + one) | 0
    d = c
    c = b
    b = a
    a = (one + two) | 0
  }
  state[0] = (state[0] as number) + a
  state[1] = (state[1] as number) + b
  state[2] = (state[2] as number) + c
  state[3] = (state[3] as number) + d
  state[4] = (state[4] as number) + e
  state[5] = (state[5] as number) + f
  state[6] = (state[6] as number) + g
  state[7] = (state[7] as number) + h
}
