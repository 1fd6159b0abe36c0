// REFI-QDA gives a code one description. What Pedoman knows more of it, stands in there as labelled lines, and is read back.
import type { CodeBody } from '../wire/coding.ts'

export type CodeWords = Pick<CodeBody, 'definition' | 'include' | 'exclude' | 'example'> & {
  /** The short name; null when the file does not say. */
  name: string | null
}

const labels = {
  name: ['Nama pendek:', 'Short name:'],
  include: ['Pakai bila:', 'Use when:'],
  exclude: ['Jangan pakai bila:', 'Do not use when:'],
  example: ['Contoh:', 'Example:'],
} as const
type Labelled = keyof typeof labels
const order: readonly Labelled[] = ['name', 'include', 'exclude', 'example']
const between = '\n\n'

/** A line of somebody's own that looks like one of ours is marked, and the mark taken off again. */
const ours = new RegExp(`^(\\\\*)(${Object.values(labels).flat().join('|')})`)

export function writeDescription(words: CodeWords): string {
  const said = order.flatMap((part) => {
    const value = words[part]
    return value === null || value === '' ? [] : [`${labels[part][0]} ${marked(value, true)}`]
  })
  const first = words.definition === '' ? [] : [marked(words.definition, false)]
  return [...first, ...said].join(between)
}

/** What comes after a label on its own line cannot be taken for another. */
function marked(text: string, isAfterLabel: boolean): string {
  return text
    .split('\n')
    .map((line, index) => ((isAfterLabel && index === 0) || !ours.test(line) ? line : `\\${line}`))
    .join('\n')
}

export function readDescription(text: string): CodeWords {
  const words: CodeWords = { definition: '', name: null, include: '', exclude: '', example: '' }
  let part: Labelled | 'definition' = 'definition'
  let lines: string[] = []
  const close = (isLast: boolean) => {
    const said = lines.join('\n')
    // Two line ends part one from the next, of which the join holds one.
    words[part] = isLast || !said.endsWith('\n') ? said : said.slice(0, -1)
    lines = []
  }
  for (const line of text.split('\n')) {
    const found = ours.exec(line)
    if (found?.[1] === '') {
      if (lines.length > 0 || part !== 'definition') close(false)
      part = partOf(found[2] ?? '')
      lines.push(line.slice(found[0].length).replace(/^ /, ''))
    } else lines.push(found ? line.slice(1) : line)
  }
  close(true)
  return words
}

function partOf(label: string): Labelled {
  return order.find((part) => (labels[part] as readonly string[]).includes(label)) ?? 'example'
}
