// What all digests share: the message in blocks of 32-bit words (RFC 1321 section 3.1, FIPS 180-4 section 5.1).

/** The message, a one, zeros, and its length in bits, in words of 32 bits. */
export function padded(input: readonly number[], block: number, littleEnd = false): number[] {
  const length = Math.ceil((input.length + 1 + block / 8) / block) * block
  const words = new Array<number>(length / 4).fill(0)
  for (const [at, byte] of [...input, 0x80].entries())
    words[at >> 2] = at4(words, at >> 2) | (byte << ((littleEnd ? at % 4 : 3 - (at % 4)) * 8))
  const bits = input.length * 8
  words[length / 4 - (littleEnd ? 2 : 1)] = bits | 0
  words[length / 4 - (littleEnd ? 1 : 2)] = Math.floor(bits / 2 ** 32)
  return words
}

export function at4(words: readonly number[], index: number): number {
  return words[index] ?? 0
}

export function left(word: number, by: number): number {
  return (word << by) | (word >>> (32 - by))
}
