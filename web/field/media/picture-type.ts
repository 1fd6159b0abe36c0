// What a picture really is, by its first bytes: names and declared types are whatever another app made of them.

/** Null when it is no picture that anybody in the field takes. */
export function pictureType(head: Uint8Array): string | null {
  const text = String.fromCharCode(...head.subarray(0, 16))
  if (text.startsWith('\xff\xd8\xff')) return 'image/jpeg'
  if (text.startsWith('\x89PNG\r\n\x1a\n')) return 'image/png'
  if (/^GIF8[79]a/.test(text)) return 'image/gif'
  if (text.startsWith('RIFF') && text.startsWith('WEBP', 8)) return 'image/webp'
  if (text.startsWith('II*\0') || text.startsWith('MM\0*')) return 'image/tiff'
  if (!text.startsWith('ftyp', 4)) return null
  // ISO base media: which kind, says the brand (ISO/IEC 23008-12 for HEIF, AV1 Image File Format for AVIF).
  const brand = text.slice(8, 12)
  if (/^avi[fs]$/.test(brand)) return 'image/avif'
  return /^(hei[cxms]|hev[cxms]|mif1|msf1)$/.test(brand) ? 'image/heic' : null
}

const endings: Record<string, string> = {
  'image/jpeg': 'jpg',
  'image/tiff': 'tif',
}

export function endingOf(type: string): string {
  return endings[type] ?? type.replace('image/', '')
}
