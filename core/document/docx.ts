// The text of a Word document (ECMA-376 part 1, WordprocessingML): what stands on the page, without what was deleted,
// hidden, commented or said twice for older readers.
import { readXml } from '../xml/read.ts'
import { openZip, type Zip } from '../zip/read.ts'
import { asData, DocumentFault, type DocumentRefusal } from './fault.ts'
import { gatherParagraphs } from './paragraphs.ts'

const limits = { entries: 4_000, inflatedBytes: 256_000_000 }
const budget = () => ({ elements: 3_000_000, characters: 64_000_000 })

export function readDocx(bytes: Uint8Array): string | DocumentRefusal {
  return asData(() => {
    const zip = openZip(bytes, limits)
    return bodyOf(zip, mainPart(zip))
  })
}

/** 17.3.1, 17.3.3; `moveFrom` is where text was before it was moved, `Fallback` a second telling of a drawing. */
const unseen = new Set(['moveFrom', 'Fallback', 'rt', 'del'])

function bodyOf(zip: Zip, part: string): string {
  const page = gatherParagraphs()
  let inText = false
  let isHidden = false
  let skipped = 0
  let isBody = false
  readXml(
    part,
    (sink) => zip.pour(part, sink),
    {
      open(name, attributes) {
        if (name === 'body') isBody = true
        if (skipped > 0 || unseen.has(name)) {
          skipped += 1
          return
        }
        if (name === 'p') page.beginParagraph()
        else if (name === 'tr') page.beginRow()
        else if (name === 'r') isHidden = false
        else if (name === 'vanish') isHidden = !/^(0|false|off)$/.test(attributes['w:val'] ?? '')
        else if (name === 't') inText = true
        else if (isHidden) return
        else if (name === 'tab') page.text('\t')
        else if (name === 'br' || name === 'cr') page.text('\n')
        else if (name === 'noBreakHyphen') page.text('\u2011')
      },
      close(name) {
        if (skipped > 0) {
          skipped -= 1
          return
        }
        if (name === 't') inText = false
        else if (name === 'p') page.endParagraph()
        else if (name === 'tc') page.endCell()
        else if (name === 'tr') page.endRow()
      },
      text(text) {
        if (inText && !isHidden && skipped === 0) page.text(text)
      },
    },
    budget(),
  )
  // A workbook and a presentation are packages of the same kind.
  if (!isBody) throw new DocumentFault('document-other')
  return page.take()
}

function mainPart(zip: Zip): string {
  let main = 'word/document.xml'
  if (zip.has('_rels/.rels'))
    readXml(
      '_rels/.rels',
      (sink) => zip.pour('_rels/.rels', sink),
      {
        open(_, { Type = '', Target = '', TargetMode }) {
          if (Type.endsWith('/officeDocument') && TargetMode !== 'External')
            main = Target.replace(/^\//, '')
        },
        close() {},
        text() {},
      },
      budget(),
    )
  if (!zip.has(main)) throw new DocumentFault('document-other')
  return main
}
