// Which column of a table is what: each column of the file with its first cells, and beside it what it is taken for.
import { useId, useState } from 'react'
import { assignColumn, type Mapping } from '../../../core/import/columns.ts'
import type { Grid } from '../../../core/import/grid.ts'
import { useWords } from '../../kit/language.ts'
import { columns as en } from './words/columns.en.ts'
import { columns as id } from './words/columns.id.ts'
import './column-mapping.css'

export const columnWords = { id, en }

export type ColumnChoice<Name extends string> = {
  name: Name
  label: string
  /** Nothing can be read without it. */
  isNeeded?: boolean
  /** Several columns may be this. */
  isMany?: boolean
}

type Props<Name extends string> = {
  grid: Grid
  choices: readonly ColumnChoice<Name>[]
  mapping: Mapping<Name>
  onMapping: (mapping: Mapping<Name>) => void
}

const shownRows = 3

export function ColumnMapping<Name extends string>(props: Props<Name>) {
  const { grid, choices, mapping, onMapping } = props
  const m = useWords(columnWords)
  const prefix = useId()
  const [moved, setMoved] = useState('')
  const missing = missingChoices(choices, mapping)

  function choose(column: number, name: Name | null) {
    const choice = choices.find((one) => one.name === name)
    const before = choice?.isMany || name === null ? -1 : mapping.indexOf(name)
    const isMoved = choice !== undefined && before !== -1 && before !== column
    setMoved(isMoved ? m.moved(choice.label, grid.columns[before] ?? '') : '')
    onMapping(assignColumn(mapping, column, name, choice?.isMany === true))
  }

  return (
    <fieldset className="column-mapping">
      <legend>
        {m.legend} <span className="quiet">{m.rows(grid.rows.length)}</span>
      </legend>
      <div className="mapped-head" aria-hidden="true">
        <span>{m.column}</span>
        <span>{m.first}</span>
        <span>{m.is}</span>
      </div>
      {grid.columns.map((heading, column) => (
        // A table has no order but that of its columns, and two of them may have the same heading.
        // biome-ignore lint/suspicious/noArrayIndexKey: the place is what a column is known by.
        <div key={column} className="mapped" data-out={mapping[column] === null || undefined}>
          <label htmlFor={`${prefix}-${column}`}>{heading}</label>
          <span id={`${prefix}-${column}-first`} className="cells">
            {firstCells(grid, column).join(' · ') || m.empty}
          </span>
          <select
            id={`${prefix}-${column}`}
            aria-describedby={`${prefix}-${column}-first`}
            value={mapping[column] ?? ''}
            onChange={(event) =>
              choose(column, choices.find(({ name }) => name === event.target.value)?.name ?? null)
            }
          >
            <option value="">{m.leftOut}</option>
            {choices.map(({ name, label }) => (
              <option key={name} value={name}>
                {label}
              </option>
            ))}
          </select>
        </div>
      ))}
      <p role="status" className="quiet">
        {missing.length > 0 ? m.missing(missing.map(({ label }) => label).join(', ')) : moved}
      </p>
    </fieldset>
  )
}

/** What has to be mapped yet before anything can be read. */
export function missingChoices<Name extends string>(
  choices: readonly ColumnChoice<Name>[],
  mapping: Mapping<Name>,
): ColumnChoice<Name>[] {
  return choices.filter(({ name, isNeeded }) => isNeeded && !mapping.includes(name))
}

function firstCells(grid: Grid, column: number): string[] {
  const said: string[] = []
  for (const { cells } of grid.rows) {
    const text = (cells[column] ?? '').trim()
    if (text !== '') said.push(text.length > 60 ? `${text.slice(0, 60).trimEnd()}…` : text)
    if (said.length === shownRows) break
  }
  return said
}
