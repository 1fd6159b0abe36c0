// CSV as a workbook of one sheet: RFC 4180 with the habits of spreadsheets, whichever separator their country uses.

import { strFromU8 } from 'fflate'
import type { Row, Workbook } from './model.ts'
import { Unreadable } from './refusal.ts'

/** A one-sheet form is the survey sheet. */
const sheetName = 'survey'

export function readCsv(bytes: Uint8Array): Workbook {
  const { text, isWindows } = decode(bytes)
  const { separator, from } = dialect(text)
  const rows: Row[] = []
  let number = from === 0 ? 0 : 1
  for (const record of records(text, separator, from)) {
    number++
    const cells = record.flatMap((said, column) => (said === '' ? [] : [{ column, text: said }]))
    if (cells.length > 0) rows.push({ number, cells })
  }
  const sheets = [{ name: sheetName, hidden: false, rows }]
  return isWindows ? { sheets, isWindows: true } : { sheets }
}

/** What is not UTF-8 is what Excel writes as plain "CSV" in Indonesia and in the west of Europe. */
function decode(bytes: Uint8Array): { text: string; isWindows: boolean } {
  const isUtf16 =
    (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)
  const utf = isUtf16 ? utf16(bytes) : strFromU8(bytes)
  const isWindows = !isUtf16 && isBroken(utf, bytes)
  const text = isWindows ? windows1252(bytes) : utf
  if (isWindows && text.includes('\uFFFD')) throw new Unreadable('csv-encoding')
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what tells a text from other files.
  if (/[\x00-\x08\x0E-\x1F]/.test(text)) throw new Unreadable('unknown-format')
  return { text: text.replace(/^\uFEFF/, ''), isWindows }
}

/** Bytes that are no UTF-8 come out as the replacement character, which somebody may also have written. */
function isBroken(text: string, bytes: Uint8Array): boolean {
  const replaced = text.split('\uFFFD').length - 1
  if (replaced === 0) return false
  let written = 0
  for (let at = bytes.indexOf(0xef); at !== -1; at = bytes.indexOf(0xef, at + 1))
    if (bytes[at + 1] === 0xbf && bytes[at + 2] === 0xbd) written++
  return replaced > written
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

// unicode.org/Public/MAPPINGS/VENDORS/MICSFT/WINDOWS/CP1252.TXT, 0x80 to 0x9F; the five that it does not define end the reading.
const windowsMarks =
  '\u20AC\uFFFD\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\uFFFD\u017D\uFFFD' +
  '\uFFFD\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\uFFFD\u017E\u0178'

function windows1252(bytes: Uint8Array): string {
  let text = ''
  for (const byte of bytes)
    text += byte < 0x80 || byte > 0x9f ? String.fromCharCode(byte) : windowsMarks[byte - 0x80]
  return text
}

/**
 * The separator that Excel names in a first line `sep=;`, or the one of which the first line that has any has most,
 * outside quotes. `from` is where the table begins.
 */
function dialect(text: string): { separator: string; from: number } {
  const told = /^"?sep=([,;\t|])"?(?:\r\n?|\n)/i.exec(text)
  if (told?.[1]) return { separator: told[1], from: told[0].length }
  const lines = text
    .slice(0, 100_000)
    .replaceAll(/"[^"]*"/g, '')
    .split(/[\r\n]+/, 20)
  const line = lines.find((one) => /[,;\t]/.test(one)) ?? ''
  const counted = [',', ';', '\t'].map((mark) => ({ mark, times: line.split(mark).length }))
  return { separator: counted.toSorted((a, b) => b.times - a.times)[0]?.mark ?? ',', from: 0 }
}

function* records(text: string, separator: string, from: number): Generator<string[]> {
  const plain = new RegExp(`[${separator}\r\n]`, 'g')
  let record: string[] = []
  let at = from
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
