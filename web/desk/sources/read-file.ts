// A chosen file as text: plain text and Markdown as they are, a PDF through pdf.js, which is only loaded for it.
import workerAddress from 'pdfjs-dist/build/pdf.worker.min.mjs?url'
import { type PageItems, textOfPages } from './pdf-text.ts'

export type FileProblem = 'fileKind' | 'fileBroken' | 'fileNoWords'
export class UnreadableFile extends Error {
  readonly why: FileProblem
  constructor(why: FileProblem) {
    super(why)
    this.why = why
  }
}

type Asked = { signal: AbortSignal; onPage: (page: number, pages: number) => void }

export async function readFile(file: File, asked: Asked): Promise<string> {
  const name = file.name.toLowerCase()
  const text = name.endsWith('.pdf')
    ? await readPdf(file, asked)
    : /\.(txt|md|markdown|text)$/.test(name)
      ? await readText(file)
      : null
  if (text === null) throw new UnreadableFile('fileKind')
  if (text.trim() === '') throw new UnreadableFile('fileNoWords')
  return text
}

/** UTF-8, or the Windows encoding that older word processors in the field still write. */
async function readText(file: File): Promise<string> {
  const bytes = await file.arrayBuffer()
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    // Not UTF-8; every byte string is readable as windows-1252, so this cannot fail.
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

async function readPdf(file: File, { signal, onPage }: Asked): Promise<string> {
  const pdf = await import('pdfjs-dist')
  pdf.GlobalWorkerOptions.workerSrc = workerAddress
  const loading = pdf.getDocument({ data: new Uint8Array(await file.arrayBuffer()) })
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
