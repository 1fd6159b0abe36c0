// Whatever a table's author called their columns, the guess is theirs to put right, and never gives one part twice.
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { assignColumn, cellAt, guessColumns, plainHeading } from '../../core/import/columns.ts'
import { gridOf } from '../../core/import/grid.ts'
import { readWorkbook } from '../../core/xlsform/workbook/read.ts'

const parts = [
  { name: 'document', words: ['document', 'dokumen', 'media title'] },
  { name: 'code', words: ['code', 'kode', 'tag'] },
  { name: 'note', words: ['comment', 'catatan'], isMany: true },
] as const

function gridFrom(csv: string) {
  const book = readWorkbook(new TextEncoder().encode(csv))
  if ('refused' in book) throw new Error(book.refused)
  const [sheet] = book.sheets
  return sheet ? gridOf(sheet) : null
}

test('headings in Indonesian and English are known, whatever their case, accents and marks', () => {
  expect(guessColumns(['Nama_Dokumen', 'KODE*', 'Catatan 1', 'Catatan 2', 'X'], parts)).toEqual([
    'document',
    'code',
    'note',
    'note',
    null,
  ])
  expect(plainHeading('  Código-Único ')).toBe('codigo unico')
})

test('the heading that says it most plainly is the column, and one part is one column', () => {
  expect(guessColumns(['Old code', 'Code of the segment', 'Code'], parts)).toEqual([
    null,
    null,
    'code',
  ])
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom('code', 'kode', 'tag 2', 'dokumen', 'comment', '')),
      (columns) => {
        const mapping = guessColumns(columns, parts)
        expect(mapping.length).toBe(columns.length)
        expect(mapping.filter((name) => name === 'code').length).toBeLessThan(2)
      },
    ),
  )
})

test('a part that is given to another column leaves the one it had', () => {
  expect(assignColumn(['code', null, 'note'], 1, 'code', false)).toEqual([null, 'code', 'note'])
  expect(assignColumn(['code', null, 'note'], 1, 'note', true)).toEqual(['code', 'note', 'note'])
  expect(assignColumn(['code', null], 0, null, false)).toEqual([null, null])
})

test('what stands above a table is no part of it, and a column without a heading goes by its letters', () => {
  const grid = gridFrom('Daftar segmen\n\nDokumen;Kode;\nW1;percaya;"baris 1\nbaris 2"\n')
  expect(grid).toEqual({
    columns: ['Dokumen', 'Kode', 'C'],
    rows: [{ number: 4, cells: ['W1', 'percaya', 'baris 1\nbaris 2'] }],
  })
  expect(grid && cellAt(grid.rows[0] as never, ['document', 'code', null], 'code')).toBe('percaya')
  expect(gridFrom('Dokumen,Kode\n')).toBeNull()
})
