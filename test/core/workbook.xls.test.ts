// The old .xls: the same form says the same in it, and what is damaged or locked is refused.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { utils, type WorkBook, write } from '@e965/xlsx'
import { expect, test } from 'vitest'
import { root } from '../../scripts/root.ts'
import { readAnyWorkbook } from '../../web/kit/workbook.ts'

function saved(book: WorkBook, bookType: 'biff8' | 'biff5' | 'xlsx'): Uint8Array {
  return new Uint8Array(write(book, { type: 'array', bookType }) as ArrayBuffer)
}

function form(): WorkBook {
  const survey = utils.aoa_to_sheet([
    ['type', 'name', 'label'],
    ['integer', 'umur', 'Umur responden'],
    [],
    ['text', 'kode', '007', 0.1 + 0.2, true],
  ])
  survey.F2 = { t: 'n', v: 43831, z: 'yyyy-mm-dd' }
  survey['!ref'] = 'A1:F4'
  const book = utils.book_new()
  utils.book_append_sheet(book, survey, 'survey')
  utils.book_append_sheet(book, utils.aoa_to_sheet([['x']]), 'catatan')
  book.Workbook = { Sheets: [{ Hidden: 0 }, { Hidden: 1 }] }
  return book
}

const expected = {
  sheets: [
    {
      name: 'survey',
      hidden: false,
      rows: [
        { number: 1, cells: ['type', 'name', 'label'].map((text, column) => ({ column, text })) },
        {
          number: 2,
          cells: [
            { column: 0, text: 'integer' },
            { column: 1, text: 'umur' },
            { column: 2, text: 'Umur responden' },
            { column: 5, text: '2020-01-01' },
          ],
        },
        {
          number: 4,
          cells: ['text', 'kode', '007', '0.3', 'TRUE'].map((text, column) => ({ column, text })),
        },
      ],
    },
    { name: 'catatan', hidden: true, rows: [{ number: 1, cells: [{ column: 0, text: 'x' }] }] },
  ],
}

test('the same form says the same in .xls and in .xlsx', async () => {
  expect(await readAnyWorkbook(saved(form(), 'biff8'))).toEqual(expected)
  expect(await readAnyWorkbook(saved(form(), 'xlsx'))).toEqual(expected)
})

test('a damaged .xls is refused, and a huge one is not parsed', async () => {
  const file = saved(form(), 'biff8')
  expect(await readAnyWorkbook(file.subarray(0, 600))).toEqual({ refused: 'xls-broken' })
  const huge = new Uint8Array(8_000_001)
  huge.set(file)
  expect(await readAnyWorkbook(huge)).toEqual({ refused: 'too-large' })
})

const real = join(root, '..', 'shared', 'data', 'xlsforms', 'pyxform-repeat_date_test.xls')
test.skipIf(!existsSync(real))('a real .xls form is read', async () => {
  const book = await readAnyWorkbook(readFileSync(real))
  expect('sheets' in book && book.sheets.map(({ name }) => name)).toEqual(['survey', 'choices'])
})
