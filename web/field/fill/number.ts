// Numbers as people type them on an Indonesian keyboard: "1.250.000", "2,5".

/** The number, or the text as it stands when it is none: what was typed is kept either way and told as a problem. */
export function readNumber(text: string, type: 'integer' | 'decimal'): number | string {
  const tight = text.trim().replace(/\s/g, '')
  if (tight === '') return ''
  if (type === 'integer' && /^-?\d{1,3}([.,]\d{3})+$/.test(tight))
    return Number(tight.replace(/[.,]/g, ''))
  const plain = type === 'decimal' ? tight.replace(',', '.') : tight
  return /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : text
}
