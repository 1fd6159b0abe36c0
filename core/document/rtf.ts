// The text of a Rich Text Format file (Microsoft, RTF Specification 1.9.1): groups and control words are walked once,
// and what a reader on the page would not see is skipped.
import { asData, DocumentFault, type DocumentRefusal } from './fault.ts'
import { gatherParagraphs } from './paragraphs.ts'

/** Bytes of a Windows code page as text; the platform has the tables. */
export type DecodePage = (bytes: Uint8Array, codePage: number) => string

const unseen = new Set(
  (
    'fonttbl colortbl stylesheet info pict object header headerl headerr headerf footer footerl footerr footerf footnote ' +
    'annotation atnid atnauthor fldinst listtable listoverridetable revtbl rsidtbl generator themedata colorschememapping ' +
    'latentstyles datastore xmlnstbl mmathPr pgptbl bkmkstart bkmkend nonshppict'
  ).split(' '),
)
const characters: Readonly<Record<string, string>> = {
  tab: '\t',
  line: '\n',
  emdash: '—',
  endash: '–',
  lquote: '‘',
  rquote: '’',
  ldblquote: '“',
  rdblquote: '”',
  bullet: '•',
  emspace: ' ',
  enspace: ' ',
  '~': '\u00a0',
  _: '\u2011',
  '{': '{',
  '}': '}',
  '\\': '\\',
}
const depthLimit = 1_000

/** `skips`: how many characters after `\u` are its spelling for older readers. */
type Group = { isSeen: boolean; isHidden: boolean; skips: number }

export function readRtf(bytes: Uint8Array, decode: DecodePage): string | DocumentRefusal {
  return asData(() => textOf(bytes, decode))
}

function textOf(bytes: Uint8Array, decode: DecodePage): string {
  if (latin(bytes, 0, 5) !== '{\\rtf') throw new DocumentFault('document-other')
  const page = gatherParagraphs()
  const groups: Group[] = []
  let group: Group = { isSeen: true, isHidden: false, skips: 1 }
  let codePage = 1252
  let at = 0
  let left = 0
  let inRow = false
  let raw: number[] = []

  const flush = () => {
    if (raw.length > 0) page.text(decode(Uint8Array.from(raw), codePage))
    raw = []
  }
  const isShown = () => group.isSeen && !group.isHidden
  const say = (words: string) => {
    if (!isShown()) return
    if (left > 0) {
      left -= 1
      return
    }
    flush()
    page.text(words)
  }
  const byte = (value: number) => {
    if (left > 0) left -= 1
    else if (isShown()) raw.push(value)
  }
  const paragraph = () => {
    flush()
    page.endParagraph()
    page.beginParagraph()
  }

  page.beginParagraph()
  while (at < bytes.length) {
    const here = bytes[at] ?? 0
    at += 1
    if (here === 0x7b) {
      if (groups.length >= depthLimit) throw new DocumentFault('document-deep')
      groups.push(group)
      group = { ...group }
      left = 0
    } else if (here === 0x7d) {
      flush()
      group = groups.pop() ?? group
      left = 0
    } else if (here === 0x5c) control()
    else if (here !== 0x0a && here !== 0x0d) byte(here)
  }
  flush()
  page.endParagraph()
  return page.take()

  function control(): void {
    const next = String.fromCharCode(bytes[at] ?? 0)
    if (!/[a-z]/i.test(next)) {
      at += 1
      if (next === "'") {
        byte(Number.parseInt(latin(bytes, at, 2), 16) || 0x20)
        at += 2
      } else if (next === '*') group.isSeen = false
      else if (next === '\n' || next === '\r') {
        if (isShown()) paragraph()
      } else if (next in characters) say(characters[next] ?? '')
      return
    }
    // No control word is longer than 32 letters, no number longer than ten digits.
    const [whole = '', word = '', digits] =
      /^([a-z]{1,32})(-?\d{1,10})? ?/i.exec(latin(bytes, at, 44)) ?? []
    at += whole.length
    act(word, digits === undefined ? null : Number(digits))
  }

  function act(word: string, number: number | null): void {
    if (word === 'bin') at += Math.max(number ?? 0, 0)
    else if (word === 'ansicpg' && number) codePage = number
    else if (word === 'uc') group.skips = Math.min(Math.max(number ?? 1, 0), 100)
    else if (word === 'u' && number !== null) {
      say(String.fromCharCode(number & 0xffff))
      if (isShown()) left = group.skips
    } else if (word === 'v' || word === 'deleted') group.isHidden = number !== 0
    else if (word === 'plain') group.isHidden = false
    else if (unseen.has(word)) group.isSeen = false
    else if (!isShown()) return
    else if (word === 'par' || word === 'sect' || word === 'page') paragraph()
    else if (word === 'cell' || word === 'nestcell') {
      if (!inRow) page.beginRow()
      inRow = true
      paragraph()
      page.endCell()
    } else if (word === 'row' || word === 'nestrow') {
      if (inRow) page.endRow()
      inRow = false
    } else if (word in characters) say(characters[word] ?? '')
  }
}

function latin(bytes: Uint8Array, from: number, length: number): string {
  return String.fromCharCode(...bytes.subarray(from, from + length))
}
