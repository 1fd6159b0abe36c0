// A table for Stata: a CSV whose names Stata takes, and the syntax that reads it, labels it and tells missing kinds apart.
import { strToU8 } from 'fflate'
import { say } from '../instrument/label.ts'
import { cut } from '../text/cut.ts'
import { cellsOf } from './cells.ts'
import { csvLines } from './csv.ts'
import type { Emit, RowWriter, Writer } from './format.ts'
import {
  type Column,
  isNumbered,
  type Measure,
  missingCodes,
  missingLabels,
  namedValues,
  type Shape,
  type Table,
} from './table.ts'
import { variableNames } from './variable-names.ts'

export const stata: Writer = {
  ending: 'stata.csv',
  mime: 'text/csv; charset=utf-8',
  isMeasured: false,
  begin(emit, table, shape) {
    emit(strToU8(csvLines([stataNames(table)])))
    return lines(emit, table, shape)
  },
  resume: (emit, table, shape) => lines(emit, table, shape),
  beside: (table, shape, file) => ({ ending: 'do', text: syntax(table, shape, file) }),
}

function lines(emit: Emit, { columns }: Table, shape: Shape): RowWriter {
  const cells = cellsOf(columns, { ...shape, labels: false, missing: 'coded' })
  return {
    rows(rows) {
      if (rows.length > 0)
        emit(
          strToU8(csvLines(rows.map((row) => row.map((value, at) => cells[at]?.(value) ?? null)))),
        )
    },
    pause: () => null,
    end: () => ({}),
  }
}

// [U] 11.3 keeps these for itself; `import delimited` would call such a column by its number.
const reserved =
  /^(?:_all|_b|byte|_coef|_cons|double|float|if|in|int|long|_n|_N|_pi|_pred|_rc|_se|_skip|str\d+|strL|using|with)$/

/** "A name is one to 32 characters long … a–z, A–Z, 0–9 and _", and does not begin with a digit ([U] 11.3). */
export function stataNames({ columns }: Table): string[] {
  return variableNames(
    columns.map(({ name }) => name),
    {
      legal: (name) => {
        const clean = name
          .normalize('NFKD')
          .replaceAll(/\p{M}/gu, '')
          .replaceAll(/[^A-Za-z0-9_]/g, '_')
        const begun = /^[A-Za-z_]/.test(clean) ? clean : `_${clean}`
        return reserved.test(begun) ? `${begun}_1` : begun
      },
      most: 32,
      bytes: (name) => name.length,
    },
  )
}

const extended = { notAsked: '.a', skipped: '.b', refused: '.c' } as const
const formatOf: Partial<Record<Column['type'], string>> = { date: '%td', datetime: '%tc' }
const levels: Record<Measure, string> = { nominal: 'nominal', ordinal: 'ordinal', scale: 'scale' }

function syntax(table: Table, shape: Shape, file: string): string {
  const names = stataNames(table)
  const out = [
    '* Stata 14 or newer: open this file and run it in the folder that holds the data.',
    'version 14',
    'clear',
    `import delimited using ${quoted(file)}, varnames(1) case(preserve) stringcols(_all) encoding("utf-8") bindquote(strict) maxquotedrows(unlimited)`,
    `label data ${quoted(cut(say(table.label, shape.language), 80))}`,
  ]
  for (const [at, column] of table.columns.entries())
    out.push(...columnSyntax(column, names[at] ?? '', `v${at + 1}`, shape))
  return `${out.join('\n')}\n`
}

function columnSyntax(column: Column, name: string, list: string, { language }: Shape): string[] {
  const out: string[] = []
  const kinds = column.missing ?? []
  const values = namedValues(column)
  const isNumber =
    column.type === 'integer' ||
    column.type === 'number' ||
    column.type === 'flag' ||
    isNumbered(column)
  const format = formatOf[column.type]
  if (format !== undefined) {
    const read =
      column.type === 'date'
        ? `daily(${name}, "YMD")`
        : `clock(subinstr(substr(${name}, 1, 19), "T", " ", 1), "YMDhms")`
    out.push(
      `generate double t__ = ${read}`,
      ...kinds.map(
        (kind) => `replace t__ = ${extended[kind]} if ${name} == "${missingCodes[kind]}"`,
      ),
    )
    out.push(
      `order t__, before(${name})`,
      `drop ${name}`,
      `rename t__ ${name}`,
      `format ${format} ${name}`,
    )
  } else if (isNumber) {
    out.push(`destring ${name}, replace`)
    if (kinds.length > 0)
      out.push(
        `mvdecode ${name}, mv(${kinds.map((kind) => `${missingCodes[kind]}=${extended[kind]}`).join(' \\ ')})`,
      )
  } else if (column.type === 'code' && values.length > 0) {
    // Stata labels numbers only: each value gets the number of its place in the list.
    out.push(
      'generate double t__ = .',
      ...values.map(({ value }, at) => `replace t__ = ${at + 1} if ${name} == ${quoted(value)}`),
    )
    out.push(
      ...kinds.map(
        (kind) => `replace t__ = ${extended[kind]} if ${name} == "${missingCodes[kind]}"`,
      ),
    )
    out.push(`order t__, before(${name})`, `drop ${name}`, `rename t__ ${name}`)
  }
  const isLabelled =
    out.length > 0 && format === undefined && (values.length > 0 || kinds.length > 0)
  if (isLabelled) {
    const number = (value: string, at: number) =>
      column.type === 'code' && !isNumbered(column) ? at + 1 : value
    values.forEach(({ value, label }, at) => {
      out.push(`label define ${list} ${number(value, at)} ${quoted(say(label, language))}, add`)
    })
    for (const kind of kinds)
      out.push(
        `label define ${list} ${extended[kind]} ${quoted(say(missingLabels[kind], language))}, add`,
      )
    out.push(`label values ${name} ${list}`)
  }
  out.push(`label variable ${name} ${quoted(cut(say(column.label, language), 80))}`)
  out.push(`char ${name}[measure] "${levels[column.measure]}"`)
  return out
}

/** Nothing in it ends the string or begins a macro, a line or a comment. */
function quoted(text: string): string {
  const safe = text
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/["“”]/g, "'")
    .replaceAll('`', "'")
    .replaceAll('$', '\\$')
    .replaceAll(/\/(?=\*)|(?<=^|\s)\/(?=\/)/g, '/ ')
  return `\`"${safe}"'`
}
