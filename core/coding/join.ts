// The words of a span that several quotations cover together, put together from them.
import type { Placed } from './retrieve.ts'

type Quoted = Placed & { quote: string }

/** Null where no quotation covers a part of it. */
export function quoteOf(
  span: { start: number; end: number },
  quotations: readonly Quoted[],
): string | null {
  let words = ''
  let at = span.start
  for (const one of [...quotations].sort((a, b) => a.start - b.start)) {
    if (at >= span.end) break
    if (one.end <= at) continue
    if (one.start > at) return null
    const end = Math.min(one.end, span.end)
    words += one.quote.slice(at - one.start, end - one.start)
    at = end
  }
  return at >= span.end ? words : null
}
