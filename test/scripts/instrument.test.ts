// The command that checks and converts forms, as a person at a terminal runs it.
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { xlsxBytes } from '../../core/table/xlsx.ts'
import { command, type Done } from './command.ts'

const folder = () => mkdtempSync(join(tmpdir(), 'pedoman-instrument-'))

function run(...args: string[]): Promise<Done> {
  return command('instrument', args).done
}

function formIn(path: string, rows: string[][]): string {
  const columns = ['type', 'name', 'label::English (en)', 'relevant'].map((name) => ({ name }))
  writeFileSync(path, xlsxBytes([{ name: 'survey', columns, rows }]))
  return path
}

test('a sound form is answered as JSON with its instrument, and the command ends well', async () => {
  const file = formIn(join(folder(), 'Survei Desa.xlsx'), [['integer', 'age', 'How old?', '']])
  const { code, out } = await run('check', file)
  expect(JSON.parse(out)).toMatchObject({
    ok: true,
    instrument: {
      slug: 'survei-desa',
      items: [{ type: 'integer', name: 'age', label: { en: 'How old?' } }],
    },
    problems: [],
  })
  expect(code).toBe(0)
})

test('what is wrong is told with sheet, row, column and words, and the command ends with 1', async () => {
  const file = formIn(join(folder(), 'x.xlsx'), [
    ['intger', 'age', 'How old?', ''],
    ['text', 'b', 'B', '${c} = 1'],
  ])
  const { code, out } = await run('check', file, '--language', 'id')
  expect(JSON.parse(out)).toEqual({
    ok: false,
    instrument: null,
    warnings: [],
    problems: [
      {
        sheet: 'survey',
        row: 2,
        column: 'A',
        header: 'type',
        reason: 'type.unknown',
        about: 'intger',
        message: 'Jenis “intger” tidak dikenal. Periksa ejaannya.',
      },
      {
        sheet: 'survey',
        row: 3,
        column: 'D',
        header: 'relevant',
        reason: 'expression.unknown-name',
        about: '${c} = 1',
        message: expect.any(String),
      },
    ],
  })
  expect(code).toBe(1)
})

test('a file that is no workbook, or is not there, is told in a sentence', async () => {
  const file = join(folder(), 'x.xlsx')
  writeFileSync(file, '%PDF-1.7')
  const { code, out } = await run('check', file)
  expect(JSON.parse(out).problems).toMatchObject([{ reason: 'unknown-format' }])
  expect(code).toBe(1)
  const missing = await run('check', join(folder(), 'hilang.xlsx'))
  expect(missing).toMatchObject({ code: 1, out: '' })
  expect(missing.err).toMatch(/hilang\.xlsx" cannot be read/)
  expect((await run('chek', file)).err).toMatch(/^Usage/)
})

test('a workbook becomes JSON, and the JSON the same workbook again', async () => {
  const place = folder()
  const json = join(place, 'a.json')
  const back = join(place, 'b.xlsx')
  const file = formIn(join(place, 'a.xlsx'), [['text', 'q', 'Name?', '']])
  expect(await run('convert', file, json)).toMatchObject({ code: 0, out: '' })
  expect(await run('convert', json, back)).toMatchObject({ code: 0, out: '' })
  const { out } = await run('check', back)
  expect(JSON.parse(out).instrument).toEqual(JSON.parse(readFileSync(json, 'utf8')))
})

test('an XForm is checked and converted like a workbook', async () => {
  const here = folder()
  const file = formIn(join(here, 'desa.xlsx'), [['integer', 'age', 'How old?', '']])
  const out = join(here, 'desa.xml')
  expect((await run('convert', file, out)).code).toBe(0)
  const { code, out: told } = await run('check', out)
  expect(JSON.parse(told)).toMatchObject({
    ok: true,
    instrument: { items: [{ type: 'integer', name: 'age', label: { en: 'How old?' } }] },
    problems: [],
  })
  expect(code).toBe(0)
  writeFileSync(out, '<html/>')
  const refused = await run('check', out)
  expect(JSON.parse(refused.out)).toMatchObject({
    ok: false,
    problems: [{ reason: 'xform.not-a-form', message: expect.stringContaining('no XForm') }],
  })
  expect(refused.code).toBe(1)
})
