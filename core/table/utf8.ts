// Texts as UTF-8: how long they are, and into a buffer that is there.

export function utf8Bytes(text: string): number {
  let bytes = text.length
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    if (unit < 0x80) continue
    if (unit < 0x800) bytes += 1
    else if (isPair(text, at)) {
      // Two units and four bytes.
      bytes += 2
      at += 1
    } else bytes += 2
  }
  return bytes
}

/** Returns where the text ends. Half a character is written as U+FFFD. */
export function utf8Into(text: string, out: Uint8Array, from: number): number {
  let to = from
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    if (unit < 0x80) {
      out[to++] = unit
      continue
    }
    if (unit < 0x800) out[to++] = 0xc0 | (unit >> 6)
    else {
      let point = unit
      if (isPair(text, at)) {
        point = 0x10000 + ((unit - 0xd800) << 10) + (text.charCodeAt(++at) - 0xdc00)
        out[to++] = 0xf0 | (point >> 18)
        out[to++] = 0x80 | ((point >> 12) & 0x3f)
      } else {
        if (unit >= 0xd800 && unit < 0xe000) point = 0xfffd
        out[to++] = 0xe0 | (point >> 12)
      }
      out[to++] = 0x80 | ((point >> 6) & 0x3f)
      out[to++] = 0x80 | (point & 0x3f)
      continue
    }
    out[to++] = 0x80 | (unit & 0x3f)
  }
  return to
}

export function utf8(text: string): Uint8Array {
  const out = new Uint8Array(utf8Bytes(text))
  utf8Into(text, out, 0)
  return out
}

function isPair(text: string, at: number): boolean {
  const unit = text.charCodeAt(at)
  if (unit < 0xd800 || unit >= 0xdc00) return false
  const next = text.charCodeAt(at + 1)
  return next >= 0xdc00 && next < 0xe000
}
