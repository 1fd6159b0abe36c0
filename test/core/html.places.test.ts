// @vitest-environment jsdom
// A highlight of Taguette's is bytes over the text nodes of its HTML. What they cover is found here by jsdom, which knows
// nothing of our reader, and has to be the words at the place that our reader gives.
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { placeText } from '../../core/html/place-text.ts'
import { normalise } from '../../core/text/normalise.ts'

const utf8 = new TextEncoder()

/** All text nodes as Taguette's page has them: its contents are the `innerHTML` of a `div`. */
function textNodes(html: string): string[] {
  const box = document.createElement('div')
  box.innerHTML = html
  const walker = document.createTreeWalker(box, NodeFilter.SHOW_TEXT)
  const nodes: string[] = []
  while (walker.nextNode()) nodes.push(walker.currentNode.nodeValue ?? '')
  return nodes
}

/** What bytes cover of them, with each character of which a byte is covered. */
function covered(nodes: readonly string[], start: number, end: number): string {
  let at = 0
  let said = ''
  for (const sign of nodes.join('')) {
    const size = utf8.encode(sign).length
    if (at < end && at + size > start) said += sign
    at += size
  }
  return said
}

const squeezed = (text: string) => text.replace(/\s+/g, '')

const words = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        'sabar',
        'uang kas',
        '👩🏽‍🌾',
        'é',
        'नमस्ते',
        '𝒳',
        '—',
        ' ',
        '\n',
        '\r\n  ',
        '\t',
        '\u00a0',
      ),
      fc.constantFrom(
        '&amp;',
        '&lt;b&gt;',
        '&quot;',
        '&apos;',
        '&nbsp;',
        '&#8217;',
        '&#x1F33E;',
        '&amp;amp;',
      ),
      fc.string({ unit: 'grapheme', maxLength: 6 }).map((text) => text.replace(/[<>&\0]/g, '')),
    ),
    { maxLength: 6 },
  )
  .map((parts) => parts.join(''))

const { html } = fc.letrec<{ html: string; node: string }>((tie) => ({
  html: fc.array(tie('node'), { maxLength: 5 }).map((nodes) => nodes.join('')),
  node: fc.oneof(
    { depthSize: 'small' },
    words,
    fc.constantFrom(
      '<br>',
      '<br/>',
      '<img src="/static/missing.png" width="3">',
      '<!-- <p>a</p> -->',
      '\n',
    ),
    fc
      .tuple(fc.constantFrom('p', 'h2', 'ul', 'ol', 'li', 'div', 'blockquote'), tie('html'))
      .map(([name, inner]) => `<${name}>${inner}</${name}>`),
    fc
      .tuple(fc.constantFrom('em', 'strong', 'b', 'u', 'sub', 'span'), words)
      .map(([name, inner]) => `<${name}>${inner}</${name}>`),
    words.map((text) => `<a href="https://x.test/?a=1&amp;b=&quot;" title='a > b'>${text}</a>`),
    words.map((text) => `<pre>\n${text}</pre>`),
    fc
      .array(fc.array(words, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 })
      .map((rows) => {
        const cells = (row: string[]) => row.map((cell) => `<td>${cell}</td>\n`).join('')
        return `<table>\n<tbody>${rows.map((row) => `<tr>${cells(row)}</tr>`).join('\n')}</tbody></table>`
      }),
  ),
}))

test('every highlight in any document quotes the words that its bytes cover', () => {
  fc.assert(
    fc.property(
      html,
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (page, one, other) => {
        const nodes = textNodes(page)
        const placed = placeText(page)
        expect(placed.bytes).toBe(utf8.encode(nodes.join('')).length)
        const [start = 0, end = 0] = [one, other]
          .map((share) => Math.round(share * placed.bytes))
          .sort((a, b) => a - b)
        const span = placed.span(start, end)
        expect(squeezed(span ? placed.text.slice(span.start, span.end) : '')).toBe(
          squeezed(covered(nodes, start, end)),
        )
      },
    ),
    { numRuns: 2_000 },
  )
}, 60_000)

test('the text is as a source keeps it, with every word of the page and no white space to spare', () => {
  fc.assert(
    fc.property(html, (page) => {
      const { text } = placeText(page)
      expect(normalise(text)).toBe(text)
      expect(text.isWellFormed()).toBe(true)
      expect(text).not.toMatch(/^[ \t\n]|[ \t\n]$|\n{3}| {2}/)
      expect(squeezed(text)).toBe(
        squeezed(
          textNodes(page)
            .join('')
            .replace(/^\s*\uFEFF+/, ''),
        ),
      )
    }),
    { numRuns: 1_000 },
  )
})

test('blocks stand apart, lines break where the page does, and cells by a tab', () => {
  const page =
    '<h1>Wawancara 1</h1>\n<p>Peneliti: apa\n   kabar?<br>P-001: <b>baik</b></p>\n<ul><li>satu</li><li>dua</li></ul><table><tr><td>a</td><td>b</td></tr></table>'
  const placed = placeText(page)
  expect(placed.text).toBe(
    'Wawancara 1\n\nPeneliti: apa kabar?\nP-001: baik\n\nsatu\n\ndua\n\na\tb',
  )
  // Bytes 12 … 40 are "Peneliti: apa\n   kabar?P-001".
  expect(placed.span(12, 40)).toEqual({ start: 13, end: 39 })
  expect(placed.span(11, 12)).toBeNull()
  expect(placed.span(40, 1_000_000)).toEqual({ start: 39, end: placed.text.length })
})

test('markup that never ends, and nesting without end, cost no more than their length', () => {
  const long = 3_000_000
  for (const page of [
    `<a ${'x'.repeat(long)}`,
    `<a ${'"" '.repeat(long / 3)}`,
    `<!--${'-'.repeat(long)}`,
    '<p>'.repeat(long / 3),
    '<'.repeat(long),
    '&'.repeat(long),
    `<a b="${'<'.repeat(long)}`,
  ])
    expect(placeText(page).text.length).toBeLessThanOrEqual(long)
}, 20_000)
