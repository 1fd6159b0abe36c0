// A codebook as REFI-QDA 1.0 has it (QDC): codes within codes, each with a GUID, a name, a colour and a description.
// www.qdasoftware.org, Codebook.xsd of 18 March 2019.
import { hueOnPaper, nearestHue } from '../coding/hues.ts'
import type { FileCode } from '../coding/import-plan.ts'
import type { Code } from '../wire/coding.ts'
import { type Attributes, type Budget, readXml, XmlFault, type XmlReason } from '../xml/read.ts'
import { escaped, tag } from '../xml/write.ts'
import { readDescription, writeDescription } from './description.ts'
import { plainGuid } from './guid.ts'

export type QdcCode = Pick<
  Code,
  | 'id'
  | 'guid'
  | 'parent'
  | 'name'
  | 'label'
  | 'definition'
  | 'include'
  | 'exclude'
  | 'example'
  | 'hue'
  | 'position'
  | 'retiredAt'
>

/** The file's bytes as text, UTF-8 without a byte order mark. A code that is retired is one that cannot be coded with. */
export function writeQdc(codes: readonly QdcCode[], origin: string): string {
  const xml = [
    '<?xml version="1.0" encoding="UTF-8"?>\n',
    `<CodeBook xmlns="urn:QDA-XML:codebook:1.0" origin="${escaped(origin)}">\n`,
    `${writeCodes(codes)}</CodeBook>\n`,
  ]
  return xml.join('')
}

/** The `Codes` element. In a project the notes on a code are told with it, by their GUIDs. */
export function writeCodes(
  codes: readonly QdcCode[],
  notes: ReadonlyMap<string, readonly string[]> = new Map(),
): string {
  const known = new Set(codes.map((code) => code.id))
  const below = Map.groupBy(codes, ({ parent }) =>
    parent !== null && known.has(parent) ? parent : null,
  )
  const noted = ({ id }: QdcCode) =>
    (notes.get(id) ?? []).map((note) => `${tag('NoteRef', { targetGUID: note })}\n`).join('')
  const written = (parent: string | null, depth: number): string =>
    (below.get(parent) ?? [])
      .toSorted((a, b) => a.position - b.position || (a.name < b.name ? -1 : 1))
      .map((code) => writeCode(code, noted(code) + written(code.id, depth + 1), '  '.repeat(depth)))
      .join('')
  return `<Codes>\n${written(null, 1)}</Codes>\n`
}

function writeCode(code: QdcCode, children: string, indent: string): string {
  const attributes = [
    `guid="${code.guid ?? code.id}"`,
    `name="${escaped(code.label)}"`,
    `isCodable="${code.retiredAt === null}"`,
    `color="${hueOnPaper[code.hue]}"`,
  ]
  const said = `${indent}  <Description>${escaped(writeDescription(code))}</Description>\n`
  return `${indent}<Code ${attributes.join(' ')}>\n${said}${children}${indent}</Code>\n`
}

export type QdcFault = XmlReason | 'no-codebook' | 'no-codes'
export type QdcRead = { codes: FileCode[]; origin: string } | { fault: QdcFault }

const most: Budget = { elements: 40_000, characters: 30_000_000 }

/**
 * Reads a QDC, or the codebook of a project file. Sets are left out. GUIDs come bare and in lower case, whichever way they
 * were written (the schema allows braces).
 */
export function readQdc(bytes: Uint8Array): QdcRead {
  const codes: FileCode[] = []
  const open: { code: FileCode; description: string }[] = []
  const path: string[] = []
  let origin = ''
  let isBook = false
  try {
    readXml(
      'qdc',
      (sink) => sink(bytes),
      {
        open(name, attributes) {
          path.push(name)
          if (name === 'CodeBook') {
            isBook = true
            origin = attributes.origin ?? ''
          }
          if (name !== 'Code' || !isInCodes(path)) return
          const code = codeOf(attributes, open.at(-1)?.code.key ?? null, codes.length)
          codes.push(code)
          open.push({ code, description: '' })
        },
        close(name) {
          const isCode = name === 'Code' && isInCodes(path)
          path.pop()
          if (!isCode) return
          const closed = open.pop()
          if (closed) Object.assign(closed.code, readDescription(closed.description))
        },
        text(text) {
          const last = open.at(-1)
          if (last && path.at(-1) === 'Description' && path.at(-2) === 'Code')
            last.description += text
        },
      },
      { ...most },
    )
  } catch (error) {
    if (error instanceof XmlFault) return { fault: error.reason }
    throw error
  }
  if (!isBook) return { fault: 'no-codebook' }
  return codes.length === 0 ? { fault: 'no-codes' } : { codes, origin }
}

/** `CodeBook / Codes / Code / Code …`, at the root or in a project. */
function isInCodes(path: readonly string[]): boolean {
  const book = path.indexOf('CodeBook')
  return (
    book !== -1 &&
    path[book + 1] === 'Codes' &&
    path.slice(book + 2).every((name) => name === 'Code')
  )
}

export function codeOf(attributes: Attributes, parent: string | null, position: number): FileCode {
  const guid = plainGuid(attributes.guid)
  return {
    key: guid ?? `row ${position}`,
    guid,
    parent,
    label: attributes.name ?? '',
    name: null,
    definition: '',
    include: '',
    exclude: '',
    example: '',
    hue: nearestHue(attributes.color ?? ''),
    position,
  }
}
