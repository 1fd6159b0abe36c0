// The words of a web page or of a transcript that was saved as one. The page is parsed without being run or loaded:
// a document of DOMParser has no scripts, no pictures and no styles that could do anything.

const unseen = new Set(
  'SCRIPT STYLE TEMPLATE NOSCRIPT HEAD IFRAME OBJECT SVG MATH CANVAS AUDIO VIDEO SELECT RT NAV'.split(
    ' ',
  ),
)
const blocks = new Set(
  (
    'P DIV SECTION ARTICLE MAIN HEADER FOOTER ASIDE H1 H2 H3 H4 H5 H6 LI UL OL DL DT DD BLOCKQUOTE PRE FIGURE FIGCAPTION ' +
    'TABLE TR ADDRESS HR FORM FIELDSET DETAILS SUMMARY'
  ).split(' '),
)
/** Deeper than anybody writes; a page that goes on is read no further down. */
const deepest = 400

export function textOfHtml(html: string): string {
  const { body } = new DOMParser().parseFromString(html, 'text/html')
  const paragraphs: string[] = ['']
  const say = (words: string) => {
    paragraphs[paragraphs.length - 1] += words
  }
  const walk = (node: Node, isPre: boolean, depth: number) => {
    if (node.nodeType === Node.TEXT_NODE) {
      const words = node.nodeValue ?? ''
      return say(isPre ? words : words.replace(/[ \t\r\n\f]+/g, ' '))
    }
    if (!(node instanceof Element) || depth > deepest) return
    const name = node.tagName.toUpperCase()
    if (unseen.has(name) || node.hasAttribute('hidden')) return
    if (name === 'BR') return say('\n')
    const isBlock = blocks.has(name)
    if (isBlock) paragraphs.push('')
    for (const child of node.childNodes) walk(child, isPre || name === 'PRE', depth + 1)
    if (name === 'TD' || name === 'TH') say('\t')
    if (isBlock) paragraphs.push('')
  }
  walk(body, false, 0)
  return paragraphs
    .map((paragraph) => paragraph.replace(/ *\n */g, '\n').trim())
    .filter((paragraph) => paragraph !== '')
    .join('\n\n')
}
