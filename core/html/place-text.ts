// The words of HTML as the text of a source, with the place in it of every byte of its text nodes. Taguette counts
// highlights so: UTF-8 bytes over all text nodes in their order, white space between blocks among them
// (remram44/taguette, static/js/taguette.js `describePos` and extract.py `find_pos`).
import { htmlTokens } from './tokens.ts'

export type PlacedText = {
  /** Blocks stand apart by an empty line, lines of one block by `<br>`; runs of white space are one space. */
  text: string
  /** Bytes of all text nodes together. */
  bytes: number
  /**
   * The span of the text that these bytes show, without white space at its ends; null where they show nothing. A
   * character that the bytes cut through is in it whole.
   */
  span(startByte: number, endByte: number): { start: number; end: number } | null
}

const blocks = new Set(
  (
    'p div section article blockquote h1 h2 h3 h4 h5 h6 ul ol li dl dt dd pre table caption colgroup thead tbody tfoot tr ' +
    'figure figcaption hr address'
  ).split(' '),
)
const cells = new Set(['td', 'th'])
const blank = /[ \t\n\f\r]/

export function placeText(html: string): PlacedText {
  const written = writer()
  let inPre = 0
  for (const token of htmlTokens(html)) {
    if (token.kind === 'text') written.say(token.text, inPre > 0)
    else if (token.name === 'br') written.newline()
    else if (cells.has(token.name)) written.cell()
    else if (blocks.has(token.name)) {
      written.block()
      if (token.name === 'pre') inPre = Math.max(0, inPre + (token.kind === 'open' ? 1 : -1))
    }
  }
  return written.end()
}

type Gap = '' | ' ' | '\t' | '\n' | '\n\n'

/** Gaps wait until words follow them, so that none stands at either end or beside a stronger one. */
function writer() {
  let text = ''
  let bytes = 0
  let gap: Gap = ''
  let gapFrom = 0
  // For each unit of the text, where its bytes begin and end.
  let froms = new Uint32Array(1_024)
  let tos = new Uint32Array(1_024)

  const put = (signs: string, from: number, to: number) => {
    if (text.length + signs.length > froms.length) {
      froms = grown(froms)
      tos = grown(tos)
    }
    for (let unit = text.length; unit < text.length + signs.length; unit++) {
      froms[unit] = from
      tos[unit] = to
    }
    text += signs
  }
  const widen = (wanted: Gap) => {
    // An empty line is what two `<br>` show as well.
    const sum = wanted === '\n' && gap === '\n' ? '\n\n' : wanted
    if (rank(sum) > rank(gap)) gap = sum
  }

  return {
    block: () => widen('\n\n'),
    newline: () => widen('\n'),
    cell: () => widen('\t'),
    say(words: string, isPre: boolean) {
      for (const sign of words) {
        const size = utf8Size(sign.codePointAt(0) ?? 0)
        if (blank.test(sign) || (sign === '\uFEFF' && text === '')) {
          if (gap === '') gapFrom = bytes
          widen(isPre && sign === '\n' ? '\n' : ' ')
        } else {
          if (gap !== '' && text !== '') put(gap, gap === ' ' ? gapFrom : bytes, bytes)
          gap = ''
          put(sign, bytes, bytes + size)
        }
        bytes += size
      }
    },
    end(): PlacedText {
      return {
        text,
        bytes,
        span(startByte, endByte) {
          let start = firstWhere(text.length, (unit) => (tos[unit] ?? 0) > startByte)
          let end = firstWhere(text.length, (unit) => (froms[unit] ?? 0) >= endByte)
          while (start < end && isSpace(text, start)) start++
          while (end > start && isSpace(text, end - 1)) end--
          return start < end ? { start, end } : null
        },
      }
    },
  }
}

function rank(gap: Gap): number {
  return ['', ' ', '\t', '\n', '\n\n'].indexOf(gap)
}

function isSpace(text: string, at: number): boolean {
  return /\s/.test(text[at] ?? '')
}

function grown(array: Uint32Array): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(array.length * 2)
  larger.set(array)
  return larger
}

function utf8Size(code: number): number {
  if (code < 0x80) return 1
  if (code < 0x800) return 2
  return code < 0x10000 ? 3 : 4
}

/** The first of 0 … count for which it holds; count where it holds for none. It holds for all after that one. */
function firstWhere(count: number, holds: (at: number) => boolean): number {
  let low = 0
  let high = count
  while (low < high) {
    const middle = (low + high) >> 1
    if (holds(middle)) high = middle
    else low = middle + 1
  }
  return low
}
