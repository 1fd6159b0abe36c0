// A report as a page and as a Word document: the same words in both, whatever signs are in them.
import { expect, test } from 'vitest'
import { readDocx } from '../../core/document/docx.ts'
import { mapTexts, type Report } from '../../core/report/document.ts'
import { reportDocx } from '../../core/report/docx.ts'
import { reportHtml } from '../../core/report/html.ts'

const report: Report = {
  language: 'id',
  title: 'Laporan <b>',
  pieces: [
    { kind: 'heading', level: 1, text: 'Temuan 1 & 2' },
    { kind: 'text', text: 'Klaim "satu"' },
    { kind: 'quote', text: 'Kami mulai <dari> sampah.', by: 'P-1' },
    { kind: 'list', items: ['satu', 'dua'] },
    { kind: 'table', caption: 'Tabel', head: ['a', 'b'], rows: [['1', '<script>x</script>']] },
  ],
}

test('a page shows signs as signs', () => {
  const html = reportHtml(report)
  expect(html).not.toContain('<script>')
  expect(html).toContain('&lt;script&gt;x&lt;/script&gt;')
  expect(html).toContain('<title>Laporan &lt;b&gt;</title>')
})

test('a Word document holds every word, tables and all', () => {
  const text = readDocx(reportDocx(report))
  if (typeof text !== 'string') throw new Error('it cannot be read')
  for (const words of [
    'Laporan <b>',
    'Temuan 1 & 2',
    'Kami mulai <dari> sampah.',
    '• dua',
    'Tabel',
  ])
    expect(text).toContain(words)
  expect(text).toMatch(/1\s+<script>x<\/script>/)
})

test('every text is changed, wherever it stands', () => {
  const seen: string[] = []
  const shout = (text: string) => {
    seen.push(text)
    return text.toUpperCase()
  }
  expect(reportHtml(mapTexts(report, shout))).toContain('KAMI MULAI')
  expect(seen).toHaveLength(12)
})
