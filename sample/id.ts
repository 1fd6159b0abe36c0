// Fixed ids for the sample: the same words always make the same UUID, so loading twice changes nothing.
// Version 8 of RFC 9562, section 5.8: 122 bits of our own making, here two FNV-1a hashes of the words.

const prime = 0x100000001b3n
const offsets = [0xcbf29ce484222325n, 0x84222325cbf29cen] as const

/** `idOf('code', 'kekompakan')`: an id that survives insertions before and after it. */
export function idOf(kind: string, name: string): string {
  const [head, tail] = offsets.map((offset) => fnv1a(`${kind}/${name}`, offset))
  const hex = `${head}${tail}`
  const variant = ((Number.parseInt(hex.slice(16, 17), 16) & 0x3) | 0x8).toString(16)
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `${variant}${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-')
}

/** http://www.isthe.com/chongo/tech/comp/fnv/ over the UTF-16 units; sixteen hexadecimal digits. */
function fnv1a(words: string, offset: bigint): string {
  let hash = offset
  for (let at = 0; at < words.length; at++)
    hash = BigInt.asUintN(64, (hash ^ BigInt(words.charCodeAt(at))) * prime)
  return hash.toString(16).padStart(16, '0')
}
