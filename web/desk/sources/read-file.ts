// A chosen file as text that can be kept: told by its bytes and, where those say nothing, by its name. What is large
// to load (the PDF reader, the word processors' formats) is loaded when such a file is brought in.
import workerAddress from 'pdfjs-dist/build/pdf.worker.min.mjs?url'
import type { DocumentReason } from '../../../core/document/fault.ts'
import type { Block } from '../../../core/wire/coding.ts'
import { textOfHtml } from './html-text.ts'
import { type PageItems, textOfPages } from './pdf-text.ts'

export type FileProblem =
  | 'fileKind'
  | 'fileBroken'
  | 'fileLocked'
  | 'fileOldWord'
  | 'fileTooLarge'
  | 'fileNoCues'
  | 'fileNoWords'
export class UnreadableFile extends Error {
  readonly why: FileProblem
  constructor(why: FileProblem) {
    super(why)
    this.why = why
  }
}

/** `blocks` where the file itself says who speaks when; otherwise they are found in the text. */
export type FileText = { text: string; blocks: Block[] | null }

type Asked = { signal: AbortSignal; onPage: (page: number, pages: number) => void }

export const readableFiles = '.txt,.md,.markdown,.text,.docx,.odt,.rtf,.html,.htm,.pdf,.vtt,.srt'

export async function readFile(file: File, asked: Asked): Promise<FileText> {
  const found = await readAny(file, asked)
  if (found.text.trim() === '') throw new UnreadableFile('fileNoWords')
  return found
}

async function readAny(file: File, asked: Asked): Promise<FileText> {
  const name = file.name.toLowerCase()
  const { documentLimitBytes, readDocument } = await import('../../../core/document/read.ts')
  if (file.size > documentLimitBytes) throw new UnreadableFile('fileTooLarge')
  const bytes = new Uint8Array(await file.arrayBuffer())
  if (startsWith(bytes, [0x25, 0x50, 0x44, 0x46])) return whole(await readPdf(bytes, asked))
  // The container of Word before 2007, and of newer documents behind a password.
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0]))
    throw new UnreadableFile(name.endsWith('.doc') ? 'fileOldWord' : 'fileLocked')
  const document = readDocument(bytes, decodePage)
  if (typeof document === 'string') return whole(document)
  if (document) throw new UnreadableFile(whyNot[document.refused] ?? 'fileBroken')
  if (/\.(vtt|srt)$/.test(name)) return readCues(asText(bytes))
  if (/\.html?$/.test(name)) return whole(textOfHtml(asText(bytes)))
  if (/\.(txt|md|markdown|text)$/.test(name)) return whole(asText(bytes))
  throw new UnreadableFile('fileKind')
}

const whyNot: Partial<Record<DocumentReason, FileProblem>> = {
  'document-other': 'fileKind',
  'zip-encrypted': 'fileLocked',
  'zip-large': 'fileTooLarge',
  'zip-entries': 'fileTooLarge',
  'xml-long': 'fileTooLarge',
}

async function readCues(text: string): Promise<FileText> {
  const { readCaptions } = await import('../../../core/document/captions.ts')
  const found = readCaptions(text)
  if ('refused' in found) throw new UnreadableFile('fileNoCues')
  return found
}

const whole = (text: string): FileText => ({ text, blocks: null })

function startsWith(bytes: Uint8Array, head: readonly number[]): boolean {
  return head.every((byte, at) => bytes[at] === byte)
}

/** UTF-8 or UTF-16 as the file says itself, or the Windows encoding that older word processors in the field still write. */
function asText(bytes: Uint8Array): string {
  if (startsWith(bytes, [0xff, 0xfe])) return new TextDecoder('utf-16le').decode(bytes)
  if (startsWith(bytes, [0xfe, 0xff])) return new TextDecoder('utf-16be').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    // Not UTF-8; every byte string is readable as windows-1252, so this cannot fail.
    return decodePage(bytes, 1252)
  }
}

const named: Readonly<Record<number, string>> = {
  932: 'shift_jis',
  936: 'gbk',
  949: 'euc-kr',
  950: 'big5',
  10000: 'macintosh',
  65001: 'utf-8',
}

/** Bytes of a Windows code page, by its number. */
export function decodePage(bytes: Uint8Array, codePage: number): string {
  const label = named[codePage] ?? `windows-${codePage}`
  try {
    return new TextDecoder(label).decode(bytes)
  } catch {
    // A code page that the platform does not know: the usual one is nearer than nothing.
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

async function readPdf(data: Uint8Array, { signal, onPage }: Asked): Promise<string> {
  const pdf = await import('pdfjs-dist')
  pdf.GlobalWorkerOptions.workerSrc = workerAddress
  const loading = pdf.getDocument({ data })
  try {
    const document = await loading.promise.catch(() => {
      throw new UnreadableFile('fileBroken')
    })
    const pages: PageItems[] = []
    for (let number = 1; number <= document.numPages; number += 1) {
      signal.throwIfAborted()
      onPage(number, document.numPages)
      const page = await document.getPage(number)
      const { items } = await page.getTextContent()
      pages.push({
        height: page.view[3] ?? 0,
        items: items.flatMap((item) =>
          'str' in item
            ? [
                {
                  text: item.str,
                  x: item.transform[4],
                  y: item.transform[5],
                  width: item.width,
                  height: item.height,
                },
              ]
            : [],
        ),
      })
      page.cleanup()
    }
    return textOfPages(pages)
  } finally {
    void loading.destroy()
  }
}
