// HTML as its tags and its text, in the order of the file: what a browser's text nodes hold for markup whose tags are
// closed where they should be (html.spec.whatwg.org/multipage/parsing.html). No tree is built, so depth costs nothing.
// Not a parser for the web: what only scripts, frames and forms have (raw text, foster parents) is not known here.

export type HtmlToken = { kind: 'text'; text: string } | { kind: 'open' | 'close'; name: string }

/** Adjacent texts may come as several tokens; none is empty. */
export function* htmlTokens(html: string): Generator<HtmlToken> {
  // 13.2.3.5: CR and CRLF are LF before anything else looks at them; 13.2.6.4.7: a NUL in a body is ignored.
  const input = html.replace(/\r\n?/g, '\n').replaceAll('\0', '')
  let at = 0
  // 13.2.6.4.7: "If the next token is a U+000A LINE FEED (LF) character token, then ignore that token" after pre.
  let isAfterPre = false
  while (at < input.length) {
    const mark = markAt(input, at)
    if (mark) {
      at = mark.end
      if (!mark.token) continue
      isAfterPre = mark.token.kind === 'open' && /^(pre|listing)$/.test(mark.token.name)
      yield mark.token
      continue
    }
    const next = input.indexOf('<', at + 1)
    const end = next === -1 ? input.length : next
    const from = isAfterPre && input[at] === '\n' ? at + 1 : at
    isAfterPre = false
    if (from < end) yield { kind: 'text', text: decoded(input.slice(from, end)) }
    at = end
  }
}

type Mark = { end: number; token: HtmlToken | null }

/** A tag or a comment that begins here; null where a `<` is a sign like any other. */
function markAt(input: string, at: number): Mark | null {
  if (input[at] !== '<') return null
  if (input.startsWith('<!--', at)) return commentAt(input, at)
  tag.lastIndex = at
  const found = tag.exec(input)
  if (found) {
    const kind = found[1] === '/' ? 'close' : 'open'
    const isWhole = input[tag.lastIndex - 1] === '>'
    // A tag that the file ends within is none (13.2.5.8).
    const token = isWhole ? ({ kind, name: (found[2] ?? '').toLowerCase() } as const) : null
    return { end: isWhole ? tag.lastIndex : input.length, token }
  }
  // 13.2.5.41: what begins with `<!`, `<?` or `</` and is no tag is a comment to the next `>`.
  if (!/[!?/]/.test(input[at + 1] ?? '')) return null
  const end = input.indexOf('>', at)
  return { end: end === -1 ? input.length : end + 1, token: null }
}

// Values may hold a `>` within their quotes.
const tag = /<(\/?)([a-z][^\s/>]*)(?:"[^"]*"|'[^']*'|[^"'>])*>?/giy

function commentAt(input: string, at: number): Mark {
  const short = /^<!--(?:-?>)/.exec(input.slice(at, at + 6))
  if (short) return { end: at + short[0].length, token: null }
  const end = /--!?>/g
  end.lastIndex = at + 4
  const found = end.exec(input)
  return { end: found ? end.lastIndex : input.length, token: null }
}

const named: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00A0',
}

function decoded(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(
    /&(?:#(?:x([\da-f]{1,8})|(\d{1,10}))|(amp|lt|gt|quot|apos|nbsp));/gi,
    (whole, hex: string | undefined, decimal: string | undefined, name: string | undefined) => {
      if (name !== undefined) return named[name] ?? whole
      return character(hex === undefined ? Number(decimal) : Number.parseInt(hex, 16))
    },
  )
}

/** 13.2.5.80: what is no character becomes U+FFFD. */
function character(code: number): string {
  const isNone = code === 0 || code > 0x10ffff || (code >= 0xd800 && code < 0xe000)
  return isNone ? '\uFFFD' : String.fromCodePoint(code)
}
