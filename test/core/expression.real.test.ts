// Expressions of forms that people work with. They are not ours to keep, so they are read where they lie.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { check } from '../../core/expression/check.ts'
import { parse } from '../../core/expression/parse.ts'
import type { Sheet } from '../../core/xlsform/workbook/model.ts'
import { readWorkbook } from '../../core/xlsform/workbook/read.ts'
import { root } from '../../scripts/root.ts'

const folder = join(root, '..', 'shared', 'data', 'xlsforms')
const columns = /^(relevant|relevance|constraint|calculat\w+|choice[ _]filter|repeat[ _]count)$/i

test.skipIf(!existsSync(folder))(
  'the expressions of real forms can be read, and every remark on them is one we know',
  () => {
    const files = readdirSync(folder).filter((file) => file.endsWith('.xlsx'))
    const found = files.flatMap((file) => {
      const book = readWorkbook(readFileSync(join(folder, file)))
      const survey = 'sheets' in book ? book.sheets.find(({ name }) => /survey/i.test(name)) : null
      return survey ? told(survey).map((one) => `${file} ${one}`) : []
    })
    expect(found.length).toBeGreaterThan(20)
    const kinds = new Set(found.map((one) => one.split(' ').slice(1).join(' ')))
    expect([...kinds].sort()).toEqual([
      // One form compares with `null`, which no client has; the others belong to SurveyCTO.
      'bare-word null',
      'fine',
      'not-here device-info',
      'not-here duration',
      'surveycto index',
    ])
  },
)

function told({ rows }: Sheet): string[] {
  const [head, ...body] = rows
  const titles = new Map(head?.cells.map(({ column, text }) => [column, text.trim()]))
  const at = (title: string) => [...titles].find(([, text]) => text.toLowerCase() === title)?.[0]
  const names = new Set(
    body.flatMap((row) =>
      row.cells.flatMap((cell) => (cell.column === at('name') ? [cell.text] : [])),
    ),
  )
  return body
    .flatMap((row) => row.cells)
    .filter(({ column }) => columns.test(titles.get(column) ?? ''))
    .flatMap(({ column, text }) => {
      const parsed = parse(text)
      if (!parsed.ok) return [`${parsed.reason} ${text}`]
      // In a filter, relative names are columns.
      if (/filter/i.test(titles.get(column) ?? '')) return ['fine']
      const remarks = check(parsed.tree, {
        kindOf: (name) => (names.has(name) ? 'answer' : null),
        hasInstance: () => true,
      })
      const short = remarks.map(
        ({ reason, about }) => `${reason.replace('expression.', '')} ${about}`,
      )
      return short.length > 0 ? short : ['fine']
    })
}
