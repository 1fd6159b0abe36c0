// Opaque tokens: 256 random bits behind a prefix that tells the kind. Only their SHA-256 is ever stored.

/** `pdi_` sign-in code, `pds_` session, `pde_` enrolment code, `pdd_` device, `pdt_` API token. */
export type SecretKind = 'pdi' | 'pds' | 'pde' | 'pdh' | 'pdd' | 'pdt'

export function newSecret(kind: SecretKind): string {
  const bytes = crypto.getRandomValues(new Uint8Array(32))
  return `${kind}_${btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')}`
}

const inHex = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))

export async function sha256(data: string | ArrayBuffer | Uint8Array): Promise<string> {
  const bytes = typeof data === 'string' ? new TextEncoder().encode(data) : data
  const digest = await crypto.subtle.digest('SHA-256', bytes)
  let hex = ''
  for (const byte of new Uint8Array(digest)) hex += inHex[byte]
  return hex
}
