// A display as a picture: what stands on the screen is drawn again as SVG from where the browser laid it, in the colours it has.
// One way for tables and curves alike, so that a display needs none of its own.

const space = 16

/** A whole SVG document of what `root` shows; everything in it is drawn, what is scrolled out of sight too. */
export function pictureOf(root: HTMLElement): { svg: string; width: number; height: number } {
  // While it is drawn, nothing scrolls and what belongs to the tool is away (display.css); nobody sees a frame of it.
  root.dataset.drawing = 'true'
  const frame = root.getBoundingClientRect()
  const width = Math.ceil(root.scrollWidth + 2 * space)
  const height = Math.ceil(root.scrollHeight + 2 * space)
  const at = { x: space - frame.left, y: space - frame.top }
  const parts: string[] = []
  draw(root, at, parts)
  delete root.dataset.drawing
  const paper = solid(getComputedStyle(document.body).backgroundColor) ?? 'white'
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"><rect width="100%" height="100%" fill="${paper}"/>${parts.join('')}</svg>`
  return { svg, width, height }
}

/** Twice as fine as the screen, so that it prints well. */
export async function asPng({ svg, width, height }: ReturnType<typeof pictureOf>): Promise<Blob> {
  const image = new Image()
  image.src = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }))
  await image.decode()
  const canvas = document.createElement('canvas')
  canvas.width = width * 2
  canvas.height = height * 2
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height)
  URL.revokeObjectURL(image.src)
  return new Promise((done, failed) =>
    canvas.toBlob((blob) => (blob ? done(blob) : failed(new Error('no picture'))), 'image/png'),
  )
}

type Shift = { x: number; y: number }

function draw(element: Element, at: Shift, parts: string[]): void {
  const style = getComputedStyle(element)
  // Words for screen readers are not part of the picture.
  if (style.display === 'none' || element.matches('.unseen')) return
  if (element instanceof SVGSVGElement) {
    parts.push(drawing(element, at))
    return
  }
  parts.push(box(element, style, at), named(element, at))
  for (const child of element.childNodes) {
    if (child instanceof Element) draw(child, at, parts)
    else if (child instanceof Text) parts.push(lines(child, style, at))
  }
}

/** The background, and the line below or a dashed one around, where there are any. */
function box(element: Element, style: CSSStyleDeclaration, at: Shift): string {
  const { left, top, width, height } = element.getBoundingClientRect()
  if (element instanceof HTMLMeterElement) return gauge(element, at)
  const fill = solid(style.backgroundColor)
  if (style.borderTopStyle === 'dashed')
    return `<rect x="${left + at.x + 0.5}" y="${top + at.y + 0.5}" width="${Math.max(0, width - 1)}" height="${height - 1}" fill="${fill ?? 'none'}" stroke="${paint(style.borderTopColor)}" stroke-dasharray="3 3"/>`
  const drawn = fill
    ? `<rect x="${left + at.x}" y="${top + at.y}" width="${width}" height="${height}" fill="${fill}"/>`
    : ''
  const line = Number.parseFloat(style.borderBottomWidth)
  if (!(line > 0) || style.borderBottomStyle === 'none') return drawn
  const y = top + at.y + height
  return `${drawn}<line x1="${left + at.x}" x2="${left + at.x + width}" y1="${y}" y2="${y}" stroke="${paint(style.borderBottomColor)}" stroke-width="${line}"/>`
}

/** The column's name before a value, where a row stands as a card (`.table-folds`). */
function named(element: Element, at: Shift): string {
  const label = element.getAttribute('data-label')
  if (label === null) return ''
  const style = getComputedStyle(element, '::before')
  if (style.content === 'none') return ''
  const { left, top } = element.getBoundingClientRect()
  const y = top + at.y + Number.parseFloat(style.fontSize) * 1.2
  return `<text x="${left + at.x}" y="${y}" ${lookOf(style)}>${escaped(label)}</text>`
}

