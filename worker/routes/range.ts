// The Range header of RFC 9110, 14.2: one range of bytes, which is what resuming a download asks for.

/** Half-open. Null asks for everything, as does what is not understood; `outside` is what the file does not have. */
export function rangeOf(
  header: string | undefined,
  sizeBytes: number,
): { start: number; end: number } | 'outside' | null {
  const [, from = '', to = ''] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header ?? '') ?? []
  if (from === '' && to === '') return null
  if (from === '') {
    const last = Number(to)
    return last === 0 || sizeBytes === 0
      ? 'outside'
      : { start: Math.max(0, sizeBytes - last), end: sizeBytes }
  }
  const start = Number(from)
  const end = to === '' ? sizeBytes : Math.min(sizeBytes, Number(to) + 1)
  return start >= sizeBytes || end <= start ? 'outside' : { start, end }
}
