// The hash that names frozen content: SHA-256 over UTF-8, in lower-case hexadecimal, as the Worker computes it.

export async function digest(text: string): Promise<string> {
  const bytes = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))
  return Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('')
}
