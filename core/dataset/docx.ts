// A Word document of paragraphs and tables, some words of which have comments beside them: ECMA-376 part 1, as little of it as Word
// asks for.
import { strToU8 } from 'fflate'
import { joined } from '../bytes.ts'
import { lawfulMarkup } from '../xml/write.ts'
import { zipWriter } from '../zip/write.ts'

export type Style = 'Title' | 'Heading1' | 'Heading2' | 'Quiet' | 'Speaker'
export type Run = { text: string; bold?: boolean; comments?: readonly string[] }
export type Paragraph = { style?: Style; indent?: number; runs: readonly Run[] }
/** Rows of plain cells under a head that is said again on each page. */
export type Table = { head: readonly string[]; rows: readonly (readonly string[])[] }
export type Part = Paragraph | Table
export type Comment = { id: string; author: string; text: string }

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const pack = 'http://schemas.openxmlformats.org/package/2006'
const type = 'application/vnd.openxmlformats-officedocument.wordprocessingml'

export function docxBytes(parts: readonly Part[], comments: readonly Comment[] = []): Uint8Array {
  const numbers = new Map(comments.map(({ id }, at) => [id, at]))
  const pieces: Uint8Array[] = []
  const zip = zipWriter((bytes) => pieces.push(bytes))
  const part = (path: string, xml: string) => {
    zip.open(path)
    zip.push(strToU8(head + xml))
    zip.close()
  }
  part(
    '[Content_Types].xml',
    `<Types xmlns="${pack}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${type}.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="${type}.styles+xml"/><Override PartName="/word/comments.xml" ContentType="${type}.comments+xml"/></Types>`,
  )
  part(
    '_rels/.rels',
    `<Relationships xmlns="${pack}/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="word/document.xml"/></Relationships>`,
  )
  part(
    'word/_rels/document.xml.rels',
    `<Relationships xmlns="${pack}/relationships"><Relationship Id="rId1" Type="${office}/styles" Target="styles.xml"/><Relationship Id="rId2" Type="${office}/comments" Target="comments.xml"/></Relationships>`,
  )
  part('word/styles.xml', styles)
  part('word/comments.xml', `<w:comments ${w}>${comments.map(commentXml).join('')}</w:comments>`)
  const body = bodyXml(parts, numbers)
  part(
    'word/document.xml',
    `<w:document ${w}><w:body>${body}<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr></w:body></w:document>`,
  )
  zip.end()
  return joined(pieces)
}

/** A comment runs from the first words that name it to the last, over paragraphs too. */
function bodyXml(parts: readonly Part[], numbers: Map<string, number>): string {
  const last = new Map<string, Run>()
  for (const part of parts)
    for (const run of 'runs' in part ? part.runs : [])
      for (const id of run.comments ?? []) last.set(id, run)
  const begun = new Set<string>()
  const runXml = (run: Run): string => {
    const ids = (run.comments ?? []).filter((id) => numbers.has(id))
    const starts = ids.filter((id) => !begun.has(id))
    for (const id of starts) begun.add(id)
    const number = (id: string) => numbers.get(id) ?? 0
    const ends = ids.filter((id) => last.get(id) === run)
    return [
      ...starts.map((id) => `<w:commentRangeStart w:id="${number(id)}"/>`),
      `<w:r>${run.bold ? '<w:rPr><w:b/></w:rPr>' : ''}${textXml(run.text)}</w:r>`,
      ...ends.map(
        (id) =>
          `<w:commentRangeEnd w:id="${number(id)}"/><w:r><w:commentReference w:id="${number(id)}"/></w:r>`,
      ),
    ].join('')
  }
  return parts
    .map((part) => {
      if ('rows' in part) return tableXml(part)
      const { style, indent = 0, runs } = part
      const looks = `${style === undefined ? '' : `<w:pStyle w:val="${style}"/>`}${indent === 0 ? '' : `<w:ind w:left="${indent * 360}"/>`}`
      return `<w:p>${looks === '' ? '' : `<w:pPr>${looks}</w:pPr>`}${runs.map(runXml).join('')}</w:p>`
    })
    .join('')
}

function tableXml({ head, rows }: Table): string {
  const cells = (row: readonly string[], bold: boolean) =>
    row
      .map(
        (cell) =>
          `<w:tc><w:tcPr><w:tcW w:w="0" w:type="auto"/></w:tcPr><w:p><w:r>${bold ? '<w:rPr><w:b/></w:rPr>' : ''}${textXml(cell)}</w:r></w:p></w:tc>`,
      )
      .join('')
  const line = (side: string) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="BBBBBB"/>`
  return `<w:tbl><w:tblPr><w:tblW w:w="5000" w:type="pct"/><w:tblBorders>${['top', 'bottom', 'insideH'].map(line).join('')}</w:tblBorders></w:tblPr><w:tblGrid>${head.map(() => '<w:gridCol/>').join('')}</w:tblGrid><w:tr><w:trPr><w:tblHeader/></w:trPr>${cells(head, true)}</w:tr>${rows.map((row) => `<w:tr>${cells(row, false)}</w:tr>`).join('')}</w:tbl>`
}

function commentXml({ author, text }: Comment, number: number): string {
  return `<w:comment w:id="${number}" w:author="${xml(author)}" w:initials="${xml(author.slice(0, 9))}"><w:p><w:r>${textXml(text)}</w:r></w:p></w:comment>`
}

function textXml(text: string): string {
  return text
    .split('\n')
    .map((line) => `<w:t xml:space="preserve">${xml(line)}</w:t>`)
    .join('<w:br/>')
}

/** Lines are broken by elements, so a carriage return beside the new line says nothing. */
function xml(text: string): string {
  return lawfulMarkup(text.replaceAll('\r', ''))
}

const paragraphStyle = (id: string, name: string, looks: string) =>
  `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/><w:basedOn w:val="Normal"/><w:qFormat/>${looks}</w:style>`
const sized = (half: number, more = '') => `<w:rPr>${more}<w:sz w:val="${half}"/></w:rPr>`
const styles = `<w:styles ${w}><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:pPr><w:spacing w:after="120"/></w:pPr>${sized(22)}</w:style>${[
  paragraphStyle(
    'Title',
    'Title',
    `<w:pPr><w:spacing w:after="240"/></w:pPr>${sized(36, '<w:b/>')}`,
  ),
  paragraphStyle(
    'Heading1',
    'heading 1',
    `<w:pPr><w:keepNext/><w:spacing w:before="280"/><w:outlineLvl w:val="0"/></w:pPr>${sized(28, '<w:b/>')}`,
  ),
  paragraphStyle(
    'Heading2',
    'heading 2',
    `<w:pPr><w:keepNext/><w:spacing w:before="200"/><w:outlineLvl w:val="1"/></w:pPr>${sized(24, '<w:b/>')}`,
  ),
  paragraphStyle('Quiet', 'Quiet', sized(20, '<w:color w:val="666666"/>')),
  paragraphStyle(
    'Speaker',
    'Speaker',
    `<w:pPr><w:keepNext/><w:spacing w:before="160" w:after="0"/></w:pPr>${sized(18, '<w:b/><w:color w:val="555555"/>')}`,
  ),
].join('')}</w:styles>`
