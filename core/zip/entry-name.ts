// The name of a zip entry as text. PKWARE APPNOTE.TXT 6.3.10, appendix D: bit 11 says UTF-8, anything else is IBM code page 437;
// many writers use UTF-8 and forget the bit, so what reads as UTF-8 is UTF-8.

import { crc32 } from './crc32.ts'

const upper =
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00a0'

export function entryName(bytes: Uint8Array): string {
  return utf8Name(bytes) ?? pageName(bytes)
}

/**
 * The name that Info-ZIP writes beside one in a code page (APPNOTE 4.6.9, field 0x7075): version 1, the checksum of the
 * header's name, UTF-8. Null where there is none, or where it was written for another name.
 */
export function unicodeName(raw: Uint8Array, extra: Uint8Array): string | null {
  const view = new DataView(extra.buffer, extra.byteOffset, extra.byteLength)
  for (let at = 0; at + 4 <= extra.length; ) {
    const size = view.getUint16(at + 2, true)
    const end = at + 4 + size
    if (end > extra.length) return null
    if (view.getUint16(at, true) === 0x7075 && size > 5 && extra[at + 4] === 1)
      return view.getUint32(at + 5, true) === crc32(raw)
        ? utf8Name(extra.subarray(at + 9, end))
        : null
    at = end
  }
  return null
}

function pageName(bytes: Uint8Array): string {
  let name = ''
  for (const byte of bytes) name += byte < 0x80 ? String.fromCharCode(byte) : upper[byte - 0x80]
  return name
}

/** Null where it is not well-formed (Unicode 16, table 3-7): an overlong spelling could hide a slash. */
function utf8Name(bytes: Uint8Array): string | null {
  let name = ''
  for (let at = 0; at < bytes.length; ) {
    const first = bytes[at] as number
    const more =
      first < 0x80
        ? 0
        : first < 0xc2
          ? -1
          : first < 0xe0
            ? 1
            : first < 0xf0
              ? 2
              : first < 0xf5
                ? 3
                : -1
    if (more < 0) return null
    let point = more === 0 ? first : first & (0x3f >> more)
    for (let next = 1; next <= more; next++) {
      const byte = bytes[at + next] ?? 0
      if ((byte & 0xc0) !== 0x80) return null
      point = (point << 6) | (byte & 0x3f)
    }
    const least = [0, 0x80, 0x800, 0x10000][more] as number
    if (point < least || point > 0x10ffff || (point >= 0xd800 && point < 0xe000)) return null
    name += String.fromCodePoint(point)
    at += more + 1
  }
  return name
}
