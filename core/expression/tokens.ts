// The words of the expression language: XPath 1.0 section 3.7, with XLSForm's `${name}`.

export type Token = {
  kind: 'number' | 'text' | 'named' | 'last-saved' | 'word' | 'operator' | 'sign' | 'end' | 'stray'
  /** The number, the text without its quotes, the name, the word or the sign. */
  text: string
  at: number
}

const space = /[ \t\r\n]+/y
const named = /\$\{\s*(last-saved#)?([\p{L}_][\p{L}\p{M}\p{N}_.-]*)\s*\}/uy
const number = /\d+(?:\.\d*)?|\.\d+/y
const text = /"[^"]*"|'[^']*'/y
// A word may hold hyphens and dots, so `a -b` subtracts where `a-b` is one word, as XPath has it.
const word = /[\p{L}_][\p{L}\p{M}\p{N}_.-]*(?::[\p{L}_][\p{L}\p{M}\p{N}_.-]*)?/uy
const sign = /!=|<=|>=|::|\.\.|\/\/|[=<>+\-*(),[\]/|.@]/y

const wordOperators = new Set(['or', 'and', 'div', 'mod'])
const signOperators = new Set(['!=', '<=', '>=', '=', '<', '>', '+', '-', '*', '|'])

/** Ends with an `end`, or with a `stray` at the first thing that is no word of the language. */
export function tokens(source: string): Token[] {
  const found: Token[] = []
  let at = 0
  while (at < source.length) {
    const blank = match(space, source, at)
    if (blank) {
      at += blank[0].length
      continue
    }
    const { token, length } = tokenAt(source, at, endsOperand(found.at(-1)))
    found.push(token)
    if (token.kind === 'stray') return found
    at += length
  }
  return [...found, { kind: 'end', text: '', at }]
}

/** After an operand, `*` multiplies and `div` divides; elsewhere they name steps (XPath 1.0 section 3.7). */
function endsOperand(last: Token | undefined): boolean {
  if (!last || last.kind === 'operator') return false
  return last.kind !== 'sign' || [')', ']', '.', '..', '*'].includes(last.text)
}

function tokenAt(source: string, at: number, mayOperate: boolean) {
  const read = (kind: Token['kind'], whole: string, text: string) => ({
    token: { kind, text, at } satisfies Token,
    length: whole.length,
  })
  const name = match(named, source, at)
  if (name) return read(name[1] === undefined ? 'named' : 'last-saved', name[0], name[2] ?? '')
  const digits = match(number, source, at)
  if (digits) return read('number', digits[0], digits[0])
  const quoted = match(text, source, at)
  if (quoted) return read('text', quoted[0], quoted[0].slice(1, -1))
  const plain = match(word, source, at)
  if (plain) {
    const isOperator = mayOperate && wordOperators.has(plain[0])
    return read(isOperator ? 'operator' : 'word', plain[0], plain[0])
  }
  const mark = match(sign, source, at)
  if (mark) {
    const isOperator = signOperators.has(mark[0]) && (mayOperate || mark[0] !== '*')
    return read(isOperator ? 'operator' : 'sign', mark[0], mark[0])
  }
  return read('stray', source.slice(at, at + 1), source.slice(at, at + 1))
}

function match(pattern: RegExp, source: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at
  return pattern.exec(source)
}
