// The hash that names frozen content: SHA-256 over UTF-8, in lower-case hexadecimal, as the Worker computes it.

export async function digest(text: string): Promise<string> {
  return digestBytes(new TextEncoder().encode(text))
}

export async function digestBytes(bytes: BufferSource): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', bytes)
  return Array.from(new Uint8Array(hash), (byte) => byte.toString(16).padStart(2, '0')).join('')
}
