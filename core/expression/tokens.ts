// The words of the expression language: XPath 1.0 section 3.7, with XLSForm's `${name}`.

export type Token = {
  kind: 'number' | 'text' | 'answer' | 'own' | 'word' | 'sign' | 'end' | 'stray'
  /** The number, the text without its quotes, the answer's name, the word or the sign. */
  text: string
  at: number
}

const space = /[ \t\r\n]+/y
const answer = /\$\{\s*([A-Za-z_][\w-]*)\s*\}/y
// A path is read by its last step: names are unique in an instrument.
const path = /(?:\.\.)?(?:\/(?:\.\.|[A-Za-z_][\w.-]*))+/y
const number = /\d+(?:\.\d*)?|\.\d+/y
const text = /"[^"]*"|'[^']*'/y
// A word may hold hyphens and dots, so `a -b` subtracts where `a-b` is one word, as XPath has it.
const word = /[A-Za-z_][\w.-]*(?::[A-Za-z_][\w.-]*)?/y
const sign = /!=|<=|>=|[=<>+\-*(),]/y

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
    const { token, length } = tokenAt(source, at)
    found.push(token)
    if (token.kind === 'stray') return found
    at += length
  }
  return [...found, { kind: 'end', text: '', at }]
}

function tokenAt(source: string, at: number): { token: Token; length: number } {
  const read = (kind: Token['kind'], whole: string, text: string) => ({
    token: { kind, text, at },
    length: whole.length,
  })
  const named = match(answer, source, at)
  if (named) return read('answer', named[0], named[1] ?? '')
  const walked = match(path, source, at)
  if (walked) {
    const last = walked[0].slice(walked[0].lastIndexOf('/') + 1)
    return read(last === '..' ? 'stray' : 'answer', walked[0], last)
  }
  const digits = match(number, source, at)
  if (digits) return read('number', digits[0], digits[0])
  if (source[at] === '.') return read('own', '.', '.')
  const quoted = match(text, source, at)
  if (quoted) return read('text', quoted[0], quoted[0].slice(1, -1))
  const plain = match(word, source, at)
  if (plain) return read('word', plain[0], plain[0])
  const mark = match(sign, source, at)
  if (mark) return read('sign', mark[0], mark[0])
  return read('stray', source.slice(at, at + 1), '')
}

function match(pattern: RegExp, source: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at
  return pattern.exec(source)
}
