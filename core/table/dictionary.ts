// The dictionary of tables: a row for each column, and one for each value that has a name.
import type { Cell } from './csv.ts'
import { missingCodes, missingLabels, namedValues, type Table } from './table.ts'

/** Every language that some label of the tables is written in, in the order they are met. */
export function languagesOf(tables: readonly Table[]): string[] {
  const found = new Set<string>()
  for (const { columns } of tables)
    for (const column of columns) {
      for (const language of Object.keys(column.label)) found.add(language)
      for (const { label } of column.values ?? [])
        for (const language of Object.keys(label)) found.add(language)
    }
  return [...found]
}

export function dictionaryColumns(languages: readonly string[]): string[] {
  return [
    'table',
    'column',
    'type',
    'measure',
    'value',
    ...languages.map((language) => `label_${language}`),
  ]
}

/** A column's own row has no value; the rows of its values and of its kinds of missing follow it. */
export function dictionaryRows(table: Table, languages: readonly string[]): Cell[][] {
  return table.columns.flatMap((column) => {
    const start = [table.name, column.name, column.type, column.measure]
    const said = (label: Record<string, string>) =>
      languages.map((language) => label[language] ?? null)
    return [
      [...start, null, ...said(column.label)],
      ...namedValues(column).map(({ value, label }) => [...start, value, ...said(label)]),
      ...(column.missing ?? []).map((kind) => [
        ...start,
        String(missingCodes[kind]),
        ...said(missingLabels[kind]),
      ]),
    ]
  })
}
