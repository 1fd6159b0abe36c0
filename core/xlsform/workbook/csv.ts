// CSV as a workbook of one sheet: RFC 4180 with the habits of spreadsheets, whichever separator their country uses.

import { strFromU8 } from 'fflate'
import type { Row, Workbook } from './model.ts'
import { Unreadable } from './refusal.ts'

/** A one-sheet form is the survey sheet. */
const sheetName = 'survey'

export function readCsv(bytes: Uint8Array): Workbook {
  const text = decode(bytes)
  const separator = sniffSeparator(text)
  const rows: Row[] = []
  let number = 0
  for (const record of records(text, separator)) {
    number++
    const cells = record.flatMap((said, column) => (said === '' ? [] : [{ column, text: said }]))
    if (cells.length > 0) rows.push({ number, cells })
  }
  return { sheets: [{ name: sheetName, hidden: false, rows }] }
}

function decode(bytes: Uint8Array): string {
  const isUtf16 =
    (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)
  const text = isUtf16 ? utf16(bytes) : strFromU8(bytes)
  // What is no UTF-8 comes out as the replacement character: an old Windows file, or not a text at all.
  if (/[\uFFFD]/.test(text)) throw new Unreadable('csv-encoding')
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what tells a text from other files.
  if (/[\x00-\x08\x0E-\x1F]/.test(text)) throw new Unreadable('unknown-format')
  return text.replace(/^\uFEFF/, '')
}

/** Spreadsheets call it "Unicode text". */
function utf16(bytes: Uint8Array): string {
  const isLittle = bytes[0] === 0xff
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let text = ''
  for (let at = 0; at + 1 < bytes.length; at += 2)
    text += String.fromCharCode(view.getUint16(at, isLittle))
  return text
}

/** The one that the first line has most of, outside quotes. */
function sniffSeparator(text: string): string {
  const [line = ''] = text
    .slice(0, 100_000)
    .replaceAll(/"[^"]*"/g, '')
    .trimStart()
    .split(/[\r\n]/)
  const counted = [',', ';', '\t'].map((mark) => ({ mark, times: line.split(mark).length }))
  return counted.toSorted((a, b) => b.times - a.times)[0]?.mark ?? ','
}

function* records(text: string, separator: string): Generator<string[]> {
  const plain = new RegExp(`[${separator}\r\n]`, 'g')
  let record: string[] = []
  let at = 0
  while (at < text.length) {
    let said = ''
    if (text[at] === '"') {
      const close = closingQuote(text, at)
      if (close < 0) throw new Unreadable('csv-quote', `"${text.slice(at, at + 40)}`)
      said = text.slice(at + 1, close).replaceAll('""', '"')
      at = close + 1
    }
    plain.lastIndex = at
    const end = plain.exec(text)?.index ?? text.length
    record.push(said + text.slice(at, end))
    at = end + 1
    if (text[end] === separator && at < text.length) continue
    if (text[end] === separator) record.push('')
    yield record
    record = []
    if (text[end] === '\r' && text[at] === '\n') at++
  }
}

function closingQuote(text: string, open: number): number {
  for (let at = open + 1; ; at++) {
    at = text.indexOf('"', at)
    if (at < 0 || text[at + 1] !== '"') return at
    at++
  }
}
