// Zip archives made by hand, honest ones and hostile ones, so that every field of them can be a lie.
import { deflateRawSync, crc32 as nodeCrc32 } from 'node:zlib'

export type Packed = {
  name: string
  text: string | Uint8Array
  /** What the directory says instead of the truth. */
  lie?: Partial<{
    size: number
    packedSize: number
    crc: number
    flags: number
    method: number
    localName: string
  }>
}

export function zipOf(
  entries: readonly Packed[],
  lie: { count?: number; start?: number } = {},
): Uint8Array {
  const pieces: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const { name, text, lie: said = {} } of entries) {
    const bytes = Buffer.from(text)
    const packed = deflateRawSync(bytes, { level: 9 })
    const common = Buffer.alloc(26)
    common.writeUInt16LE(20, 0)
    common.writeUInt16LE(said.flags ?? 0, 2)
    common.writeUInt16LE(said.method ?? 8, 4)
    common.writeUInt32LE(said.crc ?? nodeCrc32(bytes), 10)
    common.writeUInt32LE(said.packedSize ?? packed.length, 14)
    common.writeUInt32LE(said.size ?? bytes.length, 18)
    const local = Buffer.from(said.localName ?? name)
    const header = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), common, local])
    header.writeUInt16LE(local.length, 26)
    const central = Buffer.alloc(46)
    central.write('PK\x01\x02', 'latin1')
    central.writeUInt16LE(20, 4)
    common.copy(central, 6)
    central.writeUInt16LE(Buffer.byteLength(name), 28)
    central.writeUInt16LE(0, 30)
    central.writeUInt32LE(at, 42)
    directory.push(central, Buffer.from(name))
    pieces.push(header, packed)
    at += header.length + packed.length
  }
  const size = directory.reduce((sum, piece) => sum + piece.length, 0)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  end.writeUInt16LE(lie.count ?? entries.length, 8)
  end.writeUInt16LE(lie.count ?? entries.length, 10)
  end.writeUInt32LE(size, 12)
  end.writeUInt32LE(lie.start ?? at, 16)
  return new Uint8Array(Buffer.concat([...pieces, ...directory, end]))
}

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

/** The parts of a workbook with one sheet, each of which a test may replace. */
export function bookParts(
  parts: {
    rows?: string
    sheet?: string
    strings?: string
    styles?: string
    workbook?: string
  } = {},
): Packed[] {
  const sheet =
    parts.sheet ??
    `<worksheet xmlns="${main}"><sheetData>${parts.rows ?? ''}</sheetData></worksheet>`
  const workbook =
    parts.workbook ??
    `<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="survey" sheetId="1" r:id="rId1"/></sheets></workbook>`
  return [
    {
      name: '_rels/.rels',
      text: `<Relationships><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    },
    { name: 'xl/workbook.xml', text: workbook },
    {
      name: 'xl/_rels/workbook.xml.rels',
      text: `<Relationships><Relationship Id="rId1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${office}/sharedStrings" Target="/xl/sharedStrings.xml"/><Relationship Id="rId3" Type="${office}/styles" Target="styles.xml"/></Relationships>`,
    },
    { name: 'xl/worksheets/sheet1.xml', text: sheet },
    { name: 'xl/sharedStrings.xml', text: parts.strings ?? '<sst/>' },
    { name: 'xl/styles.xml', text: parts.styles ?? '<styleSheet/>' },
  ]
}
