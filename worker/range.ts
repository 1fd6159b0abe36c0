// RFC 9110 § 14: a player asks for the stretch of a recording that it needs, and goes to any place of it.

export type Range = { offset: number; length: number }

/**
 * The stretch that `Range` asks for; null for the whole. One stretch is given, as § 14.2 allows: what asks for several,
 * or in a form that nobody knows, gets the whole.
 */
export function rangeOf(header: string | undefined, size: number): Range | 'outside' | null {
  const [, from = '', to = ''] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header?.trim() ?? '') ?? []
  if (from === '' && to === '') return null
  if (from === '') {
    const length = Math.min(Number(to), size)
    return length === 0 ? 'outside' : { offset: size - length, length }
  }
  const offset = Number(from)
  const end = to === '' ? size : Math.min(Number(to) + 1, size)
  if (to !== '' && Number(to) < offset) return null
  return offset >= size ? 'outside' : { offset, length: end - offset }
}
