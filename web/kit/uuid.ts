// Ids made on the device: UUID version 7 (RFC 9562 section 5.7), so that they sort by when they were made.

/** 48 bits of milliseconds since 1970, then version, variant and 74 random bits. */
export function uuidv7(
  now: number = Date.now(),
  random: Uint8Array = crypto.getRandomValues(new Uint8Array(10)),
): string {
  const hex = (value: number, digits: number) => value.toString(16).padStart(digits, '0')
  const [a = 0, b = 0, c = 0, d = 0, ...rest] = random
  return [
    hex(Math.floor(now / 0x10000), 8),
    hex(now % 0x10000, 4),
    hex(0x7000 | ((a & 0x0f) << 8) | b, 4),
    hex(0x8000 | ((c & 0x3f) << 8) | d, 4),
    rest
      .slice(0, 6)
      .map((byte) => hex(byte, 2))
      .join(''),
  ].join('-')
}
