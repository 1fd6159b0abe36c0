// What a QR or a pasted link says: `https://HOST/field/#e=CODE`, or the code alone.

export type Read =
  | { kind: 'code'; code: string }
  | { kind: 'elsewhere'; link: URL }
  | { kind: 'none' }

const shape = /^pde_[A-Za-z0-9_-]{20,90}$/

export function readCode(text: string, here: string): Read {
  const told = text.trim()
  if (shape.test(told)) return { kind: 'code', code: told }
  const link = URL.parse(told)
  const code = link?.hash.startsWith('#e=') ? link.hash.slice(3) : ''
  if (!link || !/^https?:$/.test(link.protocol) || !shape.test(code)) return { kind: 'none' }
  return link.origin === here ? { kind: 'code', code } : { kind: 'elsewhere', link }
}
