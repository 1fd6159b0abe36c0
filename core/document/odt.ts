// The text of an OpenDocument text (ODF 1.3 part 3): what stands on the page, without notes, comments and deletions.
import { readXml } from '../xml/read.ts'
import { openZip, type Zip } from '../zip/read.ts'
import { asData, DocumentFault, type DocumentRefusal } from './fault.ts'
import { gatherParagraphs } from './paragraphs.ts'

const limits = { entries: 4_000, inflatedBytes: 256_000_000 }
const part = 'content.xml'
const unseen = new Set(['annotation', 'note', 'tracked-changes', 'ruby-text', 'title', 'desc'])
/** 6.1.3: `text:s` stands for that many spaces; a file may ask for more than anybody typed. */
const mostSpaces = 100

export function readOdt(bytes: Uint8Array): string | DocumentRefusal {
  return asData(() => bodyOf(openZip(bytes, limits)))
}

function bodyOf(zip: Zip): string {
  if (!zip.has(part)) throw new DocumentFault('document-other')
  const page = gatherParagraphs()
  let skipped = 0
  let inText = 0
  let isText = false
  readXml(
    part,
    (sink) => zip.pour(part, sink),
    {
      open(name, attributes) {
        if (name === 'text' && skipped === 0) isText = true
        if (skipped > 0 || unseen.has(name)) {
          skipped += 1
          return
        }
        if (name === 'p' || name === 'h') {
          inText += 1
          page.beginParagraph()
        } else if (name === 'table-row') page.beginRow()
        else if (name === 's')
          page.text(' '.repeat(Math.min(Number(attributes['text:c'] ?? 1) || 1, mostSpaces)))
        else if (name === 'tab') page.text('\t')
        else if (name === 'line-break') page.text('\n')
      },
      close(name) {
        if (skipped > 0) {
          skipped -= 1
          return
        }
        if (name === 'p' || name === 'h') {
          inText -= 1
          page.endParagraph()
        } else if (name === 'table-cell' || name === 'covered-table-cell') page.endCell()
        else if (name === 'table-row') page.endRow()
      },
      text(text) {
        // 6.1.2: white space in the file is one space on the page.
        if (skipped === 0 && inText > 0) page.text(text.replace(/[ \t\r\n]+/g, ' '))
      },
    },
    { elements: 3_000_000, characters: 64_000_000 },
  )
  // A spreadsheet and a presentation are packages of the same kind.
  if (!isText) throw new DocumentFault('document-other')
  return page.take()
}
