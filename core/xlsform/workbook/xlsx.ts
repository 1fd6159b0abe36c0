// An .xlsx package: which parts are its sheets, its shared strings and its styles, and what they say.
import { type Budget, readXml, type XmlSink } from '../../xml/read.ts'
import { openZip, type Zip } from '../../zip/read.ts'
import type { Sheet, Workbook } from './model.ts'
import { Unreadable } from './refusal.ts'
import { dropBlank, type Shared, sheetSink } from './sheet.ts'
import { gatherText } from './strings.ts'
import { stylesSink } from './styles.ts'

// A quarter of a gigabyte is a sheet with styled blank cells down to its last row; it is never held as a whole.
const limits = { entries: 2_000, inflatedBytes: 256_000_000 }

/** Throws `Unreadable`, `XmlFault` or `ZipFault`; `readWorkbook` is the door that does not. */
export function readXlsx(bytes: Uint8Array, most: Budget): Workbook {
  const zip = openZip(bytes, limits)
  // What all parts of one workbook may ask of the XML reader together.
  const budget = { ...most }
  const main = mainPart(zip, budget)
  const parts = relationships(zip, main, budget)
  const book = workbookParts(zip, main, budget)
  const shared: Shared = { strings: [], dated: [], from1904: book.from1904 }
  for (const { type, target } of parts.values()) {
    if (type === 'sharedStrings') read(zip, target, stringsSink(shared.strings), budget)
    if (type === 'styles') read(zip, target, stylesSink(shared.dated), budget)
  }
  const sheets: Sheet[] = []
  for (const { name, hidden, id } of book.sheets) {
    const part = parts.get(id)
    if (!part) throw new Unreadable('workbook-broken', name)
    // Chart sheets and dialogs hold no rows.
    if (part.type !== 'worksheet') continue
    const sheet: Sheet = { name, hidden, rows: [] }
    read(zip, part.target, sheetSink(part.target, sheet.rows, shared), budget, dropBlank)
    sheets.push(sheet)
  }
  return { sheets }
}

function read(
  zip: Zip,
  part: string,
  sink: XmlSink,
  budget: Budget,
  prepare?: (text: string) => string,
): void {
  if (!zip.has(part)) throw new Unreadable('workbook-broken', part)
  readXml(part, (onPiece) => zip.pour(part, onPiece), sink, budget, prepare)
}

/** Which other kinds of file are zips as well, so that the refusal can say what was brought. */
function mainPart(zip: Zip, budget: Budget): string {
  if (zip.has('_rels/.rels'))
    for (const { type, target } of relationships(zip, '', budget).values())
      if (type === 'officeDocument' && zip.has(target)) {
        if (target.endsWith('.bin')) throw new Unreadable('binary-xlsb')
        return target
      }
  if (zip.has('content.xml') && zip.has('mimetype')) throw new Unreadable('opendocument')
  throw new Unreadable('no-workbook')
}

type Relationship = { type: string; target: string }

/** Of a part, or of the package itself when the name is empty. */
function relationships(zip: Zip, part: string, budget: Budget): Map<string, Relationship> {
  const slash = part.lastIndexOf('/') + 1
  const folder = part.slice(0, slash)
  const found = new Map<string, Relationship>()
  read(
    zip,
    `${folder}_rels/${part.slice(slash)}.rels`,
    {
      open(name, { Id, Type = '', Target = '', TargetMode }) {
        if (name !== 'Relationship' || Id === undefined || TargetMode === 'External') return
        // The last word of the type is the same in the transitional and in the strict form of the standard.
        const type = Type.slice(Type.lastIndexOf('/') + 1)
        found.set(Id, { type, target: resolve(folder, Target) })
      },
      close() {},
      text() {},
    },
    budget,
  )
  return found
}

function resolve(folder: string, target: string): string {
  const steps: string[] = []
  const path = target.startsWith('/') ? target : `${folder}${target}`
  for (const step of path.split('/'))
    if (step === '..') steps.pop()
    else if (step !== '' && step !== '.') steps.push(step)
  return steps.join('/')
}

type Book = { sheets: { name: string; hidden: boolean; id: string }[]; from1904: boolean }

function workbookParts(zip: Zip, main: string, budget: Budget): Book {
  const book: Book = { sheets: [], from1904: false }
  const isWorkbook = { seen: false }
  read(
    zip,
    main,
    {
      open(name, attributes) {
        if (name === 'workbook') isWorkbook.seen = true
        if (name === 'workbookPr') book.from1904 = /^(1|true)$/.test(attributes.date1904 ?? '')
        if (name !== 'sheet') return
        const id = Object.entries(attributes).find(([key]) => key.endsWith(':id'))?.[1] ?? ''
        const hidden = (attributes.state ?? 'visible') !== 'visible'
        book.sheets.push({ name: attributes.name ?? '', hidden, id })
      },
      close() {},
      text() {},
    },
    budget,
  )
  // A text document and a presentation are packages of the same kind.
  if (!isWorkbook.seen) throw new Unreadable('no-workbook')
  return book
}

function stringsSink(strings: string[]): XmlSink {
  const gathered = gatherText()
  return {
    open: (name) => gathered.open(name),
    text: (text) => gathered.text(text),
    close(name) {
      gathered.close(name)
      if (name === 'si') strings.push(gathered.take())
    },
  }
}