/** The browser draws a meter by itself, where no style tells how. */
function gauge(meter: HTMLMeterElement, at: Shift): string {
  const { left, top, width, height } = meter.getBoundingClientRect()
  const look = getComputedStyle(document.documentElement)
  const share = (meter.value - meter.min) / (meter.max - meter.min || 1)
  const bar = (wide: number, colour: string) =>
    `<rect x="${left + at.x}" y="${top + at.y + height / 4}" width="${wide}" height="${height / 2}" fill="${paint(look.getPropertyValue(colour))}"/>`
  return bar(width, '--line') + bar(width * share, '--leaf')
}

/** Each line of a text where the browser broke it. */
function lines(text: Text, style: CSSStyleDeclaration, at: Shift): string {
  const range = document.createRange()
  const found: { words: string; left: number; bottom: number; height: number }[] = []
  for (let index = 0; index < text.length; index++) {
    range.setStart(text, index)
    range.setEnd(text, index + 1)
    const [place] = range.getClientRects()
    if (!place) continue
    const last = found.at(-1)
    if (last && Math.abs(last.bottom - place.bottom) < 2) last.words += text.data[index]
    else
      found.push({
        words: text.data[index] ?? '',
        left: place.left,
        bottom: place.bottom,
        height: place.height,
      })
  }
  const look = lookOf(style)
  return found
    .filter((line) => line.words.trim() !== '')
    .map(
      ({ words, left, bottom, height }) =>
        // The baseline lies about a fifth of the line above its bottom.
        `<text x="${left + at.x}" y="${bottom + at.y - height * 0.22}" xml:space="preserve" ${look}>${escaped(words)}</text>`,
    )
    .join('')
}

function lookOf(style: CSSStyleDeclaration): string {
  return `fill="${paint(style.color)}" font-family="${escaped(style.fontFamily)}" font-size="${style.fontSize}" font-weight="${style.fontWeight}"`
}

/** What an SVG's style sheets give its parts is written on them, for outside this page no sheet is there. */
const carried = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'opacity',
  'font-family',
  'font-size',
  'font-weight',
  'text-anchor',
  'paint-order',
]

const coloured = new Set(['fill', 'stroke'])

function drawing(svg: SVGSVGElement, at: Shift): string {
  const copy = svg.cloneNode(true) as SVGSVGElement
  const copies = copy.querySelectorAll('*')
  for (const [index, part] of svg.querySelectorAll('*').entries()) {
    const style = getComputedStyle(part)
    // As attributes: a style would be refused by the page's own rules about styles.
    for (const name of carried) {
      const value = style.getPropertyValue(name)
      copies[index]?.setAttribute(name, coloured.has(name) ? paint(value) : value)
    }
  }
  const { left, top, width, height } = svg.getBoundingClientRect()
  copy.setAttribute('x', String(left + at.x))
  copy.setAttribute('y', String(top + at.y))
  copy.setAttribute('width', String(width))
  copy.setAttribute('height', String(height))
  return new XMLSerializer().serializeToString(copy)
}

const known = new Map<string, string | null>()

/**
 * As every program reads it: the page's own colours are written in ways that only browsers know, and what lets the paper
 * through is mixed with it. Null where nothing is painted.
 */
function solid(colour: string): string | null {
  const paper = getComputedStyle(document.body).backgroundColor
  const key = `${paper} ${colour}`
  const had = known.get(key)
  if (had !== undefined) return had
  const canvas = document.createElement('canvas')
  canvas.width = canvas.height = 1
  const context = canvas.getContext('2d', { willReadFrequently: true })
  if (!context) return null
  const laid = (...colours: string[]): Uint8ClampedArray => {
    context.clearRect(0, 0, 1, 1)
    for (const one of colours) {
      context.fillStyle = one
      context.fillRect(0, 0, 1, 1)
    }
    return context.getImageData(0, 0, 1, 1).data
  }
  const seen = laid(colour)[3] === 0 ? null : hex(laid(paper, colour))
  known.set(key, seen)
  return seen
}

function hex(data: Uint8ClampedArray): string {
  return `#${[...data.slice(0, 3)].map((part) => part.toString(16).padStart(2, '0')).join('')}`
}

function paint(value: string): string {
  return value === 'none' ? value : (solid(value) ?? 'none')
}

function escaped(text: string): string {
  return text.replace(/[<>&"]/g, (sign) => `&#${sign.charCodeAt(0)};`)
}
