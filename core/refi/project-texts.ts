// The words of a project: in project.qde itself, in plain texts of the archive, or in documents beside which no plain text lies.
import { strFromU8 } from 'fflate'
import { readDocument } from '../document/read.ts'
import type { DecodePage } from '../document/rtf.ts'
import type { RangedZip } from '../zip/ranged.ts'
import { ZipFault } from '../zip/read.ts'
import type { Qde, QdeText } from './project-file.ts'

/** A text of more bytes would be cut off the list of long ones; a document may be large by its pictures. */
const most = { plain: 6_000_000, rich: 100_000_000, all: 400_000_000 }

export type Texts = {
  /** With its own line ends and byte order mark; null where there are no words to be had. */
  rawOf(text: QdeText): string | null
  /** The entry of the archive that a path of the project names; null where it lies elsewhere, or is missing. */
  entryOf(path: string | null): string | null
}

export async function readTexts(zip: RangedZip, qde: Qde, decode: DecodePage): Promise<Texts> {
  const entries = new Map([...zip.entries.keys()].map((name) => [name.toLowerCase(), name]))
  const entryOf = (path: string | null): string | null => {
    const name = /^internal:\/\/\/?(.+)$/i.exec(path ?? '')?.[1]
    return name === undefined ? null : (entries.get(`sources/${name.toLowerCase()}`) ?? null)
  }
  const raws = new Map<QdeText, string>()
  let all = 0
  for (const source of [...qde.sources, ...qde.noteList])
    for (const text of source.texts) {
      const raw = text.content ?? (await fileText(text))
      if (raw !== null) raws.set(text, raw)
    }
  return { rawOf: (text) => raws.get(text) ?? null, entryOf }

  async function fileText({ plainPath, richPath }: QdeText): Promise<string | null> {
    const plain = await bytesAt(plainPath, most.plain)
    const raw = plain && plainText(plain)
    // Some write one sign beside a document that they take for empty.
    if (raw !== null && raw.trim().length > 1) return raw
    const rich = await bytesAt(richPath, most.rich)
    if (!rich) return raw
    const words = readDocument(rich, decode)
    if (words === null) return raw ?? plainText(rich)
    return typeof words === 'string' ? words : raw
  }

  async function bytesAt(path: string | null, limit: number): Promise<Uint8Array | null> {
    const entry = entryOf(path)
    const size = entry === null ? 0 : (zip.entries.get(entry)?.size ?? 0)
    if (entry === null || size > limit) return null
    all += size
    if (all > most.all) throw new ZipFault('zip-large', entry)
    const bytes = new Uint8Array(size)
    let at = 0
    for await (const piece of zip.pieces(entry)) {
      bytes.set(piece, at)
      at += piece.length
    }
    return bytes
  }
}

/** UTF-8, or as a byte order mark says. The mark stays: some programs count it. */
function plainText(bytes: Uint8Array): string {
  const [first, second, third] = bytes
  const isLittle = first === 0xff && second === 0xfe
  if (!isLittle && !(first === 0xfe && second === 0xff)) {
    const isMarked = first === 0xef && second === 0xbb && third === 0xbf
    const text = strFromU8(isMarked ? bytes.subarray(3) : bytes).toWellFormed()
    return isMarked ? `\ufeff${text}` : text
  }
  let text = ''
  for (let at = 0; at + 1 < bytes.length; at += 2) {
    const [low, high] = isLittle ? [bytes[at], bytes[at + 1]] : [bytes[at + 1], bytes[at]]
    text += String.fromCharCode((low ?? 0) | ((high ?? 0) << 8))
  }
  return text.toWellFormed()
}
