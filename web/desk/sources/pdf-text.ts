// Lines and paragraphs out of a PDF's loose pieces of text: by where they stand, in the order they were written.
// Running heads, running feet and page numbers are left out; hyphens at line ends stay, because nobody can know which are the word's own.

/** A piece of text as pdf.js gives it, with its place on the page measured from the lower left corner. */
export type Item = { text: string; x: number; y: number; width: number; height: number }
export type PageItems = { height: number; items: readonly Item[] }

type Line = { text: string; x: number; y: number; height: number; endX: number }

/** The strips at the head and the foot of a page where furniture stands. */
const edgeShare = 0.09
/** A gap this many times the usual one parts two paragraphs. */
const paragraphGap = 1.35

export function textOfPages(pages: readonly PageItems[]): string {
  const lines = pages.map((page) => ({ height: page.height, lines: linesOf(page.items) }))
  const furniture = furnitureOf(lines)
  const parts = lines.map((page) =>
    paragraphs(
      page.lines.filter((line) => !isEdge(line, page.height) || !furniture.has(shape(line.text))),
    ),
  )
  return parts.filter((part) => part !== '').reduce(joinPages, '')
}

function linesOf(items: readonly Item[]): Line[] {
  const lines: Line[] = []
  for (const item of items) {
    if (item.text.trim() === '') continue
    const last = lines.at(-1)
    const isSame =
      last &&
      Math.abs(last.y - item.y) < Math.max(last.height, item.height) * 0.6 &&
      item.x > last.x - 1
    if (!last || !isSame) {
      lines.push({ ...item, endX: item.x + item.width })
      continue
    }
    const gap = item.x - last.endX
    const isApart = gap > item.height * 0.15 && !/\s$/.test(last.text) && !/^\s/.test(item.text)
    last.text += (isApart ? ' ' : '') + item.text
    last.endX = item.x + item.width
    last.height = Math.max(last.height, item.height)
  }
  return lines
    .map((line) => ({ ...line, text: line.text.replace(/\s+/g, ' ').trim() }))
    .filter((line) => line.text)
}

/** What stands at the edge of at least half of the pages (numbers aside), and bare page numbers. */
function furnitureOf(pages: readonly { height: number; lines: readonly Line[] }[]): Set<string> {
  const times = new Map<string, number>()
  for (const page of pages) {
    const shapes = new Set(
      page.lines.filter((line) => isEdge(line, page.height)).map((line) => shape(line.text)),
    )
    for (const one of shapes) times.set(one, (times.get(one) ?? 0) + 1)
  }
  const often = [...times].filter(([, n]) => n >= 2 && n >= pages.length / 2.5).map(([one]) => one)
  return new Set([...often, '#', '- # -', '# | page'])
}

function isEdge(line: Line, pageHeight: number): boolean {
  return line.y < pageHeight * edgeShare || line.y > pageHeight * (1 - edgeShare)
}

function shape(text: string): string {
  return text.replace(/\d+/g, '#').toLowerCase()
}

function paragraphs(lines: readonly Line[]): string {
  const gaps = lines.slice(1).flatMap((line, index) => {
    const gap = (lines[index]?.y ?? 0) - line.y
    return gap > 0 ? [gap] : []
  })
  // Short turns make wide gaps common, so the usual pitch is looked for among the narrower ones.
  const usual = gaps.toSorted((a, b) => a - b)[Math.floor(gaps.length / 4)] ?? 0
  let text = ''
  let before: Line | null = null
  for (const line of lines) {
    if (before) {
      const gap = before.y - line.y
      // A line that stands higher than the one before begins a new column: the sentence may go on there.
      const isApart = gap > usual * paragraphGap || (gap < 0 && endsSentence(before.text))
      text += isApart ? '\n\n' : '\n'
    }
    text += line.text
    before = line
  }
  return text
}

function joinPages(before: string, page: string): string {
  if (before === '') return page
  return before + (endsSentence(before) ? '\n\n' : '\n') + page
}

function endsSentence(text: string): boolean {
  return /[.!?:…]["”’)]?$/.test(text.trimEnd())
}
