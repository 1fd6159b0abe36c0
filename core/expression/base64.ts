// Base64 (RFC 4648 section 4) without the browser's and the Worker's own functions, which core does not have.

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

export function encodeBase64(bytes: readonly number[]): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += 3) {
    const [a = 0, b = 0, c = 0] = bytes.slice(at, at + 3)
    const group = (a << 16) | (b << 8) | c
    for (let shift = 18; shift >= 0; shift -= 6) text += alphabet[(group >> shift) & 63] ?? ''
  }
  const missing = (3 - (bytes.length % 3)) % 3
  return text.slice(0, text.length - missing) + '='.repeat(missing)
}

/** The UTF-8 text that is encoded; '' when the base64 cannot be read, U+FFFD where the UTF-8 cannot. */
export function decodeBase64(text: string): string {
  const digits = text.replaceAll(/[ \t\r\n\f]/g, '').replace(/={1,2}$/, '')
  if (/[^A-Za-z0-9+/]/.test(digits) || digits.length % 4 === 1) return ''
  const bytes: number[] = []
  for (let at = 0; at < digits.length; at += 4) {
    const part = digits.slice(at, at + 4)
    const group = Array.from(part.padEnd(4, 'A')).reduce(
      (sum, digit) => (sum << 6) | alphabet.indexOf(digit),
      0,
    )
    bytes.push(...[group >> 16, (group >> 8) & 255, group & 255].slice(0, part.length - 1))
  }
  return decodeUtf8(bytes)
}

export function encodeUtf8(text: string): number[] {
  return Array.from(text.toWellFormed()).flatMap((character) => {
    const code = character.codePointAt(0) ?? 0
    if (code < 0x80) return [code]
    const tail = (shift: number) => 0x80 | ((code >> shift) & 63)
    if (code < 0x800) return [0xc0 | (code >> 6), tail(0)]
    if (code < 0x1_0000) return [0xe0 | (code >> 12), tail(6), tail(0)]
    return [0xf0 | (code >> 18), tail(12), tail(6), tail(0)]
  })
}

function decodeUtf8(bytes: readonly number[]): string {
  let text = ''
  for (let at = 0; at < bytes.length; ) {
    const lead = bytes[at] ?? 0
    const length = lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4
    const part = bytes.slice(at, at + length)
    const code = part.reduce(
      (sum, byte, index) =>
        index === 0 ? byte & (length === 1 ? 127 : 255 >> (length + 1)) : (sum << 6) | (byte & 63),
      0,
    )
    const sound =
      code <= 0x10_ffff &&
      encodeUtf8(String.fromCodePoint(code)).every((byte, index) => byte === part[index])
    text += sound && part.length === length ? String.fromCodePoint(code) : '\ufffd'
    at += sound ? length : 1
  }
  return text
}
