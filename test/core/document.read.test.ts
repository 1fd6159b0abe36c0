// Word processors' files as text. The packages are written here part by part, as Word and LibreOffice write them.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readDocument } from '../../core/document/read.ts'
import { findBlocks } from '../../core/text/blocks.ts'
import { zipOf } from '../zips.ts'

const decode = (bytes: Uint8Array, page: number) => new TextDecoder(`windows-${page}`).decode(bytes)
const read = (bytes: Uint8Array) => readDocument(bytes, decode)

function docx(body: string): Uint8Array {
  return zipOf([
    {
      name: '[Content_Types].xml',
      text: '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    },
    {
      name: '_rels/.rels',
      text: '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
    },
    {
      name: 'word/document.xml',
      text: `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><w:body>${body}<w:sectPr/></w:body></w:document>`,
    },
  ])
}
const p = (...runs: string[]) => `<w:p><w:pPr/>${runs.join('')}</w:p>`
const r = (text: string, properties = '') =>
  `<w:r><w:rPr>${properties}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`
const cell = (text: string) => `<w:tc><w:tcPr/>${p(r(text))}</w:tc>`

function odt(body: string): Uint8Array {
  return zipOf([
    { name: 'mimetype', text: 'application/vnd.oasis.opendocument.text' },
    {
      name: 'content.xml',
      text: `<?xml version="1.0" encoding="UTF-8"?><office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><office:body><office:text>${body}</office:text></office:body></office:document-content>`,
    },
  ])
}

const rtf = (body: string) =>
  Uint8Array.from(
    Buffer.from(
      `{\\rtf1\\ansi\\ansicpg1252{\\fonttbl{\\f0 Calibri;}}{\\*\\generator Riched20;}${body}}`,
      'latin1',
    ),
  )

test('a transcript in Word gives its turns, with runs joined and paragraphs apart', () => {
  const text = read(
    docx(
      p(r('Peneliti: ', '<w:b/>'), r('Bagaimana kelompok ini mulai?')) +
        p() +
        p(r('P1: '), r('Kami mulai dari sampah, '), r('lalu kompos.', '<w:i/>')),
    ),
  )
  expect(text).toBe(
    'Peneliti: Bagaimana kelompok ini mulai?\n\nP1: Kami mulai dari sampah, lalu kompos.',
  )
  expect(findBlocks(String(text)).map(({ speaker, asks }) => [speaker, asks])).toEqual([
    ['Peneliti', true],
    ['P1', undefined],
  ])
})

test('what was deleted, moved away, hidden or told twice in Word is not read', () => {
  const body = p(
    r('Tetap. '),
    '<w:del w:id="1"><w:r><w:delText>Dihapus.</w:delText></w:r></w:del>',
    `<w:moveFrom>${r('Dipindah dari sini.')}</w:moveFrom>`,
    `<w:ins w:id="2">${r('Baru.')}</w:ins>`,
    r('Rahasia.', '<w:vanish/>'),
    r(' Tampak.', '<w:vanish w:val="0"/>'),
    '<mc:AlternateContent><mc:Choice>' +
      r(' Sekali.') +
      '</mc:Choice><mc:Fallback>' +
      r(' Dua kali.') +
      '</mc:Fallback></mc:AlternateContent>',
    '<w:r><w:instrText>PAGE</w:instrText></w:r>',
  )
  expect(read(docx(body))).toBe('Tetap. Baru. Tampak. Sekali.')
})

test('a transcript laid out as a table becomes turns with their moments; another table keeps its cells', () => {
  const row = (...cells: string[]) => `<w:tr>${cells.map(cell).join('')}</w:tr>`
  const table = (...rows: string[]) => `<w:tbl>${rows.join('')}</w:tbl>`
  const turns = table(
    row('00:00:05', 'Peneliti', 'Siapa ketuanya?'),
    row('00:00:09', 'P1', 'Ibu ketua, sejak awal.'),
    row('', 'P1:', 'Masih beliau.'),
  )
  const figures = table(row('Tahun', '2015', '2016'), row('Hasil', '1.410.000', '11.405.000'))
  const text = String(read(docx(turns + figures)))
  expect(text).toBe(
    '[00:00:05] Peneliti: Siapa ketuanya?\n\n[00:00:09] P1: Ibu ketua, sejak awal.\n\nP1: Masih beliau.\n\n' +
      'Tahun\t2015\t2016\n\nHasil\t1.410.000\t11.405.000',
  )
  expect(
    findBlocks(text)
      .slice(0, 2)
      .map(({ timeMs }) => timeMs),
  ).toEqual([5_000, 9_000])
})

test('tabs, line breaks and the text of boxes in Word are kept where they stand', () => {
  expect(read(docx(p('<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t></w:r>')))).toBe(
    'a\tb\nc',
  )
  const box = `<w:pict><v:textbox xmlns:v="urn:v"><w:txbxContent>${p(r('Dalam kotak.'))}</w:txbxContent></v:textbox></w:pict>`
  expect(read(docx(p(r('Sebelum '), `<w:r>${box}</w:r>`, r('sesudah.'))))).toBe(
    'Dalam kotak.\n\nSebelum sesudah.',
  )
})

test('an OpenDocument text gives its headings and paragraphs, without comments, notes and deletions', () => {
  const text = read(
    odt(
      '<text:tracked-changes><text:changed-region><text:deletion><text:p>Dihapus.</text:p></text:deletion></text:changed-region></text:tracked-changes>' +
        '<text:h text:outline-level="1">Catatan</text:h>' +
        '<text:p>Hari\n   ini<text:s text:c="3"/>ramai<office:annotation><dc:creator>A</dc:creator><text:p>benarkah?</text:p></office:annotation>.<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>kaki</text:p></text:note-body></text:note></text:p>' +
        '<table:table><table:table-row><table:table-cell><text:p>P2</text:p></table:table-cell><table:table-cell><text:p>Iya, ramai.</text:p></table:table-cell></table:table-row></table:table>',
    ),
  )
  expect(text).toBe('Catatan\n\nHari ini   ramai.\n\nP2: Iya, ramai.')
})

test('a Rich Text file gives its paragraphs, with the signs of its code page and of Unicode', () => {
  const text = read(
    rtf(
      "{\\header Halaman}\\pard\\b Peneliti:\\b0  Caf\\'e9?\\par P1: \\u8220?Ya\\u8221?, \\u-10179?\\u-9010? \\uc2\\u8211\\'96\\'96\\uc1 {\\v rahasia}kami\\~di sini.\\line Lagi.{\\field{\\*\\fldinst PAGE}{\\fldrslt 3}}\\par",
    ),
  )
  expect(text).toBe('Peneliti: Café?\n\nP1: “Ya”, 📎 –kami\u00a0di sini.\nLagi.3')
})

test('a table in Rich Text keeps its rows', () => {
  expect(
    read(
      rtf(
        '\\trowd\\cellx1\\cellx2 P1\\cell Kami.\\cell\\row\\trowd P2\\cell Saya.\\cell\\row\\pard Selesai.\\par',
      ),
    ),
  ).toBe('P1: Kami.\n\nP2: Saya.\n\nSelesai.')
})

test('what is no document is left to other readers, and what only looks like one is refused with its reason', () => {
  expect(read(Uint8Array.from(Buffer.from('Peneliti: Siapa?')))).toBeNull()
  expect(read(Uint8Array.from(Buffer.from('%PDF-1.7')))).toBeNull()
  const workbook = zipOf([{ name: 'xl/workbook.xml', text: '<workbook/>' }])
  expect(read(workbook)).toEqual({ refused: 'document-other' })
  expect(read(zipOf([{ name: 'content.xml', text: '<spreadsheet/>' }]))).toEqual({
    refused: 'document-other',
  })
  expect(read(Uint8Array.from(Buffer.from('PK\u0003\u0004')))).toMatchObject({
    refused: 'zip-broken',
  })
})

test('documents that were made to harm are refused: entities, bombs, depth, lies about their size', () => {
  const entity = zipOf([
    { name: 'word/document.xml', text: '<!DOCTYPE d [<!ENTITY x "y">]><d>&x;</d>' },
  ])
  expect(read(entity)).toEqual({ refused: 'xml-doctype', at: 'word/document.xml' })
  const bomb = zipOf([{ name: 'word/document.xml', text: `<d>${' '.repeat(66_000_000)}</d>` }])
  expect(read(bomb)).toMatchObject({ refused: expect.stringMatching(/^(zip-large|xml-long)$/) })
  expect(read(docx('<w:p>'.repeat(1_000)))).toMatchObject({ refused: 'xml-deep' })
  const lying = zipOf([{ name: 'word/document.xml', text: '<d>words</d>', lie: { size: 3 } }])
  expect(read(lying)).toMatchObject({ refused: 'zip-size' })
  expect(read(rtf('{'.repeat(5_000)))).toEqual({ refused: 'document-deep' })
})

test('any bytes at all give a text, a reason or nothing, and never an error', () => {
  const begin = fc.constantFrom('{\\rtf1 ', 'PK\u0003\u0004', '')
  fc.assert(
    fc.property(begin, fc.uint8Array({ maxLength: 400 }), (head, tail) => {
      const found = read(Uint8Array.from([...Buffer.from(head, 'latin1'), ...tail]))
      expect(found === null || typeof found === 'string' || 'refused' in found).toBe(true)
    }),
  )
})

const word = fc
  .stringMatching(/^[a-zA-Zà-ü0-9 .,!?'“”–]{1,40}$/)
  .filter((text) => text.trim() === text)

test('whatever paragraphs are written into Word come out as they were', () => {
  fc.assert(
    fc.property(fc.array(word, { minLength: 1, maxLength: 8 }), (paragraphs) => {
      expect(read(docx(paragraphs.map((text) => p(r(text))).join('')))).toBe(
        paragraphs.join('\n\n'),
      )
    }),
  )
})
